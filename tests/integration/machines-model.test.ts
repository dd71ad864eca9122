import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#app/platform/working-days.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { endOverdue } from "#app/positioning/end-overdue.server.ts";
import { movePositioning } from "#app/positioning/move-positioning.server.ts";
import { promoteWaiting } from "#app/positioning/promote-waiting.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { followDays, followSeats } from "#app/positioning/session-life/follow-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { draftPositioning, submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { lapseSuggestions } from "#app/positioning/suggestion/lapse-suggestions.server.ts";
import { positionSuggested } from "#app/positioning/suggestion/position-suggested.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import { supersedeOthers } from "#app/positioning/supersede-others.server.ts";
import {
  copyModel,
  holdsOne,
  type MachinesModel,
  followSeats as seatsFollowed,
} from "#tests/support/machines-model.ts";
import {
  apply,
  type Operation,
  operationOf,
  saidCommand,
  sessionCommand,
  stayDay,
} from "#tests/support/machines-operations.ts";
import { missingSteps, pathToNews, rareRuns } from "#tests/support/machines-tour.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { seededRandom } from "#tests/support/seeded-random.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const FIRST_DAY = "2027-01-12";
/** The days after the first one on which the sessions begin. */
const STARTS = [1, 15, 45];
const LENGTH_DAYS = 120;
const PEOPLE = 5;
const RUNS = 8;
const OPERATIONS = 25;
/** Searches for the transitions that no run took, at most. */
const SEARCHES = 1000;
/** Searches in vain before a run ends. */
const IN_VAIN = 2;
const SEED = 20_270_112;
const LONG_MS = 300_000;

/** No session of the portal is a draft: none is written before its feed gives it, and then it is published. */
const WITHOUT_USE_CASE = ["session publish draft", "session cancel draft"];

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal(FIRST_DAY, async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

interface Real {
  readonly sessions: readonly number[];
  readonly people: readonly Awaited<ReturnType<PositioningWorld["newPerson"]>>[];
  readonly positionings: readonly string[];
  readonly suggestions: readonly string[];
}

/** What an operation answered, and what it began. */
interface Performed {
  readonly isDone: boolean;
  readonly positioning?: string;
  readonly suggestion?: string;
}

/** A run: its model, and what stands for it in the portal once something is done there. */
interface Holder {
  model: MachinesModel;
  real: Real | null;
  plan: readonly Operation[];
  inVain: number;
}

function openRun(): { readonly model: Holder; readonly real: null } {
  const model: MachinesModel = { today: FIRST_DAY, sessions: [], positionings: [], suggestions: [], steps: [] };
  for (const [rank, after] of STARTS.entries()) {
    const startsOn = addDays(FIRST_DAY, after);
    const days = { startsOn, endsOn: addDays(startsOn, LENGTH_DAYS) };
    // The last session has no seat: its first people wait for one.
    const seats = { announced: 2 - rank, promotesAutomatically: false };
    model.sessions.push({ id: rank + 1, ...days, ...seats, state: "published", version: 1, isClosedByPortal: false });
    seatsFollowed(model, rank);
  }
  model.steps.length = 0;
  return { model: { model, real: null, plan: [], inVain: 0 }, real: null };
}

async function openReal({ sessions }: MachinesModel): Promise<Real> {
  goTo(FIRST_DAY);
  const ids: number[] = [];
  for (const { startsOn, endsOn, announced } of sessions) {
    const id = await world.newSession({ seats: 2, startsOn, endsOn });
    await resize(id, { announced, promotesAutomatically: false });
    ids.push(id);
  }
  const people: Real["people"][number][] = [];
  while (people.length < PEOPLE) people.push(await world.newPerson());
  return { sessions: ids, people, positionings: [], suggestions: [] };
}

async function resize(
  sessionId: number,
  { announced, promotesAutomatically }: { readonly announced: number; readonly promotesAutomatically: boolean },
): Promise<boolean> {
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere: announced }];
  return (await manageSession(portal.db, world.secretary.actor, { sessionId, promotesAutomatically, seats })).ok;
}

/** Does in the portal what `apply` does in the model, at the versions that the model says. */
async function perform(real: Real, operation: Operation, model: MachinesModel): Promise<Performed> {
  const { db } = portal;
  const key = randomUUID();
  const rank = "rank" in operation ? operation.rank : -1;
  const sessionId = real.sessions[rank] ?? -1;
  const asked = {
    key,
    positioningId: real.positionings[rank] ?? randomUUID(),
    version: model.positionings[rank]?.version ?? 1,
  };
  switch (operation.kind) {
    case "begin":
      return beginOne(real, operation);
    case "say": {
      const actor = actorOf(operation.by, real.people[model.positionings[rank]?.person ?? -1]);
      const command = saidCommand(operation.name, model.today);
      return { isDone: (await commandPositioning(db, actor, { ...asked, command })).ok };
    }
    case "move": {
      const by = operation.by === "organisation" ? world.secretary.actor : world.referent.actor;
      const toSessionId = real.sessions[operation.to] ?? -1;
      return begun(await movePositioning(db, by, { ...asked, toSessionId, hasAgreed: true }));
    }
    case "stay": {
      const { name, reason } = operation;
      const happenedOn = stayDay(model, operation);
      const command = name === "exit" ? { name, happenedOn, reason, blocks: [] } : { name, happenedOn };
      return { isDone: (await commandStay(db, world.secretary.actor, { ...asked, command })).ok };
    }
    case "session": {
      const said = { key, sessionId, version: model.sessions[rank]?.version ?? 1 };
      const actor = { ...world.secretary.actor, factorAt: new Date() };
      const command = sessionCommand(model, operation);
      return { isDone: (await commandSession(db, actor, { ...said, command })).ok };
    }
    case "answer":
      return answer(real, operation, model);
    case "resize":
      return { isDone: await resize(sessionId, operation) };
    case "follow":
      await promoteWaiting(db, { sessionId, funderCode: REGION_FUNDER });
      await followSeats(db, sessionId);
      return { isDone: true };
    case "supersede":
      await supersedeOthers(db, asked.positioningId);
      return { isDone: true };
    case "later":
      await endOverdue(db);
      await lapseSuggestions(db);
      await followDays(db);
      return { isDone: true };
  }
}

function begun(
  made: { readonly ok: true; readonly value: { readonly positioningId: string } } | { readonly ok: false },
): Performed {
  return made.ok ? { isDone: true, positioning: made.value.positioningId } : { isDone: false };
}

function actorOf(by: "organisation" | "prescriber" | "person", person: Real["people"][number] | undefined) {
  if (by === "organisation") return world.secretary.actor;
  return by === "person" && person !== undefined ? person.person : world.referent.actor;
}

async function beginOne(
  real: Real,
  { name, person, session }: Operation & { readonly kind: "begin" },
): Promise<Performed> {
  const personFileId = real.people[person]?.fileId ?? "";
  const sessionId = real.sessions[session] ?? -1;
  const key = randomUUID();
  if (name === "suggest") {
    const made = await suggestSession(portal.db, world.referent.actor, { key, personFileId, sessionId });
    return made.ok ? { isDone: true, suggestion: made.value.suggestionId } : { isDone: false };
  }
  const asked = { key, ...positioningAsked(personFileId, sessionId), hasAgreed: name === "submit" };
  return begun(await (name === "draft" ? draftPositioning : submitPositioning)(portal.db, world.referent.actor, asked));
}

async function answer(
  real: Real,
  { rank, name }: Operation & { readonly kind: "answer" },
  model: MachinesModel,
): Promise<Performed> {
  const actor = world.referent.actor;
  const said = {
    key: randomUUID(),
    suggestionId: real.suggestions[rank] ?? randomUUID(),
    version: model.suggestions[rank]?.version ?? 1,
  };
  if (name !== "position") {
    const command = name === "refuse" ? { name, reason: null } : { name };
    return { isDone: (await commandSuggestion(portal.db, actor, { ...said, command })).ok };
  }
  const { funderCode, programme, departement } = positioningAsked("", 0);
  return begun(await positionSuggested(portal.db, actor, { ...said, funderCode, programme, departement }));
}

/** What the database holds of a run, in the order of the model. */
async function written({ positionings, suggestions, sessions }: Real): Promise<unknown> {
  const inOrder = async (sql: string, ids: readonly (string | number)[]): Promise<readonly unknown[]> =>
    (await portal.build.query(sql, [ids])).map(({ line }) => line);
  return {
    positionings: await inOrder(
      `SELECT concat_ws(' ', p.state, p.version, p.since, coalesce(p.answer_by::text, '-'), coalesce(p.stay_state::text, '-'),
         p.holds_seat) AS line
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, rank) JOIN positioning p USING (id) ORDER BY rank`,
      positionings,
    ),
    sessions: await inOrder(
      `SELECT concat_ws(' ', m.state, m.version, s.held) AS line
       FROM unnest($1::int[]) WITH ORDINALITY AS asked(id, rank) JOIN managed_session m ON m.session_id = id
       JOIN session_seats s ON s.session_id = id ORDER BY rank`,
      sessions,
    ),
    suggestions: await inOrder(
      `SELECT concat_ws(' ', g.state, g.version, coalesce(g.answer_by::text, '-')) AS line
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, rank) JOIN suggestion g USING (id) ORDER BY rank`,
      suggestions,
    ),
  };
}

function expectedOf({ positionings, sessions, suggestions }: MachinesModel): unknown {
  const held = (rank: number): number => positionings.filter((one) => one.session === rank && holdsOne(one)).length;
  return {
    positionings: positionings.map((one) =>
      [one.state, one.version, one.since, one.answerBy ?? "-", one.stay?.state ?? "-", holdsOne(one) ? "t" : "f"].join(
        " ",
      ),
    ),
    sessions: sessions.map(({ state, version }, rank) => `${state} ${version} ${held(rank)}`),
    suggestions: suggestions.map(({ state, version, answerBy }) => `${state} ${version} ${answerBy ?? "-"}`),
  };
}

const taken = new Set<string>();
const played = { alone: 0, atOnce: 0 };

const isOver = (): boolean => missingSteps(taken).length <= WITHOUT_USE_CASE.length;

/** What several transactions carry out, or a day that passes: nobody gives another command meanwhile. */
const alone: readonly Operation["kind"][] = ["later", "follow", "supersede"];

/** One operation, or two at once by hands who read the same versions: what is written is one order of the two, or the other. */
async function play(holder: Holder, operations: readonly Operation[], scheduler: fc.Scheduler | null): Promise<void> {
  const { model } = holder;
  played[operations.length === 1 ? "alone" : "atOnce"] += 1;
  const said = JSON.stringify(operations);
  const real = holder.real ?? (await openReal(model));
  const [one, other] = operations;
  const orders = one === undefined || other === undefined ? [operations] : [operations, [other, one]];
  const ends = orders.map((order) => endOf(model, order));
  goTo(ends[0]?.model.today ?? model.today);
  const hands = operations.map(async (operation) => {
    await scheduler?.schedule(Promise.resolve());
    return perform(real, operation, { ...model, today: ends[0]?.model.today ?? model.today });
  });
  await scheduler?.waitAll();
  const answers = new Map((await Promise.all(hands)).map((answer, rank) => [operations[rank], answer]));
  for (const { model: end, isDone, order } of ends) {
    const made = order.flatMap((operation) => answers.get(operation) ?? []);
    const after = {
      ...real,
      positionings: [...real.positionings, ...made.flatMap(({ positioning }) => positioning ?? [])],
      suggestions: [...real.suggestions, ...made.flatMap(({ suggestion }) => suggestion ?? [])],
    };
    const found = { answers: made.map((answer) => answer.isDone), written: await written(after) };
    const expected = { answers: isDone, written: expectedOf(end) };
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      if (order === orders.at(-1)) expect(found, said).toEqual(expected);
      continue;
    }
    for (const step of end.steps) taken.add(step);
    Object.assign(holder, { real: after, model: { ...end, steps: [] } });
    return;
  }
}

/** What operations make of a model one after the other, all given by hands who read it as it is now. */
function endOf(read: MachinesModel, order: readonly Operation[]) {
  const model = { ...copyModel(read), steps: [] };
  const isDone = order.map((operation) => apply(model, operation, read));
  return { model, isDone, order };
}

const draw = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));
const step = fc
  .record({ seed: fc.nat(), rival: fc.option(draw, { freq: 2 }), scheduler: fc.scheduler() })
  .map((drawn) => ({
    check: () => true,
    toString: () => JSON.stringify([drawn.seed, drawn.rival]),
    async run(holder: Holder): Promise<void> {
      if (isOver() || holder.inVain >= IN_VAIN) return;
      if (holder.plan.length === 0)
        holder.plan = pathToNews(holder.model, { taken, people: PEOPLE, random: seededRandom(drawn.seed) });
      const [next, ...rest] = holder.plan;
      holder.plan = rest;
      if (next === undefined) holder.inVain += 1;
      if (next === undefined) return;
      const rival = drawn.rival === null ? undefined : operationOf(holder.model, drawn.rival, PEOPLE);
      const isRaced = rival !== undefined && !alone.includes(next.kind) && !alone.includes(rival.kind);
      await play(holder, isRaced ? [next, rival] : [next], drawn.scheduler);
      if (isRaced) holder.plan = [];
    },
  }));

/** Takes alone what the runs left: who comes first of two at once is not drawn by the seed, and neither is what they take. */
async function takeTheRest(): Promise<void> {
  let { model: holder } = openRun();
  for (let search = 0; search < SEARCHES && !isOver(); search += 1) {
    const random = seededRandom(SEED + search);
    const operations = pathToNews(holder.model, { taken, people: PEOPLE, random });
    for (const operation of operations) await play(holder, [operation], null);
    holder.inVain = operations.length === 0 ? holder.inVain + 1 : 0;
    if (holder.inVain >= IN_VAIN) ({ model: holder } = openRun());
  }
}

test(
  "every transition of the four machines is taken, alone or two at once, and the portal answers and writes as the model",
  async ({ annotate }) => {
    for (const operations of rareRuns) {
      const { model } = openRun();
      for (const operation of operations) await play(model, [operation], null);
    }
    const commands = fc.array(step, { minLength: OPERATIONS, maxLength: OPERATIONS });
    await fc.assert(
      fc.asyncProperty(commands, async (drawn) => {
        if (!isOver()) await fc.asyncModelRun(openRun, drawn);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    await takeTheRest();
    expect(missingSteps(taken)).toEqual(WITHOUT_USE_CASE);
    await annotate(
      `${taken.size} transitions taken; ${played.alone} operations alone, ${played.atOnce} times two at once`,
    );
  },
  LONG_MS,
);
