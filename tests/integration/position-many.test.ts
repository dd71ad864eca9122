import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { csvText } from "#app/platform/csv-text.server.ts";
import { exportFollowed } from "#app/positioning/follow/export-followed.server.ts";
import { readOffered } from "#app/positioning/follow/read-offer.server.ts";
import { positionMany } from "#app/positioning/position-many.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

const provedAt = (time: string | null) => ({
  ...world.referent.actor,
  factorAt: time === null ? null : new Date(`2027-01-12T${time}+01:00`),
});

async function asked(sessionId: number, personFileIds: readonly string[]) {
  const { personFileId: _one, ...terms } = positioningAsked("", sessionId);
  return { key: randomUUID(), ...terms, personFileIds: [...personFileIds] };
}

const countOn = async (sessionId: number): Promise<number> =>
  (await portal.build.query("SELECT FROM positioning WHERE session_id = $1", [sessionId])).length;

test("each of several people has an answer: a refusal stops nobody, and the same key has one effect", async () => {
  const sessionId = await world.newSession();
  const [one, two] = [(await world.newPerson()).fileId, (await world.newPerson()).fileId];
  const stranger = randomUUID();
  const sent = await asked(sessionId, [one, stranger, two, one]);
  const answers = await positionMany(portal.db, provedAt("11:58:00"), sent);
  expect(answers).toMatchObject({
    ok: true,
    value: [
      { personFileId: one, answer: { value: { state: "submitted" } } },
      { personFileId: stranger, answer: { refusal: { kind: "unknown-person" } } },
      { personFileId: two, answer: { value: { state: "submitted" } } },
    ],
  });
  expect(await positionMany(portal.db, provedAt("11:58:00"), sent)).toEqual(answers);
  expect(await countOn(sessionId)).toBe(2);
  const again = await positionMany(portal.db, provedAt("11:58:00"), await asked(sessionId, [one, two]));
  expect(again).toMatchObject({
    value: [
      { answer: { refusal: { kind: "already-positioned" } } },
      { answer: { refusal: { kind: "already-positioned" } } },
    ],
  });
});

test("several people ask for a second factor proved in the last minutes; one does not", async () => {
  const sessionId = await world.newSession();
  const [one, two] = [(await world.newPerson()).fileId, (await world.newPerson()).fileId];
  for (const time of [null, "11:54:59"]) {
    expect(await positionMany(portal.db, provedAt(time), await asked(sessionId, [one, two]))).toEqual({
      ...{ ok: false, refusal: { kind: "step-up-needed" } },
    });
  }
  expect(await countOn(sessionId)).toBe(0);
  expect(await positionMany(portal.db, provedAt(null), await asked(sessionId, [one]))).toMatchObject({ ok: true });
});

test("a result says whether the organisation may position there today", async () => {
  const sessionId = await world.newSession();
  const [row] = await portal.build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
  const number = String(row?.["number"]);
  const offered = async (by: PositioningWorld["referent"]) =>
    (await readOffered(portal.db, by.actor, [number])).get(number);
  expect(await offered(world.referent)).toEqual({ id: sessionId, mayPosition: true });
  const without = await portal.build.buildMember(await portal.build.buildOrganisation({ name: "CCAS" }), "agent");
  expect(await offered(without)).toEqual({ id: sessionId, mayPosition: false });
});

test("the list is taken away after a second factor proved just before, and the trail keeps how many people it named", async () => {
  const nothing = { owedBy: "", step: "", name: "", startsFrom: "", startsTo: "" };
  for (const time of [null, "11:58:59"]) {
    expect(await exportFollowed(portal.db, provedAt(time), nothing)).toMatchObject({
      refusal: { kind: "step-up-needed" },
    });
  }
  await world.newPerson();
  const lines = await exportFollowed(portal.db, provedAt("11:59:30"), nothing);
  const trail = await portal.build.query("SELECT facts FROM audit_event WHERE action = 'portfolio.export'");
  expect(lines.ok ? [lines.value.length] : []).toEqual(trail.map(({ facts }) => Object(facts).count));
  expect(lines.ok && lines.value.length).toBeGreaterThan(0);
});

test.each(["=HYPERLINK(1)", "+33612345678", "-2", "@SUM(A1)", "\tA1"])(
  "a cell that begins like a formula (%j) is text",
  (cell) => {
    expect(csvText([[cell]], false)).toBe(`"'${cell}"\r\n`);
  },
);
