import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { openPersonFile } from "#app/people/file/open-person-file.server.ts";
import { listPortfolio } from "#app/people/portfolio/list-portfolio.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, type BuiltMember, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

/** Ten in the morning in Paris, in winter: the day began at 23:00 UTC. */
const NOW = "2026-12-01T09:00:00.000Z";
const EARLIER = new Date("2026-12-01T07:00:00.000Z");
const LAST_READ = "2026-12-01T08:00:00.000Z";
const SINCE = new Date("2026-12-01T08:30:00.000Z");
const notFound = { ok: false, refusal: { kind: "not-found" } } as const;
const stepUp = { ok: false, refusal: { kind: "step-up-needed" } } as const;
const stopped = { ok: false, refusal: { kind: "reading-stopped" } } as const;

let testDatabase: TestDatabase;
let database: Database;
let builders: AccessBuilders;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  builders = openAccessBuilders(testDatabase);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOW) });
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  await Promise.all([database.close(), builders.close()]);
  await testDatabase.drop();
});

/** An agent who has opened so many other files, one by one, the last one at `at`; their factor is older than all of them. */
async function agentHavingOpened(
  count: number,
  at = LAST_READ,
): Promise<BuiltMember & { readonly actor: MemberActor }> {
  const agent = await builders.buildMember(await builders.buildOrganisation(), "agent");
  await builders.query(
    `INSERT INTO audit_event (at, actor_id, action, resource_kind, person_file_id, facts)
     SELECT $3::timestamptz - ($2::int - n) * interval '1 millisecond', $1, 'person-file.read', 'person-file', gen_random_uuid(), '{}'
     FROM generate_series(1, $2::int) n`,
    [agent.accountId, count, at],
  );
  return { ...agent, actor: { ...agent.actor, factorAt: EARLIER } };
}

async function fileOf(agent: BuiltMember): Promise<string> {
  const { organisationId: id, organisationKind: kind, organisationName: name } = agent.actor;
  return (await builders.buildPersonFile({ id, kind, name }, [agent])).id;
}

async function acts(accountId: string, action: string): Promise<number> {
  const sql = "SELECT count(*)::int AS count FROM audit_event WHERE actor_id = $1 AND action = $2 AND at = $3";
  const [row] = await builders.query(sql, [accountId, action, NOW]);
  return Number(row?.["count"]);
}

describe("opening a person's file", () => {
  test("shows it to the agent who follows the person, and writes it down once", async () => {
    const agent = await agentHavingOpened(0);
    const fileId = await fileOf(agent);
    const opened = await openPersonFile(database, agent.actor, fileId);
    expect(opened).toMatchObject({ ok: true, value: { id: fileId, firstName: "Camille", communeCode: "59350" } });
    expect(
      await builders.query(
        "SELECT actor_id, organisation_id, action, resource_id, facts FROM audit_event WHERE person_file_id = $1",
        [fileId],
      ),
    ).toEqual([
      {
        actor_id: agent.accountId,
        organisation_id: agent.actor.organisationId,
        action: "person-file.read",
        resource_id: fileId,
        facts: { role: "agent" },
      },
    ]);
  });

  test("answers the same for a file unknown, foreign, a colleague's, and for what is no number of a file", async () => {
    const organisation = await builders.buildOrganisation();
    const [agent, colleague, manager] = [
      await builders.buildMember(organisation, "agent"),
      await builders.buildMember(organisation, "agent"),
      await builders.buildMember(organisation, "manager"),
    ];
    const theirs = (await builders.buildPersonFile(organisation, [colleague])).id;
    const foreign = await fileOf(await agentHavingOpened(0));
    for (const id of [randomUUID(), foreign, theirs, "", "x", `${theirs}'`]) {
      expect(await openPersonFile(database, agent.actor, id)).toEqual(notFound);
    }
    expect(await openPersonFile(database, manager.actor, theirs)).toEqual(notFound);
    expect(await acts(agent.accountId, "person-file.read")).toBe(0);
  });

  test("opens to whoever stands in for the referent, on those days only", async () => {
    const organisation = await builders.buildOrganisation();
    const [away, standIn] = [
      await builders.buildMember(organisation, "agent"),
      await builders.buildMember(organisation, "agent"),
    ];
    const { id } = await builders.buildPersonFile(organisation, [away]);
    await builders.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2026-12-01', '2026-12-02')", [
      organisation.id,
      away.membershipId,
      standIn.membershipId,
    ]);
    expect((await openPersonFile(database, standIn.actor, id)).ok).toBe(true);
    vi.setSystemTime("2026-12-03T09:00:00Z");
    expect(await openPersonFile(database, standIn.actor, id)).toEqual(notFound);
  });

  test("is not done when it cannot be written down", async () => {
    const agent = await agentHavingOpened(0);
    const fileId = await fileOf(agent);
    await builders.query("REVOKE INSERT ON audit_event FROM hub_app");
    await expect(openPersonFile(database, agent.actor, fileId)).rejects.toThrow();
    await builders.query("GRANT INSERT ON audit_event TO hub_app");
  });
});

describe("the budget of a day", () => {
  test("gives two hundred files, then asks the second factor again", async () => {
    const agent = await agentHavingOpened(199);
    const [first, second] = [await fileOf(agent), await fileOf(agent)];
    expect((await openPersonFile(database, agent.actor, first)).ok).toBe(true);
    expect((await openPersonFile(database, agent.actor, first)).ok).toBe(true);
    expect(await openPersonFile(database, agent.actor, second)).toEqual(stepUp);
    expect(await openPersonFile(database, { ...agent.actor, factorAt: new Date(NOW) }, second)).toEqual(stepUp);
    vi.setSystemTime("2026-12-01T09:01:00Z");
    const proved = { ...agent.actor, factorAt: new Date("2026-12-01T09:00:30Z") };
    expect((await openPersonFile(database, proved, second)).ok).toBe(true);
    expect(await openPersonFile(database, agent.actor, await fileOf(agent))).toEqual(stepUp);
  });

  test("stops after five hundred, and alerts each manager once a day", async () => {
    const agent = await agentHavingOpened(500);
    const { organisationId: id, organisationKind: kind, organisationName: name } = agent.actor;
    const managers = [1, 2].map(() => builders.buildMember({ id, kind, name }, "manager"));
    const addresses = (await Promise.all(managers)).map(({ accountId }) => `${accountId}@example.test`);
    const proved = { ...agent.actor, factorAt: SINCE };
    for (let time = 0; time < 3; time += 1) {
      expect(await openPersonFile(database, proved, await fileOf(agent))).toEqual(stopped);
    }
    expect(await acts(agent.accountId, "person-file.read")).toBe(0);
    expect(await acts(agent.accountId, "read-budget.stopped")).toBe(1);
    const sql = "SELECT topic, payload FROM outbox_effect WHERE payload->>'accountId' = $1 ORDER BY payload->>'to'";
    expect(await builders.query(sql, [agent.accountId])).toEqual(
      addresses.sort().map((to) => ({
        topic: "read-budget-alert",
        payload: { to, accountId: agent.accountId, date: "2026-12-01", files: 500 },
      })),
    );
    vi.setSystemTime("2026-12-02T09:00:00Z");
    expect((await openPersonFile(database, proved, await fileOf(agent))).ok).toBe(true);
  });

  test("lets one of several requests at once have the five hundredth file", async () => {
    const agent = await agentHavingOpened(499);
    const files = await Promise.all([1, 2, 3, 4, 5, 6].map(() => fileOf(agent)));
    const proved = { ...agent.actor, factorAt: SINCE };
    const answers = await Promise.all(files.map((id) => openPersonFile(database, proved, id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await acts(agent.accountId, "person-file.read")).toBe(1);
    expect(await acts(agent.accountId, "read-budget.stopped")).toBe(1);
  });

  test.each([
    ["the last millisecond of yesterday in Paris", "2026-11-30T22:59:59.999Z", true],
    ["this morning, though yesterday in Greenwich", "2026-11-30T23:00:01.000Z", false],
  ])("counts from midnight in Paris: %s", async (_when, at, isAllowed) => {
    const agent = await agentHavingOpened(200, at);
    const answer = await openPersonFile(database, { ...agent.actor, factorAt: null }, await fileOf(agent));
    expect(answer.ok).toBe(isAllowed);
  });

  test("does not hold a person before their own file, which is written down all the same", async () => {
    const agent = await agentHavingOpened(500);
    const fileId = await fileOf(agent);
    await builders.rewrite("UPDATE person_file SET account_id = $1 WHERE id = $2", [agent.accountId, fileId]);
    const { accountId, sessionId, name } = agent.actor;
    const person: PersonActor = { kind: "person", accountId, sessionId, name, factorAt: null };
    expect((await openPersonFile(database, person, fileId)).ok).toBe(true);
    expect(await acts(accountId, "person-file.read")).toBe(1);
  });
});

describe("the portfolio", () => {
  test("names by pages the people followed and stood in for, and is written down as one act", async () => {
    const organisation = await builders.buildOrganisation();
    const [agent, away, other] = [
      await builders.buildMember(organisation, "agent"),
      await builders.buildMember(organisation, "agent"),
      await builders.buildMember(organisation, "agent"),
    ];
    const own = [
      await builders.buildPersonFile(organisation, [agent]),
      await builders.buildPersonFile(organisation, [agent, away]),
    ];
    const [stoodInFor, handedOver] = [
      await builders.buildPersonFile(organisation, [away]),
      await builders.buildPersonFile(organisation, [agent, away]),
    ];
    const left = await builders.buildPersonFile(organisation, [agent]);
    await builders.buildPersonFile(organisation, [other]);
    await builders.query(
      "UPDATE follow_up SET ended_at = now() WHERE membership_id = $1 AND person_file_id IN ($2, $3)",
      [agent.membershipId, left.id, handedOver.id],
    );
    await builders.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2026-12-01', '2026-12-01')", [
      organisation.id,
      away.membershipId,
      agent.membershipId,
    ]);
    const first = await listPortfolio(database, agent.actor, { size: 2 });
    const second = await listPortfolio(database, agent.actor, { size: 2, after: first.next ?? "" });
    const people = [...first.people, ...second.people];
    expect([first.people.length, second.people.length, second.next]).toEqual([2, 2, null]);
    expect(people.map(({ lastName }) => lastName)).toEqual(people.map(({ lastName }) => lastName).sort());
    expect(new Set(people.map(({ personFileId, isStoodInFor }) => `${personFileId} ${isStoodInFor}`))).toEqual(
      new Set([...own.map(({ id }) => `${id} false`), `${stoodInFor.id} true`, `${handedOver.id} true`]),
    );
    const written = await builders.query(
      "SELECT action, resource_id, facts, person_file_id FROM audit_event WHERE actor_id = $1 ORDER BY seq",
      [agent.accountId],
    );
    const entry = { action: "portfolio.list", resource_id: agent.membershipId, person_file_id: null } as const;
    expect(written).toEqual([
      { ...entry, facts: { count: 2, role: "agent" } },
      { ...entry, facts: { count: 2, role: "agent" } },
    ]);
  });

  test("of a manager who follows nobody is empty", async () => {
    const organisation = await builders.buildOrganisation();
    const manager = await builders.buildMember(organisation, "manager");
    await builders.buildPersonFile(organisation, [await builders.buildMember(organisation, "agent")]);
    expect(await listPortfolio(database, manager.actor)).toEqual({ people: [], next: null });
  });
});
