import { type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import type { OwnTrailLine } from "#app/access/audit/own-trail-store.server.ts";
import { type AuditPage, type AuditPageAsked, readOwnTrail } from "#app/access/audit/read-audit.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { type OwnAccountData, selectOwnAccountData } from "#app/access/own-data/own-data-store.server.ts";
import { type KnownFile, selectOwnFiles } from "#app/people/file/own-file-store.server.ts";
import { type HeldSkillsFile, selectOwnSkills } from "#app/people/held-skills/own-skills.server.ts";
import { type KnownSkillsAgreement, listAgreements } from "#app/people/held-skills/skills-agreement-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { AnsweredAid } from "#app/positioning/answer/answered-aid-store.server.ts";
import type { AnsweredProposal } from "#app/positioning/answer/answered-proposal-store.server.ts";
import { readOwnAids, readOwnProposals } from "#app/positioning/answer/read-own-positionings.server.ts";

/** What the portal keeps of somebody, room by room, with a page of the trail about them. A room that keeps something adds it here. */
export interface OwnDataPage extends OwnAccountData {
  readonly files: readonly KnownFile[];
  readonly skills: HeldSkillsFile;
  readonly skillsAgreements: readonly KnownSkillsAgreement[];
  /** Jobs that were proposed to the person, and what became of them. */
  readonly proposals: readonly AnsweredProposal[];
  /** Aids that were asked for their training, and what became of them. */
  readonly aids: readonly AnsweredAid[];
  readonly trail: AuditPage<OwnTrailLine>;
}

/** The acts that a download carries at most, the latest first; the page leads to the ones before. */
const DOWNLOADED_LINES = 5000;

/** What is known of the actor, for the actor alone (GDPR 15). */
export async function readOwnData(
  database: Database,
  actor: KnownActor,
  page: AuditPageAsked = {},
): Promise<OwnDataPage> {
  const { accountId } = actor;
  const asked = await askedFor(database, actor);
  const rest = await inTransactionAs(database, { accountId }, (transaction) => compose(transaction, accountId, page));
  return { ...rest, ...asked };
}

/** What was proposed to a person, or asked for them: whoever works here reads none by this account. */
async function askedFor(database: Database, actor: KnownActor): Promise<Pick<OwnDataPage, "proposals" | "aids">> {
  if (actor.kind !== "person") return { proposals: [], aids: [] };
  const proposals = (await readOwnProposals(database, actor)).map(({ reached: _reached, ...proposal }) => proposal);
  return { proposals, aids: await readOwnAids(database, actor) };
}

/** The same to take away (GDPR 20), with as much of the trail as a file carries. That it was taken is part of the trail. */
export async function takeOwnData(database: Database, actor: KnownActor): Promise<OwnDataPage> {
  const { accountId } = actor;
  const asked = await askedFor(database, actor);
  const rest = await inTransactionAs(database, { accountId }, async (transaction) => {
    await recordAudit(transaction, { accountId }, { action: "own-data.download", resourceId: accountId });
    return compose(transaction, accountId, { size: DOWNLOADED_LINES });
  });
  return { ...rest, ...asked };
}

async function compose(
  transaction: ActingTransaction,
  accountId: string,
  page: AuditPageAsked,
): Promise<Omit<OwnDataPage, "proposals" | "aids">> {
  return {
    ...(await selectOwnAccountData(transaction, accountId)),
    files: await selectOwnFiles(transaction, accountId),
    skills: await selectOwnSkills(transaction, accountId),
    skillsAgreements: await listAgreements(transaction, accountId),
    trail: await readOwnTrail(transaction, accountId, page),
  };
}
