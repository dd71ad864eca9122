import type { MemberActor } from "#app/access/actor.ts";
import type { ReadAgreements } from "#app/access/authorisation/read-agreements.server.ts";
import { can } from "#app/access/can.ts";
import { agreementsPage as words } from "#app/content/agreements.ts";

type Group = keyof typeof words.groups;

/** The page of agreements, in words. */
export interface AgreementsScreen {
  /** What an agreement changes for the actor's organisation; null for the Region. */
  readonly opens: string | null;
  readonly none: string;
  readonly groups: readonly {
    readonly title: string;
    readonly agreements: readonly {
      readonly id: string;
      readonly name: string;
      readonly period: string;
      readonly reference: string | null;
      readonly endsOn: string;
    }[];
  }[];
  readonly delegates: readonly string[];
  /** The Départements an agreement can be recorded for; null: not this actor's to record. */
  readonly departements: readonly { readonly value: string; readonly label: string }[] | null;
}

/** Puts agreements into words, those alive on this civil day first. */
export function agreementsView(actor: MemberActor, read: ReadAgreements, on: string): AgreementsScreen {
  const mayRecord = can(actor, "agreement.record");
  const isConcerned = ["departement", "delegated_body"].includes(actor.organisationKind);
  const order: readonly Group[] = ["alive", "coming", "ended"];
  const groups = order.map((group) => ({
    title: words.groups[group],
    agreements: read.agreements
      .filter((one) => groupOf(one, on) === group)
      .map(({ id, organisationName, startsOn, endsOn, reference }) => ({
        id,
        name: organisationName,
        period: words.period(startsOn, endsOn),
        reference: reference === null ? null : words.reference(reference),
        endsOn,
      })),
  }));
  const noneHere = isConcerned ? words.none : words.notConcerned;
  return {
    opens: isConcerned ? words.opens : null,
    none: mayRecord ? words.noneForRegion : noneHere,
    groups: groups.filter(({ agreements }) => agreements.length > 0),
    delegates: read.delegates.map(({ name }) => name),
    departements: mayRecord ? read.departements.map(({ id, name }) => ({ value: id, label: name })) : null,
  };
}

function groupOf({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }, on: string): Group {
  if (endsOn < on) return "ended";
  return startsOn > on ? "coming" : "alive";
}
