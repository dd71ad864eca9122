import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { askOpening, joinOpening } from "#app/needs/openings/ask-opening.server.ts";
import { commandOpening } from "#app/needs/openings/command-opening.server.ts";
import { followOpenings } from "#app/needs/openings/follow-openings.server.ts";
import { openingTransitions } from "#app/needs/openings/opening-states.ts";
import { listOpenings, readOpening } from "#app/needs/openings/read-openings.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { landingState } from "#app/platform/state-machine.ts";
import {
  anOpening,
  askedOpening,
  buildOpeningWorld,
  OPENING_BLOCK,
  type OpeningWorld,
  openingMails,
} from "#tests/support/openings.ts";
import { buildSession } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let about: OpeningWorld;

onUseCasePortal("2026-12-01", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  about = await buildOpeningWorld(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  for (const table of ["opening_event", "opening_answer", "opening_contribution", "opening_request"])
    await portal.build.rewrite(`DELETE FROM ${table}`);
});

type Command = Parameters<typeof commandOpening>[2]["command"];

const say = (actor: MemberActor, requestId: string, version: number, command: Command, key: string = randomUUID()) =>
  commandOpening(portal.db, actor, { key, requestId, version, command });
const join = (actor: MemberActor, requestId: string, seats: number, people: number | null = null) =>
  joinOpening(portal.db, actor, { key: randomUUID(), requestId, seats, people, why: "other", needId: null });
const rowOf = async (id: string) =>
  (
    await portal.build.query(
      `SELECT state::text, version, seats, people, due_on::text AS due, is_funded AS funded, reason, session_id AS session
       FROM opening_request WHERE id = $1`,
      [id],
    )
  )[0];
const readBy = async (actor: MemberActor, id: string) => {
  const read = await readOpening(portal.db, actor, id);
  return read.ok ? read.value : null;
};
const sessionOf = async (siret: string) => buildSession(portal.build, { siret });
const another = async () =>
  portal.build.buildMember(await portal.build.buildOrganisation({ kind: "mission_locale" }), "agent");
const mailOf = ({ accountId }: { readonly accountId: string }) => `${accountId}@example.test`;

describe("a session is asked for", () => {
  test("once: its first version, its line of history and of the trail; those who could open it and the Region hear of it", async () => {
    const id = await askedOpening(portal, about.asker.actor, { people: 12 });
    expect(await rowOf(id)).toMatchObject({ state: "asked", version: 1, seats: 8, people: 12, due: "2027-01-05" });
    const trail = "SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq";
    expect(await portal.build.query(trail, [id])).toEqual([{ action: "opening.ask" }]);
    const told = (await openingMails(portal)).map(({ to }) => to);
    expect(told.toSorted()).toEqual([about.teacher, about.rival, about.region].map(mailOf).toSorted());
  });

  test("sent twice under one key, it is asked once; another body under that key is refused", async () => {
    const asked = anOpening();
    const [one, two] = [
      await askOpening(portal.db, about.asker.actor, asked),
      await askOpening(portal.db, about.asker.actor, asked),
    ];
    expect(one).toEqual(two);
    expect(await askOpening(portal.db, about.asker.actor, { ...asked, seats: 9 })).toMatchObject({
      refusal: { kind: "key-of-another-command" },
    });
    expect((await listOpenings(portal.db, about.asker.actor, { period: "active", page: 1 })).total).toBe(1);
  });

  test("is found by another who asks the same, and joined: the seats add up, each reads its own", async () => {
    const id = await askedOpening(portal, about.asker.actor, { people: 6 });
    const near = anOpening({ communeCode: "80016", startsFrom: "2027-04-30", startsBy: "2027-06-30" });
    expect(await askOpening(portal.db, about.other.actor, near)).toMatchObject({
      refusal: { kind: "asked-already", requestId: id },
    });
    expect(await readBy(about.other.actor, id)).toBeNull();
    expect(await join(about.other.actor, id, 5, 9)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await rowOf(id)).toMatchObject({ state: "asked", seats: 13, people: 9 });
    const read = await readBy(about.other.actor, id);
    expect(read?.opening.askers).toEqual([{ name: "Proch’Emploi canari", seats: 5 }]);
    expect(read?.events.map(({ command, organisation }) => [command, organisation])).toEqual([
      ["join", "Proch’Emploi canari"],
    ]);
    expect(await join(about.other.actor, id, 2)).toMatchObject({ ok: true });
    expect(await rowOf(id)).toMatchObject({ seats: 10, people: 6 });
  });

  test.each([
    ["too far for both", { communeCode: "59350" }],
    ["on other days", { startsFrom: "2027-05-01", startsBy: "2027-05-31" }],
  ])("is not the same %s", async (_says, changed) => {
    await askedOpening(portal, about.asker.actor);
    expect((await askOpening(portal.db, about.other.actor, anOpening(changed))).ok).toBe(true);
  });

  test("by two at once, it is asked once", async () => {
    const [one, two] = await Promise.all(
      [about.asker, about.other].map(({ actor }) => askOpening(portal.db, actor, anOpening())),
    );
    expect([one?.ok, two?.ok].toSorted()).toEqual([false, true]);
    expect([one, two].find((answer) => answer?.ok === false)).toMatchObject({ refusal: { kind: "asked-already" } });
  });

  test("of a block that is known, by who follows people or collects needs", async () => {
    const asked = await askOpening(portal.db, about.asker.actor, anOpening({ blockCode: "RNCP1BC9" }));
    expect(asked).toMatchObject({ refusal: { kind: "unknown-block" } });
    expect(await askOpening(portal.db, about.teacher.actor, anOpening())).toMatchObject({
      refusal: { kind: "not-an-asker" },
    });
    const need = anOpening({ why: "need", needId: randomUUID() });
    expect(await askOpening(portal.db, about.asker.actor, need)).toMatchObject({ refusal: { kind: "unknown-need" } });
  });

  test("is left by one, withdrawn by the last", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await join(about.other.actor, id, 5, 7);
    expect(await say(about.other.actor, id, 2, { name: "leave" })).toMatchObject({ value: { state: "asked" } });
    expect(await rowOf(id)).toMatchObject({ seats: 8, people: null });
    expect(await readBy(about.other.actor, id)).toBeNull();
    expect(await say(about.asker.actor, id, 3, { name: "leave" })).toMatchObject({ value: { state: "withdrawn" } });
    expect(await rowOf(id)).toMatchObject({ state: "withdrawn", due: null });
  });
});

describe("a training organisation answers", () => {
  test("it opens one of its sessions that teaches the block, and all who asked hear it", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await join(about.other.actor, id, 5);
    await openingMails(portal);
    const { id: sessionId, number } = await sessionOf(about.world.siret);
    const read = await readBy(about.teacher.actor, id);
    expect(read?.sessions.map((session) => session.number)).toContain(number);
    expect(await say(about.teacher.actor, id, 2, { name: "open", sessionNumber: number, isSure: true })).toMatchObject({
      value: { state: "opened" },
    });
    expect(await rowOf(id)).toMatchObject({ state: "opened", session: sessionId, due: null });
    const told = (await openingMails(portal)).map(({ to }) => to);
    expect(told).toEqual(expect.arrayContaining([mailOf(about.asker), mailOf(about.other)]));
    expect((await readBy(about.asker.actor, id))?.opening.sessionNumber).toBe(number);
  });

  test("it is shown its sessions as they answer: on the days that are asked first, too far last", async () => {
    const id = await askedOpening(portal, about.asker.actor, { startsFrom: "2027-02-01", startsBy: "2027-02-28" });
    const made = await Promise.all([0, 1, 2].map(() => sessionOf(about.world.siret)));
    const [far, asked, other] = made;
    if (far === undefined || asked === undefined || other === undefined) throw new Error("no sessions");
    const beginOn = (session: { readonly id: number }, day: string) =>
      portal.build.query("UPDATE training_session SET starts_on = $2::date, ends_on = NULL WHERE id = $1", [
        session.id,
        day,
      ]);
    await beginOn(far, "2027-02-10");
    await beginOn(asked, "2027-02-20");
    await beginOn(other, "2027-01-04");
    await portal.build.query(
      `UPDATE training_action SET latitude = 50.63, longitude = 3.06, coordinates_origin = 'commune'
       WHERE id = (SELECT action_id FROM training_session WHERE id = $1)`,
      [far.id],
    );
    const numbers = made.map(({ number }) => number);
    const shown = (await readBy(about.teacher.actor, id))?.sessions.filter(({ number }) => numbers.includes(number));
    expect(shown).toMatchObject([
      { number: asked.number, isOnAnotherDay: false, farKm: null },
      { number: other.number, isOnAnotherDay: true, farKm: null },
      { number: far.number, isOnAnotherDay: false, farKm: expect.closeTo(78, -1) },
    ]);
    const open = { name: "open", sessionNumber: other.number } as const;
    expect(await say(about.teacher.actor, id, 1, { ...open, isSure: false })).toMatchObject({
      refusal: { kind: "session-on-another-day", startsOn: "2027-01-04" },
    });
    expect(await say(about.teacher.actor, id, 1, { ...open, isSure: true })).toMatchObject({
      value: { state: "opened" },
    });
  });

  test("its page keeps its answer and its history, and the same is not said twice", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await say(about.teacher.actor, id, 1, { name: "could" });
    const read = await readBy(about.teacher.actor, id);
    expect([read?.opening.ownAnswer, read?.events.map(({ command }) => command)]).toEqual(["could", ["could"]]);
    expect(await say(about.teacher.actor, id, 2, { name: "could" })).toMatchObject({
      refusal: { kind: "could-already" },
    });
    expect(await say(about.rival.actor, id, 2, { name: "could" })).toMatchObject({ ok: true });
  });

  test("not a session of another, nor one that teaches something else, nor one too far", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    const foreign = await sessionOf(about.rivalSiret);
    const open = (sessionNumber: string) =>
      say(about.teacher.actor, id, 1, { name: "open", sessionNumber, isSure: true });
    expect(await open(foreign.number)).toMatchObject({ refusal: { kind: "unknown-session" } });
    const other = await sessionOf(about.world.siret);
    await portal.build.query(
      "DELETE FROM listed_block WHERE code = $1 AND list_id = (SELECT block_list_id FROM training_session WHERE id = $2)",
      [OPENING_BLOCK, other.id],
    );
    expect(await open(other.number)).toMatchObject({ refusal: { kind: "session-teaches-else" } });
    const far = await sessionOf(about.world.siret);
    await portal.build.query(
      `UPDATE training_action SET latitude = 50.63, longitude = 3.06, coordinates_origin = 'commune'
       WHERE id = (SELECT action_id FROM training_session WHERE id = $1)`,
      [far.id],
    );
    expect(await open(far.number)).toMatchObject({ refusal: { kind: "session-too-far" } });
    expect(await rowOf(id)).toMatchObject({ state: "asked", version: 1 });
  });

  test("two who open at once: one does, the other is told", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    const [own, theirs] = [await sessionOf(about.world.siret), await sessionOf(about.rivalSiret)];
    const answers = await Promise.all([
      say(about.teacher.actor, id, 1, { name: "open", sessionNumber: own.number, isSure: true }),
      say(about.rival.actor, id, 1, { name: "open", sessionNumber: theirs.number, isSure: true }),
    ]);
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: "stale-version", state: "opened" } });
    expect(await rowOf(id)).toMatchObject({ state: "opened", version: 2 });
  });

  test("no by one leaves it to the other; no by the last ends it, and the Region and those who asked hear it", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await openingMails(portal);
    expect(await say(about.teacher.actor, id, 1, { name: "decline", reason: "no-room" })).toMatchObject({
      value: { state: "asked" },
    });
    expect(await openingMails(portal)).toEqual([]);
    expect(await say(about.rival.actor, id, 2, { name: "decline", reason: "dates" })).toMatchObject({
      value: { state: "refused" },
    });
    expect((await openingMails(portal)).map(({ to }) => to).toSorted()).toEqual(
      [mailOf(about.asker), mailOf(about.region)].toSorted(),
    );
  });

  test("it could with money; the Region says that it pays; then it opens", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    expect(await say(about.teacher.actor, id, 1, { name: "could" })).toMatchObject({ value: { state: "in_study" } });
    expect(await say(about.region.actor, id, 2, { name: "fund" })).toMatchObject({ ok: true });
    expect(await say(about.region.actor, id, 3, { name: "fund" })).toMatchObject({
      refusal: { kind: "funded-already" },
    });
    const { number } = await sessionOf(about.world.siret);
    expect(await say(about.teacher.actor, id, 3, { name: "open", sessionNumber: number, isSure: true })).toMatchObject({
      ok: true,
    });
    expect(await rowOf(id)).toMatchObject({ state: "opened", funded: true });
  });

  test("the Region refuses to pay, and why", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await say(about.region.actor, id, 1, { name: "study" });
    expect(await say(about.region.actor, id, 2, { name: "refuse", reason: "no-budget" })).toMatchObject({
      value: { state: "refused" },
    });
    expect(await rowOf(id)).toMatchObject({ funded: false, reason: "no-budget" });
  });

  test("at a version that somebody changed, nothing is done; the same key has the same answer", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    const key = randomUUID();
    const first = await say(about.teacher.actor, id, 1, { name: "could" }, key);
    expect(await say(about.teacher.actor, id, 1, { name: "could" }, key)).toEqual(first);
    expect(await say(about.rival.actor, id, 1, { name: "could" })).toMatchObject({
      refusal: { kind: "stale-version" },
    });
    expect(await rowOf(id)).toMatchObject({ version: 2 });
  });
});

describe("silence", () => {
  test("is followed: a reminder the day after, then it lapses; run again, nothing more", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await openingMails(portal);
    goTo("2027-01-05");
    expect(await followOpenings(portal.db)).toEqual({ reminded: 0, lapsed: 0 });
    goTo("2027-01-06");
    expect(await followOpenings(portal.db)).toEqual({ reminded: 1, lapsed: 0 });
    expect(await followOpenings(portal.db)).toEqual({ reminded: 0, lapsed: 0 });
    expect((await openingMails(portal)).map(({ to }) => to)).toContain(mailOf(about.teacher));
    goTo("2027-01-17");
    expect(await followOpenings(portal.db)).toEqual({ reminded: 0, lapsed: 1 });
    expect(await rowOf(id)).toMatchObject({ state: "lapsed", due: null });
    expect((await openingMails(portal)).map(({ to }) => to)).toEqual([mailOf(about.asker)]);
    expect(await say(about.teacher.actor, id, 3, { name: "could" })).toMatchObject({
      refusal: { kind: "wrong-state" },
    });
  });
});

describe("who reads a request", () => {
  test("who asks, who could open it, who steers training there; nobody else", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    const shown = async (actor: MemberActor) => (await readBy(actor, id)) !== null;
    const departement = async (code: string) => {
      const organisation = await portal.build.buildOrganisation({ kind: "departement", departementCode: code });
      return (await portal.build.buildMember(organisation, "manager")).actor;
    };
    const company = await portal.build.buildMember(await portal.build.buildOrganisation({ kind: "company" }), "agent");
    expect([await shown(about.asker.actor), await shown(about.teacher.actor), await shown(about.rival.actor)]).toEqual([
      ...[true, true, true],
    ]);
    expect([await shown(about.region.actor), await shown(await departement("80"))]).toEqual([true, true]);
    expect([await shown(about.other.actor), await shown(await departement("59"))]).toEqual([false, false]);
    expect([await shown(about.stranger.actor), await shown(company.actor)]).toEqual([false, false]);
  });

  test("a training organisation reads neither who asks, nor what another answered", async () => {
    const id = await askedOpening(portal, about.asker.actor, { people: 12 });
    await join(about.other.actor, id, 3);
    await say(about.rival.actor, id, 2, { name: "decline", reason: "no-trainer" });
    const read = JSON.stringify(await readBy(about.teacher.actor, id));
    for (const canary of [
      "Mission locale canari",
      "Proch’Emploi canari",
      "no-trainer",
      "Autre organisme",
      about.asker.accountId,
    ])
      expect([canary, read.includes(canary)]).toEqual([canary, false]);
    expect((await readBy(about.region.actor, id))?.opening.askers.map(({ name }) => name).toSorted()).toEqual([
      ...["Mission locale canari", "Proch’Emploi canari"],
    ]);
  });

  const unread = async (actor: MemberActor) => {
    const tables = ["opening_request", "opening_event", "opening_answer", "opening_contribution"];
    const rows = await Promise.all(
      tables.map((table) =>
        inTransactionAs(portal.db, actingFor(actor), (transaction) =>
          transaction.$queryRawUnsafe<unknown[]>(`SELECT to_jsonb(t) FROM ${table} t`),
        ),
      ),
    );
    return JSON.stringify(rows.flat());
  };

  test("in the rows that the database shows, nobody else finds anything, and a training organisation nobody who asks", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await join(about.other.actor, id, 3);
    await say(about.rival.actor, id, 2, { name: "decline", reason: "no-trainer" });
    expect([await unread(about.stranger.actor), await unread((await another()).actor)]).toEqual(["[]", "[]"]);
    const read = await unread(about.teacher.actor);
    const canaries = [about.asker, about.other, about.rival].flatMap(({ accountId, actor }) => [
      ...[accountId, actor.organisationId],
    ]);
    expect(read).toContain(id);
    expect([...canaries, "no-trainer"].filter((canary) => read.includes(canary))).toEqual([]);
    const asking = await unread(about.other.actor);
    expect([about.asker.accountId, about.asker.actor.organisationId].filter((one) => asking.includes(one))).toEqual([]);
  });

  test("in what the code reads without any policy, it is the same", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    await join(about.other.actor, id, 3);
    await say(about.rival.actor, id, 2, { name: "decline", reason: "no-trainer" });
    const stranger = (await another()).actor;
    const tables = ["opening_request", "opening_event", "opening_answer", "opening_contribution"];
    for (const table of tables) await portal.build.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    try {
      for (const actor of [about.stranger.actor, stranger]) {
        expect(await readBy(actor, id)).toBeNull();
        expect((await listOpenings(portal.db, actor, { period: "active", page: 1 })).openings).toEqual([]);
        expect(await say(actor, id, 3, { name: "leave" })).toMatchObject({ ok: false });
        expect(await say(actor, id, 3, { name: "could" })).toMatchObject({ ok: false });
      }
      const read = JSON.stringify(await readBy(about.teacher.actor, id));
      const canaries = ["Mission locale canari", "Proch’Emploi canari", "no-trainer", "Autre organisme"];
      expect(canaries.filter((canary) => read.includes(canary))).toEqual([]);
      expect(JSON.stringify(await readBy(about.other.actor, id))).not.toContain("Mission locale canari");
    } finally {
      for (const table of tables) await portal.build.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    }
    expect(await rowOf(id)).toMatchObject({ version: 3 });
  });

  test("the Region sums what is asked by block and territory", async () => {
    await askedOpening(portal, about.asker.actor);
    const { sums } = await listOpenings(portal.db, about.region.actor, { period: "active", page: 1 });
    expect(sums).toMatchObject([{ blockLabel: "Souder en toutes positions", requests: 1, seats: 8 }]);
    expect((await listOpenings(portal.db, about.asker.actor, { period: "active", page: 1 })).sums).toBeNull();
  });
});

describe("the database alone", () => {
  const write = (actor: MemberActor, sql: string, values: readonly unknown[]) =>
    inTransactionAs(portal.db, actingFor(actor), (transaction) => transaction.$executeRawUnsafe(sql, ...values));

  test("holds the moves of the table, and no other", async () => {
    const rows = await portal.build.query(
      "SELECT command, from_state, to_state, by_commander FROM hub_opening_moves()",
    );
    const moves = openingTransitions.flatMap(({ command, from, by, ...row }) =>
      from.flatMap((state) => by.map((one) => [command, state, landingState(row, state), one].join(" "))),
    );
    expect(
      rows
        .map((row) => [row["command"], row["from_state"] ?? "", row["to_state"], row["by_commander"]].join(" "))
        .toSorted(),
    ).toEqual(moves.toSorted());
  });

  test("lets nobody but the Region say that it pays, nor an organisation open another's session", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    const foreign = await sessionOf(about.rivalSiret);
    const paid = "UPDATE opening_request SET is_funded = true, state = 'in_study', version = 2 WHERE id = $1::uuid";
    await expect(write(about.teacher.actor, paid, [id])).rejects.toThrow(/says whether it pays/);
    const open = `UPDATE opening_request SET state = 'opened', due_on = NULL, session_id = $2::int, version = 2 WHERE id = $1::uuid`;
    await expect(write(about.teacher.actor, open, [id, foreign.id])).rejects.toThrow(/a session of its own/);
    expect(await write(about.other.actor, paid, [id])).toBe(0);
    const refuse = "UPDATE opening_request SET state = 'refused', due_on = NULL, version = 2 WHERE id = $1::uuid";
    await expect(write(about.teacher.actor, refuse, [id])).rejects.toThrow(/another organisation may still/);
  });

  test("lets no version be without its history, nor seats that nobody asks", async () => {
    const id = await askedOpening(portal, about.asker.actor);
    const silent = "UPDATE opening_request SET state = 'in_study', version = 2 WHERE id = $1::uuid";
    await expect(write(about.region.actor, silent, [id])).rejects.toThrow(/no line in its history/);
    const more = "UPDATE opening_contribution SET seats = 40 WHERE request_id = $1::uuid";
    expect(await write(about.other.actor, more, [id])).toBe(0);
    await expect(
      inTransactionAs(portal.db, actingFor(about.asker.actor), async (transaction) => {
        await transaction.$executeRawUnsafe(
          "UPDATE opening_request SET seats = 40, version = 2 WHERE id = $1::uuid",
          id,
        );
        await transaction.$executeRawUnsafe(
          `INSERT INTO opening_event (request_id, version, command, from_state, to_state, by_commander, by_account_id, by_organisation_id,
             at, seats)
           VALUES ($1::uuid, 2, 'join', 'asked', 'asked', 'asker', $2::uuid, $3::uuid, now(), 40)`,
          ...[id, about.asker.accountId, about.asker.actor.organisationId],
        );
      }),
    ).rejects.toThrow(/those of all who ask/);
  });

  test("keeps a number under five out of it", async () => {
    const few = `INSERT INTO opening_request SELECT gen_random_uuid(), 'X', 'X', '80620', 30, '2027-02-01', '2027-02-02', '2027-01-01', 1,
         4, 'asked', '2027-01-01', NULL, NULL, NULL, NULL, 1, now()`;
    await expect(portal.build.rewrite(few)).rejects.toThrow(/opening_request_few/);
  });
});
