import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { asPortal, recordPortalWork } from "../portal-work.server.ts";
import { applyProposal, decideOnProposal } from "./apply-proposal.server.ts";
import type { ProposalCorrection } from "./proposal-store.server.ts";
import {
  type LockedProposal,
  listOverdueProposals,
  listProposalsOfNeed,
  lockProposal,
} from "./proposal-store.server.ts";

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The proposals of a need or of an operation that ended are closed, but the yes of whoever took part in an operation to its end; those of a
 * need that was merged, or opened again, go to the need that stays.
 */
export async function followNeedOfProposals(database: Database, needId: string): Promise<void> {
  await forEachProposal(
    database,
    (transaction, after) => listProposalsOfNeed(transaction, { needId, after, most: BATCH }),
    async (transaction, locked) => {
      const { openNeedId } = locked;
      if (locked.state === "joined" && locked.isOperationEnded) return false;
      if (openNeedId === null) return commandAsPortal(transaction, locked, "close");
      if (openNeedId === locked.answersForId) return false;
      return commandAsPortal(transaction, locked, "carry", { answersForId: openNeedId });
    },
  );
}

/** The portal's hourly work: ends the proposals that nobody answered in time. Answers how many. Run again, it ends no more. */
export async function lapseProposals(database: Database): Promise<{ readonly lapsed: number }> {
  const today = todayIso();
  const lapsed = await forEachProposal(
    database,
    (transaction, after) => listOverdueProposals(transaction, { today, after, most: BATCH }),
    (transaction, locked) => commandAsPortal(transaction, locked, "lapse"),
  );
  return { lapsed };
}

/** Each in a transaction of its own; answers on how many something was done. */
async function forEachProposal(
  database: Database,
  list: (transaction: ActingTransaction, after: string) => Promise<readonly string[]>,
  work: (transaction: ActingTransaction, locked: LockedProposal) => Promise<boolean>,
): Promise<number> {
  let count = 0;
  for (let after = FIRST_ID; ; ) {
    const from = after;
    const ids = await inTransactionAs(database, { task: "position" }, (transaction) => list(transaction, from));
    for (const id of ids) {
      const isDone = await inTransactionAs(database, { task: "position" }, async (transaction) => {
        const locked = await lockProposal(transaction, id);
        return locked !== undefined && work(transaction, locked);
      });
      if (isDone) count += 1;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return count;
    after = last;
  }
}

async function commandAsPortal(
  transaction: ActingTransaction,
  locked: LockedProposal,
  name: "close" | "carry" | "lapse",
  correction: ProposalCorrection = {},
): Promise<boolean> {
  const decidedBy = { ...asPortal(), by: "portal" } as const;
  const command = { name };
  const decided = decideOnProposal(locked, command, decidedBy);
  if (!decided.ok) return false;
  const version = await applyProposal(transaction, { locked, command, decision: decided.value, decidedBy, correction });
  await recordPortalWork(transaction, { action: `proposal.${name}`, resourceId: locked.id, facts: { version } });
  return true;
}
