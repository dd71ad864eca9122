import { inTransactionAs } from "#app/access/acting.server.ts";
import { tellFollowers } from "#app/needs/tell-followers.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { introducedStates } from "./proposal-states.ts";
import { readProposalToTell } from "./proposal-store.server.ts";

/**
 * Tells the company that somebody said yes, or changed their mind: that there is somebody, and the link of its need. No message names them.
 * Nothing when something happened since: that has a message of its own, or needs none.
 */
export async function tellCompanyOfProposal(
  database: Database,
  decided: { readonly proposalId: string; readonly version: number },
): Promise<void> {
  const proposal = await inTransactionAs(database, { task: "notify" }, (transaction) =>
    readProposalToTell(transaction, decided),
  );
  // Of an operation, the company is told of nobody.
  if (proposal === null || proposal.operationId !== null) return;
  const isIntroduced = introducedStates.some((state) => state === proposal.state);
  if (!isIntroduced && proposal.state !== "withdrawn") return;
  const told = { needId: proposal.answersForId, kind: isIntroduced ? "introduced" : "withdrawn" } as const;
  await inTransactionAs(database, { task: "need" }, (transaction) => tellFollowers(transaction, told));
}
