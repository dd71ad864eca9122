import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

type Said = Parameters<typeof commandPositioning>[2]["command"];
const say = (actor: MemberActor | PersonActor, id: string, version: number, command: Said) =>
  commandPositioning(portal.db, actor, { key: randomUUID(), positioningId: id, version, command });
const ofSecretary = (id: string, version: number, command: Said) => say(world.secretary.actor, id, version, command);

/** Somebody retained on a session that begins the 15th, who confirmed or not; the clock is then on the 18th. */
async function retained(
  sessionId: number,
  isConfirmed = true,
): Promise<{ readonly id: string; readonly version: number }> {
  goTo("2027-01-12");
  const { fileId, person } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const made = await submitPositioning(portal.db, world.referent.actor, asked);
  const id = made.ok ? made.value.positioningId : "";
  expect(await ofSecretary(id, 1, { name: "accept" })).toMatchObject({ ok: true });
  if (isConfirmed) expect(await say(person, id, 2, { name: "confirm" })).toMatchObject({ ok: true });
  goTo("2027-01-15");
  return { id, version: isConfirmed ? 3 : 2 };
}

const begins = { startsOn: "2027-01-15" };
const heldOn = async (sessionId: number) =>
  (await portal.build.query("SELECT held FROM session_seats WHERE session_id = $1", [sessionId]))[0]?.["held"];
const told = async (id: string) =>
  (
    await portal.build.query("SELECT command FROM positioning_event WHERE positioning_id = $1 ORDER BY version", [id])
  ).map(({ command }) => command);

test("an absence at the entry said by mistake: the person is enrolled again, with the seat and the trace", async () => {
  const sessionId = await world.newSession({ ...begins, seats: 2 });
  const { id, version } = await retained(sessionId);
  expect(await ofSecretary(id, version, { name: "record-no-show", reason: null })).toMatchObject({ ok: true });
  expect(await heldOn(sessionId)).toBe(0);
  // It was enrolled, not only retained; and nobody else takes it back.
  expect(await ofSecretary(id, 4, { name: "restore-offer" })).toMatchObject({ refusal: { kind: "was-otherwise" } });
  expect(await say(world.referent.actor, id, 4, { name: "correct-no-show" })).toMatchObject({
    refusal: { kind: "not-allowed" },
  });
  expect(await ofSecretary(id, 4, { name: "correct-no-show" })).toMatchObject({ value: { state: "enrolled" } });
  expect(await heldOn(sessionId)).toBe(1);
  expect((await told(id)).slice(-2)).toEqual(["record-no-show", "correct-no-show"]);
  const trail = await portal.build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [id]);
  expect(trail.at(-1)).toEqual({ action: "positioning.correct-no-show" });
  expect(await ofSecretary(id, 5, { name: "enter", entryOn: "2027-01-15" })).toMatchObject({ ok: true });
});

test("whoever had not confirmed is asked again", async () => {
  const { id, version } = await retained(await world.newSession({ ...begins, seats: 2 }), false);
  await ofSecretary(id, version, { name: "record-no-show", reason: null });
  expect(await ofSecretary(id, 3, { name: "correct-no-show" })).toMatchObject({ refusal: { kind: "was-otherwise" } });
  expect(await ofSecretary(id, 3, { name: "restore-offer" })).toMatchObject({
    value: { state: "accepted", answerBy: "2027-01-15" },
  });
});

test("a seat that went to another is not given twice: the waiting list is left", async () => {
  const sessionId = await world.newSession({ ...begins, seats: 1 });
  const { id, version } = await retained(sessionId);
  await ofSecretary(id, version, { name: "record-no-show", reason: null });
  const { fileId } = await world.newPerson();
  goTo("2027-01-12");
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const other = await submitPositioning(portal.db, world.referent.actor, asked);
  const taken = await ofSecretary(other.ok ? other.value.positioningId : "", 1, { name: "accept" });
  expect(taken).toMatchObject({ ok: true });
  goTo("2027-01-15");
  expect(await ofSecretary(id, 4, { name: "correct-no-show" })).toMatchObject({ refusal: { kind: "session-full" } });
  expect(await ofSecretary(id, 4, { name: "wait-list" })).toMatchObject({ value: { state: "waitlisted" } });
  expect(await heldOn(sessionId)).toBe(1);
});

test("an entry said by mistake: enrolled again, the seat held all along; entered later, by the same path", async () => {
  const sessionId = await world.newSession({ ...begins, seats: 1 });
  const { id, version } = await retained(sessionId);
  await ofSecretary(id, version, { name: "enter", entryOn: "2027-01-15" });
  expect(await ofSecretary(id, 4, { name: "cancel-entry" })).toMatchObject({
    value: { state: "enrolled", stayState: null },
  });
  expect(await heldOn(sessionId)).toBe(1);
  expect(await ofSecretary(id, 5, { name: "enter", entryOn: "2027-01-15" })).toMatchObject({ ok: true });
  expect((await told(id)).slice(-3)).toEqual(["enter", "cancel-entry", "enter"]);
});

test("not once an exit was said with its blocks, neither here nor in the database; nor after fifteen days", async () => {
  const { id, version } = await retained(await world.newSession({ ...begins, seats: 3 }));
  await ofSecretary(id, version, { name: "enter", entryOn: "2027-01-15" });
  const exited = await commandStay(portal.db, world.secretary.actor, {
    ...{ key: randomUUID(), positioningId: id, version: 4 },
    command: { name: "exit", happenedOn: "2027-01-15", reason: "job_found", blocks: [] },
  });
  expect(exited).toMatchObject({ ok: true });
  expect(await ofSecretary(id, 5, { name: "cancel-entry" })).toMatchObject({ refusal: { kind: "exit-said" } });
  await expect(
    portal.build.query(
      `UPDATE positioning SET state = 'enrolled', stay_state = NULL, entered_on = NULL, stay_on = NULL, exit_reason = NULL,
         holds_seat = true, version = 6 WHERE id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ code: "HU006" });
  const late = await retained(await world.newSession({ ...begins, seats: 3 }));
  await ofSecretary(late.id, late.version, { name: "enter", entryOn: "2027-01-15" });
  goTo("2027-01-31");
  expect(await ofSecretary(late.id, 4, { name: "cancel-entry" })).toEqual({
    ok: false,
    refusal: { kind: "too-late-to-correct", until: "2027-01-30" },
  });
  goTo("2027-01-30");
  expect(await ofSecretary(late.id, 4, { name: "cancel-entry" })).toMatchObject({ ok: true });
});

test("the message of an absence that waits is not sent; one says that it was a mistake", async () => {
  const { id, version } = await retained(await world.newSession({ ...begins, seats: 2 }));
  await workOnce(portal);
  vi.setSystemTime("2027-01-15T21:00:00+01:00");
  await ofSecretary(id, version, { name: "record-no-show", reason: null });
  await workOnce(portal);
  await ofSecretary(id, 4, { name: "correct-no-show" });
  await workOnce(portal);
  vi.setSystemTime("2027-01-16T09:00:00+01:00");
  await workOnce(portal);
  const notices = await portal.build.query(
    `SELECT kind, message_id IS NOT NULL AS "isTold" FROM positioning_notice
     WHERE positioning_id = $1 AND audience = 'person' AND version > 3 ORDER BY version`,
    [id],
  );
  expect(notices.map(({ kind }) => kind)).toEqual(["record-no-show", "correct-no-show"]);
  const letters = await portal.build.query(
    "SELECT count(*)::int AS count FROM paper_letter WHERE positioning_id = $1 AND replaced_at IS NULL",
    [id],
  );
  expect(letters).toEqual([{ count: 1 }]);
});
