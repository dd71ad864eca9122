import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { readOffer } from "#app/positioning/follow/read-offer.server.ts";
import { listOwnSessions } from "#app/positioning/sessions/list-own-sessions.server.ts";
import { readPositioned } from "#app/positioning/sessions/read-positioned.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

async function submitted(sessionId: number, registration?: string) {
  const { fileId } = await world.newPerson();
  if (registration !== undefined)
    await portal.build.query(
      `INSERT INTO person_fact SELECT organisation_id, id, 'registration', $2, 'said', '2027-01-04' FROM person_file WHERE id = $1`,
      [fileId, registration],
    );
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const made = await submitPositioning(portal.db, world.referent.actor, asked);
  return made.ok ? made.value.positioningId : "";
}

async function numberOf(sessionId: number): Promise<string> {
  const [row] = await portal.build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
  return String(row?.["number"]);
}

test.each([
  ["yes", true],
  ["no", false],
  [undefined, null],
] as const)(
  "of the conditions of entry, the organisation learns yes, no, or nothing: registered %s is %s",
  async (registration, isEligible) => {
    const sessionId = await world.newSession();
    const [id, number] = [await submitted(sessionId, registration), await numberOf(sessionId)];
    expect(await readPositioned(portal.db, world.secretary.actor, { number, id })).toMatchObject({
      value: { person: { isEligible } },
    });
    const pictures = await inTransactionAs(portal.db, actingFor(world.secretary.actor), (tx) =>
      tx.positioningPicture.count(),
    );
    expect(pictures).toBe(0);
  },
);

test("an answer time is told to its organisation at once, and to referents from five answers on", async () => {
  const other = await buildPositioningWorld(portal.build);
  const sessionId = await other.newSession();
  const number = await numberOf(sessionId);
  const own = async () => {
    const listed = await listOwnSessions(portal.db, other.secretary.actor, { period: null, work: null, page: 1 });
    return listed.ok ? listed.value.answerTime : listed.refusal;
  };
  const told = async () => (await readOffer(portal.db, world.referent.actor, number))?.answerTime;
  expect([await own(), await told()]).toEqual([null, null]);
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const { fileId } = await other.newPerson();
    const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
    const made = await submitPositioning(portal.db, other.referent.actor, asked);
    ids.push(made.ok ? made.value.positioningId : "");
  }
  const accept = (id: string | undefined) =>
    commandPositioning(portal.db, other.secretary.actor, {
      ...{ key: randomUUID(), positioningId: id ?? "", version: 1, command: { name: "accept" } },
    });
  goTo("2027-01-15");
  for (const id of ids.slice(0, 4)) expect(await accept(id)).toMatchObject({ ok: true });
  expect([await own(), await told()]).toEqual([{ medianWorkingDays: 3, answers: 4 }, null]);
  goTo("2027-01-18");
  expect(await accept(ids[4])).toMatchObject({ ok: true });
  expect([await own(), await told()]).toEqual(Array(2).fill({ medianWorkingDays: 3, answers: 5 }));
  goTo("2028-01-18");
  expect(await own()).toBeNull();
});
