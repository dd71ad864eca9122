import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { listAgreements, readPrescriber } from "./agreement-store.server.ts";
import { listAuthorisations } from "./authorisation-store.server.ts";
import { mayPosition, type PositionRefusal, type RightToPosition, type ScopedAuthorisation } from "./may-position.ts";

/** May the organisation position today, there and for that programme? Both are empty when it has never asked for anything. */
export interface PositioningToday {
  readonly departement: string;
  readonly programme: string;
  readonly right: Result<RightToPosition, PositionRefusal>;
}

/** The answer of the rule (`mayPosition`) for every Département and programme that the organisation's authorisations name. */
export async function readPositioningToday(
  database: Database,
  actor: MemberActor,
): Promise<Result<readonly PositioningToday[], { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!can(actor, "authorisation.read", { organisationId })) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) =>
    ok(await positioningToday(transaction, actor)),
  );
}

/** The same, inside a transaction that reads more. */
export async function positioningToday(
  transaction: ActingTransaction,
  { organisationId }: MemberActor,
): Promise<readonly PositioningToday[]> {
  const organisation = await readPrescriber(transaction, organisationId);
  if (organisation === undefined) throw new Error(`Organisation ${organisationId} is not in the directory`);
  const authorisations = await listAuthorisations(transaction, organisationId);
  const agreements = await listAgreements(transaction, organisation);
  const on = todayIso();
  return scopesOf(authorisations).map((one) => ({
    ...one,
    right: mayPosition({ organisation, authorisations, agreements, ...one, on }),
  }));
}

/** Each programme and Département once, in their order; one empty question when there is none. */
function scopesOf(
  authorisations: readonly ScopedAuthorisation[],
): readonly { readonly departement: string; readonly programme: string }[] {
  const asked = authorisations.flatMap(({ departements, programmes }) =>
    departements.flatMap((departement) => programmes.map((programme) => ({ departement, programme }))),
  );
  const distinct = new Map(asked.map((one) => [`${one.programme} ${one.departement}`, one] as const));
  const keys = [...distinct.keys()].sort();
  return keys.length === 0 ? [{ departement: "", programme: "" }] : keys.flatMap((key) => distinct.get(key) ?? []);
}
