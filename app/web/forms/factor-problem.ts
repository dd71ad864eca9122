import type { FactorRefusal } from "#app/access/sign-in/factor/factor-refusal.ts";
import { passkeyTroubles } from "#app/content/second-factors.ts";
import { addFactorPage, signInPage } from "#app/content/sign-in.ts";
import { assertNever } from "#app/platform/result.ts";
import { type FormProblems, formProblem } from "./read-form.ts";

/** The answer to a second factor that was refused: beside the field of the code, or for the form as a whole. */
export interface RefusedFactor {
  readonly problems: FormProblems;
  readonly status: number;
}

/** Puts a refusal into words; `wrongCode` is what the page says of its own codes. */
export function factorProblem(refusal: FactorRefusal, { form, wrongCode }: FactorForm): RefusedFactor {
  const field = form.has("passkey") ? "" : "code";
  const problems = formProblem(form, field, messageOf(refusal, wrongCode));
  return { problems, status: refusal.kind === "throttled" ? 429 : 400 };
}

interface FactorForm {
  readonly form: FormData;
  readonly wrongCode: string;
}

function messageOf(refusal: FactorRefusal, wrongCode: string): string {
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
