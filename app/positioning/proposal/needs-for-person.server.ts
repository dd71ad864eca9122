import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { readHeld } from "#app/matching/profile/read-profile.server.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import { selectNeeds } from "#app/needs/read-need-store.server.ts";
import type { FoundNeed } from "#app/needs/search/found-need-store.server.ts";
import type { NeedSearch } from "#app/needs/search/need-search.ts";
import { type FoundNeeds, searchNeeds } from "#app/needs/search/search-needs.server.ts";
import type { NeedSearchRefusal } from "#app/needs/search/understand-needs.server.ts";
import { needSightOf } from "#app/needs/sensor-kinds.ts";
import { type OpeningRefusal, openPersonFile } from "#app/people/file/open-person-file.server.ts";
import type { PersonFileView } from "#app/people/file/person-file-store.server.ts";
import { openSkillsBeside, type SkillsBeside } from "#app/people/held-skills/skills-beside.server.ts";
import { withObtained } from "#app/people/held-skills/with-obtained.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { listProposalsOfFile, type ProposalOfFile } from "../answer/answered-proposal-store.server.ts";
import { compareSkills, NEEDS_PER_PAGE, type SkillsCompared } from "./compare-skills.ts";
import { type LastNo, readLastNo } from "./followed-proposals-store.server.ts";
import { listSkillsOfNeeds } from "./need-skills-store.server.ts";
import { isProposable } from "./offered.ts";

const MOST_PROPOSALS = 50;

/** A need beside somebody: `skills` null when they did not agree that theirs are read. `isProposed`: it is under way with them. */
export interface NeedForPerson extends FoundNeed {
  readonly skills: SkillsCompared | null;
  readonly isProposed: boolean;
}

/** What companies look for near somebody followed, and what was proposed to them. */
export interface NeedsForPerson {
  readonly file: PersonFileView;
  /** Did the person agree that their skills are read? */
  readonly hasSkills: boolean;
  readonly found: Result<Omit<FoundNeeds, "needs"> & { readonly needs: readonly NeedForPerson[] }, NeedSearchRefusal>;
  readonly proposals: readonly ProposalOfFile[];
}

/**
 * Opens the file of somebody followed, and finds the needs that the actor may see and propose to them: those that ask the fewest essential
 * skills that the person lacks come first, then the nearest. The reading is counted and audited, that of the file and that of the skills.
 */
export async function findNeedsForPerson(
  database: Database,
  actor: MemberActor,
  {
    personFileId,
    searchFrom,
  }: { readonly personFileId: string; readonly searchFrom: (communeCode: string) => NeedSearch },
): Promise<Result<NeedsForPerson, OpeningRefusal>> {
  const opened = await openSkillsBeside(database, actor, personFileId);
  if (!opened.ok) return opened;
  const { file } = opened.value;
  const held = await heldOf(database, opened.value);
  const found = await searchNeeds(database, actor, searchFrom(file.communeCode), { perPage: NEEDS_PER_PAGE });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const proposals = await listProposalsOfFile(transaction, { personFileId, most: MOST_PROPOSALS });
    const common = { file, hasSkills: held !== null, proposals };
    if (!found.ok) return ok({ ...common, found });
    const open = found.value.needs.filter(isProposable);
    const wanted = await listSkillsOfNeeds(
      transaction,
      open.map(({ id }) => id),
    );
    const underWay = new Set(proposals.flatMap(({ needId, dueOn }) => (dueOn === null ? [] : [needId])));
    const needs = open.map((need) => ({
      ...need,
      skills: held === null ? null : compareSkills(wanted.get(need.id) ?? [], held),
      isProposed: underWay.has(need.id),
    }));
    return ok({ ...common, found: ok({ ...found.value, needs: needs.toSorted(nearestFirst) }) });
  });
}

/** What somebody can do, whole or a little, by ROME's number; null: they did not agree that it is read. */
async function heldOf(
  database: Database,
  { skills }: SkillsBeside,
): Promise<ReadonlyMap<number, "held" | "partial"> | null> {
  if (skills === null) return null;
  const { held } = await readHeld(database.pool, withObtained(skills.content, skills.obtained));
  return new Map(held.map(({ ogr, isPartial }) => [ogr, isPartial ? "partial" : "held"]));
}

function nearestFirst(one: NeedForPerson, other: NeedForPerson): number {
  const lacking = (one.skills?.lacking.length ?? 0) - (other.skills?.lacking.length ?? 0);
  return lacking === 0 ? (one.km ?? Number.POSITIVE_INFINITY) - (other.km ?? Number.POSITIVE_INFINITY) || 0 : lacking;
}

/** `lastNo`: when this person said no to it; null: never. */
interface NeedToPropose {
  readonly file: PersonFileView;
  readonly need: ReadNeed;
  readonly lastNo: LastNo | null;
}

/** A need to propose to somebody followed: what they will read, before it is told to them. */
export async function readNeedToPropose(
  database: Database,
  actor: MemberActor,
  { personFileId, needId }: { readonly personFileId: string; readonly needId: string },
): Promise<Result<NeedToPropose, OpeningRefusal>> {
  const opened = z.uuid().safeParse(needId).success
    ? await openPersonFile(database, actor, personFileId)
    : refused({ kind: "not-found" } as const);
  if (!opened.ok) return opened;
  const file = opened.value;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const [need] = await selectNeeds(transaction, { sight: needSightOf(actor), id: needId, take: 1 });
    if (need === undefined || !isProposable(need)) return refused({ kind: "not-found" });
    return ok({ file, need, lastNo: await readLastNo(transaction, { personFileId: file.id, needId }) });
  });
}
