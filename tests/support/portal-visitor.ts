import { formTokenFor } from "#app/web/cookies.server.ts";

/** What to ask of a served portal. */
export interface Question {
  readonly path: string;
  /** The `Cookie` header; absent: none. */
  readonly cookie?: string;
  /** Sent by POST, from the portal's own origin unless the headers say otherwise. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back. A redirect of a `.data` answer, which travels as a 202, is told like any other. */
export interface PortalAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
  readonly headers: Headers;
}

/** A browser that has a cookie and the token its forms carry. */
export interface FormVisitor {
  readonly cookie: string;
  readonly formToken: string;
}

/** Asks, without following redirects. */
export async function askPortal(url: string, question: Question): Promise<PortalAnswer> {
  const { path, cookie, form, headers } = question;
  const response = await fetch(`${url}${path}`, {
    method: form === undefined ? "GET" : "POST",
    redirect: "manual",
    headers: {
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(form === undefined ? {} : { Origin: url }),
      ...headers,
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const body = await response.text();
  const told = response.status === 202 ? /"redirect","([^"]*)"/.exec(body)?.[1] : undefined;
  return {
    status: told === undefined ? response.status : 303,
    location: told ?? response.headers.get("Location"),
    body,
    headers: response.headers,
  };
}

/** The token of the forms of whoever sends this cookie; without one, a new visit with its cookie. */
export async function visitorOf(cookie?: string): Promise<FormVisitor> {
  const headers = cookie === undefined ? {} : { Cookie: cookie };
  const { formToken, setCookie } = await formTokenFor(new Request("http://portal.invalid/", { headers }));
  return { cookie: cookie ?? cookieOf(setCookie), formToken };
}

/** The part of a `Set-Cookie` header that a browser sends back. */
export function cookieOf(setCookie: string | null): string {
  return setCookie?.split(";", 1)[0] ?? "";
}

/** Without what changes at every answer: identifiers, nonces, tokens. */
export function lasting(body: string): string {
  return body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID").replaceAll(/[\w+/-]{22,}={0,2}/g, "RANDOM");
}
