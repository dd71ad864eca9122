import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { answerableStates, isLinkOpen } from "./answer-link.ts";
import {
  type AnsweredPositioning,
  countWaitingBefore,
  readAnsweredPositioning,
} from "./answered-positioning-store.server.ts";
import { findPositioningLink } from "./positioning-link-store.server.ts";

/** Unknown, expired, ended, of a positioning that is over: told alike. */
export interface NoSuchLink {
  readonly kind: "no-such-link";
}

/** What a link opens. `waitingBefore`: of a waiting list, how many come first. */
export interface OpenedAnswer {
  readonly positioning: AnsweredPositioning;
  readonly waitingBefore: number | null;
  readonly expiresAt: Date;
}

/** Runs a work in the name of whoever shows a link: for its positioning they are the person, in these states, and for nothing else. */
export function withAnswerLink<Answer, Refusal>(
  database: Database,
  token: string,
  work: (
    transaction: ActingTransaction,
    positioning: AnsweredPositioning,
    link: { readonly id: string; readonly personFileId: string; readonly expiresAt: Date },
  ) => Promise<Result<Answer, Refusal>>,
  states = answerableStates,
): Promise<Result<Answer, Refusal | NoSuchLink>> {
  const tokenHash = hashToken(token);
  return inTransactionAs(database, { task: "answer", presented: tokenHash }, async (transaction) => {
    const link = await findPositioningLink(transaction, tokenHash);
    const positioning = link === null ? undefined : await readAnsweredPositioning(transaction, link.positioningId);
    if (link === null || positioning === undefined || !isLinkOpen(link, positioning.state, now(), states)) {
      return refused<Refusal | NoSuchLink>({ kind: "no-such-link" });
    }
    return work(transaction, positioning, link);
  });
}

/** What the link of a token shows. Reading it spends nothing: software that follows links does not answer for the person. */
export async function openAnswerLink(database: Database, token: string): Promise<Result<OpenedAnswer, NoSuchLink>> {
  const opened = await withAnswerLink<Omit<OpenedAnswer, "waitingBefore">, never>(
    database,
    token,
    async (_transaction, positioning, { expiresAt }) => ok({ positioning, expiresAt }),
  );
  if (!opened.ok) return opened;
  const { positioning } = opened.value;
  const waits = positioning.state === "waitlisted";
  const waitingBefore = waits
    ? await inTransactionAs(database, { task: "notify" }, (transaction) =>
        countWaitingBefore(transaction, [positioning.id]),
      )
    : null;
  return ok({ ...opened.value, waitingBefore: waitingBefore?.get(positioning.id) ?? null });
}
