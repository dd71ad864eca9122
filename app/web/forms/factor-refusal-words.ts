import type { FactorRefusal } from "#app/access/sign-in/factor/factor-refusal.ts";
import { passkeyTroubles } from "#app/content/second-factors.ts";
import { addFactorPage, signInPage } from "#app/content/sign-in.ts";
import { assertNever } from "#app/platform/result.ts";

/** Why a second factor is refused; `wrongCode` is what the page says of its own codes. */
export function factorRefusalWords(refusal: FactorRefusal, wrongCode: string): string {
  switch (refusal.kind) {
    case "no-factor":
      return addFactorPage.over;
    case "wrong-code":
    case "factor-exists":
      return wrongCode;
    case "passkey-refused":
    case "step-up-needed":
      return passkeyTroubles.refused;
    case "passkey-known":
      return passkeyTroubles.known;
    case "too-many-passkeys":
      return passkeyTroubles.tooMany;
    case "throttled":
      return signInPage.throttled(refusal.retryAfterSeconds);
    default:
      return assertNever(refusal);
  }
}
