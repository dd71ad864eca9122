import "@remix-run/node";

declare module "@remix-run/node" {
  /** What the server hands to every loader and to the rendering of a page. */
  interface AppLoadContext {
    readonly nonce: string;
    readonly requestId: string;
    /** Called when a service the answer needs does not answer: tells when to ask again (`Retry-After`). */
    comeBackLater(): void;
    /** The network address the request came from; for throttling, never for the log. */
    readonly clientAddress: string;
    /** Called when the answer is for one person alone: nobody on the way may keep it. */
    keepPrivate(): void;
    /** Adds to the request's line in the log: the account that acts (an id, never a name), and what the portal refused it. */
    note(facts: RequestNote): void;
  }
}

/** What a page knows of a request, and its line in the log does not. */
export interface RequestNote {
  readonly account?: string;
  readonly event?: "access-refused" | "form-refused";
}
