import { z } from "zod";
import { type ActingTransaction, readerOf } from "#app/access/acting.server.ts";
import { type DraftContent, draftContentSchema } from "./draft-content.ts";

/** A draft, until an instant. */
export interface KeptDraft {
  readonly content: DraftContent;
  readonly expiresAt: Date;
}

const rowsSchema = z.array(z.object({ content: draftContentSchema, expiresAt: z.date() }));

/** The draft of a secret at an instant; `lock`: nobody else changes it before the transaction ends. */
export async function findDraft(
  transaction: ActingTransaction,
  { tokenHash, at, lock }: { readonly tokenHash: string; readonly at: Date; readonly lock: boolean },
): Promise<KeptDraft | null> {
  const { rows } = await readerOf(transaction).query(
    `SELECT content, expires_at AS "expiresAt" FROM skill_draft
     WHERE token_hash = $1 AND expires_at > $2::timestamptz ${lock ? "FOR UPDATE" : ""}`,
    [tokenHash, at.toISOString()],
  );
  return rowsSchema.parse(rows)[0] ?? null;
}

export async function saveDraft(
  transaction: ActingTransaction,
  tokenHash: string,
  { content, expiresAt }: KeptDraft,
): Promise<void> {
  const kept = draftContentSchema.parse(content);
  await transaction.skillDraft.upsert({
    where: { tokenHash },
    create: { tokenHash, content: kept, expiresAt },
    update: { content: kept, expiresAt },
  });
}

export async function removeDraft(transaction: ActingTransaction, tokenHash: string): Promise<void> {
  await transaction.skillDraft.deleteMany({ where: { tokenHash } });
}

/** How many drafts were removed. */
export async function removeDraftsBefore(transaction: ActingTransaction, at: Date): Promise<number> {
  return (await transaction.skillDraft.deleteMany({ where: { expiresAt: { lte: at } } })).count;
}
