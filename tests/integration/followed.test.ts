import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { handOver } from "#app/people/portfolio/hand-over.server.ts";
import type { FollowedFilters } from "#app/positioning/follow/followed-store.server.ts";
import { listFollowed, listTodo } from "#app/positioning/follow/list-followed.server.ts";
import { readFollowedFile } from "#app/positioning/follow/read-followed-file.server.ts";
import { recordContact } from "#app/positioning/follow/record-contact.server.ts";
import { type Place, stepRules } from "#app/positioning/follow/step-rules.ts";
import { stayStates } from "#app/positioning/stay/stay-states.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import { statementCounter } from "#tests/support/count-statements.ts";
import { followMany } from "#tests/support/follow-many.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let sessionId: number;
let statementsOf: (work: () => Promise<unknown>) => Promise<number>;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  statementsOf = statementCounter(portal.db);
  world = await buildPositioningWorld(portal.build);
  sessionId = await world.newSession();
});

const nothing: FollowedFilters = { owedBy: "", step: "", name: "", startsFrom: "", startsTo: "" };
const list = (of = world, filters: Partial<FollowedFilters> = {}, page = 1, who = of.referent) =>
  listFollowed(portal.db, who.actor, { filters: { ...nothing, ...filters }, page });

async function positioned(of = world): Promise<{ readonly fileId: string; readonly id: string }> {
  const { fileId } = await of.newPerson();
  const asked = positioningAsked(fileId, sessionId);
  const made = await submitPositioning(portal.db, of.referent.actor, { key: randomUUID(), ...asked });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { fileId, id: made.value.positioningId };
}

/** Puts a positioning somewhere, as if its life had led there. */
async function putAt(id: string, place: Place, days: { readonly answerBy: string; readonly meetingOn: string }) {
  const isStay = stayStates.some((state) => state === place);
  const isThere = place === "in_progress" || place === "interrupted";
  const holds = isThere || ["proposed", "accepted", "enrolled"].includes(place);
  await portal.build.rewrite(
    `UPDATE positioning SET state = $2::"PositioningState", stay_state = $3::"StayState", entered_on = $4::date, stay_on = $4::date,
       holds_seat = $5, exit_reason = $6, answer_by = $7::date, meeting_on = $8::date, waiting_rank = CASE WHEN $2 = 'waitlisted' THEN 1 END
     WHERE id = $1`,
    [
      ...[id, isStay ? "entered" : place, isStay ? place : null, isStay ? "2027-01-12" : null],
      ...[holds, isStay && !isThere ? "other" : null, days.answerBy, days.meetingOn],
    ],
  );
}

describe("what comes next", () => {
  test("is what the rule of each place says, in time, late, and once a contact was recorded", async () => {
    const of = await buildPositioningWorld(portal.build);
    const { id } = await positioned(of);
    const contact = `INSERT INTO follow_contact SELECT gen_random_uuid(), organisation_id, person_file_id, id, version, 'phone', now(),
      '${of.referent.accountId}', now() FROM positioning WHERE id = '${id}'`;
    for (const { place, step, late = step, contacted, due } of stepRules) {
      if (place === "suggestion-open" || place === "suggestion-agreed") continue;
      await putAt(id, place, { answerBy: "2027-01-12", meetingOn: "2027-01-12" });
      goTo("2027-01-12");
      expect((await list(of)).lines[0]).toMatchObject({ place, step: step.key, owedBy: step.owedBy });
      goTo("2028-01-12");
      const [line] = (await list(of)).lines;
      expect(line).toMatchObject({ place, step: late.key, owedBy: late.owedBy });
      expect(line?.dueOn === null).toBe(due === null);
      const todo = (await listTodo(portal.db, of.referent.actor)).lines.map(({ group, step: key }) => [group, key]);
      expect(todo).toEqual(late.group === null ? [] : [[late.group, late.key]]);
      await portal.build.query(contact);
      const after = contacted ?? late;
      expect((await list(of)).lines[0]).toMatchObject({ step: after.key, owedBy: after.owedBy });
      await portal.build.rewrite("DELETE FROM follow_contact WHERE positioning_id = $1", [id]);
    }
  });

  test("somebody with no positioning has a training to be found; one with several shows what expires first", async () => {
    const of = await buildPositioningWorld(portal.build);
    const { fileId } = await of.newPerson();
    expect((await list(of)).lines).toMatchObject([
      { fileId, step: "find-training", owedBy: "me", dueOn: null, others: 0 },
    ]);
    const sooner = await of.newSession();
    const ids: string[] = [];
    for (const session of [sessionId, sooner]) {
      const asked = positioningAsked(fileId, session);
      const made = await submitPositioning(portal.db, of.referent.actor, { key: randomUUID(), ...asked });
      ids.push(made.ok ? made.value.positioningId : "");
    }
    await putAt(ids[1] ?? "", "accepted", { answerBy: "2027-01-14", meetingOn: "2027-01-12" });
    expect((await list(of)).lines).toMatchObject([
      { aboutId: ids[1], step: "confirm", owedBy: "person", dueOn: "2027-01-14", others: 1, training: "Soudeur" },
    ]);
  });
});

test("a suggestion waits for the person, then for the referent, and shows nothing once it ended", async () => {
  const of = await buildPositioningWorld(portal.build);
  const { fileId } = await of.newPerson();
  const asked = { key: randomUUID(), personFileId: fileId, sessionId };
  const made = await suggestSession(portal.db, of.referent.actor, asked);
  if (!made.ok) throw new Error(made.refusal.kind);
  const shown = async () =>
    (await listTodo(portal.db, of.referent.actor)).lines.map(({ group, step }) => [group, step]);
  expect(await shown()).toEqual([["suggestion", "wait-suggestion"]]);
  const { suggestionId } = made.value;
  const say = (version: number, name: "agree" | "take-back") =>
    commandSuggestion(portal.db, of.referent.actor, { key: randomUUID(), suggestionId, version, command: { name } });
  expect((await say(1, "agree")).ok).toBe(true);
  expect(await shown()).toEqual([["suggestion", "position-suggested"]]);
  expect((await list(of)).lines).toMatchObject([{ fileId, aboutId: suggestionId, owedBy: "me", dueOn: "2027-01-19" }]);
  expect((await say(2, "take-back")).ok).toBe(true);
  expect(await shown()).toEqual([]);
});

describe("whose people", () => {
  test("a colleague sees them while they stand in, and from a hand-over on; then the referent sees nobody", async () => {
    const of = await buildPositioningWorld(portal.build);
    const { fileId, id } = await positioned(of);
    const { referent, colleague, prescriber } = of;
    expect((await list(of, {}, 1, colleague)).lines).toEqual([]);
    await portal.build.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2027-01-12', '2027-01-12')", [
      ...[prescriber.id, referent.membershipId, colleague.membershipId],
    ]);
    expect((await list(of, {}, 1, colleague)).lines).toMatchObject([{ fileId, aboutId: id, isStoodIn: true }]);
    goTo("2027-01-13");
    expect((await list(of, {}, 1, colleague)).lines).toEqual([]);
    const manager = await portal.build.buildMember(prescriber, "manager");
    const handed = await handOver(portal.db, manager.actor, {
      fromMembershipId: referent.membershipId,
      toMembershipId: colleague.membershipId,
    });
    expect(handed.ok).toBe(true);
    expect((await list(of)).lines).toEqual([]);
    expect((await list(of, {}, 1, colleague)).lines).toMatchObject([{ fileId, aboutId: id, isStoodIn: false }]);
  });

  test("filters keep who owes, what comes next, the session's date and the name, without accents or capitals", async () => {
    const of = await buildPositioningWorld(portal.build);
    const { fileId } = await positioned(of);
    const other = await of.newPerson();
    await portal.build.rewrite("UPDATE person_file SET last_name = 'Lefèbvre', first_name = 'Zoé' WHERE id = $1", [
      fileId,
    ]);
    const found = async (filters: Partial<FollowedFilters>) =>
      (await list(of, filters)).lines.map((line) => line.fileId);
    expect(await found({ name: "zoe LEFEB" })).toEqual([fileId]);
    expect(await found({ owedBy: "organisation" })).toEqual([fileId]);
    expect(await found({ owedBy: "me" })).toEqual([other.fileId]);
    expect(await found({ step: "wait-answer" })).toEqual([fileId]);
    expect(await found({ startsFrom: "2027-03-01", startsTo: "2027-03-01" })).toEqual([fileId]);
    expect(await found({ startsFrom: "2027-03-02" })).toEqual([]);
  });
});

test("two thousand people cost as many statements as twenty, and are told page by page", async () => {
  const costs: number[] = [];
  for (const people of [20, 2000]) {
    const of = await buildPositioningWorld(portal.build);
    await followMany(portal.build, of, { people, sessionId });
    costs.push(await statementsOf(() => list(of)));
    const found = await list(of);
    expect([found.total, found.lines.length, found.lastPage]).toEqual([
      people,
      Math.min(50, people),
      people / 50 > 1 ? 40 : 1,
    ]);
    const pages = new Set([...found.lines, ...(await list(of, {}, 2)).lines].map(({ fileId }) => fileId));
    expect(pages.size).toBe(Math.min(100, people));
  }
  expect(costs[1]).toBe(costs[0]);
});

describe("the file of somebody followed", () => {
  test("tells its positionings with their history, its suggestions and contacts; and is closed to whoever does not follow", async () => {
    const of = await buildPositioningWorld(portal.build);
    const { fileId, id } = await positioned(of);
    const suggested = await of.newSession();
    await suggestSession(portal.db, of.referent.actor, {
      key: randomUUID(),
      personFileId: fileId,
      sessionId: suggested,
    });
    const said = { personFileId: fileId, positioningId: id, contactOn: "2027-01-20", channel: "meeting" } as const;
    expect(await recordContact(portal.db, of.referent.actor, said)).toMatchObject({ ok: true });
    const read = await readFollowedFile(portal.db, of.referent.actor, fileId);
    expect(read).toMatchObject({
      value: {
        positionings: [{ id, training: "Soudeur", isContacted: true, isMoved: false }],
        events: [{ positioningId: id, version: 1, toState: "submitted", by: "prescriber" }],
        suggestions: [{ state: "open", sessionId: suggested }],
        contacts: [{ contactOn: "2027-01-20", channel: "meeting" }],
      },
    });
    expect(await readFollowedFile(portal.db, of.colleague.actor, fileId)).toEqual({
      ok: false,
      refusal: { kind: "not-found" },
    });
  });

  test("a contact is noted by whoever follows the person alone, and about their own positionings", async () => {
    const of = await buildPositioningWorld(portal.build);
    const { fileId } = await positioned(of);
    const other = await positioned(of);
    const said = { personFileId: fileId, positioningId: "", contactOn: "2027-01-12", channel: "phone" } as const;
    const unknown = { ok: false, refusal: { kind: "unknown-person" } };
    for (const { actor } of [of.colleague, of.secretary])
      expect(await recordContact(portal.db, actor, said)).toEqual(unknown);
    expect(await recordContact(portal.db, of.referent.actor, { ...said, positioningId: other.id })).toEqual(unknown);
    expect(await recordContact(portal.db, of.referent.actor, { ...said, contactOn: "2029-01-12" })).toMatchObject({
      refusal: { kind: "day-too-far" },
    });
    expect(await recordContact(portal.db, of.referent.actor, said)).toMatchObject({ ok: true });
    const trail = await portal.build.query(
      "SELECT facts FROM audit_event WHERE action = 'contact.record' AND person_file_id = $1",
      [fileId],
    );
    expect(trail).toEqual([{ facts: { channel: "phone", contactOn: "2027-01-12" } }]);
  });
});
