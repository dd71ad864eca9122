import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;

onUseCasePortal("2027-01-12", (opened) => {
  portal = opened;
});

/** Somebody the referent has positioned. */
async function positioned(world: PositioningWorld): Promise<string> {
  const { fileId } = await world.newPerson();
  const asked = positioningAsked(fileId, await world.newSession());
  const made = await submitPositioning(portal.db, world.referent.actor, { key: randomUUID(), ...asked });
  if (!made.ok) throw new Error(made.refusal.kind);
  return fileId;
}

/** The files, and the files of the positionings and of the lines of history, that a transaction sees. */
function seenBy(acting: ActingAs): Promise<readonly string[]> {
  return inTransactionAs(portal.db, acting, async (transaction) => {
    const rows: readonly { readonly seen: string }[] = await transaction.$queryRaw`
      SELECT 'file ' || f.id AS seen FROM person_file f
      UNION ALL SELECT 'positioning ' || p.person_file_id FROM positioning p
      UNION ALL SELECT 'line ' || p.person_file_id FROM positioning_event e JOIN positioning p ON p.id = e.positioning_id`;
    return rows.map(({ seen }) => seen).toSorted();
  });
}

const allOf = (...fileIds: readonly string[]): readonly string[] =>
  fileIds.flatMap((id) => [`file ${id}`, `positioning ${id}`, `line ${id}`]).toSorted();

test("a list and a single file are shown the same rows", async () => {
  const world = await buildPositioningWorld(portal.build);
  const { build } = portal;
  const { referent, colleague, secretary, prescriber } = world;
  const manager = await build.buildMember(prescriber, "manager");
  const [followed, restricted] = [await positioned(world), await positioned(world)];
  const [left, own] = [await positioned(world), await positioned(world)];
  await build.rewrite("UPDATE person_file SET is_restricted = true WHERE id = $1", [restricted]);
  await build.rewrite("UPDATE follow_up SET ended_at = '2027-01-12' WHERE person_file_id = ANY ($1)", [[left, own]]);
  await build.rewrite("UPDATE person_file SET account_id = $2 WHERE id = $1", [own, colleague.accountId]);
  await positioned(await buildPositioningWorld(build));
  await build.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2027-01-12', '2027-01-12')", [
    ...[prescriber.id, referent.membershipId, colleague.membershipId],
  ]);
  const expected = [
    [referent, allOf(followed, restricted)],
    [colleague, allOf(followed, own)],
    [manager, []],
    [secretary, allOf(followed, restricted, left, own).filter((seen) => !seen.startsWith("file"))],
  ] as const;
  for (const [{ actor }, rows] of expected) {
    expect(await seenBy(actingFor(actor))).toEqual(rows);
    expect(await seenBy({ ...actingFor(actor), listing: "on" })).toEqual(rows);
  }
});
