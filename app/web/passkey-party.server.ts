import { type RelyingParty, relyingPartyOf } from "#app/access/sign-in/passkey/relying-party.ts";
import { env } from "#app/platform/env.server.ts";

/** Whom the passkeys of this request are for; null where there can be none. */
export function passkeyParty(request: Request): RelyingParty | null {
  return relyingPartyOf({ publicUrl: env().PUBLIC_URL, requestUrl: request.url });
}
