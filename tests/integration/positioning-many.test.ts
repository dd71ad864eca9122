import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { commandMany } from "#app/positioning/command-many.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

async function submitted(sessionId: number): Promise<string> {
  const { fileId } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const made = await submitPositioning(portal.db, world.referent.actor, asked);
  return made.ok ? made.value.positioningId : "";
}

const secretaryProvedAt = (time: string) => ({ ...world.secretary.actor, factorAt: new Date(time) });

test("each of several people has an answer: the seats go in order, a refusal stops nobody", async () => {
  const sessionId = await world.newSession({ seats: 2 });
  const ids = [await submitted(sessionId), await submitted(sessionId), await submitted(sessionId)];
  const positionings = ids.map((positioningId, rank) => ({ positioningId, version: rank === 0 ? 7 : 1 }));
  const asked = { key: randomUUID(), command: { name: "accept" }, positionings } as const;
  const actor = secretaryProvedAt("2027-01-12T11:58:00+01:00");
  const answers = await commandMany(portal.db, actor, asked);
  expect(answers).toMatchObject({
    ok: true,
    value: [
      { positioningId: ids[0], answer: { refusal: { kind: "stale-version" } } },
      { positioningId: ids[1], answer: { value: { state: "accepted" } } },
      { positioningId: ids[2], answer: { value: { state: "accepted" } } },
    ],
  });
  expect(await commandMany(portal.db, actor, asked)).toEqual(answers);
  const more = { ...asked, key: randomUUID(), positionings: [{ positioningId: ids[0] ?? "", version: 1 }] };
  expect(await commandMany(portal.db, actor, more)).toMatchObject({
    value: [{ answer: { refusal: { kind: "session-full" } } }],
  });
});

test("without a second factor proved in the last minutes, nobody is touched", async () => {
  const positioningId = await submitted(await world.newSession());
  const positionings = [{ positioningId, version: 1 }];
  const asked = { key: randomUUID(), command: { name: "accept" }, positionings } as const;
  for (const factorAt of [null, new Date("2027-01-12T11:54:59+01:00")]) {
    expect(await commandMany(portal.db, { ...world.secretary.actor, factorAt }, asked)).toEqual({
      ...{ ok: false, refusal: { kind: "step-up-needed" } },
    });
  }
  const [row] = await portal.build.query("SELECT state FROM positioning WHERE id = $1", [positioningId]);
  expect(row).toEqual({ state: "submitted" });
});
