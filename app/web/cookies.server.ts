import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { fingerprint, hashToken, isFingerprint, newToken } from "#app/platform/secrets.server.ts";
import { attributes, sealedCookie } from "./sealed-cookie.server.ts";

const sessionCookie = createCookie("__Host-session", attributes);
/** A visitor not yet known has one too, for the forms they fill before. */
const visitCookie = createCookie("__Host-visit", attributes);

/** The recovery codes just made, while they are shown to who made them: the next page cannot read them anywhere else. */
const codesCookie = sealedCookie("__Host-codes", {
  seconds: 600,
  schema: z.object({ account: z.string(), session: z.string(), codes: z.array(z.string()).min(1) }),
});
/** Where to close the session of a provider, once the portal's own has ended. */
const leavingCookie = sealedCookie("__Host-leaving", { seconds: 120, schema: z.url({ protocol: /^https?$/ }) });
/** The page that somebody asked for before they were known: the link of their message may take an hour to arrive. */
const wantedCookie = sealedCookie("__Host-wanted", { seconds: 3600, schema: z.string().max(2000) });

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

/** Carries recovery codes to the page that shows them: to this account in this session alone, for ten minutes. */
export function carryCodes(secret: string, account: string, codes: readonly string[]): Promise<string> {
  return codesCookie.carry({ account, session: hashToken(secret), codes: [...codes] });
}

/** The recovery codes being shown to this account in this session; none once they were noted, or after ten minutes. */
export async function carriedCodes(request: Request, account: string): Promise<readonly string[]> {
  const [carried, secret] = [await codesCookie.read(request), await sessionToken(request)];
  if (carried === null || secret === null) return [];
  return carried.account === account && carried.session === hashToken(secret) ? carried.codes : [];
}

/** Takes the recovery codes out of the browser. */
export function forgetCodes(): Promise<string> {
  return codesCookie.forget();
}

/** Carries the address that closes the session of a provider to the page that leads there. */
export function carryLeaving(address: string): Promise<string> {
  return leavingCookie.carry(address);
}

/** The address that closes the session of a provider; null when there is none to close. */
export function carriedLeaving(request: Request): Promise<string | null> {
  return leavingCookie.read(request);
}

/** The provider was left. */
export function forgetLeaving(): Promise<string> {
  return leavingCookie.forget();
}

/** Carries the page that somebody wants to the link that lets them in. */
export function carryWanted(page: string): Promise<string> {
  return wantedCookie.carry(page);
}

/** The page that somebody wanted when they asked for their link in this browser; null when they asked in another. */
export function carriedWanted(request: Request): Promise<string | null> {
  return wantedCookie.read(request);
}

/** They are there. */
export function forgetWanted(): Promise<string> {
  return wantedCookie.forget();
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
