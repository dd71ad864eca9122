import { type ActingTransaction, actAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { endSessions } from "./session-store.server.ts";

/**
 * Ends the session a browser had before it opened another, whoever it was of: its cookie is overwritten, and a copy of it must not live
 * on. The transaction acts for that account from here on: the last thing it does.
 */
export async function endFormerSession(
  transaction: ActingTransaction,
  former: Actor = { kind: "anonymous" },
): Promise<void> {
  if (former.kind === "anonymous") return;
  const { accountId, sessionId } = former;
  await actAs(transaction, { accountId });
  const ended = await endSessions(transaction, { accountId, only: sessionId });
  await recordAudit(transaction, { accountId }, { action: "session.end", facts: { ended } });
}
