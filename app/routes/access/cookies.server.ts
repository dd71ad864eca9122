import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import {
  fingerprint,
  hashToken,
  isFingerprint,
  newToken,
  openSecret,
  sealSecret,
} from "#app/platform/secrets.server.ts";

/** `__Host-`: sent to this host alone, over TLS (or to this very machine), never readable by a script. */
const attributes = { path: "/", httpOnly: true, secure: true, sameSite: "lax" } as const;
const sessionCookie = createCookie("__Host-session", attributes);
/** A visitor not yet known has one too, for the forms they fill before. */
const visitCookie = createCookie("__Host-visit", attributes);

/** The recovery codes just made, sealed, while they are shown: the next page cannot read them anywhere else. */
const CODES_SECONDS = 600;
const codesCookie = createCookie("__Host-codes", { ...attributes, maxAge: CODES_SECONDS });
/** Of one session, and until an instant that the browser does not decide. */
const carried = z.object({ session: z.string(), until: z.number(), codes: z.array(z.string()).min(1) });

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

/** The secret of this browser's visit, null when it shows none. */
export async function visitToken(request: Request): Promise<string | null> {
  return token
    .nullable()
    .catch(null)
    .parse(await visitCookie.parse(request.headers.get("Cookie")));
}

/** The secret of this browser's visit, and the cookie to set when it had none yet. */
export async function visitFor(
  request: Request,
): Promise<{ readonly visit: string; readonly setCookie: string | null }> {
  const shown = await visitToken(request);
  if (shown !== null) return { visit: shown, setCookie: null };
  const visit = newToken();
  return { visit, setCookie: await visitCookie.serialize(visit) };
}

/** Carries recovery codes to the page that shows them, to this session alone and for ten minutes. */
export function carryCodes(secret: string, codes: readonly string[]): Promise<string> {
  const until = now().getTime() + CODES_SECONDS * 1000;
  return codesCookie.serialize(sealSecret(JSON.stringify({ session: hashToken(secret), until, codes })));
}

/** The recovery codes being shown in this session; none once they were noted, in another session, or after ten minutes. */
export async function carriedCodes(request: Request): Promise<readonly string[]> {
  const sealed = z.string().safeParse(await codesCookie.parse(request.headers.get("Cookie")));
  const secret = await sessionToken(request);
  if (!sealed.success || secret === null) return [];
  try {
    const { session, until, codes } = carried.parse(JSON.parse(openSecret(sealed.data)));
    return session === hashToken(secret) && now().getTime() < until ? codes : [];
  } catch {
    // Not ours, or of a key that is gone: there is nothing to show.
    return [];
  }
}

/** Takes the recovery codes out of the browser. */
export function forgetCodes(): Promise<string> {
  return codesCookie.serialize("", { maxAge: 0 });
}

/** What a form must send back, and the cookie to set when the visitor had none yet. */
export interface FormToken {
  readonly formToken: string;
  readonly setCookie: string | null;
}

/** The token of the forms of this visitor: bound to their session, or to their visit before there is a session. */
export async function formTokenFor(request: Request): Promise<FormToken> {
  const session = await sessionToken(request);
  if (session !== null) return { formToken: fingerprint(FORM, session), setCookie: null };
  const { visit, setCookie } = await visitFor(request);
  return { formToken: fingerprint(FORM, visit), setCookie };
}

/** Was this form made for this visitor? */
export async function isOwnForm(request: Request, given: unknown): Promise<boolean> {
  const bound = (await sessionToken(request)) ?? (await visitToken(request));
  return bound !== null && typeof given === "string" && isFingerprint(given, FORM, bound);
}
