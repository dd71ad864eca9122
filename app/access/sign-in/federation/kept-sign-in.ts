import { z } from "zod";
import type { FederationRefusal } from "./federation-refusal.ts";
import { type ProviderSettings, providerNames } from "./provider-settings.ts";

/** How long a person may take at the provider, in minutes. */
export const SIGN_IN_MINUTES = 10;

/** ProConnect's floor for `state` and `nonce`, in characters; ours are 43 (32 random bytes). */
const MIN_CHARACTERS = 32;
const MS_PER_MINUTE = 60_000;

/** What is kept on the server while a person is at the provider: used once, for ten minutes, never sent to a browser. */
export const keptSignInSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  providerName: z.enum(providerNames),
  issuer: z.string(),
  startedAt: z.coerce.date(),
});

/** A sign-in begun and not finished, as `keptSignInSchema` reads it back. */
export type KeptSignIn = Readonly<z.infer<typeof keptSignInSchema>>;

/** Why a kept sign-in cannot serve an answer of this provider at this instant; null when it can. */
export function faultOfKeptSignIn(question: {
  readonly settings: ProviderSettings;
  readonly kept: KeptSignIn;
  readonly now: Date;
}): FederationRefusal | null {
  const { settings, kept, now } = question;
  if (kept.providerName !== settings.name || kept.issuer !== settings.issuer) {
    return { kind: "wrong-issuer", expected: kept.issuer };
  }
  if ([kept.state, kept.nonce, kept.codeVerifier].some((secret) => secret.length < MIN_CHARACTERS)) {
    return { kind: "weak-sign-in" };
  }
  if (now.getTime() - kept.startedAt.getTime() > SIGN_IN_MINUTES * MS_PER_MINUTE) {
    return { kind: "expired", startedAt: kept.startedAt };
  }
  return null;
}
