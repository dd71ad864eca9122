/** Why the edge of the server answers by itself, before any page or API route is asked. */
export const edgeRefusalStatus = {
  "bad-host": 400,
  "bad-address": 400,
  "bad-request": 400,
  "foreign-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "request-too-slow": 408,
  "body-too-large": 413,
  "unsupported-body": 415,
  "unmet-expectation": 417,
  "too-many-requests": 429,
  "headers-too-large": 431,
  "internal-error": 500,
  overloaded: 503,
} as const;

export type EdgeRefusalCode = keyof typeof edgeRefusalStatus;

/** What a person reads: what happened, and what to do. */
export interface EdgeRefusalWords {
  readonly title: string;
  readonly message: string;
  /** What a software is told instead, where the words for a person do not help it. */
  readonly api?: string;
}

/** The French words of every refusal, and of the help on its page; written in app/content. */
export interface EdgeWords {
  readonly refusals: Readonly<Record<EdgeRefusalCode, EdgeRefusalWords>>;
  readonly homeLink: string;
  readonly help: string;
}

/** The API's error shape: contract.md § Public API. */
export function errorJson(error: {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly requestId: string;
}): string {
  return JSON.stringify({ error });
}

/** The browser's own colours, in the light and in the dark: said aloud, so that what checks contrast sees the background too. */
export const refusalStyle =
  ":root{color-scheme:light dark;background:Canvas;color:CanvasText;font:1.125rem/1.5 system-ui,sans-serif}" +
  "body{max-width:38rem;margin:0 auto;padding:1.5rem}a{color:LinkText}";
/** Of that style, for the security policy: no other style runs inside a page. */
export const refusalStyleHash = "sha256-pkrMck9L2MHfxewzl7MpiLL4ek2emeOQ9uFGTZGVzzs=";

/** A page that needs nothing else to be read: no file, no script, no picture. All words are the portal's own. */
export function refusalPage(words: EdgeRefusalWords, around: EdgeWords): string {
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<style>${refusalStyle}</style><title>${words.title}</title></head><body><main><h1>${words.title}</h1><p>${words.message}</p>`,
    `<p>${around.help}</p><p><a href="/">${around.homeLink}</a></p></main></body></html>`,
  ].join("");
}
