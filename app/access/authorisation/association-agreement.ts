import type { OrganisationKind } from "#app/access/actor.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { overlap, type Period } from "./period.ts";

/** What lets the Region's training be opened to a Département's people (domain.md § 1.1, convention d'association). */
export interface AssociationAgreement extends Period {
  readonly organisationId: string;
}

/** An organisation, as far as its right to position goes. `parentId`: the Département a delegated body acts for. */
export interface PrescriberOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly parentId: string | null;
}

export type AgreementRefusal =
  | { readonly kind: "agreement-missing" }
  | { readonly kind: "agreement-not-started"; readonly startsOn: string }
  | { readonly kind: "agreement-ended"; readonly endedOn: string };

/** What an agreement says of a right: none is asked of most kinds; a Département's right stops when its agreement does. */
export type AgreementHold = { readonly needed: false } | { readonly needed: true; readonly agreement: Period };

/**
 * The agreement under which an organisation acts during a period: a Département's own; for a delegated body, its Département's
 * and no other (domain.md § 2.6). Of several, the one that lasts longest.
 */
export function agreementDuring(
  organisation: PrescriberOrganisation,
  agreements: readonly AssociationAgreement[],
  period: Period,
): Result<AgreementHold, AgreementRefusal> {
  if (organisation.kind !== "departement" && organisation.kind !== "delegated_body") return ok({ needed: false });
  const holder = organisation.kind === "departement" ? organisation.id : organisation.parentId;
  const held = agreements.filter(({ organisationId }) => organisationId === holder);
  const agreement = latest(held.filter((one) => overlap(one, period)));
  if (agreement !== undefined) return ok({ needed: true, agreement });
  const ended = latest(held.filter(({ endsOn }) => endsOn < period.startsOn));
  if (ended !== undefined) return refused({ kind: "agreement-ended", endedOn: ended.endsOn });
  const coming = held.toSorted((one, other) => one.startsOn.localeCompare(other.startsOn))[0];
  if (coming !== undefined) return refused({ kind: "agreement-not-started", startsOn: coming.startsOn });
  return refused({ kind: "agreement-missing" });
}

function latest(agreements: readonly AssociationAgreement[]): AssociationAgreement | undefined {
  return agreements.toSorted((one, other) => other.endsOn.localeCompare(one.endsOn))[0];
}
