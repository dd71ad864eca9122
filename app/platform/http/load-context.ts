import type { AppLoadContext } from "@remix-run/node";

declare module "@remix-run/node" {
  /** What the server hands to every loader and to the rendering of a page. */
  interface AppLoadContext {
    readonly nonce: string;
    readonly requestId: string;
    /** Set when a service the page needs does not answer: the page is then a 503, not a 500. */
    isServiceDown: boolean;
  }
}

/** The context of one request. */
export function createLoadContext(nonce: string, requestId: string): AppLoadContext {
  return { nonce, requestId, isServiceDown: false };
}
