import type { MemberActor } from "#app/access/actor.ts";
import { countNeedPeople } from "#app/matching/need-people/count-need-people.server.ts";
import { draftPath } from "#app/matching/operation-path/draft-path.server.ts";
import { readNeed } from "#app/needs/command-need.server.ts";
import { USUAL_GATHERING_DAYS } from "#app/needs/operations/decide-operation.ts";
import { openOperation } from "#app/needs/operations/open-operation.server.ts";
import { readOperations } from "#app/needs/operations/read-operations.server.ts";
import type { ReadNeed } from "#app/needs/read-need.ts";
import { agreeSkills } from "#app/people/held-skills/agree-skills.server.ts";
import { changeSkillsBeside } from "#app/people/held-skills/skills-beside.server.ts";
import { withAnswer } from "#app/people/skill-draft/draft-content.ts";
import { atInstant, startOfDay, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { answerProposalByLink } from "#app/positioning/answer/answer-proposal-by-link.server.ts";
import type { PersonAnswer } from "#app/positioning/proposal/proposal-commands.ts";
import { proposeNeed } from "#app/positioning/proposal/propose-need.server.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { addDays } from "../calendar.ts";
import { readFacts } from "../facts.ts";
import { filesToAgree, statesInOperation } from "../region-store.server.ts";
import { demonstrationNeedOf } from "./load-needs.ts";
import { personLink } from "./load-proposals.ts";
import { closeOffersHeard } from "./portal-day.server.ts";

const REFERENT = "referent-nord";
const COMPANY = "Logis Lillois de Propreté";
/** Lille and the towns around it: all within 30 km of the company. */
const ARRONDISSEMENT = "595";
const MORNING_MS = 10 * 3_600_000;
/** Days before today. */
const AGREED = 8;
const OPENED = 6;

/** Which essential skills of the need, by their place, people can do: one in three has all, one is a block away, one is two. */
const heldInTurn: readonly (readonly number[])[] = [[0, 1, 2], [0, 2], [0]];
/** Enough of each to be told, were one of them noted with other skills. */
const AGREEING = 21;

/** Those of them to whom the operation is proposed, so many days before today, and what they said of it; null: nothing yet. */
const proposedTo: readonly { readonly rank: number; readonly proposed: number; readonly said: PersonAnswer | null }[] =
  [
    { rank: 1, proposed: 5, said: { name: "join" } },
    { rank: 2, proposed: 4, said: { name: "join" } },
    { rank: 5, proposed: 4, said: { name: "decline", reason: "mobility" } },
    { rank: 4, proposed: 3, said: { name: "join" } },
    { rank: 8, proposed: 1, said: null },
  ];

/**
 * People near a qualified need agree that their skills are read, the people of each need are counted, and a referent opens an operation for
 * it, which some of them join: through the use cases of real life. Told again, it adds nothing.
 */
export async function loadDemonstrationOperation(database: Database, today: string): Promise<void> {
  const referent = await demonstrationActor(database, REFERENT);
  const read = await readNeed(database, referent, demonstrationNeedOf(COMPANY));
  // Somebody who uses the demonstration may have filled it meanwhile.
  if (!read.ok || read.value.need.state !== "qualified") return;
  const { need } = read.value;
  const on = <Answer>(daysBefore: number, work: () => Promise<Answer>): Promise<Answer> =>
    atInstant(new Date(startOfDay(addDays(today, -daysBefore)).getTime() + MORNING_MS), work);
  const people = await on(AGREED, () => agreeingPeople(database, referent, need));
  await countNeedPeople(database);
  const operationId = await on(OPENED, () => opened(database, referent, need));
  const told = await statesInOperation(database, referent, operationId);
  for (const { rank, proposed, said } of proposedTo) {
    const personFileId = people[rank];
    if (personFileId === undefined || (told.get(personFileId) ?? "proposed") !== "proposed") continue;
    await on(proposed, () =>
      propose(database, referent, { personFileId, needId: need.id, operationId, key: `demo-operation-${rank}`, said }),
    );
  }
  await closeOffersHeard(database);
}

/** Those who agree, by their file, once they did and their skills are noted. */
async function agreeingPeople(
  database: Database,
  referent: MemberActor,
  { skills }: ReadNeed,
): Promise<readonly string[]> {
  const towns = readFacts().towns.filter(({ arrondissement }) => arrondissement === ARRONDISSEMENT);
  const communes = towns.map(({ insee }) => insee);
  const files = await filesToAgree(database, referent, { communes, most: AGREEING });
  for (const [rank, { id: personFileId, hasSkills }] of files.entries()) {
    if (hasSkills) continue;
    const agreed = await agreeSkills(database, referent, { personFileId, isAgreed: true });
    // In a demonstration that is used, a person with an account agrees by themselves.
    if (!agreed.ok) continue;
    const held = (heldInTurn[rank % heldInTurn.length] ?? []).flatMap((place) => skills[place]?.ogr ?? []);
    const filled = await changeSkillsBeside(database, referent, {
      personFileId,
      change: (content) => held.reduce((all, ogr) => withAnswer(all, { ogr, answer: "yes", on: todayIso() }), content),
    });
    if (!filled.ok) throw new Error(`Skills of the demonstration were refused: ${filled.refusal.kind}`);
  }
  return files.map(({ id }) => id);
}

/** The id of the referent's operation for the need, which is opened with the path that the portal drafts. */
async function opened(database: Database, referent: MemberActor, need: ReadNeed): Promise<string> {
  const known = await readOperations(database, referent, need.id);
  const own = known.find(({ organisationId }) => organisationId === referent.organisationId);
  if (own !== undefined) return own.id;
  const gathersUntil = addDays(todayIso(), USUAL_GATHERING_DAYS);
  const steps = [...(await draftPath(database.pool, need, gathersUntil))];
  const asked = { key: "demo-operation", needId: need.id, places: need.headcount, gathersUntil, steps };
  const made = await openOperation(database, referent, asked);
  if (!made.ok) throw new Error(`The operation of the demonstration was refused: ${made.refusal.kind}`);
  await closeOffersHeard(database);
  return made.value.operationId;
}

interface Proposing {
  readonly personFileId: string;
  readonly needId: string;
  readonly operationId: string;
  readonly key: string;
  readonly said: PersonAnswer | null;
}

async function propose(
  database: Database,
  referent: MemberActor,
  { said: command, ...asked }: Proposing,
): Promise<void> {
  const made = await proposeNeed(database, referent, { ...asked, again: null });
  // In a demonstration that is used, the operation may be over, or the person may have agreed to nothing.
  if (!made.ok || command === null) return;
  const { proposalId } = made.value;
  const about = { proposalId, personFileId: asked.personFileId, organisationId: referent.organisationId };
  const answered = await answerProposalByLink(database, await personLink(database, about), { version: 1, command });
  if (!answered.ok) throw new Error(`An answer of the demonstration was refused: ${answered.refusal.kind}`);
}
