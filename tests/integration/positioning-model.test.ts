import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { endOverdue } from "#app/positioning/end-overdue.server.ts";
import { type PositioningState, positioningTransitions } from "#app/positioning/positioning-states.ts";
import { promoteWaiting } from "#app/positioning/promote-waiting.server.ts";
import { followSeats } from "#app/positioning/session-life/follow-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { draftPositioning, submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import {
  apply,
  FIRST_DAY,
  heldOf,
  type Model,
  type Operation,
  type SaidName,
  SESSION_STARTS,
  saidNames,
} from "#tests/support/positioning-model.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const PEOPLE = 5;
const RUNS = 40;
const COMMANDS = 60;
const SEED = 20_270_112;
const LONG_MS = 300_000;

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal(FIRST_DAY, async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

type Person = Awaited<ReturnType<PositioningWorld["newPerson"]>>;

/** One session of the portal, with the people of a run; `ids`: the positioning each has last. */
interface Real {
  readonly sessionId: number;
  readonly people: readonly Person[];
  readonly ids: string[];
}

interface Holder {
  model: Model;
}

async function openRun(): Promise<{ readonly model: Holder; readonly real: Real }> {
  goTo(FIRST_DAY);
  const sessionId = await world.newSession({ seats: 2, startsOn: SESSION_STARTS, endsOn: "2027-06-30" });
  const people: Person[] = [];
  while (people.length < PEOPLE) people.push(await world.newPerson());
  await resize(sessionId, 2);
  const nobody = {
    state: null,
    version: 0,
    answerBy: null,
    hasMeeting: false,
    rank: 0,
    before: null,
    since: "2027-01-12",
  };
  const model = { today: FIRST_DAY, announced: 2, people: people.map(() => nobody) };
  // Of nothing yet.
  return { model: { model }, real: { sessionId, people, ids: people.map(() => randomUUID()) } };
}

async function resize(sessionId: number, announcedHere: number): Promise<boolean> {
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere }];
  return (await manageSession(portal.db, world.secretary.actor, { sessionId, promotesAutomatically: false, seats })).ok;
}

/** Does in the portal what `apply` does in the model; answers whether it was done. */
async function perform({ sessionId, people, ids }: Real, operation: Operation, today: string): Promise<boolean> {
  switch (operation.kind) {
    case "begin": {
      const asked = { key: randomUUID(), ...positioningAsked(people[operation.person]?.fileId ?? "", sessionId) };
      const begin = operation.name === "draft" ? draftPositioning : submitPositioning;
      const made = await begin(portal.db, world.referent.actor, { ...asked, hasAgreed: operation.name === "submit" });
      if (made.ok) ids[operation.person] = made.value.positioningId;
      return made.ok;
    }
    case "say": {
      const { person, version, name, by } = operation;
      const actor = {
        organisation: world.secretary.actor,
        prescriber: world.referent.actor,
        person: people[person]?.person,
      }[by];
      const asked = {
        key: randomUUID(),
        positioningId: ids[person] ?? randomUUID(),
        version,
        command: commandOf(name, today),
      };
      return actor !== undefined && (await commandPositioning(portal.db, actor, asked)).ok;
    }
    case "resize":
      return resize(sessionId, operation.announced);
    case "promote":
      await promoteWaiting(portal.db, { sessionId, funderCode: REGION_FUNDER });
      await followSeats(portal.db, sessionId);
      return true;
    case "later":
      await endOverdue(portal.db);
      return true;
  }
}

function commandOf(name: SaidName, today: string): Parameters<typeof commandPositioning>[2]["command"] {
  switch (name) {
    case "submit":
      return { name, hasAgreed: true };
    case "invite":
      return { name, meetingOn: today };
    case "enter":
      return { name, entryOn: today };
    case "reject":
      return { name, reason: "no_seat" };
    case "decline":
      return { name, reason: "employed" };
    case "withdraw":
      return { name, reason: "duplicate" };
    case "record-absence":
    case "record-no-show":
      return { name, reason: null };
    default:
      return { name };
  }
}

async function written({ sessionId, ids }: Real): Promise<unknown> {
  const rows = await portal.build.query(
    "SELECT id::text AS id, state::text AS state, version FROM positioning WHERE session_id = $1",
    [sessionId],
  );
  const [seats] = await portal.build.query("SELECT held FROM session_seats WHERE session_id = $1", [sessionId]);
  const people = ids.map((id) => {
    const row = rows.find((one) => one["id"] === id);
    return row === undefined ? [null, 0] : [row["state"], row["version"]];
  });
  return { held: seats?.["held"], people };
}

const expectedOf = (model: Model): unknown => ({
  held: heldOf(model),
  people: model.people.map(({ state, version }) => [state, version]),
});

/** A draw becomes an operation once the model is known: mostly one that its table lets somebody do. */
interface Draw {
  readonly what: "say" | "begin" | "draft" | "resize" | "promote" | "later";
  readonly person: number;
  readonly pick: number;
  readonly isWild: boolean;
}

function operationOf({ what, person, pick, isWild }: Draw, model: Model): Operation {
  if (what === "begin") return { kind: "begin", name: "submit", person };
  if (what === "draft") return { kind: "begin", name: "draft", person };
  if (what === "resize") return { kind: "resize", announced: pick % 4 };
  if (what === "later") return { kind: what, days: 1 + (pick % 3) };
  if (what === "promote") return { kind: what };
  const one = model.people[person];
  const state: PositioningState | null = one?.state ?? null;
  const version = one?.version ?? 0;
  const isSaid = (name: string): name is SaidName => saidNames.some((said) => said === name);
  const fitting = positioningTransitions.flatMap((row) =>
    row.from.includes(state)
      ? row.by.flatMap((by) => (by !== "portal" && isSaid(row.command) ? [{ name: row.command, by }] : []))
      : [],
  );
  const wild = {
    name: saidNames[pick % saidNames.length] ?? "accept",
    by: (["organisation", "prescriber", "person"] as const)[pick % 3] ?? "person",
  };
  const said = isWild ? wild : (fitting[pick % Math.max(1, fitting.length)] ?? wild);
  return { kind: "say", ...said, person, version };
}

const draw = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant("say" as const) },
    { weight: 4, arbitrary: fc.constant("begin" as const) },
    { weight: 1, arbitrary: fc.constantFrom("draft" as const, "resize" as const) },
    { weight: 2, arbitrary: fc.constantFrom("promote" as const, "later" as const) },
  ),
  person: fc.nat(PEOPLE - 1),
  pick: fc.nat(1000),
  isWild: fc.boolean(),
});

/** One operation after another. */
const alone = draw.map((drawn) => ({
  check: () => true,
  toString: () => JSON.stringify(drawn),
  async run(holder: Holder, real: Real): Promise<void> {
    const operation = operationOf({ ...drawn, isWild: drawn.isWild && drawn.pick % 3 === 0 }, holder.model);
    const after = apply(holder.model, operation);
    if (operation.kind === "later") goTo(after.model.today);
    expect(await perform(real, operation, holder.model.today), JSON.stringify(operation)).toBe(after.isDone);
    expect(await written(real), JSON.stringify(operation)).toEqual(expectedOf(after.model));
    holder.model = after.model;
  },
}));

/** Two hands at once, who read the same versions: what is written is one order of the two, or the other. */
const together = fc.tuple(draw, draw, fc.scheduler()).map(([one, other, scheduler]) => ({
  check: () => one.what !== "later" && other.what !== "later",
  toString: () => `${JSON.stringify(one)} with ${JSON.stringify(other)}`,
  async run(holder: Holder, real: Real): Promise<void> {
    const { model } = holder;
    const [first, second] = [operationOf(one, model), operationOf(other, model)];
    const hand = (operation: Operation) =>
      scheduler.schedule(Promise.resolve()).then(() => perform(real, operation, model.today));
    const hands = Promise.all([hand(first), hand(second)]);
    await scheduler.waitAll();
    const answers = await hands;
    const orders = [
      [first, second],
      [second, first],
    ].map((order) => {
      const done = new Map<Operation, boolean>();
      const last = order.reduce((now, operation) => {
        const after = apply(now, operation);
        done.set(operation, after.isDone);
        return after.model;
      }, model);
      return { last, told: [done.get(first), done.get(second)] };
    });
    const found = { ...Object(await written(real)), answers };
    const allowed = orders.map(({ last, told }) => ({ ...Object(expectedOf(last)), answers: told }));
    const rank = allowed.findIndex((each) => JSON.stringify(each) === JSON.stringify(found));
    if (rank < 0) expect(found, `${JSON.stringify(first)} with ${JSON.stringify(second)}`).toEqual(allowed[0]);
    holder.model = orders[rank]?.last ?? model;
  },
}));

test(
  "whatever is said, one after another or two at once, the portal answers and writes as the model",
  async () => {
    const commands = fc.commands([alone, alone, alone, together], { maxCommands: COMMANDS, size: "max" });
    await fc.assert(
      fc.asyncProperty(commands, async (drawn) => fc.asyncModelRun(openRun, drawn)),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  },
  LONG_MS,
);
