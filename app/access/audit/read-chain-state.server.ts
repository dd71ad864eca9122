import type { Database } from "#app/platform/database.server.ts";
import { actingFor, inTransactionAs } from "../acting.server.ts";
import type { MemberActor } from "../actor.ts";
import { readAnchors } from "./anchor.server.ts";
import { countEvents, selectChainEnd } from "./audit-chain-store.server.ts";
import type { AuditAnchor } from "./chain-faults.ts";

/** How far the trail is sealed, as it says itself: `verifyAudit` alone recomputes it. */
export interface ChainState {
  readonly end: AuditAnchor | null;
  /** Events that wait for their seal. */
  readonly tail: number;
  /** The last position kept outside the database, on this server. */
  readonly anchor: AuditAnchor | null;
}

/** The state of the chain, for the Region's auditor alone; null for anybody else, who sees a part of the trail. */
export async function readChainState(database: Database, actor: MemberActor): Promise<ChainState | null> {
  if (actor.role !== "region-auditor") return null;
  const [anchor = null] = (await readAnchors()).slice(-1);
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const { tail } = await countEvents(transaction);
    return { end: await selectChainEnd(transaction), tail, anchor };
  });
}
