import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { now } from "#app/platform/clock.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { followSeats } from "#app/positioning/session-life/follow-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { readHits } from "#app/training/reading/training-read-store.server.ts";
import { readSeatsMark } from "#app/training/seats/public-seats-store.server.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

/** What a search answers of a session, whichever engine found it. */
async function shown(sessionId: number) {
  const [row] = await portal.build.query(
    "SELECT a.training_id AS id FROM training_session s JOIN training_action a ON a.id = s.action_id WHERE s.id = $1",
    [sessionId],
  );
  const client = await portal.db.pool.connect();
  try {
    const hit = { trainingId: Number(row?.["id"]), sessions: [{ sessionId, distanceKm: null }] };
    const [training] = await readHits({ client, version: 1 }, [hit], "2027-01-12");
    return training?.sessions[0];
  } finally {
    client.release();
  }
}

async function manage(sessionId: number, takenElsewhere = 0): Promise<void> {
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere, announcedHere: null }];
  const asked = { sessionId, promotesAutomatically: true, seats };
  expect(await manageSession(portal.db, world.secretary.actor, asked)).toMatchObject({ ok: true });
}

async function accept(sessionId: number): Promise<void> {
  const { fileId } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const made = await submitPositioning(portal.db, world.referent.actor, asked);
  const positioningId = made.ok ? made.value.positioningId : "";
  const command = { key: randomUUID(), positioningId, version: 1, command: { name: "accept" } } as const;
  expect(await commandPositioning(portal.db, world.secretary.actor, command)).toMatchObject({ ok: true });
}

test("seats are told once the organisation manages the session, and the next answer follows a decision", async () => {
  const sessionId = await world.newSession({ seats: 3 });
  await accept(sessionId);
  expect(await shown(sessionId)).toMatchObject({ seats: { funded: 3, left: null, asOf: null } });
  await manage(sessionId, 1);
  const asOf = "2027-01-12T12:00:00+01:00";
  expect(await shown(sessionId)).toMatchObject({ recruiting: "open", seats: { funded: 3, left: 1, asOf } });
  const mark = await readSeatsMark(portal.db.pool);
  goTo("2027-01-13");
  await accept(sessionId);
  const later = "2027-01-13T12:00:00+01:00";
  expect(await shown(sessionId)).toMatchObject({ recruiting: "open", seats: { left: 0, asOf: later } });
  expect(await readSeatsMark(portal.db.pool)).not.toBe(mark);
});

test("seats of a funder that nobody communicates make the total unknown, and close nothing", async () => {
  const sessionId = await world.newSession({ seats: 1 });
  await portal.build.query("INSERT INTO action_funder SELECT action_id, 4, NULL FROM training_session WHERE id = $1", [
    sessionId,
  ]);
  await manage(sessionId);
  await accept(sessionId);
  expect(await shown(sessionId)).toMatchObject({ recruiting: "open", seats: { left: null, asOf: null } });
  expect(await followSeats(portal.db, sessionId)).toBe(false);
});

test("a session that its organisation cancels reads as cancelled at once", async () => {
  const sessionId = await world.newSession({ seats: 2 });
  await manage(sessionId);
  expect(await shown(sessionId)).toMatchObject({ recruiting: "open", cancelled: false });
  const actor = { ...world.secretary.actor, factorAt: now() };
  const asked = { key: randomUUID(), sessionId, version: 1, command: { name: "cancel" } } as const;
  expect(await commandSession(portal.db, actor, asked)).toMatchObject({ ok: true });
  expect(await shown(sessionId)).toMatchObject({ recruiting: "closed", cancelled: true });
});
