import type { MemberRole, OrganisationKind } from "#app/access/actor.ts";
import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import {
  type AgreementRefusal,
  type AssociationAgreement,
  agreementDuring,
  type PrescriberOrganisation,
} from "./association-agreement.ts";
import type { Period } from "./period.ts";

/** The states of an authorisation (domain.md § 2.6). */
export const authorisationStates = ["requested", "validated", "refused", "suspended", "expired"] as const;
export type AuthorisationState = (typeof authorisationStates)[number];

/** What can be asked of an authorisation. */
export const authorisationCommands = ["request", "validate", "refuse", "suspend", "resume", "expire"] as const;
export type AuthorisationCommand = (typeof authorisationCommands)[number];

/** The kinds that may hold an authorisation: those of domain.md § 4.6 among the fourteen. */
export const prescribingKinds: readonly OrganisationKind[] = [
  "departement",
  "delegated_body",
  "france_travail",
  "mission_locale",
  "cap_emploi",
  "plie",
  "ccas",
];

/** Who commands: a member, by their role, or the portal's own hourly work. */
export type Commander = MemberRole | "portal";

/** The longest reason kept, in characters. */
export const REASON_MAX_LENGTH = 300;

type Guard = "prescribing-kind" | "agreement" | "period-open" | "period-over" | "reason";

interface Transition {
  /** `null`: the authorisation does not exist yet. */
  readonly from: AuthorisationState | null;
  readonly to: AuthorisationState;
  readonly by: Commander;
  readonly guards: readonly Guard[];
}

/** The machine of domain.md § 2.6, one row per command. */
export const authorisationTransitions: Readonly<Record<AuthorisationCommand, Transition>> = {
  request: { from: null, to: "requested", by: "manager", guards: ["prescribing-kind", "period-open"] },
  validate: {
    from: "requested",
    to: "validated",
    by: "operator",
    guards: ["prescribing-kind", "period-open", "agreement"],
  },
  refuse: { from: "requested", to: "refused", by: "operator", guards: ["reason"] },
  suspend: { from: "validated", to: "suspended", by: "operator", guards: ["reason"] },
  resume: {
    from: "suspended",
    to: "validated",
    by: "operator",
    guards: ["prescribing-kind", "period-open", "agreement"],
  },
  expire: { from: "validated", to: "expired", by: "portal", guards: ["period-over"] },
};

/** What a decision looks at. `on`: today, a civil day. */
export interface DecisionContext {
  readonly by: Commander;
  readonly on: string;
  readonly period: Period;
  /** `null` when the decision does not look at it (the hourly work reads no organisation): its guards then refuse. */
  readonly organisation: PrescriberOrganisation | null;
  readonly agreements: readonly AssociationAgreement[];
  readonly reason: string | null;
}

export type AuthorisationRefusal =
  | { readonly kind: "not-allowed" }
  | { readonly kind: "wrong-state"; readonly state: AuthorisationState | null; readonly command: AuthorisationCommand }
  | GuardRefusal;

type GuardRefusal =
  | { readonly kind: "kind-not-prescribing"; readonly organisationKind: OrganisationKind | null }
  | { readonly kind: "period-over"; readonly endedOn: string }
  | { readonly kind: "period-not-over"; readonly endsOn: string }
  | { readonly kind: "reason-missing"; readonly command: AuthorisationCommand }
  | AgreementRefusal;

/** The state a command leads to. Refused when the commander, the state or a guard of its row says no, in this order. */
export function decideAuthorisation(
  current: AuthorisationState | null,
  command: AuthorisationCommand,
  context: DecisionContext,
): Result<AuthorisationState, AuthorisationRefusal> {
  const { from, to, by, guards } = authorisationTransitions[command];
  if (context.by !== by) return refused({ kind: "not-allowed" });
  if (current !== from) return refused({ kind: "wrong-state", state: current, command });
  for (const guard of guards) {
    const refusal = refusalOf(guard, command, context);
    if (refusal !== null) return refused(refusal);
  }
  return ok(to);
}

/** What somebody may ask of an authorisation in this state. */
export function commandsFrom(state: AuthorisationState, by: Commander): readonly AuthorisationCommand[] {
  return authorisationCommands.filter((command) => {
    const transition = authorisationTransitions[command];
    return transition.from === state && transition.by === by;
  });
}

function refusalOf(guard: Guard, command: AuthorisationCommand, context: DecisionContext): GuardRefusal | null {
  const { on, period, organisation, reason } = context;
  switch (guard) {
    case "prescribing-kind":
      if (organisation !== null && prescribingKinds.includes(organisation.kind)) return null;
      return { kind: "kind-not-prescribing", organisationKind: organisation?.kind ?? null };
    case "agreement":
      return agreementRefusal(context);
    case "period-open":
      return period.endsOn < on ? { kind: "period-over", endedOn: period.endsOn } : null;
    case "period-over":
      return period.endsOn < on ? null : { kind: "period-not-over", endsOn: period.endsOn };
    case "reason":
      return reason === null || reason.trim() === "" ? { kind: "reason-missing", command } : null;
    default:
      return assertNever(guard);
  }
}

/** An agreement must share a day with what is left of the period: a right that could never serve is not given. */
function agreementRefusal({ on, period, organisation, agreements }: DecisionContext): AgreementRefusal | null {
  if (organisation === null) return { kind: "agreement-missing" };
  const startsOn = period.startsOn < on ? on : period.startsOn;
  const held = agreementDuring(organisation, agreements, { startsOn, endsOn: period.endsOn });
  return held.ok ? null : held.refusal;
}
