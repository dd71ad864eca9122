import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import { listAgreements, readPrescriber } from "./agreement-store.server.ts";
import { listAuthorisations } from "./authorisation-store.server.ts";
import { mayPosition, type PositionRefusal, type RightToPosition } from "./may-position.ts";

/** What one wants to position for; `on` is today (Europe/Paris) when nothing is said. */
export interface PositionAsked {
  readonly departement: string;
  readonly programme: string;
  readonly on?: string;
}

/** May the actor's organisation position people? Says nothing of the actor's own role, which `can` tells. */
export async function readRightToPosition(
  database: Database,
  actor: MemberActor,
  asked: PositionAsked,
): Promise<Result<RightToPosition, PositionRefusal | { readonly kind: "not-allowed" }>> {
  if (!can(actor, "authorisation.read", { organisationId: actor.organisationId })) {
    return refused({ kind: "not-allowed" });
  }
  return inTransactionAs(database, actingFor(actor), (transaction) => rightToPosition(transaction, actor, asked));
}

/** The same, inside the transaction that positions. */
export async function rightToPosition(
  transaction: ActingTransaction,
  actor: MemberActor,
  { departement, programme, on = todayIso() }: PositionAsked,
): Promise<Result<RightToPosition, PositionRefusal>> {
  const organisation = await readPrescriber(transaction, actor.organisationId);
  if (organisation === undefined) throw new Error(`Organisation ${actor.organisationId} is not in the directory`);
  const authorisations = await listAuthorisations(transaction, organisation.id);
  const agreements = await listAgreements(transaction, organisation);
  return mayPosition({ organisation, authorisations, agreements, departement, programme, on });
}
