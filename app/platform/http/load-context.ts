import "@remix-run/node";

declare module "@remix-run/node" {
  /** What the server hands to every loader and to the rendering of a page. */
  interface AppLoadContext {
    readonly nonce: string;
    readonly requestId: string;
    /** Called when a service the answer needs does not answer: tells when to ask again (`Retry-After`). */
    comeBackLater(): void;
    /** The network the request came from (an IPv4 address, an IPv6 /64); for throttling, never for the log. */
    readonly clientAddress: string;
    /** Is the server to be left alone at this moment, because it turns people away or is not warm yet? Readiness says so. */
    isTurningAway(): boolean;
    /** Called when the answer is for one person alone: no cache between may keep it. */
    keepPrivate(): void;
    /** Called when the answer to somebody else, who sends other cookies, would be another one: a cache between must compare them. */
    dependsOnCookies(): void;
    /** Adds to the request's line in the log: the account that acts (an id, never a name), and what the portal refused it. */
    note(facts: RequestNote): void;
  }
}

/** What a page knows of a request, and its line in the log does not. */
export interface RequestNote {
  readonly account?: string;
  readonly event?: "access-refused" | "form-refused";
}
