import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type AcceptedAid, selectAcceptedAids } from "./accepted-aid-store.server.ts";
import { selectAidSession } from "./aid-store.server.ts";

/** An aid that was accepted for somebody on a session, and the price of the session today; null: it says none. */
export interface AidForSession extends AcceptedAid {
  readonly sessionCostCents: number | null;
}

/** The first aid that was accepted for somebody on a session where they are to be positioned; null: none. */
export function readAcceptedAid(
  database: Database,
  actor: MemberActor,
  { personFileId, sessionId }: { readonly personFileId: string; readonly sessionId: number },
): Promise<AidForSession | null> {
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const [aid] = await selectAcceptedAids(transaction, { organisationId, personFileId, sessionId });
    if (aid === undefined) return null;
    const session = await selectAidSession(transaction, { id: sessionId });
    return { ...aid, sessionCostCents: session?.costCents ?? null };
  });
}
