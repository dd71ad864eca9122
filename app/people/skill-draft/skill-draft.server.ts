import { inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import { type DraftContent, emptyDraft } from "./draft-content.ts";
import { findDraft, type KeptDraft, removeDraft, removeDraftsBefore, saveDraft } from "./skill-draft-store.server.ts";

/** Days during which a draft waits, counted from its last change. */
export const DRAFT_DAYS = 30;
const DAY_MS = 86_400_000;

/** The draft of a secret; null when there is none, when its time is over, or without a secret. */
export function readDraft(database: Database, token: string | null): Promise<KeptDraft | null> {
  if (token === null) return Promise.resolve(null);
  const tokenHash = hashToken(token);
  return inTransactionAs(database, { task: "draft", presented: tokenHash }, (transaction) =>
    findDraft(transaction, { tokenHash, at: now(), lock: false }),
  );
}

/** Changes the draft of a secret; without one that is good, begins another. Answers the secret of the draft that was written. */
export async function changeDraft(
  database: Database,
  token: string | null,
  change: (content: DraftContent) => DraftContent,
): Promise<string> {
  const at = now();
  const expiresAt = new Date(at.getTime() + DRAFT_DAYS * DAY_MS);
  const write = (secret: string, isNew: boolean): Promise<boolean> => {
    const tokenHash = hashToken(secret);
    return inTransactionAs(database, { task: "draft", presented: tokenHash }, async (transaction) => {
      const kept = isNew ? null : await findDraft(transaction, { tokenHash, at, lock: true });
      if (kept === null && !isNew) return false;
      await saveDraft(transaction, tokenHash, { content: change(kept?.content ?? emptyDraft), expiresAt });
      return true;
    });
  };
  if (token !== null && (await write(token, false))) return token;
  const secret = newToken();
  await write(secret, true);
  return secret;
}

/** Removes the draft of a secret, for good. */
export async function eraseDraft(database: Database, token: string | null): Promise<void> {
  if (token === null) return;
  const tokenHash = hashToken(token);
  await inTransactionAs(database, { task: "draft", presented: tokenHash }, (transaction) =>
    removeDraft(transaction, tokenHash),
  );
}

/** Removes the drafts whose time is over; answers how many. */
export function purgeDrafts(database: Database): Promise<number> {
  return inTransactionAs(database, { task: "purge" }, (transaction) => removeDraftsBefore(transaction, now()));
}
