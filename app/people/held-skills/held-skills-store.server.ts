import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type ActingTransaction, readerOf } from "#app/access/acting.server.ts";
import { type DraftContent, draftContentSchema } from "../skill-draft/draft-content.ts";
import { mergeAll } from "./merge-skills.ts";
import type { ObtainedBlock } from "./with-obtained.ts";

/** Whose skills are kept: those of an account, or of a file to which no account is tied. */
export type SkillsOwner =
  | { readonly accountId: string }
  | { readonly organisationId: string; readonly personFileId: string; readonly accountId: string | null };

const keptRows = z.array(z.object({ id: z.guid(), isOfAccount: z.boolean(), content: draftContentSchema }));
type KeptRow = z.infer<typeof keptRows>[number];

/** What is kept of somebody: the row of their account, and what was noted in a file before there was one. The oldest change first. */
async function selectKept(
  transaction: ActingTransaction,
  owner: SkillsOwner,
  { lock }: { readonly lock: boolean },
): Promise<readonly KeptRow[]> {
  const ofFile = "personFileId" in owner;
  const files = ofFile
    ? "h.person_file_id = $2::uuid AND h.organisation_id = $3::uuid"
    : "h.person_file_id IN (SELECT f.id FROM person_file f WHERE f.account_id = $1::uuid)";
  const { rows } = await readerOf(transaction).query(
    `SELECT h.id::text, h.account_id IS NOT NULL AS "isOfAccount", h.content FROM held_skills h
     WHERE h.account_id = $1::uuid OR ${files} ORDER BY h.changed_at, h.id ${lock ? "FOR UPDATE" : ""}`,
    ofFile ? [owner.accountId, owner.personFileId, owner.organisationId] : [owner.accountId],
  );
  return keptRows.parse(rows);
}

/** What somebody keeps; null: nothing. Row-level security shows it to the person, and to who has their agreement. */
export async function findHeldSkills(transaction: ActingTransaction, owner: SkillsOwner): Promise<DraftContent | null> {
  return mergeAll((await selectKept(transaction, owner, { lock: false })).map(({ content }) => content));
}

/** The same, until the transaction ends nobody else changes it; `save` writes another content in its place, in one row. */
export async function lockHeldSkills(
  transaction: ActingTransaction,
  owner: SkillsOwner,
): Promise<{ readonly content: DraftContent | null; save(content: DraftContent, at: Date): Promise<void> }> {
  const kept = await selectKept(transaction, owner, { lock: true });
  const ofAccount = !("personFileId" in owner) || owner.accountId !== null;
  const row = kept.find(({ isOfAccount }) => isOfAccount === ofAccount);
  return {
    content: mergeAll(kept.map(({ content }) => content)),
    async save(content, changedAt) {
      const written = JSON.parse(JSON.stringify(draftContentSchema.parse(content)));
      if (row === undefined) {
        const of = ofAccount
          ? { accountId: owner.accountId }
          : { organisationId: owner.organisationId, personFileId: owner.personFileId };
        await transaction.heldSkills.createMany({ data: [{ id: randomUUID(), ...of, content: written, changedAt }] });
      } else {
        await transaction.heldSkills.updateMany({ where: { id: row.id }, data: { content: written, changedAt } });
      }
      const others = kept.filter(({ id }) => id !== row?.id).map(({ id }) => id);
      if (others.length > 0) await transaction.heldSkills.deleteMany({ where: { id: { in: others } } });
    },
  };
}

/** Removes what somebody keeps; answers whether there was anything. */
export async function removeHeldSkills(transaction: ActingTransaction, owner: SkillsOwner): Promise<boolean> {
  const ids = (await selectKept(transaction, owner, { lock: true })).map(({ id }) => id);
  if (ids.length === 0) return false;
  return (await transaction.heldSkills.deleteMany({ where: { id: { in: ids } } })).count > 0;
}

/** Removes what nobody changed since an instant; answers how many. */
export async function removeHeldSkillsBefore(transaction: ActingTransaction, at: Date): Promise<number> {
  return (await transaction.heldSkills.deleteMany({ where: { changedAt: { lt: at } } })).count;
}

const obtainedRows = z.array(z.object({ code: z.string(), on: z.iso.date(), organisation: z.string() }));

/** The blocks obtained by the person the transaction acts for, or by that of a file with their agreement (`hub_obtained_blocks`). */
export async function listObtainedBlocks(
  transaction: ActingTransaction,
  personFileId: string | null,
): Promise<readonly ObtainedBlock[]> {
  const rows = await transaction.$queryRaw`
    SELECT block AS code, obtained_on::text AS "on", organisation FROM hub_obtained_blocks(${personFileId}::uuid)
    ORDER BY obtained_on, block`;
  return obtainedRows.parse(rows);
}
