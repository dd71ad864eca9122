import { authorisationStateWords } from "#app/access/authorisation/authorisation-words.ts";
import type { DecideRefusal } from "#app/access/authorisation/decide-authorisation.server.ts";
import type { PositionRefusal } from "#app/access/authorisation/may-position.ts";
import { kindName } from "#app/content/access-words.ts";
import { authorisationPage, positionRefusal as words } from "#app/content/authorisation.ts";
import { assertNever } from "#app/platform/result.ts";

/** Why an organisation may not position, and what to do. */
export function positionRefusalWords(refusal: PositionRefusal): string {
  switch (refusal.kind) {
    case "kind-not-prescribing":
      return words.kindNotPrescribing(kindName[refusal.organisationKind]);
    case "authorisation-missing":
      return words.missing;
    case "authorisation-not-valid":
      return words[refusal.state];
    case "departement-out-of-scope":
      return words.departement;
    case "programme-out-of-scope":
      return words.programme;
    case "authorisation-not-started":
      return words.notStarted(refusal.startsOn);
    case "authorisation-ended":
      return words.ended(refusal.endedOn);
    default:
      return agreementWords(refusal);
  }
}

type AgreementRefusal = Extract<PositionRefusal, { readonly kind: `agreement-${string}` }>;

function agreementWords(refusal: AgreementRefusal): string {
  switch (refusal.kind) {
    case "agreement-missing":
      return words.agreementMissing;
    case "agreement-not-started":
      return words.agreementNotStarted(refusal.startsOn);
    case "agreement-ended":
      return words.agreementEnded(refusal.endedOn);
    default:
      return assertNever(refusal);
  }
}

type FormRefusal = Exclude<DecideRefusal, { readonly kind: "not-allowed" | "unknown-authorisation" }>;

/** Why a request or a decision is refused. */
export function decisionRefusalWords(refusal: FormRefusal): string {
  switch (refusal.kind) {
    case "stale-version":
      return authorisationPage.stale(authorisationStateWords[refusal.state]);
    case "wrong-state":
      return refusal.state === null ? words.missing : authorisationPage.stale(authorisationStateWords[refusal.state]);
    case "kind-not-prescribing":
      return words.kindNotPrescribing(refusal.organisationKind === null ? "" : kindName[refusal.organisationKind]);
    case "period-over":
      return words.periodOver(refusal.endedOn);
    case "period-not-over":
      return words.periodNotOver(refusal.endsOn);
    case "reason-missing":
      return authorisationPage.reasonMissing;
    default:
      return agreementWords(refusal);
  }
}
