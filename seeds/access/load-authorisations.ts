import type { MemberActor } from "#app/access/actor.ts";
import { authorisationProgrammes } from "#app/access/authorisation/authorisation-commands.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { decideAuthorisation } from "#app/access/authorisation/decide-authorisation.server.ts";
import { recordAgreement } from "#app/access/authorisation/record-agreement.server.ts";
import { requestAuthorisation } from "#app/access/authorisation/request-authorisation.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Result } from "#app/platform/result.ts";
import { addDays } from "../calendar.ts";

/** A manager of the demonstration, and the Départements of their organisation. */
export interface DemonstrationManager {
  readonly actor: MemberActor;
  readonly departements: readonly string[];
}

/** From the day it is told, which is before the present one: two years are left. */
const DAYS = 970;

/**
 * The agreements of the Départements and the authorisations of whoever prescribes, asked for by their managers and validated by the
 * Region: without them nobody may position.
 */
export async function loadAuthorisations(
  database: Database,
  region: MemberActor,
  managers: readonly DemonstrationManager[],
): Promise<void> {
  const startsOn = todayIso();
  const period = { startsOn, endsOn: addDays(startsOn, DAYS) };
  const prescribers = managers.filter(({ actor }) => prescribingKinds.includes(actor.organisationKind));
  for (const { actor } of prescribers.filter(({ actor: { organisationKind } }) => organisationKind === "departement")) {
    const { organisationId } = actor;
    const reference = "Convention de démonstration";
    accepted(await recordAgreement(database, region, { intent: "conclude", organisationId, reference, ...period }));
  }
  for (const { actor, departements } of prescribers) {
    const asked = {
      departements: [...departements],
      programmes: [...authorisationProgrammes],
      audiences: [],
      ...period,
    };
    const { authorisationId } = accepted(await requestAuthorisation(database, actor, asked));
    const decision = { intent: "validate", authorisationId, expectedVersion: 1 } as const;
    accepted(await decideAuthorisation(database, region, decision));
  }
}

function accepted<Value>(answer: Result<Value, { readonly kind: string }>): Value {
  if (!answer.ok) throw new Error(`The demonstration was refused: ${answer.refusal.kind}`);
  return answer.value;
}
