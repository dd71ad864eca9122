import { randomUUID } from "node:crypto";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { REGION_FUNDER } from "#tests/support/positioning-world.ts";
import { isLinearizable, type SeatOperation, type Timed } from "./linearizable.ts";
import type { MixedStage } from "./mixed.ts";
import { positionCrowd } from "./stampede.ts";

const SEATS = 4;
const PEOPLE = 24;
const HANDS = 6;

/** Takes, releases, resizes and readings of one session by several hands at once, with the instants of each. */
export async function playHistory(stage: MixedStage): Promise<readonly Timed[]> {
  const { database, build, world, random } = stage;
  const { ids, sessionId } = await positionCrowd(build, world, { seats: SEATS, people: PEOPLE });
  await build.rewrite(
    `INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
     SELECT gen_random_uuid(), $1, file, $2, '2020-01-01' FROM unnest($3::uuid[]) AS file`,
    [world.prescriber.id, world.referent.actor.membershipId, ids],
  );
  const resize = async (announcedHere: number): Promise<SeatOperation> => {
    const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere }];
    const asked = { sessionId, promotesAutomatically: true, seats };
    const answer = await manageSession(database, world.secretary.actor, asked);
    if (!answer.ok) throw new Error(answer.refusal.kind);
    return { kind: "resize", announced: announcedHere };
  };
  await resize(SEATS);
  const take = async (positioningId: string): Promise<SeatOperation> => {
    const asked = { key: randomUUID(), positioningId, version: 1, command: { name: "accept" } } as const;
    const answer = await commandPositioning(database, world.secretary.actor, asked);
    if (!answer.ok && answer.refusal.kind !== "session-full") throw new Error(answer.refusal.kind);
    return { kind: "take", taken: answer.ok };
  };
  const release = async (positioningId: string): Promise<SeatOperation> => {
    const command = { name: "decline", reason: "employed" } as const;
    const asked = { key: randomUUID(), positioningId, version: 2, command };
    const answer = await commandPositioning(database, world.referent.actor, asked);
    if (!answer.ok) throw new Error(answer.refusal.kind);
    return { kind: "release" };
  };
  const read = async (): Promise<SeatOperation> => {
    const left = await database.pool.query("SELECT left_seats AS left FROM session_seats WHERE session_id = $1", [
      sessionId,
    ]);
    return { kind: "read", left: Number(left.rows[0]?.["left"]) };
  };
  const history: Timed[] = [];
  const timed = async (work: () => Promise<SeatOperation>): Promise<SeatOperation> => {
    const from = performance.now();
    const operation = await work();
    history.push({ ...operation, from, to: performance.now() });
    return operation;
  };
  const waiting = [...ids];
  const hand = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const positioningId = id;
      const took = await timed(() => take(positioningId));
      await timed(read);
      if (random() < 0.2) await timed(() => resize(Math.floor(random() * 8)));
      if (took.kind === "take" && took.taken && random() < 0.6) await timed(() => release(positioningId));
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return history;
}

/** The begin of a history: nobody is held. */
export const beginning = { held: 0, announced: SEATS };

/**
 * The same history, then two readings one after the other that differ, with nothing in between: a checker that lets them through checks
 * nothing.
 */
export function withStaleRead(history: readonly Timed[]): readonly Timed[] {
  const end = Math.max(...history.map(({ to }) => to));
  const readAt = (left: number, after: number): Timed => ({
    ...{ kind: "read", left, from: end + after, to: end + after + 1 },
  });
  const lefts = Array.from({ length: 10 }, (_, left) => left);
  const last = lefts.find((left) => isLinearizable([...history, readAt(left, 1)], beginning)) ?? 0;
  return [...history, readAt(last, 1), readAt(last + 1, 3)];
}
