import { createHash } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { recordNeedEvent } from "./apply-need.server.ts";
import { addContribution, type ContributionName, findContributions } from "./contributed-need-store.server.ts";
import type { Contributed, ContributedPosting, NameRefusal } from "./contribution-answers.ts";
import { decideNeed } from "./decide-need.ts";
import { addNeedContact } from "./need-contact-store.server.ts";
import { addNeed } from "./need-store.server.ts";

/** A transaction that acts for an organisation, about a need that it may tell. */
export interface TellingWork {
  readonly transaction: ActingTransaction;
  readonly organisationId: string;
  /** Whose file it comes from; null: a software's. */
  readonly accountId: string | null;
  readonly tokenId: string | null;
  readonly needId: string;
}

/** The digest of all that is told, its name included, as its schema reads it: the order of its fields is the schema's. */
export function contentHashOf(content: object): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

interface Telling {
  readonly name: ContributionName;
  readonly contentHash: string;
  readonly posting: ContributedPosting;
}

/** Tells a need, unless the same content was told under its name. Another content under that name is refused. */
export async function tellOnce(
  work: TellingWork,
  { name, contentHash, posting }: Telling,
): Promise<Result<Contributed & { readonly isNew: boolean }, NameRefusal>> {
  const known = await findTold(work, name, contentHash);
  if (!known.ok) return known;
  if (known.value !== null) return ok({ ...known.value, isNew: false });
  const toldAt = now();
  const { transaction, needId, organisationId, tokenId } = work;
  await addContribution(transaction, { ...name, needId, organisationId, tokenId, contentHash, toldAt });
  await writeNeed(work, posting, toldAt);
  return ok({ id: needId, reference: name.reference, isNew: true });
}

/** What was told under this name; null: nothing yet. */
export async function findTold(
  { transaction, organisationId }: Pick<TellingWork, "transaction" | "organisationId">,
  name: ContributionName,
  contentHash: string,
): Promise<Result<Contributed | null, NameRefusal>> {
  const [known] = await findContributions(transaction, organisationId, name);
  if (known === undefined) return ok(null);
  const { needId, reference } = known;
  if (known.contentHash === contentHash) return ok({ id: needId, reference });
  const isOfKey = name.key !== null && known.key === name.key;
  return refused({ kind: isOfKey ? "key-of-another-need" : "reference-of-another-need", needId });
}

async function writeNeed(
  { transaction, needId: id, organisationId, accountId }: TellingWork,
  { contact, ...posting }: ContributedPosting,
  at: Date,
): Promise<void> {
  const on = todayIso();
  const facts = { state: null, headcount: posting.headcount, askedOn: null, dueOn: on };
  const command = { name: "post" } as const;
  const decided = decideNeed(facts, command, { by: "contributor", on });
  if (!decided.ok) throw new Error("The table of needs lets no contributor post");
  const decision = decided.value;
  if (!(await addNeed(transaction, { ...posting, id }, { decision, at })))
    throw new Error(`Need ${id} is there already`);
  if (contact !== null) await addNeedContact(transaction, { id, contact });
  const decidedBy = { by: "contributor", accountId, organisationId, at, on } as const;
  await recordNeedEvent(transaction, { needId: id, version: 1, fromState: null, command, decision, decidedBy });
  const entry = { action: "need.contribute", resourceId: id, facts: { version: 1 } } as const;
  await recordAudit(transaction, { organisationId, ...(accountId === null ? {} : { accountId }) }, entry);
}
