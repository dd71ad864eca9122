import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { endOverdue } from "#app/positioning/end-overdue.server.ts";
import { promoteWaiting } from "#app/positioning/promote-waiting.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { supersedeOthers } from "#app/positioning/supersede-others.server.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
  type SessionChoice,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

type Command = Parameters<typeof commandPositioning>[2]["command"];

async function submitted(sessionId: number, key = randomUUID()) {
  const { fileId, person } = await world.newPerson();
  const asked = positioningAsked(fileId, sessionId);
  const answer = await submitPositioning(portal.db, world.referent.actor, { key, ...asked });
  return { answer, person, asked, id: answer.ok ? answer.value.positioningId : "" };
}

function command(
  actor: MemberActor | PersonActor,
  positioningId: string,
  version: number,
  said: Command,
  key = randomUUID(),
) {
  return commandPositioning(portal.db, actor, { key, positioningId, version, command: said });
}

async function manage(sessionId: number, promotesAutomatically = true, takenElsewhere = 0): Promise<void> {
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere, announcedHere: null }];
  const managed = await manageSession(portal.db, world.secretary.actor, { sessionId, promotesAutomatically, seats });
  expect(managed.ok).toBe(true);
}

async function seatsOf(sessionId: number) {
  const [row] = await portal.build.query(
    "SELECT held, ceiling, left_seats AS left FROM session_seats WHERE session_id = $1",
    [sessionId],
  );
  return row;
}

async function stateOf(id: string): Promise<unknown> {
  return (await portal.build.query("SELECT state FROM positioning WHERE id = $1", [id]))[0]?.["state"];
}

async function acceptedOn(sessionId: number) {
  const made = await submitted(sessionId);
  const accepted = await command(world.secretary.actor, made.id, 1, { name: "accept" });
  return { ...made, accepted };
}

/** How many connections of this database wait for a row that another one holds. */
async function waiters(): Promise<unknown> {
  const [row] = await portal.build.query(
    `SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks
     WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
    [],
  );
  return row?.["waiting"];
}

const session = (choice: SessionChoice = {}): Promise<number> => world.newSession(choice);
const seat = (sessionId: number) => ({ sessionId, funderCode: REGION_FUNDER });

describe("a whole life", () => {
  test("position, invite, attend, accept, confirm, enter, interrupt, resume, exit with two blocks", async () => {
    const sessionId = await session({ startsOn: "2027-02-01" });
    await manage(sessionId);
    const { id, person, answer } = await submitted(sessionId);
    expect(answer).toMatchObject({ ok: true, value: { state: "submitted", version: 1, answerBy: "2027-01-19" } });
    const { secretary } = world;
    expect(await command(secretary.actor, id, 1, { name: "invite", meetingOn: "2027-01-13" })).toMatchObject({
      ok: true,
    });
    goTo("2027-01-13");
    expect(await command(secretary.actor, id, 2, { name: "record-attendance" })).toMatchObject({ ok: true });
    expect(await command(secretary.actor, id, 3, { name: "accept" })).toMatchObject({
      value: { state: "accepted", answerBy: "2027-01-19" },
    });
    expect(await seatsOf(sessionId)).toEqual({ held: 1, ceiling: 12, left: 11 });
    expect(await command(person, id, 4, { name: "confirm" })).toMatchObject({
      value: { state: "enrolled", version: 5 },
    });
    goTo("2027-02-01");
    expect(await command(secretary.actor, id, 5, { name: "enter", entryOn: "2027-02-01" })).toMatchObject({
      value: { state: "entered", stayState: "in_progress" },
    });
    const stay = (version: number, said: Parameters<typeof commandStay>[2]["command"]) =>
      commandStay(portal.db, secretary.actor, { key: randomUUID(), positioningId: id, version, command: said });
    goTo("2027-06-30");
    expect(await stay(6, { name: "interrupt", happenedOn: "2027-03-01" })).toMatchObject({
      value: { stayState: "interrupted" },
    });
    expect(await stay(7, { name: "resume", happenedOn: "2027-03-08" })).toMatchObject({
      value: { stayState: "in_progress" },
    });
    expect(await seatsOf(sessionId)).toMatchObject({ held: 1 });
    const blocks = ["RNCP34441BC01", "RNCP34441BC02"];
    const exit = { name: "exit", happenedOn: "2027-06-30", reason: "normal_end", blocks } as const;
    expect(await stay(8, { ...exit, blocks: ["RNCP1BC01"] })).toMatchObject({
      refusal: { kind: "block-not-prepared" },
    });
    expect(await stay(8, exit)).toMatchObject({ value: { state: "entered", stayState: "completed", version: 9 } });
    expect(await seatsOf(sessionId)).toEqual({ held: 0, ceiling: 12, left: 12 });
    const told = await portal.build.query(
      "SELECT version, command, by_commander AS by FROM positioning_event WHERE positioning_id = $1 ORDER BY version",
      [id],
    );
    expect(told.map((line) => `${line["version"]} ${line["command"]} ${line["by"]}`)).toEqual([
      ...["1 submit prescriber", "2 invite organisation", "3 record-attendance organisation", "4 accept organisation"],
      ...["5 confirm person", "6 enter organisation", "7 interrupt organisation", "8 resume organisation"],
      "9 complete organisation",
    ]);
    const audit = await portal.build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [id]);
    expect(audit).toHaveLength(9);
    const kept = await portal.build.query("SELECT obtained_blocks, exit_reason FROM positioning WHERE id = $1", [id]);
    expect(kept).toEqual([{ obtained_blocks: blocks, exit_reason: "normal_end" }]);
  });
});

describe("who may", () => {
  test("a referent whose organisation lost its right today positions nobody, by the code and by the database alone", async () => {
    const sessionId = await session();
    await portal.build.rewrite("UPDATE authorisation SET ends_on = '2027-01-11' WHERE organisation_id = $1", [
      world.prescriber.id,
    ]);
    const { answer } = await submitted(sessionId);
    expect(answer).toMatchObject({ ok: false, refusal: { kind: "no-right", why: { kind: "authorisation-ended" } } });
    await portal.build.rewrite("UPDATE authorisation SET ends_on = '2099-12-31' WHERE organisation_id = $1", [
      world.prescriber.id,
    ]);
    expect((await submitted(sessionId)).answer.ok).toBe(true);
  });

  test("whoever does not follow the person, another organisation, and another person know nothing of it", async () => {
    const { id } = await submitted(await session());
    const other = await buildPositioningWorld(portal.build);
    const { person } = await other.newPerson();
    const unknown = { ok: false, refusal: { kind: "unknown-positioning", positioningId: id } };
    for (const actor of [world.colleague.actor, other.referent.actor, other.secretary.actor, person]) {
      expect(await command(actor, id, 1, { name: "decline", reason: "other" })).toEqual(unknown);
    }
    expect(await command(world.referent.actor, id, 1, { name: "accept" })).toEqual({
      ok: false,
      refusal: { kind: "not-allowed" },
    });
    expect(await stateOf(id)).toBe("submitted");
  });

  test("a session that is closed by its feed, already positioned, or of a funder who does not pay is refused", async () => {
    expect((await submitted(await session({ recruiting: "closed" }))).answer).toMatchObject({
      refusal: { kind: "not-recruiting" },
    });
    const { asked } = await submitted(await session());
    const again = (changed: object) =>
      submitPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...asked, ...changed });
    expect(await again({})).toMatchObject({ refusal: { kind: "already-positioned" } });
    expect(await again({ funderCode: 4 })).toMatchObject({ refusal: { kind: "unknown-funder" } });
    expect(await again({ hasAgreed: false })).toMatchObject({ refusal: { kind: "person-has-not-agreed" } });
  });
});

describe("the same command twice", () => {
  test("has one effect and the same answer; another body under its key is refused", async () => {
    const sessionId = await session();
    const key = randomUUID();
    const { id, answer, asked } = await submitted(sessionId, key);
    expect(await submitPositioning(portal.db, world.referent.actor, { key, ...asked })).toEqual(answer);
    expect(await submitPositioning(portal.db, world.referent.actor, { key, ...asked, hasAgreed: false })).toEqual({
      ok: false,
      refusal: { kind: "key-of-another-command" },
    });
    const accept = { name: "accept" } as const;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => command(world.secretary.actor, id, 1, accept, key)),
    );
    for (const one of answers) expect(one).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, value: { state: "accepted", version: 2 } });
    expect(await seatsOf(sessionId)).toMatchObject({ held: 1 });
    const lines = await portal.build.query("SELECT FROM audit_event WHERE resource_id = $1", [id]);
    expect(lines).toHaveLength(2);
  });

  test("a refusal is the same answer too, even when it could be accepted now", async () => {
    const sessionId = await session({ seats: 0 });
    const { id } = await submitted(sessionId);
    const key = randomUUID();
    const full = { ok: false, refusal: { kind: "session-full" } };
    expect(await command(world.secretary.actor, id, 1, { name: "accept" }, key)).toEqual(full);
    await portal.build.query(
      "UPDATE action_funder SET funded_seats = 1 WHERE action_id = (SELECT action_id FROM training_session WHERE id = $1)",
      [sessionId],
    );
    expect(await command(world.secretary.actor, id, 1, { name: "accept" }, key)).toEqual(full);
  });

  test("the second of two hands sees both versions", async () => {
    const { id } = await submitted(await session());
    const both = await Promise.all([
      command(world.secretary.actor, id, 1, { name: "accept" }),
      command(world.referent.actor, id, 1, { name: "withdraw", reason: "duplicate" }),
    ]);
    const second = both.find(({ ok }) => !ok);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(second).toMatchObject({ refusal: { kind: "stale-version", read: 1, version: 2, state: await stateOf(id) } });
  });
});

describe("seats", () => {
  test("twenty accepts at once on six seats: six accepted, the others refused in words", async () => {
    const sessionId = await session({ seats: 6 });
    await manage(sessionId);
    const people: Awaited<ReturnType<typeof submitted>>[] = [];
    while (people.length < 20) people.push(await submitted(sessionId));
    const answers = await Promise.all(
      people.map(({ id }) => command(world.secretary.actor, id, 1, { name: "accept" })),
    );
    const kinds = answers.map((one) => (one.ok ? "accepted" : one.refusal.kind)).toSorted();
    expect(kinds).toEqual([...Array(6).fill("accepted"), ...Array(14).fill("session-full")]);
    expect(await seatsOf(sessionId)).toEqual({ held: 6, ceiling: 6, left: 0 });
  });

  test("of two who take the last seat at once, the second sees what the first took", async () => {
    const sessionId = await session({ seats: 1 });
    await manage(sessionId);
    const people = [await submitted(sessionId), await submitted(sessionId)];
    const holder = await portal.db.pool.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT FROM session_seats WHERE session_id = $1 FOR UPDATE", [sessionId]);
      const answers = Promise.all(people.map(({ id }) => command(world.secretary.actor, id, 1, { name: "accept" })));
      await expect.poll(waiters, { timeout: 10_000 }).toBe(2);
      await holder.query("COMMIT");
      const kinds = (await answers).map((one) => (one.ok ? "accepted" : one.refusal.kind)).toSorted();
      expect(kinds).toEqual(["accepted", "session-full"]);
      expect(await seatsOf(sessionId)).toEqual({ held: 1, ceiling: 1, left: 0 });
    } finally {
      await holder.query("ROLLBACK");
      holder.release();
    }
  });

  test("unknown seats limit nothing and are not communicated", async () => {
    const sessionId = await session({ seats: null });
    expect((await acceptedOn(sessionId)).accepted.ok).toBe(true);
    await manage(sessionId);
    expect(await seatsOf(sessionId)).toEqual({ held: 1, ceiling: null, left: null });
  });

  test("seats are not communicated until the organisation manages the session; those taken elsewhere count", async () => {
    const sessionId = await session({ seats: 3 });
    await acceptedOn(sessionId);
    expect(await seatsOf(sessionId)).toEqual({ held: 1, ceiling: 3, left: null });
    await manage(sessionId, true, 2);
    expect(await seatsOf(sessionId)).toEqual({ held: 1, ceiling: 1, left: 0 });
    expect((await acceptedOn(sessionId)).accepted).toMatchObject({ refusal: { kind: "session-full" } });
  });

  test("an import that announces fewer throws nobody out; the ceiling falls as people leave", async () => {
    const sessionId = await session({ seats: 3 });
    await manage(sessionId);
    const people = [await acceptedOn(sessionId), await acceptedOn(sessionId), await acceptedOn(sessionId)];
    const action = "(SELECT action_id FROM training_session WHERE id = $1)";
    await portal.build.query(`DELETE FROM action_funder WHERE action_id = ${action}`, [sessionId]);
    expect(await seatsOf(sessionId)).toEqual({ held: 3, ceiling: null, left: null });
    await portal.build.query(`INSERT INTO action_funder SELECT ${action}, 2, 1`, [sessionId]);
    expect(await seatsOf(sessionId)).toEqual({ held: 3, ceiling: 3, left: 0 });
    for (const [rank, { id, person }] of people.entries()) {
      expect(await command(person, id, 2, { name: "decline", reason: "employed" })).toMatchObject({ ok: true });
      const held = 2 - rank;
      expect(await seatsOf(sessionId)).toEqual({ held, ceiling: Math.max(1, held), left: 1 - Math.min(1, held) });
    }
  });

  test.each([
    ["is accepted where the organisation chose so", true, "accepted"],
    ["is proposed to it, with the seat held, where it did not", false, "proposed"],
  ] as const)("the first who waits %s, once", async (_says, automatic, state) => {
    const sessionId = await session({ seats: 1 });
    await manage(sessionId, automatic);
    const first = await acceptedOn(sessionId);
    const waiting = [await submitted(sessionId), await submitted(sessionId)];
    for (const { id } of waiting) {
      expect(await command(world.secretary.actor, id, 1, { name: "wait-list" })).toMatchObject({ ok: true });
    }
    expect(await promoteWaiting(portal.db, seat(sessionId))).toEqual({ promoted: 0 });
    await command(first.person, first.id, 2, { name: "decline", reason: "employed" });
    const effects = await portal.build.query(
      "SELECT payload FROM outbox_effect WHERE topic = 'seat-freed' AND payload @> $1",
      [seat(sessionId)],
    );
    expect(effects).toHaveLength(1);
    const [head = waiting[0], next = waiting[1]] = waiting;
    expect(await command(world.secretary.actor, next?.id ?? "", 2, { name: "accept" })).toMatchObject({
      refusal: { kind: "others-wait-before" },
    });
    const promotions = await Promise.all(Array.from({ length: 5 }, () => promoteWaiting(portal.db, seat(sessionId))));
    expect(promotions.reduce((sum, { promoted }) => sum + promoted, 0)).toBe(1);
    expect([await stateOf(head?.id ?? ""), await stateOf(next?.id ?? "")]).toEqual([state, "waitlisted"]);
    expect(await seatsOf(sessionId)).toEqual({ held: 1, ceiling: 1, left: 0 });
  });

  test("the seats of one funder are not those of another", async () => {
    const sessionId = await session({ seats: 2 });
    await portal.build.query("INSERT INTO action_funder SELECT action_id, 4, 5 FROM training_session WHERE id = $1", [
      sessionId,
    ]);
    await acceptedOn(sessionId);
    const { fileId: personFileId } = await world.newPerson();
    const asked = { ...positioningAsked(personFileId, sessionId), funderCode: 4 };
    const made = await submitPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
    const id = made.ok ? made.value.positioningId : "";
    expect(await command(world.secretary.actor, id, 1, { name: "accept" })).toMatchObject({ ok: true });
    const held = await portal.build.query(
      "SELECT funder_code, held FROM session_seats WHERE session_id = $1 ORDER BY 1",
      [sessionId],
    );
    expect(held).toEqual([
      { funder_code: REGION_FUNDER, held: 1 },
      { funder_code: 4, held: 1 },
    ]);
  });

  test("nobody is put on a list while seats are left", async () => {
    const sessionId = await session();
    await manage(sessionId);
    const { id } = await submitted(sessionId);
    expect(await command(world.secretary.actor, id, 1, { name: "wait-list" })).toMatchObject({
      refusal: { kind: "seats-left", left: 12 },
    });
  });
});

describe("delays", () => {
  test("an acceptance without an answer ends after its last day, and its seat goes to the next", async () => {
    const sessionId = await session({ seats: 1 });
    await manage(sessionId);
    const first = await acceptedOn(sessionId);
    const next = await submitted(sessionId);
    await command(world.secretary.actor, next.id, 1, { name: "wait-list" });
    goTo("2027-01-18");
    await endOverdue(portal.db);
    expect(await stateOf(first.id)).toBe("accepted");
    goTo("2027-01-19");
    await Promise.all([endOverdue(portal.db), endOverdue(portal.db)]);
    expect(await stateOf(first.id)).toBe("expired");
    await promoteWaiting(portal.db, seat(sessionId));
    expect(await stateOf(next.id)).toBe("accepted");
  });

  test("the organisation's silence keeps for the person the seat that was proposed", async () => {
    const sessionId = await session({ seats: 1 });
    await manage(sessionId, false);
    const first = await acceptedOn(sessionId);
    const next = await submitted(sessionId);
    await command(world.secretary.actor, next.id, 1, { name: "wait-list" });
    await command(first.person, first.id, 2, { name: "decline", reason: "employed" });
    await promoteWaiting(portal.db, seat(sessionId));
    expect(await stateOf(next.id)).toBe("proposed");
    goTo("2027-01-15");
    await endOverdue(portal.db);
    expect(await stateOf(next.id)).toBe("accepted");
    expect(await seatsOf(sessionId)).toMatchObject({ held: 1 });
  });

  test("an entry ends what overlaps it elsewhere, and nothing else", async () => {
    const [here, meanwhile, later] = [
      await session({ startsOn: "2027-02-01" }),
      await session({ startsOn: "2027-04-01", endsOn: "2027-05-01" }),
      await session({ startsOn: "2027-09-01", endsOn: "2027-12-01" }),
    ];
    const { id, person, asked } = await acceptedOn(here);
    const elsewhere = await Promise.all(
      [meanwhile, later].map(async (sessionId) => {
        const made = await submitPositioning(portal.db, world.referent.actor, {
          key: randomUUID(),
          ...asked,
          sessionId,
        });
        return made.ok ? made.value.positioningId : "";
      }),
    );
    await command(person, id, 2, { name: "confirm" });
    goTo("2027-02-02");
    await command(world.secretary.actor, id, 3, { name: "enter", entryOn: "2027-02-01" });
    expect(await supersedeOthers(portal.db, id)).toEqual({ superseded: 1 });
    expect(await supersedeOthers(portal.db, id)).toEqual({ superseded: 0 });
    expect(await Promise.all(elsewhere.map(stateOf))).toEqual(["obsolete", "submitted"]);
  });
});
