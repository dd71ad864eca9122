import { randomUUID } from "node:crypto";
import pg from "pg";
import { type MemberActor, type MembershipRole, memberRole, type OrganisationKind } from "#app/access/actor.ts";
import type { TestDatabase } from "./test-database.ts";

/** What a test may choose of an organisation; the rest has a valid default. */
export interface OrganisationChoice {
  readonly kind?: OrganisationKind;
  readonly name?: string;
  /** Its Département's code; created when it does not exist. A `departement` gets "59" when nothing is said. */
  readonly departementCode?: string;
  /** The Département a delegated body acts for; required by that kind, refused by the others. */
  readonly parentId?: string;
}

export interface BuiltOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
}

/** A member who has an open session with a fresh second factor. */
export interface BuiltMember {
  readonly accountId: string;
  readonly membershipId: string;
  readonly actor: MemberActor;
}

/** Writes the world a test starts from. As the superuser, whom row-level security does not hold: never what is tested. */
export interface AccessBuilders {
  buildOrganisation(choice?: OrganisationChoice): Promise<BuiltOrganisation>;
  buildMember(organisation: BuiltOrganisation, role: MembershipRole): Promise<BuiltMember>;
  /** A file of an organisation, followed by these members of it. */
  buildPersonFile(organisation: BuiltOrganisation, followers: readonly BuiltMember[]): Promise<{ readonly id: string }>;
  /** Reads or writes anything, rows of others included: to check what a use case left. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The same with triggers and foreign keys lifted: for what the database keeps from going back, or from being rewritten. */
  rewrite(sql: string, values?: readonly unknown[]): Promise<void>;
  /** To be called before the database is dropped. */
  close(): Promise<void>;
}

/** Before every clock a test may fix, so that whatever ends does so after it has started. */
const LONG_AGO = "2020-01-01T08:00:00Z";

/** Opens the builders of a test's database. */
export function openAccessBuilders(testDatabase: TestDatabase): AccessBuilders {
  const pool = new pg.Pool({ connectionString: testDatabase.superuserUrl, max: 2 });
  // Closing answers before its connections are gone: one that the dropping of the database cuts meanwhile is no fault of a test.
  pool.on("error", () => undefined);
  return {
    buildOrganisation: (choice = {}) => buildOrganisation(pool, choice),
    buildMember: (organisation, role) => buildMember(pool, organisation, role),
    buildPersonFile: (organisation, followers) => buildPersonFile(pool, organisation, followers),
    query: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    rewrite: (sql, values = []) => rewrite(pool, sql, values),
    close: () => pool.end(),
  };
}

async function rewrite(pool: pg.Pool, sql: string, values: readonly unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(sql, [...values]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function buildOrganisation(pool: pg.Pool, choice: OrganisationChoice): Promise<BuiltOrganisation> {
  const { kind = "mission_locale", parentId = null } = choice;
  const id = randomUUID();
  const name = choice.name ?? `Organisation ${id.slice(0, 8)}`;
  const departementCode = choice.departementCode ?? (kind === "departement" ? "59" : null);
  if (departementCode !== null) await buildDepartement(pool, departementCode);
  await pool.query(
    "INSERT INTO organisation (id, kind, name, departement_code, parent_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, kind, name, departementCode, parentId, LONG_AGO],
  );
  return { id, kind, name };
}

async function buildDepartement(pool: pg.Pool, code: string): Promise<void> {
  await pool.query(
    "INSERT INTO departement (code, name, region_code) VALUES ($1, $2, '32') ON CONFLICT (code) DO NOTHING",
    [code, `Département ${code}`],
  );
}

async function buildMember(pool: pg.Pool, organisation: BuiltOrganisation, role: MembershipRole): Promise<BuiltMember> {
  const [accountId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const name = `Membre ${accountId.slice(0, 8)}`;
  const factorAt = new Date();
  await pool.query("INSERT INTO account (id, name, email, is_professional, created_at) VALUES ($1, $2, $3, true, $4)", [
    accountId,
    name,
    `${accountId}@example.test`,
    LONG_AGO,
  ]);
  await pool.query(
    "INSERT INTO membership (id, organisation_id, account_id, role, started_at) VALUES ($1, $2, $3, $4, $5)",
    [membershipId, organisation.id, accountId, role, LONG_AGO],
  );
  await pool.query(
    `INSERT INTO sign_in_session (id, token_hash, account_id, membership_id, device, opened_at, last_seen_at, factor_at)
     VALUES ($1, $2, $3, $4, 'test', $5, $5, $5)`,
    [sessionId, randomUUID().replaceAll("-", "").repeat(2), accountId, membershipId, factorAt],
  );
  const actor: MemberActor = {
    kind: "member",
    accountId,
    sessionId,
    name,
    factorAt,
    membershipId,
    organisationId: organisation.id,
    organisationKind: organisation.kind,
    organisationName: organisation.name,
    role: memberRole(role, organisation.kind),
  };
  return { accountId, membershipId, actor };
}

async function buildPersonFile(
  pool: pg.Pool,
  organisation: BuiltOrganisation,
  followers: readonly BuiltMember[],
): Promise<{ readonly id: string }> {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO person_file (id, organisation_id, last_name, first_name, commune_code, created_at)
     VALUES ($1, $2, $3, 'Camille', '59350', $4)`,
    [id, organisation.id, `Personne ${id.slice(0, 8)}`, LONG_AGO],
  );
  for (const { membershipId } of followers) {
    await pool.query(
      "INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at) VALUES ($1, $2, $3, $4, $5)",
      [randomUUID(), organisation.id, id, membershipId, LONG_AGO],
    );
  }
  return { id };
}
