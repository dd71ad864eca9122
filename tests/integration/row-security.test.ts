import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import {
  buildFullOrganisation,
  type FullOrganisation,
  ROWS_OF_ORGANISATION,
} from "#tests/support/full-organisation.ts";
import { reach as reachAs, rowsOfTable } from "#tests/support/table-reach.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

/** Tables without row-level security, and why: nothing in them is about somebody who uses the portal. */
const OPEN_TABLES: Readonly<Record<string, readonly string[]>> = {
  "the catalogue, published to everybody": [
    ...[
      "action_funder",
      "action_public",
      "recruitment_meeting",
      "block_list",
      "listed_block",
      "training",
      "training_action",
    ],
    ...[
      "training_certification",
      "training_formacode",
      "training_nsf",
      "training_organisation",
      "training_prior_module",
      "training_public",
    ],
    ...["training_rome", "training_session"],
  ],
  "references, published by others": [
    ...[
      "arrondissement",
      "certification",
      "commune",
      "commune_other_name",
      "commune_postal_code",
      "departement",
      "employment_zone",
      "epci",
    ],
    ...["hiring_family", "hiring_family_metier", "hiring_survey", "job_tension"],
    ...["formacode", "former_commune", "funder", "lheo_level", "metier_proximity", "metier_skill", "nsf_group"],
    ...[
      "purchase_frame",
      "rome_appellation",
      "rome_domaine",
      "rome_grand_domaine",
      "rome_metier",
      "regional_skill",
      "skill",
      "skill_block",
      "block_skill",
      "block_skill_review",
      "certification_rome",
    ],
  ],
  "views of the catalogue and of ROME, which the search reads": [
    "certification_document",
    "job_document",
    "session_document",
    "skill_document",
    "training_document",
  ],
  "a view of needs that shows whoever reads it what row security shows them": ["need_document"],
  "seats, and who answers for a session, published to everybody: triggers say who writes them": [
    ...["catalogue_tie", "managed_session", "session_event", "session_seats"],
  ],
  "what imports did, without anybody's name": ["catalogue_version", "import", "import_refusal", "source"],
  "what a word of needs means: a trigger writes it with the decision": ["asked_word_skill"],
  "words of searches: hashes until three days, without who searched": ["unknown_word"],
  "the worker's: emptied once carried out; screens read their topics, and masked recipients": [
    "outbox_effect",
    "periodic_task",
  ],
  "the owner's alone: the app role has no right on it": ["_prisma_migrations", "need_layer", "need_layer_skill"],
  "rights and moves, which the app role reads and only migrations write": ["access_right", "positioning_move"],
};

const protectedTables = Object.keys(ROWS_OF_ORGANISATION);
const memberRoles = ["agent", "manager", "reader", "auditor"] as const;
const everyTableAndRole = memberRoles.flatMap((role) => protectedTables.map((table) => [role, table] as const));

let testDatabase: TestDatabase;
let database: Database;
let app: pg.Client;
let owner: pg.Client;
let builders: AccessBuilders;
let a: FullOrganisation;
let b: FullOrganisation;
let region: FullOrganisation;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  builders = openAccessBuilders(testDatabase);
  a = await buildFullOrganisation(builders, { name: "Mission locale A" });
  b = await buildFullOrganisation(builders, { name: "Mission locale B" });
  region = await buildFullOrganisation(builders, { kind: "region" });
  // One connection: whatever a transaction leaves behind, the next one would find.
  database = openDatabase(testDatabase.appUrl, { maxConnections: 1 });
  app = new pg.Client({ connectionString: testDatabase.appUrl });
  owner = new pg.Client({ connectionString: testDatabase.ownerUrl });
  await Promise.all([app.connect(), owner.connect()]);
  // Column rights refuse most changes before a policy is asked: lifted here, so that the policies are held to stand alone.
  for (const table of protectedTables.filter((name) => !name.startsWith("audit_"))) {
    await builders.query(`GRANT UPDATE, DELETE ON ${table} TO hub_app`);
  }
});

afterAll(async () => {
  await Promise.all([database.close(), builders.close(), app.end(), owner.end()]);
  await testDatabase.drop();
});

const rowsOf = (table: string, of: FullOrganisation): Promise<readonly string[]> => rowsOfTable(builders, table, of);
const reach = (acting: ActingAs, sql: string, values: readonly unknown[]): Promise<number> =>
  reachAs(database, acting, sql, values);

async function seen(acting: ActingAs, table: string, rows: readonly string[]): Promise<number> {
  return reach(acting, `SELECT FROM "${table}" t WHERE t::text = ANY ($1)`, [rows]);
}

describe("row-level security", () => {
  test("holds the role that the portal connects with", async () => {
    const { rows } = await app.query(
      "SELECT current_user AS role, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user",
    );
    expect(rows).toEqual([{ role: "hub_app", rolsuper: false, rolbypassrls: false }]);
  });

  test("is forced on every table of the portal that is not open for a reason", async () => {
    const { rows } = await app.query(
      `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS is_forced, relrowsecurity OR relforcerowsecurity AS has_any
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm', 'f', 'v')`,
    );
    const open = Object.values(OPEN_TABLES).flat();
    expect(
      rows
        .filter(({ has_any }) => !has_any)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(open.toSorted());
    expect(
      rows
        .filter(({ is_forced }) => is_forced)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(protectedTables.toSorted());
  });

  test.each(protectedTables)(
    "shows nothing of %s to whoever does not say who acts, the owner included",
    async (table) => {
      expect((await rowsOf(table, a)).length).toBeGreaterThan(0);
      expect((await rowsOf(table, b)).length).toBeGreaterThan(0);
      expect((await app.query(`SELECT FROM "${table}"`)).rowCount).toBe(0);
      expect((await owner.query(`SELECT FROM "${table}"`)).rowCount).toBe(0);
      expect(await reach({}, `SELECT FROM "${table}"`, [])).toBe(0);
    },
  );
});

test.each([
  "INSERT INTO access_right VALUES ('note.write', '{anonymous}', true)",
  "UPDATE access_right SET holders = '{anonymous}'",
  "DELETE FROM access_right",
  "INSERT INTO positioning_move VALUES ('positioning', 'accept', 'rejected', 'accepted', 'organisation')",
  "UPDATE positioning_move SET by_commander = 'person'",
  "DELETE FROM positioning_move",
])("no right is written by the portal: %s", async (statement) => {
  await expect(reach(actingFor(region.manager.actor), statement, [])).rejects.toThrow(/permission denied/);
});

describe("a member of another organisation", () => {
  test.each(everyTableAndRole)("who is %s neither reads, changes nor removes a row of %s", async (role, table) => {
    const acting = actingFor(a[role].actor);
    const rows = await rowsOf(table, b);
    expect(rows.length).toBeGreaterThan(0);
    // The names of organisations are a directory, for whoever is signed in.
    expect(await seen(acting, table, rows)).toBe(table === "organisation" ? 1 : 0);
    if (table.startsWith("audit_")) return;
    const column = (await columnsOf(table))[0];
    const changing = `UPDATE "${table}" t SET "${column}" = "${column}" WHERE t::text = ANY ($1)`;
    expect(await reach(acting, changing, [rows])).toBe(0);
    expect(await reach(acting, `DELETE FROM "${table}" t WHERE t::text = ANY ($1)`, [rows])).toBe(0);
  });

  test.each(everyTableAndRole)("who is %s adds no row of theirs to %s", async (role, table) => {
    const where = ROWS_OF_ORGANISATION[table];
    const [row] = await builders.query(`SELECT to_jsonb(t)::text AS row FROM "${table}" t WHERE ${where} LIMIT 1`, [
      b.organisation.id,
    ]);
    // Policies judge a row before any other constraint: a row already there tells a refused one from an accepted one.
    const adding = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_record(NULL::"${table}", $1::text::jsonb)`;
    await expect(reach(actingFor(a[role].actor), adding, [row?.["row"]])).rejects.toThrow(/row-level security/);
  });

  test.each([
    ["manager", "membership"],
    ["manager", "invitation"],
    ["manager", "follow_up"],
    ["agent", "follow_up"],
  ] as const)("who is %s gives none of their rows of %s away", async (role, table) => {
    const acting = actingFor(a[role].actor);
    expect(await reach(acting, `UPDATE "${table}" SET organisation_id = organisation_id`, [])).toBeGreaterThan(0);
    const giving = `UPDATE "${table}" SET organisation_id = $1::uuid`;
    await expect(reach(acting, giving, [b.organisation.id])).rejects.toThrow(
      /row-level security|only (closed|ended), once|only moves forward/,
    );
  });
});

/** The needs of companies are nobody's: the Region's agents and managers collect them. */
const tablesOfNeeds = [
  ...["need", "need_contact", "need_event", "need_people", "need_skill", "need_told_apart"],
  // Of a need that they read, that an operation is open for it, and its path: not its history, nor who was asked.
  ...["operation", "operation_step"],
];

/** The Region reads all that is asked. */
const tablesOfOpenings = ["opening_answer", "opening_contribution", "opening_event", "opening_request"];

describe("who may read more than their own organisation", () => {
  test.each([
    [
      "manager",
      [
        ...["asked_word_review", "association_agreement", "authorisation", "authorisation_event", "invitation"],
        ...[...tablesOfNeeds, ...tablesOfOpenings].toSorted(),
        "organisation",
      ],
    ],
    [
      "auditor",
      ["audit_event", "audit_seal", "audit_seal_entry", "authorisation", "authorisation_event", "organisation"],
    ],
    ["agent", [...[...tablesOfNeeds, ...tablesOfOpenings].toSorted(), "organisation"]],
  ] as const)("of the Region, the %s reads %j and nothing else", async (role, tables) => {
    const acting = actingFor(region[role].actor);
    const open: string[] = [];
    for (const table of protectedTables) if ((await seen(acting, table, await rowsOf(table, b))) > 0) open.push(table);
    expect(open).toEqual([...tables]);
  });
});

describe("the operator who helps one account", () => {
  const helping = (presented: string): ActingAs => ({ ...actingFor(region.manager.actor), presented });
  const reached = ["account", "membership", "passkey", "recovery_code", "sign_in_session", "totp_factor"];
  const ofAccount = async (table: string, accountId: string): Promise<number> => {
    const rows = await builders.query(
      `SELECT FROM "${table}" WHERE ${table === "account" ? "id" : "account_id"} = $1`,
      [accountId],
    );
    return rows.length;
  };

  test("sees of it what helps, and nothing of its colleagues nor of its other secrets", async () => {
    const { accountId } = b.agent;
    const acting = helping(accountId);
    for (const table of protectedTables) {
      const rows = await rowsOf(table, b);
      const before = await seen(actingFor(region.manager.actor), table, rows);
      const own = reached.includes(table) ? await ofAccount(table, accountId) : 0;
      expect([table, await seen(acting, table, rows)]).toEqual([table, before + own]);
    }
    expect(await seen(helping(`${accountId}@example.test`), "account", await rowsOf("account", b))).toBe(1);
  });

  test("is nobody else: not a manager, not the Region's auditor, and not for oneself, nor for a person", async () => {
    const sql = 'DELETE FROM "totp_factor" WHERE account_id = $1::uuid';
    const { accountId } = b.agent;
    expect(await reach(helping(accountId), sql, [accountId])).toBe(1);
    for (const actor of [a.manager.actor, region.auditor.actor, region.agent.actor]) {
      expect(await reach({ ...actingFor(actor), presented: accountId }, sql, [accountId])).toBe(0);
    }
    expect(await reach(helping(b.person.accountId), sql, [b.person.accountId])).toBe(0);
    const sessions = "UPDATE sign_in_session SET ended_at = now() WHERE account_id = $1::uuid";
    expect(await reach(helping(accountId), sessions, [accountId])).toBe(1);
    expect(await reach(helping(accountId), sessions, [b.manager.accountId])).toBe(0);
  });
});

describe("inside an organisation", () => {
  test("a person sees what is theirs, the directory of organisations, and nothing else", async () => {
    const counts: Record<string, number> = {};
    for (const table of protectedTables) {
      const count = await reach(actingFor(a.person), `SELECT FROM "${table}"`, []);
      if (count > 0) counts[table] = count;
    }
    const doors = { credential: 1, identity: 1, one_time_link: 1 };
    const keys = { ...doors, passkey: 1, passkey_challenge: 1, pending_totp: 1, recovery_code: 1, totp_factor: 1 };
    const told = {
      positioned_person: 1,
      suggestion: 1,
      suggestion_event: 1,
      proposal: 1,
      proposal_event: 1,
      introduction: 1,
      ...{ aid_request: 1, aid_event: 1, aid_applicant: 1 },
    };
    const papers = { positioning: 1, positioning_event: 1, positioning_picture: 1, ...told };
    const skills = { held_skills: 1, skills_agreement: 1 };
    const own = { answered_command: 1, follow_contact: 1, person: 1, person_fact: 1, ...papers, ...skills };
    expect(counts).toEqual({ account: 1, audit_event: 1, organisation: 3, person_file: 1, ...keys, ...own });
    expect(await seen(actingFor(a.person), "person_file", await rowsOf("person_file", a))).toBe(1);
  });
});

describe("a pooled connection", () => {
  const nobody = { account: "", organisation: "", role: "", files: "0" };
  const sql = `SELECT current_setting('hub.account', true) AS account, current_setting('hub.organisation', true) AS organisation,
    current_setting('hub.role', true) AS role, (SELECT count(*) FROM person_file) AS files`;

  test("forgets who acted when the transaction ends, and when it fails", async () => {
    const acting = actingFor(a.agent.actor);
    const pid = async (): Promise<unknown> =>
      (await database.pool.query("SELECT pg_backend_pid() AS pid")).rows[0]?.pid;
    const before = await pid();
    expect(await inTransactionAs(database, acting, (transaction) => transaction.personFile.count())).toBe(1);
    expect((await database.pool.query(sql)).rows).toEqual([nobody]);
    await expect(inTransactionAs(database, acting, () => Promise.reject(new Error("failed")))).rejects.toThrow(
      "failed",
    );
    expect((await database.pool.query(sql)).rows).toEqual([nobody]);
    const other = actingFor(b.manager.actor);
    expect(await inTransactionAs(database, other, (transaction) => transaction.personFile.count())).toBe(0);
    expect(await pid()).toBe(before);
  });
});

describe("the audit trail", () => {
  const changes = ["audit_event", "audit_seal", "audit_seal_entry"].flatMap((table) => [
    `UPDATE ${table} SET ${table === "audit_event" ? "action = 'x.y'" : "seq_or_number = 1"}`.replace(
      "seq_or_number",
      table === "audit_seal" ? "number" : "seq",
    ),
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
  ]);

  test.each(changes)("is not changed: %s", async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
    await expect(owner.query(statement)).rejects.toMatchObject({ code: "HU001" });
  });

  const entry = `INSERT INTO audit_event (at, action, resource_kind, facts, actor_id, organisation_id)
    VALUES (now(), 'a.test', 'test', '{}', $1::uuid, $2::uuid)`;

  test("takes no entry in the name of another, nor of nobody", async () => {
    const acting = actingFor(a.agent.actor);
    const own = a.organisation.id;
    expect(await reach(acting, entry, [a.agent.accountId, own])).toBe(1);
    for (const actorId of [a.manager.accountId, b.agent.accountId, randomUUID(), null]) {
      await expect(reach(acting, entry, [actorId, own])).rejects.toThrow(/row-level security/);
    }
    await expect(reach({}, entry, [a.agent.accountId, own])).rejects.toThrow(/row-level security/);
  });

  test("takes no entry into the trail of another organisation", async () => {
    const values = [a.agent.accountId, b.organisation.id];
    await expect(reach(actingFor(a.agent.actor), entry, values)).rejects.toThrow(/row-level security/);
  });
});

async function columnsOf(table: string): Promise<readonly string[]> {
  const sql = `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;
  return (await builders.query(sql, [`public."${table}"`])).map(({ attname }) => String(attname));
}
