import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import type { PersonActor } from "#app/access/actor.ts";
import { exportAnchor, readAnchors } from "#app/access/audit/anchor.server.ts";
import type { OwnTrailLine } from "#app/access/audit/own-trail-store.server.ts";
import { readAudit, readOwnTrail } from "#app/access/audit/read-audit.server.ts";
import { sealAudit } from "#app/access/audit/seal-audit.server.ts";
import { verifyAudit } from "#app/access/audit/verify-audit.server.ts";
import { openPersonFile } from "#app/people/file/open-person-file.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let testDatabase: TestDatabase;
let database: Database;
let builders: AccessBuilders;
let superuser: pg.Client;
let folder: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  builders = openAccessBuilders(testDatabase);
  superuser = new pg.Client({ connectionString: testDatabase.superuserUrl });
  await superuser.connect();
  folder = await mkdtemp(path.join(tmpdir(), "hub-anchors-"));
});

afterAll(async () => {
  await Promise.all([database.close(), builders.close(), superuser.end(), rm(folder, { recursive: true })]);
  await testDatabase.drop();
});

/** Every test begins with an empty trail, its first event numbered 1. */
beforeEach(() => tamper("TRUNCATE audit_event, audit_seal, audit_seal_entry RESTART IDENTITY CASCADE"));

/** Writes events as past acts, a millisecond apart. */
async function writeEvents(count: number, age = "1 minute"): Promise<void> {
  await superuser.query(
    `INSERT INTO audit_event (at, action, resource_kind, facts)
     SELECT date_trunc('milliseconds', now() - $2::interval) + n * interval '1 millisecond', 'invitation.accept', 'invitation',
       jsonb_build_object('n', n, 'role', 'agent') FROM generate_series(1, $1::int) n`,
    [count, age],
  );
}

/** What somebody reads of what they did and of what was done about them. */
function ownTrail(accountId: string): Promise<readonly OwnTrailLine[]> {
  return inTransactionAs(
    database,
    { accountId },
    async (transaction) => (await readOwnTrail(transaction, accountId, {})).lines,
  );
}

/** What a database administrator can do: no trigger stops them. */
async function tamper(sql: string): Promise<void> {
  await superuser.query("SET session_replication_role = replica");
  await superuser.query(sql);
  await superuser.query("RESET session_replication_role");
}

describe("sealing", () => {
  test("seals each event once, and the chain is whole", async () => {
    await writeEvents(3);
    expect(await sealAudit(database)).toEqual({ sealed: 3, links: 1 });
    expect(await sealAudit(database)).toEqual({ sealed: 0, links: 0 });
    await writeEvents(2);
    expect(await sealAudit(database)).toEqual({ sealed: 2, links: 1 });
    await writeEvents(1);
    expect(await verifyAudit(database)).toMatchObject({ events: 6, sealed: 5, tail: 1, faults: [] });
  });

  test("goes by batches of five thousand", async () => {
    await writeEvents(5001);
    expect(await sealAudit(database)).toEqual({ sealed: 5001, links: 2 });
    expect(await verifyAudit(database)).toMatchObject({ events: 5001, sealed: 5001, tail: 0, faults: [] });
  });

  test("by several workers at once makes one chain", async () => {
    await writeEvents(50);
    const reports = await Promise.all([1, 2, 3, 4].map(() => sealAudit(database)));
    expect(reports.reduce((total, { sealed }) => total + sealed, 0)).toBe(50);
    expect(await verifyAudit(database)).toMatchObject({ events: 50, sealed: 50, tail: 0, faults: [] });
  });

  test("seals at the next run an event whose transaction ended late", async () => {
    const late = new pg.Client({ connectionString: testDatabase.superuserUrl });
    await late.connect();
    await late.query("BEGIN");
    await late.query(
      "INSERT INTO audit_event (at, action, resource_kind, facts) VALUES (now(), 'a.late', 'invitation', '{}')",
    );
    await writeEvents(2);
    expect(await sealAudit(database)).toEqual({ sealed: 2, links: 1 });
    await late.query("COMMIT");
    await late.end();
    expect(await sealAudit(database)).toEqual({ sealed: 1, links: 1 });
    const [first] = await builders.query(
      "SELECT min(seq) = (SELECT seq FROM audit_event WHERE action = 'a.late') AS is_late FROM audit_event",
    );
    expect(first).toEqual({ is_late: true });
    expect(await verifyAudit(database)).toMatchObject({ events: 3, sealed: 3, tail: 0, faults: [] });
  });
});

describe("tampering by somebody whom no trigger stops is found:", () => {
  beforeEach(async () => {
    for (const count of [3, 2, 2]) {
      await writeEvents(count);
      await sealAudit(database);
    }
  });

  const faults = async (): Promise<unknown> => (await verifyAudit(database)).faults;

  test.each([
    "action = 'invitation.revoke'",
    "at = at + interval '1 millisecond'",
    "actor_id = gen_random_uuid()",
    "organisation_id = gen_random_uuid()",
    "resource_kind = 'other'",
    "resource_id = 'other'",
    "person_file_id = gen_random_uuid()",
    "facts = jsonb_set(facts, '{n}', '99')",
  ])("an event changed: %s", async (change) => {
    await tamper(`UPDATE audit_event SET ${change} WHERE seq = 4`);
    expect(await faults()).toEqual([{ kind: "event-changed", seq: "4", sealNumber: 2 }]);
  });

  test("an event changed together with its entry", async () => {
    await tamper("UPDATE audit_event SET action = 'x.y' WHERE seq = 4");
    await tamper("UPDATE audit_seal_entry SET event_hash = repeat('a', 64) WHERE seq = 4");
    expect(await faults()).toContainEqual({ kind: "chain-broken", sealNumber: 2 });
  });

  test("an event removed", async () => {
    await tamper("DELETE FROM audit_event WHERE seq = 2");
    expect(await faults()).toEqual([{ kind: "event-missing", seq: "2", sealNumber: 1 }]);
  });

  test("an event removed together with its entry", async () => {
    await tamper("DELETE FROM audit_event WHERE seq = 2; DELETE FROM audit_seal_entry WHERE seq = 2");
    expect(await faults()).toEqual([{ kind: "chain-broken", sealNumber: 1 }]);
  });

  test("a link removed, in the middle and at the end", async () => {
    await tamper("DELETE FROM audit_seal WHERE number = 2");
    expect(await faults()).toEqual([{ kind: "seal-missing", sealNumber: 2 }]);
    await tamper("DELETE FROM audit_seal WHERE number = 3");
    expect(await faults()).toEqual([
      { kind: "seal-missing", sealNumber: 2 },
      { kind: "seal-missing", sealNumber: 3 },
    ]);
  });

  test("a link whose hash is changed", async () => {
    await tamper("UPDATE audit_seal SET hash = repeat('b', 64) WHERE number = 2");
    expect(await faults()).toEqual([
      { kind: "chain-broken", sealNumber: 2 },
      { kind: "chain-broken", sealNumber: 3 },
    ]);
  });

  test("a chain rewritten as a whole, by an anchor exported before", async () => {
    const file = path.join(folder, "anchors.jsonl");
    await exportAnchor(database, file);
    const anchors = await readAnchors(file);
    expect(await verifyAudit(database, { anchors })).toMatchObject({ sealed: 7, faults: [] });
    await tamper("DELETE FROM audit_event WHERE seq = 2; DELETE FROM audit_seal_entry; DELETE FROM audit_seal");
    await sealAudit(database);
    expect(await faults()).toEqual([]);
    expect((await verifyAudit(database, { anchors })).faults).toEqual([
      { kind: "anchor-not-in-chain", number: 3, hash: anchors[0]?.hash },
    ]);
  });

  test("events that nothing seals for a quarter of an hour", async () => {
    await writeEvents(2, "16 minutes");
    const { tail, oldestUnsealedAt, faults: found } = await verifyAudit(database);
    expect(tail).toBe(2);
    expect(found).toEqual([{ kind: "tail-too-old", oldestUnsealedAt }]);
  });
});

describe("the anchor", () => {
  test("is one line for each end of the chain, never twice the same", async () => {
    const file = path.join(folder, "below", "anchors.jsonl");
    expect(await exportAnchor(database, file)).toBeNull();
    expect(await readAnchors(file)).toEqual([]);
    await writeEvents(2);
    await sealAudit(database);
    const first = await exportAnchor(database, file);
    await exportAnchor(database, file);
    await writeEvents(3);
    await sealAudit(database);
    const second = await exportAnchor(database, file);
    expect([first?.number, first?.events, second?.number, second?.events]).toEqual([1, 2, 2, 5]);
    expect(await readAnchors(file)).toEqual([first, second]);
    expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
  });
});

describe("reading the audit trail", () => {
  async function threeOrganisations() {
    const [region, a, b] = [
      await builders.buildOrganisation({ kind: "region" }),
      await builders.buildOrganisation({ name: "Mission locale A" }),
      await builders.buildOrganisation({ name: "Mission locale B" }),
    ];
    const [regionAuditor, auditor, manager, agent, colleague, foreigner] = [
      await builders.buildMember(region, "auditor"),
      await builders.buildMember(a, "auditor"),
      await builders.buildMember(a, "manager"),
      await builders.buildMember(a, "agent"),
      await builders.buildMember(a, "agent"),
      await builders.buildMember(b, "agent"),
    ];
    const file = await builders.buildPersonFile(a, [agent, colleague]);
    const foreignFile = await builders.buildPersonFile(b, [foreigner]);
    await openPersonFile(database, agent.actor, file.id);
    await openPersonFile(database, colleague.actor, file.id);
    await openPersonFile(database, foreigner.actor, foreignFile.id);
    return { regionAuditor, auditor, manager, agent, colleague, foreigner, file, organisation: a };
  }

  async function buildPerson(fileId: string): Promise<PersonActor> {
    const accountId = randomUUID();
    await builders.query("INSERT INTO account (id, name, is_professional) VALUES ($1, 'Personne', false)", [accountId]);
    await builders.query("UPDATE person_file SET account_id = $1 WHERE id = $2", [accountId, fileId]);
    return { kind: "person", accountId, sessionId: randomUUID(), name: "Personne", factorAt: null };
  }

  test("the auditor of an organisation reads its acts, the Region's all, and the others their own", async () => {
    const { regionAuditor, auditor, manager, agent, colleague, foreigner, file } = await threeOrganisations();
    const actors = async (reader: typeof agent): Promise<readonly (string | null)[]> =>
      (await readAudit(database, reader.actor)).lines.map(({ actorId }) => actorId);
    expect(await actors(auditor)).toEqual([colleague.accountId, agent.accountId]);
    expect(await actors(regionAuditor)).toEqual([foreigner.accountId, colleague.accountId, agent.accountId]);
    expect(await actors(agent)).toEqual([agent.accountId]);
    expect(await actors(manager)).toEqual([]);
    const { lines } = await readAudit(database, auditor.actor, { filters: { actorId: agent.accountId } });
    expect(lines).toMatchObject([
      { action: "person-file.read", actorName: agent.actor.name, personFileId: file.id, facts: { role: "agent" } },
    ]);
  });

  test("a member who has a file of their own does not read there what others did on it", async () => {
    const { agent, colleague, file } = await threeOrganisations();
    await builders.rewrite("UPDATE person_file SET account_id = $1 WHERE id = $2", [agent.accountId, file.id]);
    const { lines } = await readAudit(database, agent.actor);
    expect(lines.some(({ actorId }) => actorId === colleague.accountId)).toBe(false);
  });

  test("a filter keeps what it names, and a page leads to the next", async () => {
    const { regionAuditor } = await threeOrganisations();
    const first = await readAudit(database, regionAuditor.actor, { page: { size: 2 } });
    expect(first.lines).toHaveLength(2);
    const before = first.next ?? "";
    const second = await readAudit(database, regionAuditor.actor, { page: { size: 2, before } });
    expect(second).toMatchObject({ lines: [{ action: "person-file.read" }], next: null });
    const later = { filters: { from: new Date(Date.now() + 60_000) } };
    expect((await readAudit(database, regionAuditor.actor, later)).lines).toEqual([]);
    const none = { filters: { action: "portfolio.list" } };
    expect((await readAudit(database, regionAuditor.actor, none)).lines).toEqual([]);
  });

  test("a person reads who opened their file: organisation, role and date, and no name", async () => {
    const { file, organisation, agent } = await threeOrganisations();
    const person = await buildPerson(file.id);
    expect((await openPersonFile(database, person, file.id)).ok).toBe(true);
    const lines = await ownTrail(person.accountId);
    const byAgent = { isOwnAct: false, organisationName: organisation.name, role: "agent" };
    expect(lines).toMatchObject([
      { action: "person-file.read", about: "file", isOwnAct: true, organisationName: null, role: null },
      { action: "person-file.read", about: "file", ...byAgent },
      { action: "person-file.read", about: "file", ...byAgent },
    ]);
    expect(JSON.stringify(lines)).not.toContain(agent.accountId);
    expect(JSON.stringify(lines)).not.toContain(agent.actor.name);
  });

  test("somebody reads what others did to their account and their membership, and nothing of a colleague's", async () => {
    const { agent, colleague, organisation } = await threeOrganisations();
    const tell = (action: string, resourceKind: string, resourceId: string) =>
      superuser.query(
        `INSERT INTO audit_event (at, organisation_id, action, resource_kind, resource_id, facts)
         VALUES (now(), $1, $2, $3, $4, '{"role":"manager"}')`,
        [organisation.id, action, resourceKind, resourceId],
      );
    for (const { accountId, membershipId } of [agent, colleague]) {
      await tell("membership.end", "membership", membershipId);
      await tell("sign-in.fail", "account", accountId);
      await tell("invitation.send", "invitation", accountId);
    }
    expect((await ownTrail(agent.accountId)).slice(0, 3)).toMatchObject([
      { action: "sign-in.fail", about: "account", isOwnAct: false },
      { action: "membership.end", about: "account", isOwnAct: false, organisationName: organisation.name },
      { action: "person-file.read", about: "other", isOwnAct: true },
    ]);
  });

  test("a person without a file, or with another's, reads nothing of it", async () => {
    const { file } = await threeOrganisations();
    const other = await builders.buildPersonFile(await builders.buildOrganisation(), []);
    const person = await buildPerson(other.id);
    expect(await ownTrail(person.accountId)).toEqual([]);
    expect(await openPersonFile(database, person, file.id)).toEqual({ ok: false, refusal: { kind: "not-found" } });
  });
});
