import { inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { releaseTry, takeTry } from "#app/access/sign-in/throttle/throttle-store.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { recordNeedEvent } from "./apply-need.server.ts";
import { decideNeed } from "./decide-need.ts";
import { addNeedContact } from "./need-contact-store.server.ts";
import { type NeedPosting, needPostingSchema } from "./need-posting.ts";
import { addNeed } from "./need-store.server.ts";

export interface Throttled {
  readonly kind: "throttled";
  readonly retryAfterSeconds: number;
}

/**
 * Posts the need of a company that has no account: a sensor reads it, and a message with a link goes to its telephone. The same need sent
 * twice is one. Each posting sends a message to a number that somebody typed, so tries are counted, by number and by visitor.
 */
export async function postNeed(
  database: Database,
  asked: NeedPosting,
  clientAddress: string,
): Promise<Result<null, Throttled>> {
  const posting = needPostingSchema.parse(asked);
  const doors = [
    { name: "contact", value: `need ${posting.contact.phone}` },
    { name: "address", value: `need ${clientAddress}` },
  ] as const;
  const retryAfterSeconds = await takeTry(database, doors);
  if (retryAfterSeconds > 0) return refused({ kind: "throttled", retryAfterSeconds });
  if (!(await write(database, posting))) await releaseTry(database, doors);
  return ok(null);
}

/** False: it was posted before. */
function write(database: Database, posting: NeedPosting): Promise<boolean> {
  const { contact, ...told } = posting;
  const { id, headcount } = told;
  const on = todayIso();
  const command = { name: "post" } as const;
  const decided = decideNeed({ state: null, headcount, askedOn: null, dueOn: on }, command, { by: "company", on });
  if (!decided.ok) throw new Error("The table of needs lets no company post");
  const decision = decided.value;
  return inTransactionAs(database, { task: "need-post", presented: id }, async (transaction) => {
    const at = now();
    if (!(await addNeed(transaction, told, { decision, at }))) return false;
    await addNeedContact(transaction, { id, contact });
    const decidedBy = { by: "company", accountId: null, organisationId: null, at, on } as const;
    await recordNeedEvent(transaction, { needId: id, version: 1, fromState: null, command, decision, decidedBy });
    await recordAudit(transaction, {}, { action: "need.post", resourceId: id, facts: { version: 1 } });
    return true;
  });
}
