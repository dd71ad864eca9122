import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { SessionState } from "#app/platform/prisma-client/enums.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { movePositioning } from "#app/positioning/move-positioning.server.ts";
import { promoteWaiting } from "#app/positioning/promote-waiting.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { followDays, followSeats } from "#app/positioning/session-life/follow-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { draftPositioning, submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { sessionStates, sessionTransitions } from "#app/training/seats/session-states.ts";
import {
  buildPositioningWorld,
  buildRegionOperator,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
  type SessionChoice,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let operator: MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
  operator = await buildRegionOperator(portal.build);
});

async function managed(choice: SessionChoice = {}, promotesAutomatically = true): Promise<number> {
  const sessionId = await world.newSession(choice);
  await seatsSaid(sessionId, null, promotesAutomatically);
  return sessionId;
}

async function seatsSaid(sessionId: number, announcedHere: number | null, promotesAutomatically = true) {
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere }];
  const answer = await manageSession(portal.db, world.secretary.actor, { sessionId, promotesAutomatically, seats });
  expect(answer.ok).toBe(true);
}

async function submitted(sessionId: number) {
  const { fileId, person } = await world.newPerson();
  const asked = positioningAsked(fileId, sessionId);
  const made = await submitPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  return { made, person, asked, id: made.ok ? made.value.positioningId : "" };
}

type Said = Parameters<typeof commandPositioning>[2]["command"];
const say = (id: string, version: number, command: Said, actor = world.secretary.actor) =>
  commandPositioning(portal.db, actor, { key: randomUUID(), positioningId: id, version, command });

async function accepted(sessionId: number) {
  const made = await submitted(sessionId);
  expect(await say(made.id, 1, { name: "accept" })).toMatchObject({ ok: true });
  return made;
}

type SessionSaid = Parameters<typeof commandSession>[2]["command"];
const ask = (sessionId: number, version: number, command: SessionSaid, actor = world.secretary.actor) =>
  commandSession(portal.db, { ...actor, factorAt: new Date() }, { key: randomUUID(), sessionId, version, command });

const cell = async (sql: string, value: unknown) => Object.values((await portal.build.query(sql, [value]))[0] ?? {});
const stateOf = async (id: string) => (await cell("SELECT state FROM positioning WHERE id = $1", id))[0];
const lifeOf = (id: number) => cell("SELECT state, is_closed_by_portal FROM managed_session WHERE session_id = $1", id);
const heldOn = (id: number) => cell("SELECT held, left_seats FROM session_seats WHERE session_id = $1", id);

test("the table and the database say the same", async () => {
  expect(new Set(Object.values(SessionState))).toEqual(new Set(sessionStates));
  const rows = await portal.build.query(
    "SELECT concat_ws(' ', command, from_state, to_state, by_commander) AS move FROM hub_session_moves()",
  );
  const moves = sessionTransitions.flatMap(({ command, from, to, by }) =>
    from.flatMap((state) => by.map((who) => `${command} ${state} ${to === "same" ? state : to} ${who}`)),
  );
  expect(rows.map(({ move }) => move).toSorted()).toEqual(moves.toSorted());
});

describe("who commands a session", () => {
  test("its organisation and the Region; nobody else, nor before it is managed", async () => {
    const sessionId = await managed();
    const other = await buildPositioningWorld(portal.build);
    expect(await ask(sessionId, 1, { name: "close" }, other.secretary.actor)).toMatchObject({
      refusal: { kind: "session-not-managed" },
    });
    expect(await ask(sessionId, 1, { name: "suspend" }, operator)).toMatchObject({ value: { state: "suspended" } });
    expect(await ask(sessionId, 1, { name: "resume" })).toMatchObject({
      refusal: { kind: "stale-version", read: 1, version: 2, state: "suspended" },
    });
    expect(await ask(sessionId, 2, { name: "resume" })).toMatchObject({ value: { state: "published", version: 3 } });
    expect(await ask(sessionId, 3, { name: "reopen" }, operator)).toMatchObject({ refusal: { kind: "not-allowed" } });
    expect(await ask(await world.newSession(), 1, { name: "close" })).toMatchObject({
      refusal: { kind: "session-not-managed" },
    });
    const lines = await portal.build.query(
      "SELECT version, by_commander AS by FROM session_event WHERE session_id = $1 ORDER BY 1",
      [sessionId],
    );
    expect(lines.map(({ version, by }) => `${version} ${by}`)).toEqual(["2 region", "3 organisation"]);
  });

  test("the database alone refuses another's, a jump of states, and a change without a line of history", async () => {
    const sessionId = await managed();
    const tried = (actor: MemberActor, set: string) =>
      inTransactionAs(portal.db, actingFor(actor), async (tx) => {
        await tx.$executeRawUnsafe(`UPDATE managed_session SET ${set} WHERE session_id = ${sessionId}`);
        await tx.$executeRawUnsafe("SET CONSTRAINTS ALL IMMEDIATE");
      });
    await expect(tried(world.referent.actor, "state = 'cancelled', version = 2")).rejects.toThrow(/does not go/);
    await expect(tried(world.secretary.actor, "state = 'started', version = 2")).rejects.toThrow(/does not go/);
    await expect(tried(world.secretary.actor, "state = 'closed'")).rejects.toThrow(/one version/);
    await expect(tried(world.secretary.actor, "state = 'closed', version = 2")).rejects.toThrow(/no line/);
    await expect(tried(operator, "promotes_automatically = false")).rejects.toThrow(/own organisation/);
  });

  test("what a source says closed stays closed, whatever is said here", async () => {
    const sessionId = await managed({ recruiting: "suspended" });
    expect((await submitted(sessionId)).made).toMatchObject({
      refusal: { kind: "not-recruiting", recruiting: "suspended" },
    });
    const open = await managed();
    expect(await ask(open, 1, { name: "close" })).toMatchObject({ ok: true });
    expect((await submitted(open)).made).toMatchObject({ refusal: { kind: "not-recruiting", recruiting: "closed" } });
    expect(await ask(open, 2, { name: "reopen" })).toMatchObject({ ok: true });
    expect((await submitted(open)).made).toMatchObject({ ok: true });
  });
});

describe("seats close and open a session", () => {
  test("the last seat closes it, its list stays open, a freed one opens it; what is closed by hand stays closed", async () => {
    const sessionId = await managed({ seats: 1 });
    const first = await accepted(sessionId);
    const taken = await portal.build.query("SELECT FROM outbox_effect WHERE topic = 'seat-taken' AND payload @> $1", [
      { sessionId },
    ]);
    expect(taken).toHaveLength(1);
    expect(await Promise.all([followSeats(portal.db, sessionId), followSeats(portal.db, sessionId)])).toContain(true);
    expect(await lifeOf(sessionId)).toEqual(["closed", true]);
    const next = await submitted(sessionId);
    expect(await say(next.id, 1, { name: "wait-list" })).toMatchObject({ ok: true });
    await commandPositioning(portal.db, first.person, {
      ...{ key: randomUUID(), positioningId: first.id, version: 2 },
      command: { name: "decline", reason: "employed" },
    });
    await promoteWaiting(portal.db, { sessionId, funderCode: REGION_FUNDER });
    expect(await followSeats(portal.db, sessionId)).toBe(false);
    await commandPositioning(portal.db, next.person, {
      ...{ key: randomUUID(), positioningId: next.id, version: 3 },
      command: { name: "decline", reason: "employed" },
    });
    expect(await followSeats(portal.db, sessionId)).toBe(true);
    expect(await lifeOf(sessionId)).toEqual(["published", false]);
    expect(await ask(sessionId, 3, { name: "close" })).toMatchObject({ ok: true });
    expect(await followSeats(portal.db, sessionId)).toBe(false);
  });

  test.each([
    [true, "accepted"],
    [false, "proposed"],
  ] as const)(
    "seats that are added give the first of the list theirs, in the same transaction (%s)",
    async (automatic, state) => {
      const sessionId = await managed({ seats: 1 }, automatic);
      await accepted(sessionId);
      await followSeats(portal.db, sessionId);
      const waiting = [await submitted(sessionId), await submitted(sessionId), await submitted(sessionId)];
      for (const { id } of waiting) expect(await say(id, 1, { name: "wait-list" })).toMatchObject({ ok: true });
      await seatsSaid(sessionId, 3, automatic);
      expect(await Promise.all(waiting.map(({ id }) => stateOf(id)))).toEqual([state, state, "waitlisted"]);
      expect(await heldOn(sessionId)).toEqual([3, 0]);
      expect(await lifeOf(sessionId)).toEqual(["closed", true]);
      await seatsSaid(sessionId, 9, automatic);
      expect(await heldOn(sessionId)).toEqual([4, 5]);
      expect(await lifeOf(sessionId)).toEqual(["published", false]);
    },
  );

  test("seats that a feed adds are told to whoever waits", async () => {
    const sessionId = await managed({ seats: 1 });
    const action = "(SELECT action_id FROM training_session WHERE id = $1)";
    await portal.build.query(`DELETE FROM action_funder WHERE action_id = ${action}`, [sessionId]);
    await portal.build.query(`INSERT INTO action_funder SELECT ${action}, 2, 5`, [sessionId]);
    const told = await portal.build.query("SELECT FROM outbox_effect WHERE topic = 'seat-freed' AND payload @> $1", [
      { sessionId },
    ]);
    expect(told).toHaveLength(1);
  });
});

describe("what becomes of the people", () => {
  test("a cancelled session ends every positioning, drafts too, and promotes nobody", async () => {
    const sessionId = await managed({ seats: 1 });
    const first = await accepted(sessionId);
    const waiting = await submitted(sessionId);
    await say(waiting.id, 1, { name: "wait-list" });
    const { fileId } = await world.newPerson();
    const asked = { ...positioningAsked(fileId, sessionId), hasAgreed: false };
    const drafted = await draftPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
    expect(drafted).toMatchObject({ ok: true, value: { state: "draft", answerBy: null } });
    const gone = await submitted(sessionId);
    await say(gone.id, 1, { name: "reject", reason: "no_seat" });
    const cancelled = await ask(sessionId, 1, { name: "cancel" }, operator);
    expect(cancelled).toMatchObject({ value: { state: "cancelled", positionings: 3 } });
    for (const id of [first.id, waiting.id, drafted.ok ? drafted.value.positioningId : ""]) {
      expect(await stateOf(id)).toBe("session_cancelled");
    }
    expect([await stateOf(gone.id), await heldOn(sessionId)]).toEqual(["rejected", [0, 1]]);
    const freed = await portal.build.query("SELECT FROM outbox_effect WHERE topic = 'seat-freed' AND payload @> $1", [
      { sessionId },
    ]);
    expect(freed).toHaveLength(0);
    const [line] = await portal.build.query(
      `SELECT e.by_account_id AS said, a.actor_id AS kept FROM positioning_event e
       JOIN audit_event a ON a.resource_id = e.positioning_id::text AND a.action = 'positioning.cancel-with-session'
       WHERE e.positioning_id = $1 AND e.command = 'cancel-with-session'`,
      [first.id],
    );
    expect(line).toEqual({ said: operator.accountId, kept: operator.accountId });
    expect((await submitted(sessionId)).made).toMatchObject({ refusal: { kind: "not-recruiting" } });
  });

  test("a positioning sent while the session is cancelled is refused, or ended with it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const sessionId = await managed();
      const [sent] = await Promise.all([submitted(sessionId), ask(sessionId, 1, { name: "cancel" })]);
      expect(sent.made.ok ? await stateOf(sent.id) : "refused").toMatch(/session_cancelled|refused/);
    }
  });

  test("a postponed one keeps them, asks whoever was enrolled again, and follows its new days until its feed says others", async () => {
    const sessionId = await managed({ startsOn: "2027-02-01" });
    const { id, person } = await accepted(sessionId);
    await commandPositioning(portal.db, person, {
      ...{ key: randomUUID(), positioningId: id, version: 2 },
      command: { name: "confirm" },
    });
    const waits = await submitted(sessionId);
    const days = { startsOn: "2027-04-01", endsOn: "2027-09-30" };
    expect(await ask(sessionId, 1, { name: "postpone", ...days, endsOn: "2027-03-01" })).toMatchObject({
      refusal: { kind: "end-before-start" },
    });
    expect(await ask(sessionId, 1, { name: "postpone", ...days })).toMatchObject({
      value: { state: "published", version: 2, positionings: 2 },
    });
    expect([await stateOf(id), await stateOf(waits.id)]).toEqual(["accepted", "submitted"]);
    expect((await heldOn(sessionId))[0]).toBe(1);
    goTo("2027-02-05");
    const after = await submitted(sessionId);
    expect(after.made).toMatchObject({ ok: true });
    await followDays(portal.db);
    expect((await lifeOf(sessionId))[0]).toBe("published");
    await portal.build.query("UPDATE training_session SET starts_on = '2027-02-03' WHERE id = $1", [sessionId]);
    expect((await submitted(sessionId)).made).toMatchObject({ refusal: { kind: "session-begun" } });
  });

  test("sessions begin and end on their days, and are reported once everybody is out", async () => {
    const sessionId = await managed({ startsOn: "2027-02-01", endsOn: "2027-03-01" });
    const { id, person } = await accepted(sessionId);
    await commandPositioning(portal.db, person, {
      ...{ key: randomUUID(), positioningId: id, version: 2 },
      command: { name: "confirm" },
    });
    goTo("2027-02-01");
    await Promise.all([followDays(portal.db), followDays(portal.db)]);
    expect((await lifeOf(sessionId))[0]).toBe("started");
    await say(id, 3, { name: "enter", entryOn: "2027-02-01" });
    goTo("2027-03-02");
    await followDays(portal.db);
    expect(await ask(sessionId, 3, { name: "report" })).toMatchObject({
      refusal: { kind: "people-still-there", present: 1 },
    });
  });
});

describe("a move", () => {
  test("by the referent: the first ends and frees its seat, a linked one is sent, once", async () => {
    const [from, to] = [await managed(), await world.newSession()];
    const { id } = await accepted(from);
    const move = (hasAgreed: boolean, toSessionId = to, version = 2, actor = world.referent.actor) =>
      movePositioning(portal.db, actor, { key: randomUUID(), positioningId: id, version, toSessionId, hasAgreed });
    expect(await move(true, from)).toMatchObject({ refusal: { kind: "same-session" } });
    expect(await move(false)).toMatchObject({ refusal: { kind: "person-has-not-agreed" } });
    expect(await move(true, to, 2, world.colleague.actor)).toMatchObject({ refusal: { kind: "unknown-positioning" } });
    const moved = await move(true);
    expect(moved).toMatchObject({ ok: true, value: { state: "submitted", version: 1 } });
    expect([await stateOf(id), (await heldOn(from))[0]]).toEqual(["withdrawn", 0]);
    const linked = moved.ok ? moved.value.positioningId : "";
    expect(await cell("SELECT moved_from_id::text FROM positioning WHERE id = $1", linked)).toEqual([id]);
    expect(await move(true, await world.newSession(), 3)).toMatchObject({ refusal: { kind: "wrong-state" } });
  });

  test("by the organisation, of a cancelled session, to another of its own and to no other's", async () => {
    const [from, to] = [await managed(), await world.newSession()];
    const { id } = await accepted(from);
    await ask(from, 1, { name: "cancel" });
    const stranger = await buildPositioningWorld(portal.build);
    const move = (toSessionId: number, version = 3) =>
      movePositioning(portal.db, world.secretary.actor, {
        ...{ key: randomUUID(), positioningId: id, version, toSessionId, hasAgreed: false },
      });
    expect(await move(await stranger.newSession())).toMatchObject({ refusal: { kind: "session-of-another" } });
    expect(await move(to)).toMatchObject({ ok: true, value: { state: "submitted" } });
    expect(await stateOf(id)).toBe("session_cancelled");
    expect(await move(await world.newSession(), 4)).toMatchObject({ refusal: { kind: "already-moved" } });
  });
});
