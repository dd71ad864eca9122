import type { PasswordRefusal } from "#app/access/sign-in/password/password-rule.ts";
import { passwordWords } from "#app/content/sign-in.ts";
import { assertNever } from "#app/platform/result.ts";

/** What to tell somebody whose new password is refused. */
export function passwordProblem(refusal: PasswordRefusal): string {
  switch (refusal.kind) {
    case "password-too-short":
      return passwordWords.tooShort(refusal.shortest);
    case "password-too-long":
      return passwordWords.tooLong(refusal.longest);
    case "password-guessable":
      return passwordWords.guessable;
    default:
      return assertNever(refusal);
  }
}
