import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { readLeftSessions, readOverseenLife } from "#app/positioning/session-life/oversee-sessions.server.ts";
import { draftPositioning, submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { readSiret } from "#app/training/siret.ts";
import { readTies, tieCatalogue, untieCatalogue } from "#app/training/ties/tie-catalogue.server.ts";
import {
  buildPositioningWorld,
  buildRegionOperator,
  buildSession,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let operator: MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
  operator = await buildRegionOperator(portal.build);
});

const left = async () => {
  const read = await readLeftSessions(portal.db, operator);
  return read.ok ? read.value.map(({ id }) => id) : read.refusal.kind;
};

/** A session of a site of its own, tied to the training organisation and managed by it. */
async function heldSession(typed: string) {
  const siret = readSiret(typed);
  if (siret === null) throw new Error("no SIRET");
  const { id: sessionId, number } = await buildSession(portal.build, { siret });
  const { organisationId } = world.secretary.actor;
  expect(await tieCatalogue(portal.db, operator, { organisationId, siret })).toMatchObject({ ok: true });
  const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere: null }];
  const said = { sessionId, promotesAutomatically: true, seats };
  expect(await manageSession(portal.db, world.secretary.actor, said)).toMatchObject({ ok: true });
  return {
    ...{ sessionId, number },
    async close() {
      const read = await readTies(portal.db, operator);
      const tie = read.ok ? read.value.ties.find((one) => one.siret === siret) : undefined;
      expect(await untieCatalogue(portal.db, operator, { tie: tie?.id ?? "" })).toMatchObject({ ok: true });
    },
  };
}

async function submitted(sessionId: number): Promise<string> {
  const { fileId } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const answer = await submitPositioning(portal.db, world.referent.actor, asked);
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value.positioningId;
}

const cancel = (sessionId: number, version: number) =>
  commandSession(
    portal.db,
    { ...operator, factorAt: new Date() },
    { key: randomUUID(), sessionId, version, command: { name: "cancel" } },
  );

test("a session whose organisation closed is listed without names, and cancelled by the Region; its people are told", async () => {
  const { sessionId, number, close } = await heldSession("20000000000001");
  const [first, second] = [await submitted(sessionId), await submitted(sessionId)];
  const draft = await world.newPerson();
  await draftPositioning(portal.db, world.referent.actor, {
    key: randomUUID(),
    ...positioningAsked(draft.fileId, sessionId),
  });
  expect(await left()).not.toContain(sessionId);
  expect(await readOverseenLife(portal.db, operator, number)).toMatchObject({
    value: { people: 2, enrolled: 0, session: { heldBy: "Organisme d’essai", managed: { state: "published" } } },
  });

  await close();
  expect(await left()).toContain(sessionId);
  const life = await readOverseenLife(portal.db, operator, number);
  expect(life).toMatchObject({ value: { people: 2, session: { heldBy: null } } });
  expect(JSON.stringify(life)).not.toContain(first);

  expect(await cancel(sessionId, 1)).toMatchObject({ value: { state: "cancelled", positionings: 3 } });
  const rows = await portal.build.query(
    "SELECT id, state FROM positioning WHERE session_id = $1 AND agreed_at IS NOT NULL",
    [sessionId],
  );
  expect(rows.map(({ id, state }) => [id, state]).toSorted()).toEqual(
    [first, second].toSorted().map((id) => [id, "session_cancelled"]),
  );
  const told = await portal.build.query(
    `SELECT payload ->> 'positioningId' AS id, payload -> 'audiences' AS audiences FROM outbox_effect
     WHERE payload ->> 'positioningId' = ANY ($1) AND payload ->> 'version' = '2'`,
    [[first, second]],
  );
  expect(told.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted());
  for (const { audiences } of told) expect(audiences).toEqual(expect.arrayContaining(["person", "prescriber"]));
  expect(await left()).not.toContain(sessionId);
});

test("only an operator oversees sessions; what is not managed here is not found", async () => {
  const sessionId = await world.newSession();
  const [row] = await portal.build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
  const number = String(row?.["number"]);
  expect(await readOverseenLife(portal.db, operator, number)).toMatchObject({ refusal: { kind: "unknown-session" } });
  for (const { actor } of [world.secretary, world.referent]) {
    expect(await readOverseenLife(portal.db, actor, number)).toMatchObject({ refusal: { kind: "not-allowed" } });
    expect(await readLeftSessions(portal.db, actor)).toMatchObject({ refusal: { kind: "not-allowed" } });
  }
});
