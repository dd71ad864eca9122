import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import type { Database } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { type CountedPeople, selectNeedPeople } from "./need-people-store.server.ts";

/** What a sensor or a prescriber is shown of the people of a need; null: they were not counted yet, or it is not for the actor. */
export async function readNeedPeople(
  database: Database,
  actor: MemberActor,
  needId: string,
): Promise<CountedPeople | null> {
  if (![...sensorKinds, ...prescribingKinds].includes(actor.organisationKind)) return null;
  return inTransactionAs(database, actingFor(actor), (transaction) =>
    selectNeedPeople(transaction, needId, "prescriber"),
  );
}

/** What the company of a need is shown by its link. */
export function readOwnNeedPeople(database: Database, token: string, needId: string): Promise<CountedPeople | null> {
  return inTransactionAs(database, { task: "need-answer", presented: hashToken(token) }, (transaction) =>
    selectNeedPeople(transaction, needId, "company"),
  );
}
