import { inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { atInstant, now, startOfDay, todayIso } from "#app/platform/clock.server.ts";
import { type Database, database } from "#app/platform/database.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { lockManagedSession } from "#app/training/seats/session-life-store.server.ts";
import { demonstrationActor } from "../access/demonstration-actor.ts";
import { addDays } from "../calendar.ts";
import { readFacts } from "../facts.ts";
import { countPositionings, sessionIdOf } from "../region-store.server.ts";
import { inventPeople } from "./invented-people.ts";
import { ownSessions, type SessionKey, sessionKeys } from "./life-sessions.ts";
import { loadDemonstrationAids } from "./load-aids.ts";
import { loadHeldSkills } from "./load-held-skills.ts";
import { loadDemonstrationNeeds } from "./load-needs.ts";
import { loadDemonstrationOpenings } from "./load-openings.ts";
import { loadDemonstrationOperation } from "./load-operation.ts";
import { loadDemonstrationProposals } from "./load-proposals.ts";
import { planStories, type Story } from "./plan-stories.ts";
import { carryOutEvening, carryOutMorning, closeWhatWasHeard } from "./portal-day.server.ts";
import { planSessionActs, type SessionAct } from "./session-acts.ts";
import { type StorySoFar, type StoryWorld, tellDeed } from "./tell-story.server.ts";

/** `today` as `YYYY-MM-DD`: the last day of the stories. Same day and seed: same people and stories. */
export interface LifeOptions {
  readonly today?: string;
  readonly seed?: number;
}

const DEFAULT_SEED = 12;
/** Who follows the invented people, each as many of them as it is named. */
const FOLLOWERS = ["referent-nord", "conseillere-ml", "referente-nord", "referent-nord", "responsable-relais"];
const ORGANISATION = "responsable-of";
/** The département of the sessions and of the people. */
const DEPARTEMENT = "59";
/** What the organisation grants the other payers of a session. */
const OTHER_SEATS = 2;
const FIRST_HOUR = 9;
const NOON = 12;
const LAST_HOUR = 19;
const HOUR_MS = 3_600_000;
/** The portal's own work, hourly in real life, is told once in so many days, and each day of the last ones. */
const PORTAL_DAYS = 7;
const SESSIONS = "sessions";
const AT_ONCE = 4;

interface LifeWorld {
  readonly database: Database;
  readonly today: string;
  readonly organisation: MemberActor;
  readonly sessions: ReadonlyMap<SessionKey, BookedSession>;
  /** Interrupted before, and told again: what was done then is refused now, and left as it is. */
  readonly isAgain: boolean;
}

interface BookedSession {
  readonly id: number;
  readonly funders: readonly number[];
  readonly blocks: readonly string[];
}

/** A work of a day, in the order of the plan. `name`: of the person it is about, or `SESSIONS`. */
interface Work {
  readonly day: number;
  readonly name: string;
  run(): Promise<void>;
}

/**
 * Tells the life of the demonstration region, day after day, through the use cases of real life: invented people who are positioned,
 * invited, accepted, listed, entered, and leave. What is told of before today, nobody hears of it any more; today's decisions are left
 * to the worker. The region must have just been loaded; told whole before, it is not told again.
 */
export async function loadDemonstrationLife(
  db: Database = database(),
  { today = todayIso(), seed = DEFAULT_SEED }: LifeOptions = {},
): Promise<{ readonly positionings: number }> {
  await loadDemonstrationNeeds(db, today);
  const before = await countPositionings(db);
  const sessions = await readSessions(db);
  const stories = planStories(today, (key) => sessions.get(key)?.blocks ?? []);
  if (before >= stories.filter(isPositioned).length) {
    await tellOffers(db, today);
    return { positionings: before };
  }
  const organisation = await demonstrationActor(db, ORGANISATION);
  const world = { database: db, today, organisation, sessions, isAgain: before > 0 };
  const works = [...worksOfSessions(world), ...(await worksOfStories(world, stories, seed))];
  const days = [...new Set(works.map(({ day }) => day))].toSorted((one, other) => one - other);
  let worked = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    const ofDay = works.filter((work) => work.day === day);
    const isWorked = day - worked >= PORTAL_DAYS || day >= -PORTAL_DAYS;
    if (isWorked) worked = day;
    await tellDay(world, ofDay, { day, isWorked });
  }
  await tellOffers(db, today);
  return { positionings: await countPositionings(db) };
}

/** What hangs on the people once their stories are told; the operation is the last, and says that the load is whole. */
async function tellOffers(db: Database, today: string): Promise<void> {
  await loadHeldSkills(db);
  await loadDemonstrationProposals(db, today);
  await loadDemonstrationOpenings(db, today);
  await loadDemonstrationAids(db, today);
  await loadDemonstrationOperation(db, today);
}

function isPositioned({ steps }: Story): boolean {
  return steps.some(({ deed: { kind } }) => kind === "draft" || kind === "submit" || kind === "agree-and-submit");
}

interface Day {
  readonly day: number;
  /** Is it one of those whose morning has the portal's own work? */
  readonly isWorked: boolean;
}

/** One day: the portal's own work of the morning, what people do, one after another for each, then what follows it. */
async function tellDay(
  { database: db, today }: LifeWorld,
  works: readonly Work[],
  { day, isWorked }: Day,
): Promise<void> {
  const midnight = startOfDay(addDays(today, day)).getTime();
  const present = now();
  const at = (hour: number): Date => (day === 0 ? present : new Date(midnight + hour * HOUR_MS));
  if (isWorked) await atInstant(at(FIRST_HOUR), () => carryOutMorning(db));
  await atInstant(at(NOON), () => inTurns(works));
  await atInstant(at(LAST_HOUR), () => carryOutEvening(db));
  if (day === -1) await atInstant(at(LAST_HOUR), () => closeWhatWasHeard(db));
}

/** A few at once: those of one name one after another, the sessions first. */
async function inTurns(works: readonly Work[]): Promise<void> {
  for (const { run } of works.filter(({ name }) => name === SESSIONS)) await run();
  const names = new Set(works.map(({ name }) => name).filter((name) => name !== SESSIONS));
  const left = [...names].map((name) => works.filter((work) => work.name === name));
  const hand = async (): Promise<void> => {
    for (let line = left.shift(); line !== undefined; line = left.shift()) for (const { run } of line) await run();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

async function readSessions(db: Database): Promise<ReadonlyMap<SessionKey, BookedSession>> {
  const found = new Map<SessionKey, BookedSession>();
  for (const key of sessionKeys) {
    const id = await sessionIdOf(db, ownSessions[key].number);
    const session = await inTransactionAs(db, { task: "position" }, (tx) => readBookableSession(tx, id));
    if (session !== null) found.set(key, session);
  }
  return found;
}

function worksOfSessions(world: LifeWorld): readonly Work[] {
  return planSessionActs(world.today).map((act) => ({ day: act.day, name: SESSIONS, run: () => doAct(world, act) }));
}

async function doAct(world: LifeWorld, act: SessionAct): Promise<void> {
  const { database: db, organisation, today, isAgain } = world;
  const { id: sessionId, funders } = sessionOf(world, act.session);
  if (act.kind === "manage") {
    const seats = funders.map((funderCode, rank) => ({
      ...{ funderCode, takenElsewhere: 0, announcedHere: rank === 0 ? act.seats : OTHER_SEATS },
    }));
    const promotesAutomatically = act.session !== "officeFull";
    const managed = await manageSession(db, organisation, { sessionId, promotesAutomatically, seats });
    if (!managed.ok) throw new Error(`Managing ${act.session} was refused: ${managed.refusal.kind}`);
    return;
  }
  const locked = await inTransactionAs(db, { task: "position" }, (tx) => lockManagedSession(tx, sessionId));
  const key = `demo-${today}-${act.session}-${locked?.version}`;
  const asked = { key, sessionId, version: locked?.version ?? 1, command: act.command };
  // What tells people is done by somebody who has just proved who they are.
  const done = await commandSession(db, { ...organisation, factorAt: now() }, asked);
  if (!done.ok && !isAgain) throw new Error(`${act.command.name} of ${act.session} was refused: ${done.refusal.kind}`);
}

function sessionOf({ sessions }: LifeWorld, key: SessionKey): BookedSession {
  const session = sessions.get(key);
  if (session === undefined) throw new Error(`The catalogue of the demonstration has no ${ownSessions[key].number}`);
  return session;
}

async function worksOfStories(world: LifeWorld, stories: readonly Story[], seed: number): Promise<readonly Work[]> {
  const { database: db, today, organisation } = world;
  const prescribers = new Map<string, MemberActor>();
  for (const key of FOLLOWERS) prescribers.set(key, await demonstrationActor(db, key));
  const towns = readFacts().towns.filter(({ departement }) => departement === DEPARTEMENT);
  const people = inventPeople(Math.max(...stories.map(({ person }) => person)) + 1, { towns, today, seed });
  return stories.flatMap((story, rank) => {
    const person = people[story.person];
    const prescriber = prescribers.get(FOLLOWERS[story.person % FOLLOWERS.length] ?? "");
    const { id, funders } = sessionOf(world, story.session);
    const [funderCode] = funders;
    if (person === undefined || prescriber === undefined || funderCode === undefined)
      throw new Error("Nobody to tell of");
    const otherSessionId = sessionOf(world, "officeNext").id;
    const name = `demo-${today}-${rank}`;
    const session = { id, funderCode };
    return worksOfStory(world, story, {
      database: db,
      prescriber,
      organisation,
      person,
      session,
      otherSessionId,
      name,
    });
  });
}

function worksOfStory({ isAgain }: LifeWorld, { person, steps }: Story, told: StoryWorld): readonly Work[] {
  let soFar: StorySoFar = { personFileId: null, positioning: null, suggestion: null };
  let isOver = false;
  return steps.map(({ day, deed }) => ({
    ...{ day, name: String(person) },
    async run() {
      if (isOver) return;
      const answer = await tellDeed(told, { deed, soFar });
      if (answer.ok) soFar = answer.value;
      else if (isAgain) isOver = true;
      else throw new Error(`${told.name}, day ${day}: ${JSON.stringify({ deed, refusal: answer.refusal })}`);
    },
  }));
}
