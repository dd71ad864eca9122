import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type OpeningRefusal, readWithinBudget } from "../file/open-person-file.server.ts";
import { type PersonFileView, selectPersonFile } from "../file/person-file-store.server.ts";
import { followsInOwnName } from "../file/restricted-file-store.server.ts";
import { MOST_NOTED_BY } from "../skill-draft/background.ts";
import { type DraftContent, emptyDraft } from "../skill-draft/draft-content.ts";
import { findHeldSkills, listObtainedBlocks, lockHeldSkills } from "./held-skills-store.server.ts";
import { noteWhoSaid } from "./noted-by.ts";
import type { HeldSkillsFile } from "./own-skills.server.ts";
import { liveAgreement, selectAgreedFile } from "./skills-agreement-store.server.ts";

/** Why the skills of somebody followed stay closed: their file does, or they did not agree. */
export type BesideRefusal = OpeningRefusal | { readonly kind: "no-agreement" };

/** The file of somebody followed, whether they agree, and whether the actor may write it down for them. */
export interface SkillsBeside {
  readonly file: PersonFileView;
  /** The person has an account: they agree there, by themselves. */
  readonly hasAccount: boolean;
  /** The actor follows them in their own name. */
  readonly isReferent: boolean;
  /** Since when they agree; null: they do not, and nothing of their skills is read. */
  readonly agreedAt: Date | null;
  readonly skills: HeldSkillsFile | null;
}

/** Opens the skills of somebody followed: the reading is counted and audited, that of the file and that of the skills. */
export function openSkillsBeside(
  database: Database,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<SkillsBeside, OpeningRefusal>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const opened = await openFile(transaction, actor, personFileId);
    if (!opened.ok) return opened;
    const { file, accountId } = opened.value;
    const agreement = await liveAgreement(transaction, file.id);
    return ok({
      file,
      hasAccount: accountId !== null,
      isReferent: await followsInOwnName(transaction, { personFileId: file.id, membershipId: actor.membershipId }),
      agreedAt: agreement?.agreedAt ?? null,
      skills: agreement === null ? null : await readSkills(transaction, actor, { personFileId: file.id, accountId }),
    });
  });
}

/** The skills of somebody followed who agreed, with their file. Refused without it. */
export async function readSkillsBeside(
  database: Database,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<HeldSkillsFile & Pick<SkillsBeside, "file">, BesideRefusal>> {
  const opened = await openSkillsBeside(database, actor, personFileId);
  if (!opened.ok) return opened;
  const { skills, file } = opened.value;
  return skills === null ? refused({ kind: "no-agreement" }) : ok({ ...skills, file });
}

/** Changes the skills of somebody followed who agreed; each thing said bears the name of the organisation, the trail who wrote it. */
export function changeSkillsBeside(
  database: Database,
  actor: MemberActor,
  { personFileId, change }: { readonly personFileId: string; readonly change: (content: DraftContent) => DraftContent },
): Promise<Result<null, BesideRefusal>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const opened = await openFile(transaction, actor, personFileId);
    if (!opened.ok) return opened;
    const { file, accountId } = opened.value;
    if (!can(actor, "held-skill.fill") || (await liveAgreement(transaction, file.id)) === null)
      return refused({ kind: "no-agreement" });
    const owner = { organisationId: actor.organisationId, personFileId: file.id, accountId };
    const { content, save } = await lockHeldSkills(transaction, owner);
    const before = content ?? emptyDraft;
    await save(noteWhoSaid(before, change(before), file.organisationName.slice(0, MOST_NOTED_BY)), now());
    await recordAudit(transaction, auditActor(actor), {
      ...{ action: "held-skill.fill", resourceId: file.id, personFileId: file.id },
    });
    return ok(null);
  });
}

async function openFile(
  transaction: ActingTransaction,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<{ readonly file: PersonFileView; readonly accountId: string | null }, OpeningRefusal>> {
  const { organisationId } = actor;
  const file = await selectPersonFile(transaction, personFileId, { organisationId });
  if (file === null) return refused({ kind: "not-found" });
  const refusal = await readWithinBudget(transaction, actor, file.id);
  if (refusal !== null) return refused(refusal);
  const of = await selectAgreedFile(transaction, { id: file.id, organisationId });
  return ok({ file, accountId: of?.accountId ?? null });
}

async function readSkills(
  transaction: ActingTransaction,
  actor: MemberActor,
  { personFileId, accountId }: { readonly personFileId: string; readonly accountId: string | null },
): Promise<HeldSkillsFile | null> {
  if (!can(actor, "held-skill.read")) return null;
  await recordAudit(transaction, auditActor(actor), {
    ...{ action: "held-skill.read", resourceId: personFileId, personFileId },
  });
  const owner = { organisationId: actor.organisationId, personFileId, accountId };
  return {
    content: (await findHeldSkills(transaction, owner)) ?? emptyDraft,
    obtained: await listObtainedBlocks(transaction, personFileId),
  };
}
