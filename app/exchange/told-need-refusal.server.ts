import type { TokenRefusal } from "#app/access/api-token/in-name-of-token.server.ts";
import { apiWords } from "#app/content/api-words.ts";
import type { ContributionRefusal, NameRefusal } from "#app/needs/contribution-answers.ts";
import type { ApiRefusal } from "./api-answer.server.ts";
import { unknownPart } from "./told-need-question.ts";

/** The answer of the API to a need that was refused, or may not be read. */
export function toldNeedRefusal(
  refusal: TokenRefusal | NameRefusal | ContributionRefusal | { readonly kind: "unknown-need" },
): ApiRefusal {
  const { kind: code } = refusal;
  switch (refusal.kind) {
    case "no-such-token":
      return { status: 401, code, message: apiWords.badToken };
    case "scope-missing":
      return { status: 403, code, message: apiWords.tokenScope };
    case "unknown-need":
      return { status: 404, code, message: apiWords.noSuchNeed };
    case "key-of-another-need":
      return { status: 409, code, field: "Idempotency-Key", message: apiWords.keyOfAnother(refusal.needId) };
    case "reference-of-another-need":
      return { status: 409, code, field: "reference", message: apiWords.referenceOfAnother(refusal.needId) };
    default:
      return { status: 422, code, ...unknownPart(refusal) };
  }
}
