import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { fingerprint, isFingerprint, newToken } from "#app/platform/secrets.server.ts";

/** `__Host-`: sent to this host alone, over TLS (or to this very machine), never readable by a script. */
const attributes = { path: "/", httpOnly: true, secure: true, sameSite: "lax" } as const;
const sessionCookie = createCookie("__Host-session", attributes);
/** A visitor not yet known has one too, for the forms they fill before. */
const visitCookie = createCookie("__Host-visit", attributes);

const token = z.string().min(43).max(100);
const FORM = "form";

/** The secret of the session's cookie, null without a well-formed one. */
export async function sessionToken(request: Request): Promise<string | null> {
  return token
    .nullable()
    .catch(null)
    .parse(await sessionCookie.parse(request.headers.get("Cookie")));
}

/** Gives the browser the cookie of a session; it ends with the browser, or earlier with the session. */
export function setSession(secret: string): Promise<string> {
  return sessionCookie.serialize(secret);
}

/** Takes the cookie back. */
export function clearSession(): Promise<string> {
  return sessionCookie.serialize("", { maxAge: 0 });
}

/** What a form must send back, and the cookie to set when the visitor had none yet. */
export interface FormToken {
  readonly formToken: string;
  readonly setCookie: string | null;
}

/** The token of the forms of this visitor: bound to their session, or to their visit before there is a session. */
export async function formTokenFor(request: Request): Promise<FormToken> {
  const bound = (await sessionToken(request)) ?? (await visitToken(request));
  if (bound !== null) return { formToken: fingerprint(FORM, bound), setCookie: null };
  const visit = newToken();
  return { formToken: fingerprint(FORM, visit), setCookie: await visitCookie.serialize(visit) };
}

/** Was this form made for this visitor? */
export async function isOwnForm(request: Request, given: unknown): Promise<boolean> {
  const bound = (await sessionToken(request)) ?? (await visitToken(request));
  return bound !== null && typeof given === "string" && isFingerprint(given, FORM, bound);
}

async function visitToken(request: Request): Promise<string | null> {
  return token
    .nullable()
    .catch(null)
    .parse(await visitCookie.parse(request.headers.get("Cookie")));
}
