import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { readOwnCommune } from "#app/people/file/read-own-commune.server.ts";
import { planObstacleOf } from "#app/positioning/eligibility/explain.ts";
import { openOwnEligibility } from "#app/positioning/eligibility/explain-eligibility.server.ts";
import { selectOwnEligibility } from "#app/positioning/eligibility/own-eligibility-store.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { statementCounter } from "#tests/support/count-statements.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let statementsOf: (work: () => Promise<unknown>) => Promise<number>;

onUseCasePortal("2027-01-11", async (opened) => {
  portal = opened;
  statementsOf = statementCounter(portal.db);
  world = await buildPositioningWorld(portal.build);
});

async function sayFact(fileId: string, [kind, value, asOf]: readonly [string, string, string]): Promise<void> {
  await portal.build.query(
    `INSERT INTO person_fact SELECT organisation_id, id, $2::"PersonFactKind", $3, 'said', $4::date FROM person_file WHERE id = $1`,
    [fileId, kind, value, asOf],
  );
}

async function session(requires: number | null = null): Promise<number> {
  const id = await world.newSession({ startsOn: "2027-02-01" });
  const action = "(SELECT action_id FROM training_session WHERE id = $1)";
  await portal.build.query(`UPDATE training_action SET is_entry_level_required = $2 WHERE id = ${action}`, [
    id,
    requires !== null,
  ]);
  await portal.build.query(
    `UPDATE training SET level_in = $2 WHERE id = (SELECT training_id FROM training_action WHERE id = ${action})`,
    [id, requires],
  );
  return id;
}

/** A second file on the same account, of another organisation. */
async function otherFile(accountId: string): Promise<string> {
  const organisation = await portal.build.buildOrganisation({ kind: "mission_locale", name: "Mission locale" });
  const { id } = await portal.build.buildPersonFile(organisation, [
    await portal.build.buildMember(organisation, "agent"),
  ]);
  const personOf = "(SELECT person_id FROM person_file WHERE account_id = $1 LIMIT 1)";
  await portal.build.rewrite(`UPDATE person_file SET person_id = ${personOf}, account_id = $1 WHERE id = $2`, [
    accountId,
    id,
  ]);
  return id;
}

const days = { startsOn: "2027-02-10", endsOn: "2027-02-12" };

test("a plan of one's own reads one's own file: what it lets in, what it keeps out, and the requests that go on", async () => {
  const { fileId, person } = await world.newPerson();
  await sayFact(fileId, ["level", "3", "2027-01-04"]);
  const [here, level, free] = [await session(), await session(4), await world.newSession({ isPermanent: true })];
  const asked = { key: randomUUID(), ...positioningAsked(fileId, here) };
  expect(await submitPositioning(portal.db, world.referent.actor, asked)).toMatchObject({ ok: true });
  const opened = await openOwnEligibility(portal.db, person);
  if (opened === null) throw new Error("no file");
  expect([...opened.asked]).toMatchObject([[here, { state: "submitted" }]]);
  expect(opened.level).toBe(3);
  const obstacles = async (id: number) => [...(await opened.explain([{ id, ...days }])).values()].map(planObstacleOf);
  expect([await obstacles(here), await obstacles(level), await obstacles(free)]).toEqual([
    [null],
    ["level"],
    ["no-overlap"],
  ]);
});

test("of two files that say different things the latest is read; a restricted one is left alone", async () => {
  const { fileId, person } = await world.newPerson();
  const second = await otherFile(person.accountId);
  await sayFact(fileId, ["level", "3", "2027-01-04"]);
  await sayFact(second, ["level", "5", "2027-01-08"]);
  expect((await openOwnEligibility(portal.db, person))?.level).toBe(5);
  await portal.build.query("UPDATE person_file SET is_restricted = true WHERE id = $1", [second]);
  expect((await openOwnEligibility(portal.db, person))?.level).toBe(3);
  await portal.build.query("UPDATE person_file SET is_restricted = true WHERE id = $1", [fileId]);
  expect([await openOwnEligibility(portal.db, person), await readOwnCommune(portal.db, person)]).toEqual([null, null]);
});

test("nobody reads the file of another so, nor a draft of a request", async () => {
  const { fileId, person } = await world.newPerson();
  const other = await world.newPerson();
  await portal.build.query("UPDATE person_file SET commune_code = '62498' WHERE id = $1", [fileId]);
  expect(await readOwnCommune(portal.db, person)).toBe("62498");
  const asOther = (accountId: string) =>
    inTransactionAs(portal.db, actingFor(other.person), (transaction) => selectOwnEligibility(transaction, accountId));
  expect(await asOther(person.accountId)).toBeNull();
  expect(await asOther(other.person.accountId)).not.toBeNull();
  const sessionId = await session();
  const made = await submitPositioning(portal.db, world.referent.actor, {
    key: randomUUID(),
    ...positioningAsked(fileId, sessionId),
  });
  expect(made).toMatchObject({ ok: true });
  const seen = async () => (await openOwnEligibility(portal.db, person))?.asked.size;
  expect(await seen()).toBe(1);
  await portal.build.rewrite("UPDATE positioning SET state = 'draft' WHERE session_id = $1", [sessionId]);
  expect(await seen()).toBe(0);
});

test("a plan of one's own costs as many statements for twenty sessions as for one", async () => {
  const { person } = await world.newPerson();
  const ids: number[] = [];
  for (let rank = 0; rank < 20; rank += 1) ids.push(await session());
  const opened = await openOwnEligibility(portal.db, person);
  const cost = (some: readonly number[]) =>
    statementsOf(() => opened?.explain(some.map((id) => ({ id, ...days }))) ?? Promise.resolve());
  await cost(ids.slice(0, 1));
  const one = await cost(ids.slice(0, 1));
  expect([one > 0, await cost(ids)]).toEqual([true, one]);
});
