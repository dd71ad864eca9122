import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { draftPositioning, submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { supersedeOthers } from "#app/positioning/supersede-others.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

type Said = Parameters<typeof commandPositioning>[2]["command"];
type StaySaid = Parameters<typeof commandStay>[2]["command"];
const say = (actor: MemberActor | PersonActor, id: string, version: number, command: Said) =>
  commandPositioning(portal.db, actor, { key: randomUUID(), positioningId: id, version, command });
const stay = (id: string, version: number, command: StaySaid) =>
  commandStay(portal.db, world.secretary.actor, { key: randomUUID(), positioningId: id, version, command });

async function begun(sessionId: number, begin: typeof submitPositioning = submitPositioning, hasAgreed = true) {
  const { fileId, person } = await world.newPerson();
  const asked = { ...positioningAsked(fileId, sessionId), hasAgreed };
  const made = await begin(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  return { id: made.ok ? made.value.positioningId : "", person, asked };
}

async function entered(sessionId: number) {
  const { id, person, asked } = await begun(sessionId);
  await say(world.secretary.actor, id, 1, { name: "accept" });
  await say(person, id, 2, { name: "confirm" });
  goTo("2027-01-18");
  const entry = await say(world.secretary.actor, id, 3, { name: "enter", entryOn: "2027-01-15" });
  expect(entry).toMatchObject({ ok: true });
  return { id, person, asked };
}

const keptOf = async (id: string) =>
  (
    await portal.build.query(
      `SELECT entered_on::text AS entered, stay_on::text AS last, stay_state AS state, exit_reason AS reason, obtained_blocks AS blocks
       FROM positioning WHERE id = $1`,
      [id],
    )
  )[0];
const toldOf = async (id: string) =>
  (
    await portal.build.query(
      "SELECT command, from_state AS f, to_state AS t, said FROM positioning_event WHERE positioning_id = $1 ORDER BY version",
      [id],
    )
  ).map(({ command, f, t, said }) => `${command} ${f ?? "-"} ${t} ${JSON.stringify(said)}`);

test("a draft is seen by whoever prepares it alone, and is submitted once the person agreed", async () => {
  const { id } = await begun(await world.newSession(), draftPositioning, false);
  const { referent, secretary } = world;
  expect(await say(secretary.actor, id, 1, { name: "accept" })).toMatchObject({
    refusal: { kind: "unknown-positioning" },
  });
  expect(await say(referent.actor, id, 1, { name: "submit", hasAgreed: false })).toMatchObject({
    refusal: { kind: "person-has-not-agreed" },
  });
  await portal.build.rewrite("UPDATE authorisation SET ends_on = '2027-01-11' WHERE organisation_id = $1", [
    world.prescriber.id,
  ]);
  expect(await say(referent.actor, id, 1, { name: "submit", hasAgreed: true })).toMatchObject({
    refusal: { kind: "no-right" },
  });
  await portal.build.rewrite("UPDATE authorisation SET ends_on = '2099-12-31' WHERE organisation_id = $1", [
    world.prescriber.id,
  ]);
  expect(await say(referent.actor, id, 1, { name: "submit", hasAgreed: true })).toMatchObject({
    value: { state: "submitted", version: 2, answerBy: "2027-01-19" },
  });
  expect(await say(secretary.actor, id, 2, { name: "accept" })).toMatchObject({ ok: true });
});

test("what an entry elsewhere ended is opened again once that stay is over", async () => {
  const here = await world.newSession({ startsOn: "2027-01-14", endsOn: "2027-03-01" });
  const permanent = await world.newSession({ startsOn: "2027-01-04", endsOn: "2027-12-31", isPermanent: true });
  const [ready, other] = [await begun(here), permanent];
  await say(world.secretary.actor, ready.id, 1, { name: "accept" });
  await say(ready.person, ready.id, 2, { name: "confirm" });
  const asked = { ...ready.asked, sessionId: other, key: randomUUID() };
  const second = await submitPositioning(portal.db, world.referent.actor, asked);
  const id = second.ok ? second.value.positioningId : "";
  goTo("2027-01-14");
  await say(world.secretary.actor, ready.id, 3, { name: "enter", entryOn: "2027-01-14" });
  expect(await supersedeOthers(portal.db, ready.id)).toEqual({ superseded: 1 });
  expect(await say(world.referent.actor, id, 2, { name: "reopen" })).toMatchObject({
    refusal: { kind: "stay-goes-on" },
  });
  goTo("2027-02-10");
  await stay(ready.id, 4, { name: "exit", happenedOn: "2027-02-10", reason: "personal", blocks: [] });
  expect(await say(world.referent.actor, id, 2, { name: "reopen" })).toMatchObject({ value: { state: "submitted" } });
});

test("an absence said by mistake is corrected, both lines stay", async () => {
  const { id } = await begun(await world.newSession());
  const { actor } = world.secretary;
  await say(actor, id, 1, { name: "invite", meetingOn: "2027-01-12" });
  expect(await say(actor, id, 2, { name: "record-absence", reason: null })).toMatchObject({ ok: true });
  expect(await say(actor, id, 3, { name: "record-attendance" })).toMatchObject({ value: { state: "under_review" } });
  expect(await say(actor, id, 4, { name: "record-absence", reason: "excused" })).toMatchObject({
    value: { state: "no_show_event" },
  });
  expect(await toldOf(id)).toEqual([
    "submit - submitted {}",
    'invite submitted invited {"meetingOn":"2027-01-12"}',
    "record-absence invited no_show_event {}",
    "record-attendance no_show_event under_review {}",
    "record-absence under_review no_show_event {}",
  ]);
});

test("a day of entry, a reason and blocks are corrected; what was said first stays in the history", async () => {
  const { id } = await entered(await world.newSession({ startsOn: "2027-01-14" }));
  expect(await stay(id, 4, { name: "correct-entry", happenedOn: "2027-01-13" })).toMatchObject({
    refusal: { kind: "entry-outside-session" },
  });
  expect(await stay(id, 4, { name: "correct-entry", happenedOn: "2027-01-16" })).toMatchObject({ ok: true });
  expect(await keptOf(id)).toMatchObject({ entered: "2027-01-16", last: "2027-01-16", state: "in_progress" });
  goTo("2027-02-01");
  await stay(id, 5, { name: "exit", happenedOn: "2027-01-29", reason: "personal", blocks: [] });
  expect(await stay(id, 6, { name: "correct-entry", happenedOn: "2027-01-30" })).toMatchObject({
    refusal: { kind: "day-after-last" },
  });
  const blocks = ["RNCP34441BC01"];
  expect(await stay(id, 6, { name: "exit", happenedOn: "2027-01-28", reason: "early_success", blocks })).toMatchObject({
    value: { stayState: "completed", version: 7 },
  });
  expect(await stay(id, 7, { name: "correct-entry", happenedOn: "2027-01-14" })).toMatchObject({ ok: true });
  expect(await keptOf(id)).toEqual({
    ...{ entered: "2027-01-14", last: "2027-01-28", state: "completed", reason: "early_success", blocks },
  });
  expect((await toldOf(id)).slice(3)).toEqual([
    'enter enrolled entered {"entryOn":"2027-01-15"}',
    'correct-entry in_progress in_progress {"happenedOn":"2027-01-16"}',
    'drop-out in_progress dropped_out {"blocks":[],"happenedOn":"2027-01-29"}',
    'complete dropped_out completed {"blocks":["RNCP34441BC01"],"happenedOn":"2027-01-28"}',
    'correct-entry completed completed {"happenedOn":"2027-01-14"}',
  ]);
  const held = await portal.build.query(
    "SELECT held FROM session_seats s JOIN positioning p USING (session_id, funder_code) WHERE p.id = $1",
    [id],
  );
  expect(held).toEqual([{ held: 0 }]);
});
