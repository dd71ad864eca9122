import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { PersonActor } from "#app/access/actor.ts";
import { readOwnPositionings, readOwnSuggestions } from "#app/positioning/answer/read-own-positionings.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { commandDone, submitFor } from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

const read = (person: PersonActor) => readOwnPositionings(portal.db, person);

test("with an account, a person sees all their requests, those under way first, with their rank; nobody else's", async () => {
  const [{ fileId, person }, other] = [await world.newPerson(), await world.newPerson()];
  const full = await world.newSession({ seats: 0 });
  await portal.build.query("INSERT INTO session_seats (session_id, funder_code) VALUES ($1, 2)", [full]);
  const first = await submitFor(portal, world, { fileId: other.fileId, sessionId: full });
  const waiting = await submitFor(portal, world, { fileId, sessionId: full });
  for (const positioningId of [first, waiting]) {
    await commandDone(portal, world.secretary.actor, { positioningId, version: 1, command: { name: "wait-list" } });
  }
  const over = await submitFor(portal, world, { fileId });
  const withdraw = { name: "withdraw", reason: "duplicate" } as const;
  await commandDone(portal, world.referent.actor, { positioningId: over, version: 1, command: withdraw });
  const kept = await submitFor(portal, world, { fileId });
  await commandDone(portal, world.secretary.actor, { positioningId: kept, version: 1, command: { name: "accept" } });
  const own = await read(person);
  expect(
    own
      .map(({ positioning }) => positioning.id)
      .slice(0, 2)
      .toSorted(),
  ).toEqual([waiting, kept].toSorted());
  expect(own.map(({ positioning }) => positioning.id)[2]).toBe(over);
  expect(own.find(({ positioning }) => positioning.id === waiting)?.waitingBefore).toBe(1);
  expect(own.find(({ positioning }) => positioning.id === kept)?.positioning).toMatchObject({
    ...{ title: "Soudeur", answerBy: "2027-01-18", version: 2 },
  });
  expect((await read(other.person)).map(({ positioning }) => positioning.id)).toEqual([first]);
  // They answer from there too, for themselves alone.
  const yes = { positioningId: kept, version: 2, command: { name: "confirm" } } as const;
  expect(await commandPositioning(portal.db, other.person, { key: randomUUID(), ...yes })).toMatchObject({ ok: false });
  expect(await commandPositioning(portal.db, person, { key: randomUUID(), ...yes })).toMatchObject({
    value: { state: "enrolled" },
  });
});

test("a session that their referent suggests waits for their yes or their no, and is nobody else's", async () => {
  const [{ fileId, person }, other] = [await world.newPerson(), await world.newPerson()];
  const asked = { personFileId: fileId, sessionId: await world.newSession() };
  const made = await suggestSession(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  expect(made).toMatchObject({ ok: true });
  const [suggestion] = await readOwnSuggestions(portal.db, person);
  expect(suggestion).toMatchObject({ title: "Soudeur", state: "open", answerBy: "2027-01-19", version: 1 });
  expect(await readOwnSuggestions(portal.db, other.person)).toEqual([]);
  const yes = { suggestionId: suggestion?.id ?? "", version: 1, command: { name: "agree" } } as const;
  expect(await commandSuggestion(portal.db, other.person, { key: randomUUID(), ...yes })).toMatchObject({ ok: false });
  expect(await commandSuggestion(portal.db, person, { key: randomUUID(), ...yes })).toMatchObject({ ok: true });
  expect(await readOwnSuggestions(portal.db, person)).toMatchObject([{ state: "agreed", version: 2 }]);
  const no = { ...yes, version: 2, command: { name: "refuse", reason: null } } as const;
  expect(await commandSuggestion(portal.db, person, { key: randomUUID(), ...no })).toMatchObject({ ok: true });
  expect(await readOwnSuggestions(portal.db, person)).toEqual([]);
});
