import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import type { NeedDecision, NeedFacts } from "./decide-need.ts";
import { type ContestReason, type NeedVisibility, needVisibilities, type SetAsideReason } from "./need-choices.ts";
import { type KeptSkill, keptSkillSchema, type NeedPosting, type WantedSkill } from "./need-posting.ts";
import type { NeedCommander, NeedCommandName, NeedState } from "./need-states.ts";
import { needStates, openNeedStates } from "./need-states.ts";

/** A need whose row this transaction locks. Days are civil. */
export interface HeldNeed extends NeedFacts {
  readonly id: string;
  readonly version: number;
  readonly state: NeedState;
  /** When a sensor first confirmed its company. */
  readonly companyConfirmedAt: Date | null;
  readonly visibility: NeedVisibility;
  readonly createdAt: Date;
  /** The need that stays, of a merged one. */
  readonly mergedIntoId: string | null;
}

const dayOrNull = readDay.nullable();

const heldRows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(needStates),
    headcount: z.number(),
    askedOn: dayOrNull,
    dueOn: readDay,
    companyConfirmedAt: z.date().nullable(),
    visibility: z.enum(needVisibilities),
    createdAt: z.date(),
    mergedIntoId: z.string().nullable(),
  }),
);

/** Reads a need and keeps others from changing it until the commit. Absent: unknown, or not theirs. By its primary key. */
export async function lockNeed(transaction: ActingTransaction, id: string): Promise<HeldNeed | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id::text, version, state::text AS state, headcount, asked_on AS "askedOn", due_on AS "dueOn",
      company_confirmed_at AS "companyConfirmedAt", visibility, created_at AS "createdAt", merged_into_id::text AS "mergedIntoId"
    FROM need WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return heldRows.parse(rows)[0];
}

/** Adds a posted need, version 1, with its skills. False: it was added before. Without RETURNING. */
export async function addNeed(
  transaction: ActingTransaction,
  { skills, startsOn, offers, ...posting }: Omit<NeedPosting, "contact">,
  { decision, at }: { readonly decision: NeedDecision; readonly at: Date },
): Promise<boolean> {
  const { state, dueOn } = decision;
  const days = { startsOn: startsOn === null ? null : dayColumn(startsOn), dueOn: dayColumn(dueOn) };
  const row = { ...posting, ...days, offers: [...offers], state, createdAt: at };
  const { count } = await transaction.need.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) await addSkills(transaction, posting.id, skills);
  return count === 1;
}

/** Puts other skills in the place of those of a need. */
export async function replaceSkills(
  transaction: ActingTransaction,
  needId: string,
  skills: readonly KeptSkill[],
): Promise<void> {
  await transaction.needSkill.deleteMany({ where: { needId } });
  await addSkills(transaction, needId, skills);
}

/** The skills of a need, in its order. By its primary key. */
export async function selectSkills(transaction: ActingTransaction, needId: string): Promise<readonly KeptSkill[]> {
  const rows = await transaction.needSkill.findMany({ where: { needId }, orderBy: { place: "asc" } });
  return z.array(keptSkillSchema).parse(rows);
}

async function addSkills(
  transaction: ActingTransaction,
  needId: string,
  skills: readonly (WantedSkill | KeptSkill)[],
): Promise<void> {
  await transaction.needSkill.createMany({ data: skills.map((skill, place) => ({ needId, place, ...skill })) });
}

/** What a sensor changes of a need, besides its state. */
export interface NeedCorrection {
  readonly companyName?: string;
  readonly companyConfirmedAt?: Date;
  readonly metierCode?: string;
  readonly visibility?: NeedVisibility;
  readonly mergedIntoId?: string | null;
}

/** Moves a need on from the version that was read; false when it is not that version any more. */
export async function changeNeed(
  transaction: ActingTransaction,
  { id, version }: Pick<HeldNeed, "id" | "version">,
  { tellsCompany: _told, askedOn, dueOn, ...decision }: NeedDecision,
  correction: NeedCorrection,
): Promise<boolean> {
  const days = { askedOn: askedOn === null ? null : dayColumn(askedOn), dueOn: dayColumn(dueOn) };
  const { count } = await transaction.need.updateMany({
    where: { id, version },
    data: { ...decision, ...days, ...correction, version: version + 1 },
  });
  return count === 1;
}

/** A line of the history of a need; `version` is the one the command made. No account: the company by its link, or the portal. */
export interface NeedEvent extends Pick<NeedDecision, "headcount" | "hired" | "hiredFrom"> {
  readonly needId: string;
  readonly version: number;
  readonly command: NeedCommandName;
  readonly fromState: NeedState | null;
  readonly toState: NeedState;
  readonly byCommander: NeedCommander;
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly reason: SetAsideReason | ContestReason | null;
  /** The skill that was contested or restored, as the need names it. */
  readonly skill: string | null;
}

/** Appends to the history of a need. Without RETURNING. */
export async function addNeedEvent(transaction: ActingTransaction, event: NeedEvent): Promise<void> {
  await transaction.needEvent.createMany({ data: [event] });
}

/** Open needs whose day has come, after an id: the rule decides what is done. At most `most`, by id. By the index on the day. */
export async function listDueNeeds(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.need.findMany({
    where: { id: { gt: after }, state: { in: [...openNeedStates] }, dueOn: { lte: dayColumn(today) } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: most,
  });
  return rows.map(({ id }) => id);
}
