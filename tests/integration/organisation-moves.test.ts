import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { movePositioning } from "#app/positioning/move-positioning.server.ts";
import { readPositioned } from "#app/positioning/sessions/read-positioned.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

const query = (sql: string, values: readonly unknown[]) => portal.build.query(sql, values);

/** Another session of the same training, in an action of its own. */
async function siblingOf(sessionId: number, startsOn: string): Promise<number> {
  const other = await world.newSession({ startsOn, endsOn: "2027-12-31" });
  await query(
    `UPDATE training_action SET training_id = (SELECT a.training_id FROM training_session s JOIN training_action a ON a.id = s.action_id
       WHERE s.id = $1) WHERE id = (SELECT action_id FROM training_session WHERE id = $2)`,
    [sessionId, other],
  );
  return other;
}

async function submitted(sessionId: number) {
  const { fileId } = await world.newPerson();
  const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
  const made = await submitPositioning(portal.db, world.referent.actor, asked);
  const [session] = await query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
  return { fileId, id: made.ok ? made.value.positioningId : "", number: String(session?.["number"]) };
}

const move = (positioningId: string, toSessionId: number) =>
  movePositioning(portal.db, world.secretary.actor, {
    ...{ key: randomUUID(), positioningId, version: 1, toSessionId, hasAgreed: false },
  });

test("the page of somebody offers the other sessions of the training that recruit, the soonest first, and no other", async () => {
  const sessionId = await world.newSession();
  const [late, soon] = [await siblingOf(sessionId, "2027-09-06"), await siblingOf(sessionId, "2027-04-05")];
  const begun = await siblingOf(sessionId, "2027-01-04");
  const closed = await siblingOf(sessionId, "2027-05-03");
  await query("UPDATE training_session SET recruiting = 'closed' WHERE id = $1", [closed]);
  const otherFunder = await siblingOf(sessionId, "2027-05-10");
  await query(
    "UPDATE action_funder SET funder_code = 4 WHERE action_id = (SELECT action_id FROM training_session WHERE id = $1)",
    [otherFunder],
  );
  await world.newSession();
  const { id, number } = await submitted(sessionId);
  const offered = async () => {
    const read = await readPositioned(portal.db, world.secretary.actor, { number, id });
    return read.ok ? (read.value.targets?.map((target) => target.id) ?? null) : read.refusal;
  };
  expect(await offered()).toEqual([soon, late]);
  expect(await move(id, begun)).toMatchObject({ refusal: { kind: "session-begun" } });
  expect(await move(id, closed)).toMatchObject({ refusal: { kind: "not-recruiting" } });
  expect(await move(id, otherFunder)).toMatchObject({ refusal: { kind: "unknown-funder" } });
  expect(await move(id, soon)).toMatchObject({ ok: true, value: { state: "submitted" } });
  expect(await offered()).toBeNull();
});

test("a condition that is not met stops the move, and the organisation does not learn which", async () => {
  const sessionId = await world.newSession();
  const other = await siblingOf(sessionId, "2027-04-05");
  const { id, fileId } = await submitted(sessionId);
  await query(
    `UPDATE training SET level_in = 4 WHERE id = (SELECT a.training_id FROM training_session s JOIN training_action a ON a.id = s.action_id
       WHERE s.id = $1)`,
    [other],
  );
  await query(
    "UPDATE training_action SET is_entry_level_required = true WHERE id = (SELECT action_id FROM training_session WHERE id = $1)",
    [other],
  );
  const level = (value: string) =>
    query(
      `INSERT INTO person_fact (organisation_id, person_file_id, kind, value, source, as_of)
       SELECT organisation_id, id, 'level', $2, 'said', '2027-01-01' FROM person_file WHERE id = $1`,
      [fileId, value],
    );
  await level("3");
  expect(await move(id, other)).toEqual({ ok: false, refusal: { kind: "not-eligible", obstacles: ["condition"] } });
  await query("DELETE FROM person_fact WHERE person_file_id = $1", [fileId]);
  await level("4");
  expect(await move(id, other)).toMatchObject({ ok: true });
  expect(
    await commandPositioning(portal.db, world.secretary.actor, {
      ...{ key: randomUUID(), positioningId: id, version: 2, command: { name: "accept" } },
    }),
  ).toMatchObject({ refusal: { kind: "wrong-state" } });
});
