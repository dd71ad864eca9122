import type { OrganisationKind } from "#app/access/actor.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import {
  type AgreementRefusal,
  type AssociationAgreement,
  agreementDuring,
  type PrescriberOrganisation,
} from "./association-agreement.ts";
import { type AuthorisationState, prescribingKinds } from "./authorisation-states.ts";
import { covers, type Period } from "./period.ts";

/** An authorisation, as far as positioning goes. */
export interface ScopedAuthorisation extends Period {
  readonly id: string;
  readonly organisationId: string;
  readonly state: AuthorisationState;
  readonly departements: readonly string[];
  readonly programmes: readonly string[];
}

/** May this organisation position, for a Département and a programme, on a civil day (`on`, `YYYY-MM-DD`)? */
export interface PositionQuestion {
  readonly organisation: PrescriberOrganisation;
  readonly authorisations: readonly ScopedAuthorisation[];
  readonly agreements: readonly AssociationAgreement[];
  readonly departement: string;
  readonly programme: string;
  readonly on: string;
}

/** The authorisation that gives the right, and the last day both it and the agreement allow. */
export interface RightToPosition {
  readonly authorisationId: string;
  readonly until: string;
}

export type PositionRefusal =
  | { readonly kind: "kind-not-prescribing"; readonly organisationKind: OrganisationKind }
  | { readonly kind: "authorisation-missing" }
  | { readonly kind: "authorisation-not-valid"; readonly state: Exclude<AuthorisationState, "validated"> }
  | { readonly kind: "departement-out-of-scope"; readonly departement: string }
  | { readonly kind: "programme-out-of-scope"; readonly programme: string }
  | { readonly kind: "authorisation-not-started"; readonly startsOn: string }
  | { readonly kind: "authorisation-ended"; readonly endedOn: string }
  | AgreementRefusal;

/**
 * The right to position (domain.md § 2.1, transition 1, and § 2.6): a validated authorisation of the organisation, alive that
 * day, with the Département and the programme in its scope; for a Département and its delegated bodies, its association
 * agreement alive that day too. The refusal names the last thing that lacked.
 */
export function mayPosition(question: PositionQuestion): Result<RightToPosition, PositionRefusal> {
  const { organisation, agreements, on } = question;
  if (!prescribingKinds.includes(organisation.kind)) {
    return refused({ kind: "kind-not-prescribing", organisationKind: organisation.kind });
  }
  const scoped = validInScope(question);
  if (!scoped.ok) return scoped;
  const alive = aliveOn(scoped.value, on);
  if (!alive.ok) return alive;
  const held = agreementDuring(organisation, agreements, { startsOn: on, endsOn: on });
  if (!held.ok) return held;
  const { id, endsOn } = alive.value;
  const until = held.value.needed && held.value.agreement.endsOn < endsOn ? held.value.agreement.endsOn : endsOn;
  return ok({ authorisationId: id, until });
}

function validInScope(question: PositionQuestion): Result<readonly ScopedAuthorisation[], PositionRefusal> {
  const { organisation, authorisations, departement, programme } = question;
  const own = authorisations.filter(({ organisationId }) => organisationId === organisation.id);
  const valid = own.filter(({ state }) => state === "validated");
  if (valid.length === 0) return refused(whyNotValid(own));
  const there = valid.filter(({ departements }) => departements.includes(departement));
  if (there.length === 0) return refused({ kind: "departement-out-of-scope", departement });
  const scoped = there.filter(({ programmes }) => programmes.includes(programme));
  return scoped.length === 0 ? refused({ kind: "programme-out-of-scope", programme }) : ok(scoped);
}

/** One that waits tells what to do next, which is to wait; else the one that ends last. */
function whyNotValid(authorisations: readonly ScopedAuthorisation[]): PositionRefusal {
  const waiting = authorisations.find(({ state }) => state === "requested");
  const state = (waiting ?? longest(authorisations))?.state;
  if (state === undefined || state === "validated") return { kind: "authorisation-missing" };
  return { kind: "authorisation-not-valid", state };
}

function aliveOn(
  authorisations: readonly ScopedAuthorisation[],
  on: string,
): Result<ScopedAuthorisation, PositionRefusal> {
  const alive = longest(authorisations.filter((one) => covers(one, on)));
  if (alive !== undefined) return ok(alive);
  const ended = longest(authorisations.filter(({ endsOn }) => endsOn < on));
  if (ended !== undefined) return refused({ kind: "authorisation-ended", endedOn: ended.endsOn });
  const coming = authorisations.toSorted((one, other) => one.startsOn.localeCompare(other.startsOn))[0];
  if (coming !== undefined) return refused({ kind: "authorisation-not-started", startsOn: coming.startsOn });
  return refused({ kind: "authorisation-missing" });
}

function longest(authorisations: readonly ScopedAuthorisation[]): ScopedAuthorisation | undefined {
  return authorisations.toSorted((one, other) => other.endsOn.localeCompare(one.endsOn))[0];
}
