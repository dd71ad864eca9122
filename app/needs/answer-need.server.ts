import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { applyNeed } from "./apply-need.server.ts";
import { decideNeed, type NeedCommand, type NeedRefusal } from "./decide-need.ts";
import { findLinkedNeed, type LinkedNeed, type NeedContact, readNeedContact } from "./need-contact-store.server.ts";
import { type HeldNeed, lockNeed } from "./need-store.server.ts";
import type { ReadNeed } from "./read-need.ts";
import { selectNeeds } from "./read-need-store.server.ts";

/** Unknown, expired, removed: told alike. */
export interface NoSuchLink {
  readonly kind: "no-such-link";
}

/** What a company may say of its need by its link. */
export type CompanyCommand = Extract<NeedCommand, { readonly name: "fewer" | "find-some" | "fill" }> | PlainAnswer;
interface PlainAnswer {
  readonly name: "still-wanted" | "stop" | "reopen";
}

export type AnswerNeedRefusal = NoSuchLink | NeedRefusal | { readonly kind: "changed-meanwhile" };

/** A need as its company reads it. */
export interface OwnNeed {
  readonly need: ReadNeed;
  readonly contact: NeedContact;
  /** What the company told, where it was merged into the need; null: the need is what it told. */
  readonly told: ReadNeed | null;
}

/** What the link of a token shows. Reading it changes nothing: software that follows links answers for nobody. */
export function openNeedLink(database: Database, token: string): Promise<Result<OwnNeed, NoSuchLink>> {
  return withNeedLink<OwnNeed, never>(database, token, async (transaction, { needId, toldId }) => {
    const [need] = await selectNeeds(transaction, { sight: "all", id: needId, take: 1 });
    const [told] = await selectNeeds(transaction, { sight: "all", id: toldId, take: 1 });
    const contact = await readNeedContact(transaction, toldId);
    return need === undefined || told === undefined || contact === null
      ? refused<NoSuchLink>({ kind: "no-such-link" })
      : ok({ need, contact, told: needId === toldId ? null : told });
  });
}

/** Carries out what a company says by its link, about its need alone. `version`: the one its page showed. */
export function answerNeed(
  database: Database,
  token: string,
  { version: read, command }: { readonly version: number; readonly command: CompanyCommand },
): Promise<Result<null, AnswerNeedRefusal>> {
  return withNeedLink<null, AnswerNeedRefusal>(database, token, async (transaction, { needId: id }) => {
    const held = await lockNeed(transaction, id);
    if (held === undefined) return refused({ kind: "no-such-link" });
    if (held.version !== read) return refused({ kind: "changed-meanwhile" });
    return carryOut(transaction, held, command);
  });
}

/** One of those that the company looks for was hired through the Hub: its need is filled, or looks for the others. */
export async function noteHiring(
  transaction: ActingTransaction,
  needId: string,
): Promise<Result<null, NeedRefusal | NoSuchLink>> {
  const held = await lockNeed(transaction, needId);
  if (held === undefined) return refused({ kind: "no-such-link" });
  const name = held.headcount === 1 ? "fill" : "find-some";
  return carryOut(transaction, held, { name, hired: 1, hiredFrom: "hub" });
}

async function carryOut(
  transaction: ActingTransaction,
  held: HeldNeed,
  command: CompanyCommand,
): Promise<Result<null, NeedRefusal>> {
  const on = todayIso();
  const decided = decideNeed(held, command, { by: "company", on });
  if (!decided.ok) return decided;
  const decidedBy = { by: "company", accountId: null, organisationId: null, at: now(), on } as const;
  const version = await applyNeed(transaction, { held, command, decision: decided.value, decidedBy });
  await recordAudit(transaction, {}, { action: `need.${command.name}`, resourceId: held.id, facts: { version } });
  return ok(null);
}

/** Works for the company whose link is shown, about its need alone. */
export function withNeedLink<Answer, Refusal>(
  database: Database,
  token: string,
  work: (transaction: ActingTransaction, linked: LinkedNeed) => Promise<Result<Answer, Refusal | NoSuchLink>>,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const presented = hashToken(token);
  return inTransactionAs(database, { task: "need-answer", presented }, async (transaction) => {
    const linked = await findLinkedNeed(transaction, presented, now());
    return linked === null ? refused<Refusal | NoSuchLink>({ kind: "no-such-link" }) : work(transaction, linked);
  });
}
