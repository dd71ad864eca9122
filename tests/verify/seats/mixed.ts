import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { MemberActor } from "#app/access/actor.ts";
import type { Database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { openMessenger } from "#app/platform/mail/open-messenger.server.ts";
import { carryOutNextEffect } from "#app/platform/outbox/carry-out-effect.server.ts";
import type { EffectWork } from "#app/platform/outbox/define-effect.server.ts";
import type { Result } from "#app/platform/result.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { seatFreedEffect, seatTakenEffect } from "#app/positioning/positioning-effects.server.ts";
import { promoteWaiting } from "#app/positioning/promote-waiting.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { followSeats } from "#app/positioning/session-life/follow-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import type { AccessBuilders } from "#tests/support/access-builders.ts";
import { type PositioningWorld, positioningAsked, REGION_FUNDER } from "#tests/support/positioning-world.ts";

/** What the mixed operations run on. */
export interface MixedStage {
  readonly database: Database;
  readonly build: AccessBuilders;
  readonly world: PositioningWorld;
  readonly sessions: readonly number[];
  /** People who may be positioned, by file. */
  readonly files: readonly string[];
  /** A seeded number from 0 to 1. */
  readonly random: () => number;
}

interface Known {
  readonly id: string;
  readonly sessionId: number;
  version: number;
  state: string;
}

/** Effects carried out at a time, beside the hands. */
const FOLLOWERS = 2;
const EFFECT_TIMEOUT_MS = 60_000;

/** The operations that a mix must hold. */
export const mixedOperations = ["position", "accept", "decline", "resize", "close", "import", "postpone"] as const;

/** How the operations were answered: « name answer », and how often. */
export type Tally = Map<string, number>;

/** Plays so many operations by so many hands at once, then carries out what follows. Any error but « not now » is thrown. */
export async function playMixed(
  stage: MixedStage,
  { operations, hands }: { readonly operations: number; readonly hands: number },
): Promise<Tally> {
  const known: Known[] = [];
  const tally: Tally = new Map();
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next++ < operations) {
      const [name, answer] = await untilAnswered(() => playOne(stage, known));
      const said = `${name} ${answer}`;
      tally.set(said, (tally.get(said) ?? 0) + 1);
    }
  };
  let isOver = false;
  const following = Promise.all(Array.from({ length: FOLLOWERS }, () => followUntil(stage.database, () => isOver)));
  await Promise.all(Array.from({ length: hands }, hand));
  isOver = true;
  await following;
  for (const sessionId of stage.sessions) {
    await promoteWaiting(stage.database, { sessionId, funderCode: REGION_FUNDER });
    await followSeats(stage.database, sessionId);
  }
  return tally;
}

/** As the worker does, while the hands play: seats that are freed are given, sessions that are full are closed. */
async function followUntil(database: Database, isOver: () => boolean): Promise<void> {
  const work = {
    tools: { database, messenger: openMessenger(env()) },
    effects: new Map<string, EffectWork>([seatTakenEffect, seatFreedEffect].map((effect) => [effect.topic, effect])),
    topics: { only: [seatTakenEffect.topic, seatFreedEffect.topic] },
    effectTimeoutMs: EFFECT_TIMEOUT_MS,
    leaseMs: EFFECT_TIMEOUT_MS,
  };
  for (;;) {
    const wasOver = isOver();
    if (!(await untilAnswered(() => carryOutNextEffect(work)))) {
      if (wasOver) return;
      await pause(50);
    }
  }
}

async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isServiceDown(error)) throw error;
      await pause(50);
    }
  }
}

const told = (answer: Result<unknown, { readonly kind: string }>): string => (answer.ok ? "ok" : answer.refusal.kind);

/** One operation, chosen by chance: most are positionings and answers, a few are about the session. */
async function playOne(stage: MixedStage, known: Known[]): Promise<readonly [string, string]> {
  const { random, sessions } = stage;
  const sessionId = pick(sessions, random);
  const chance = random();
  if (chance < 0.3) return ["position", await position(stage, known, sessionId)];
  if (chance < 0.55) return ["accept", await command(stage, known, ["submitted", "waitlisted"], { name: "accept" })];
  if (chance < 0.65) return ["wait-list", await command(stage, known, ["submitted"], { name: "wait-list" })];
  if (chance < 0.88) {
    const decline = { name: "decline", reason: "employed" } as const;
    return ["decline", await command(stage, known, ["accepted", "submitted", "waitlisted"], decline)];
  }
  if (chance < 0.94) return ["resize", await resize(stage, sessionId)];
  if (chance < 0.97) return ["import", await importSeats(stage, sessionId)];
  return chance < 0.985 ? closeOrReopen(stage, sessionId) : ["postpone", await postpone(stage, sessionId)];
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to choose from");
  return item;
}

async function position(stage: MixedStage, known: Known[], sessionId: number): Promise<string> {
  const { database, world, files, random } = stage;
  const asked = { key: randomUUID(), ...positioningAsked(pick(files, random), sessionId) };
  const answer = await submitPositioning(database, world.referent.actor, asked);
  if (answer.ok) known.push({ id: answer.value.positioningId, sessionId, version: 1, state: "submitted" });
  return told(answer);
}

async function command(
  { database, world, random }: MixedStage,
  known: Known[],
  states: readonly string[],
  said: Parameters<typeof commandPositioning>[2]["command"],
): Promise<string> {
  const fitting = known.filter(({ state }) => states.includes(state));
  if (fitting.length === 0) return "nobody";
  const one = pick(fitting, random);
  const actor = said.name === "decline" ? world.referent.actor : world.secretary.actor;
  const asked = { key: randomUUID(), positioningId: one.id, version: one.version, command: said };
  const answer = await commandPositioning(database, actor, asked);
  if (answer.ok) Object.assign(one, { version: answer.value.version, state: answer.value.state });
  else if (answer.refusal.kind === "stale-version")
    Object.assign(one, { version: answer.refusal.version, state: answer.refusal.state });
  return told(answer);
}

async function resize({ database, world, random }: MixedStage, sessionId: number): Promise<string> {
  const announcedHere = Math.floor(random() * 12);
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere }];
  return told(
    await manageSession(database, world.secretary.actor, { sessionId, promotesAutomatically: random() < 0.5, seats }),
  );
}

/** As an import does: what the feed announced is taken away, then written again. */
async function importSeats({ build, random }: MixedStage, sessionId: number): Promise<string> {
  await build.query(
    `WITH gone AS (
       DELETE FROM action_funder f USING training_session s WHERE s.id = $1 AND f.action_id = s.action_id
       RETURNING f.action_id, f.funder_code)
     SELECT count(*) FROM gone`,
    [sessionId],
  );
  await build.query(
    `INSERT INTO action_funder SELECT action_id, $2, $3 FROM training_session WHERE id = $1 ON CONFLICT DO NOTHING`,
    [sessionId, REGION_FUNDER, Math.floor(random() * 12)],
  );
  return "ok";
}

async function lifeOf({ build }: MixedStage, sessionId: number) {
  const [row] = await build.query("SELECT state::text, version FROM managed_session WHERE session_id = $1", [
    sessionId,
  ]);
  return { state: String(row?.["state"]), version: Number(row?.["version"]) };
}

/** The secretary, who has just proved a second factor. */
function secretaryNow({ world }: MixedStage): MemberActor {
  return { ...world.secretary.actor, factorAt: new Date() };
}

async function closeOrReopen(stage: MixedStage, sessionId: number): Promise<readonly [string, string]> {
  const { state, version } = await lifeOf(stage, sessionId);
  const name = state === "closed" ? "reopen" : "close";
  const asked = { key: randomUUID(), sessionId, version, command: { name } } as const;
  return [name, told(await commandSession(stage.database, secretaryNow(stage), asked))];
}

async function postpone(stage: MixedStage, sessionId: number): Promise<string> {
  const { version } = await lifeOf(stage, sessionId);
  const year = 2100 + version;
  const days = { startsOn: `${year}-01-01`, endsOn: `${year}-06-30` };
  const asked = { key: randomUUID(), sessionId, version, command: { name: "postpone", ...days } } as const;
  return told(await commandSession(stage.database, secretaryNow(stage), asked));
}
