import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { SuggestionState } from "#app/platform/prisma-client/enums.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { lapseSuggestions } from "#app/positioning/suggestion/lapse-suggestions.server.ts";
import { positionSuggested } from "#app/positioning/suggestion/position-suggested.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import { suggestionStates, suggestionTransitions } from "#app/positioning/suggestion/suggestion-states.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

async function suggested(sessionId?: number) {
  const { fileId, person } = await world.newPerson();
  const session = sessionId ?? (await world.newSession());
  const asked = { personFileId: fileId, sessionId: session };
  const answer = await suggestSession(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  return { answer, person, asked, id: answer.ok ? answer.value.suggestionId : "" };
}

function say(
  actor: MemberActor | PersonActor,
  suggestionId: string,
  version: number,
  command: Parameters<typeof commandSuggestion>[2]["command"],
  key = randomUUID(),
) {
  return commandSuggestion(portal.db, actor, { key, suggestionId, version, command });
}

function position(suggestionId: string, version: number, actor = world.referent.actor) {
  const { funderCode, programme, departement } = positioningAsked("", 0);
  const asked = { key: randomUUID(), suggestionId, version, funderCode, programme, departement };
  return positionSuggested(portal.db, actor, asked);
}

const count = (acting: ActingAs, table: "suggestion" | "suggestion_event" | "positioning") =>
  inTransactionAs(
    portal.db,
    acting,
    async (tx) => (await tx.$queryRawUnsafe<unknown[]>(`SELECT FROM ${table}`)).length,
  );

test("the table and the database say the same", async () => {
  expect(new Set(Object.values(SuggestionState))).toEqual(new Set(suggestionStates));
  const rows = await portal.build.query(
    "SELECT concat_ws(' ', command, coalesce(from_state, '-'), to_state, by_commander) AS move FROM hub_suggestion_moves()",
  );
  const moves = suggestionTransitions.flatMap(({ command, from, to, by }) =>
    from.flatMap((state) => by.map((who) => `${command} ${state ?? "-"} ${to} ${who}`)),
  );
  expect(rows.map(({ move }) => move).toSorted()).toEqual(moves.toSorted());
});

test("suggested, agreed, then sent: nothing reaches the organisation before the person's yes", async () => {
  const { id, person, answer, asked } = await suggested();
  expect(answer).toMatchObject({ ok: true, value: { state: "open", version: 1, answerBy: "2027-01-19" } });
  const secretary = actingFor(world.secretary.actor);
  const unseen = async () => {
    for (const table of ["suggestion", "suggestion_event", "positioning"] as const) {
      expect([table, await count(secretary, table)]).toEqual([table, 0]);
    }
  };
  await unseen();
  expect(await position(id, 1)).toMatchObject({ refusal: { kind: "wrong-state", state: "open" } });
  const key = randomUUID();
  const agreed = await say(person, id, 1, { name: "agree" }, key);
  expect(agreed).toMatchObject({ ok: true, value: { state: "agreed", version: 2 } });
  expect(await say(person, id, 1, { name: "agree" }, key)).toEqual(agreed);
  await unseen();
  const sent = await position(id, 2);
  expect(sent).toMatchObject({ ok: true, value: { state: "submitted", version: 1 } });
  expect(await count(secretary, "positioning")).toBe(1);
  expect(await count(secretary, "suggestion")).toBe(0);
  const [kept] = await portal.build.query(
    "SELECT state, version, positioning_id AS positioning FROM suggestion WHERE id = $1",
    [id],
  );
  const positioning = sent.ok ? sent.value.positioningId : "";
  expect(kept).toEqual({ state: "positioned", version: 3, positioning });
  expect(await position(id, 3)).toMatchObject({ refusal: { kind: "wrong-state", state: "positioned" } });
  const trail = await portal.build.query(
    "SELECT action FROM audit_event WHERE resource_id = ANY ($1::text[]) ORDER BY seq",
    [[id, positioning]],
  );
  expect(trail.map(({ action }) => action)).toEqual([
    ...["suggestion.suggest", "suggestion.agree", "positioning.submit", "suggestion.position"],
  ]);
  const again = await suggestSession(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  expect(again).toMatchObject({ refusal: { kind: "already-positioned" } });
});

test("the person may say no without a reason, or with one of the list; a no is not taken back", async () => {
  const { id, person, asked } = await suggested();
  expect(await say(person, id, 1, { name: "refuse", reason: "maladie" })).toMatchObject({
    refusal: { kind: "unknown-reason" },
  });
  expect(await say(person, id, 1, { name: "refuse", reason: null })).toMatchObject({ value: { state: "refused" } });
  expect(await say(person, id, 2, { name: "agree" })).toMatchObject({ refusal: { kind: "wrong-state" } });
  await expect(
    portal.build.query("UPDATE suggestion SET state = 'open', answer_by = now(), version = 3 WHERE id = $1", [id]),
  ).rejects.toMatchObject({ code: "HU006" });
  const again = await suggestSession(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  expect(again).toMatchObject({ ok: true });
  const twice = await suggestSession(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  expect(twice).toMatchObject({ refusal: { kind: "already-suggested" } });
});

test("the referent takes it back; the second of two hands sees both versions", async () => {
  const { id, person } = await suggested();
  const both = await Promise.all([
    say(person, id, 1, { name: "agree" }),
    say(world.referent.actor, id, 1, { name: "take-back" }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: "stale-version", read: 1, version: 2 } });
});

test("nobody else knows of it", async () => {
  const { id } = await suggested();
  const stranger = await buildPositioningWorld(portal.build);
  const { person } = await world.newPerson();
  for (const actor of [
    ...[world.colleague.actor, world.secretary.actor, stranger.referent.actor, stranger.secretary.actor, person],
  ]) {
    expect(await say(actor, id, 1, { name: "agree" })).toMatchObject({ refusal: { kind: "unknown-suggestion" } });
  }
  expect(await position(id, 1, stranger.referent.actor)).toMatchObject({ refusal: { kind: "unknown-suggestion" } });
});

test("a version without its line of history is refused by the database", async () => {
  const { id } = await suggested();
  const agree = "UPDATE suggestion SET state = 'agreed', version = 2 WHERE id = $1::uuid";
  const asReferent = actingFor(world.referent.actor);
  await expect(
    inTransactionAs(portal.db, asReferent, async (tx) => {
      await tx.$executeRawUnsafe(agree, id);
      await tx.$executeRawUnsafe("SET CONSTRAINTS ALL IMMEDIATE");
    }),
  ).rejects.toThrow(/history/);
});

test("without an answer in time, or once the session begins, it lapses, once", async () => {
  const { id } = await suggested();
  const later = await suggested(await world.newSession({ startsOn: "2027-01-15" }));
  goTo("2027-01-19");
  await lapseSuggestions(portal.db);
  const stateOf = async (one: string) =>
    (await portal.build.query("SELECT state FROM suggestion WHERE id = $1", [one]))[0]?.["state"];
  expect([await stateOf(id), await stateOf(later.id)]).toEqual(["open", "lapsed"]);
  goTo("2027-01-20");
  const ends = await Promise.all([lapseSuggestions(portal.db), lapseSuggestions(portal.db)]);
  expect(ends.reduce((sum, { lapsed }) => sum + lapsed, 0)).toBeGreaterThanOrEqual(1);
  const lines = await portal.build.query(
    "SELECT FROM suggestion_event WHERE suggestion_id = $1 AND command = 'lapse'",
    [id],
  );
  expect([await stateOf(id), lines.length]).toEqual(["lapsed", 1]);
});
