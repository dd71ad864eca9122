/** Whom a passkey is made for: the host it is bound to, and the one origin it may answer from. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

const NUMERIC_HOST = /^\[|^\d+(\.\d+){3}$/;

/**
 * The relying party of this portal (WebAuthn Level 3, § 4): its public address. Where none is said, this very machine by the name
 * `localhost`, and no other host: whoever asks may write any host in a request. Null where browsers know no passkeys: at a numeric
 * address, or without TLS.
 */
export function relyingPartyOf({
  publicUrl,
  requestUrl,
}: {
  readonly publicUrl: string | undefined;
  readonly requestUrl: string;
}): RelyingParty | null {
  const { hostname, origin, protocol } = new URL(publicUrl ?? requestUrl);
  if (hostname === "localhost") return { id: hostname, origin };
  if (publicUrl === undefined || protocol !== "https:" || NUMERIC_HOST.test(hostname)) return null;
  return { id: hostname, origin };
}
