import { codeOf } from "#app/access/sign-in/factor/totp.server.ts";
import { askPortal, cookieOf, type PortalAnswer, visitorOf } from "./portal-visitor.ts";

/** A browser that keeps the cookie of its session and fills forms as the pages make them. */
export interface SignInBrowser {
  readonly cookie: string;
  get(path: string): Promise<PortalAnswer>;
  /** Sends a form with a good token, and keeps the cookie that comes back. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<PortalAnswer>;
}

/** A new browser, or one that shows a cookie already. */
export async function openBrowser(url: string, shown?: string): Promise<SignInBrowser> {
  let cookie = (await visitorOf(shown)).cookie;
  return {
    get cookie() {
      return cookie;
    },
    get: (path) => askPortal(url, { path, cookie }),
    async post(path, fields) {
      const { formToken } = await visitorOf(cookie);
      const answer = await askPortal(url, { path, cookie, form: { jeton: formToken, ...fields } });
      const given = answer.headers.get("Set-Cookie");
      if (given?.includes("Max-Age=0")) cookie = (await visitorOf()).cookie;
      else if (given !== null) cookie = cookieOf(given);
      return answer;
    },
  };
}

/** What an authenticator shows now, or some steps of 30 s from now. */
export function codeNow(totpSecret: string, steps = 0): string {
  return codeOf(totpSecret, new Date(Date.now() + steps * 30_000));
}
