import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { PersonActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type DraftContent, emptyDraft } from "../skill-draft/draft-content.ts";
import {
  findHeldSkills,
  listObtainedBlocks,
  lockHeldSkills,
  removeHeldSkills,
  removeHeldSkillsBefore,
} from "./held-skills-store.server.ts";
import { noteWhoSaid } from "./noted-by.ts";
import { listSkillsReaders, type SkillsReader } from "./skills-agreement-store.server.ts";
import type { ObtainedBlock } from "./with-obtained.ts";

/** Months after which skills that nobody changed are removed; the database asks the same. */
export const SKILLS_MONTHS = 24;

/** What somebody said they can do, and the blocks that training organisations say they obtained. */
export interface HeldSkillsFile {
  readonly content: DraftContent;
  readonly obtained: readonly ObtainedBlock[];
}

/** The skills of a person by their account; empty when they kept none. */
export function readOwnSkillsFile(database: Database, actor: PersonActor): Promise<HeldSkillsFile> {
  return inTransactionAs(database, actingFor(actor), (transaction) => selectOwnSkills(transaction, actor.accountId));
}

/** The same, in a transaction that acts for the owner of the account. */
export async function selectOwnSkills(transaction: ActingTransaction, accountId: string): Promise<HeldSkillsFile> {
  return {
    content: (await findHeldSkills(transaction, { accountId })) ?? emptyDraft,
    obtained: await listObtainedBlocks(transaction, null),
  };
}

/** The organisations that follow a person, and whether they agree that each reads their skills. */
export function readSkillsReaders(database: Database, actor: PersonActor): Promise<readonly SkillsReader[]> {
  return inTransactionAs(database, actingFor(actor), (transaction) => listSkillsReaders(transaction, actor.accountId));
}

/** Changes the skills of a person by their account; written in the audit trail. */
export async function changeOwnSkills(
  database: Database,
  actor: PersonActor,
  change: (content: DraftContent) => DraftContent,
): Promise<void> {
  if (!can(actor, "held-skill.keep")) return;
  await inTransactionAs(database, actingFor(actor), async (transaction) => {
    const { content, save } = await lockHeldSkills(transaction, actor);
    const before = content ?? emptyDraft;
    await save(noteWhoSaid(before, change(before), null), now());
    await recordAudit(transaction, auditActor(actor), { action: "held-skill.keep", resourceId: actor.accountId });
  });
}

/** Removes the skills of a person, for good; the blocks obtained stay, for they are of the exits of their trainings. */
export async function eraseOwnSkills(database: Database, actor: PersonActor): Promise<void> {
  if (!can(actor, "held-skill.erase")) return;
  await inTransactionAs(database, actingFor(actor), async (transaction) => {
    if (!(await removeHeldSkills(transaction, actor))) return;
    await recordAudit(transaction, auditActor(actor), { action: "held-skill.erase", resourceId: actor.accountId });
  });
}

/** Removes the skills that nobody changed for 24 months; answers how many. */
export function purgeHeldSkills(database: Database): Promise<number> {
  const before = now();
  before.setUTCMonth(before.getUTCMonth() - SKILLS_MONTHS);
  return inTransactionAs(database, { task: "purge" }, (transaction) => removeHeldSkillsBefore(transaction, before));
}
