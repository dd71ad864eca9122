import type pg from "pg";
import { z } from "zod";
import { hashPassword } from "#app/access/sign-in/password/password-hash.server.ts";

/** A member, and one of the files they follow. */
export interface Portfolio {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organisationId: string;
  readonly personFileId: string;
}

const portfolioRows = z.array(
  z.object({
    accountId: z.uuid(),
    membershipId: z.uuid(),
    organisationId: z.uuid(),
    personFileId: z.uuid(),
  }),
);

const TABLES = [
  "organisation",
  "account",
  "membership",
  "person",
  "person_file",
  "follow_up",
  "stand_in",
  "credential",
];

/** Switches the policies of what the bench reads; FORCE stays as it is. By the owner. */
export async function switchRowSecurity(owner: pg.Client, what: "ENABLE" | "DISABLE"): Promise<void> {
  for (const table of TABLES) await owner.query(`ALTER TABLE ${table} ${what} ROW LEVEL SECURITY`);
}

interface Size {
  readonly organisations: number;
  readonly membersEach: number;
  readonly filesEach: number;
}

/** Fills organisations, their members, and the files each of them follows; answers one portfolio per member. */
export async function fillPortfolios(owner: pg.Client, size: Size): Promise<readonly Portfolio[]> {
  await owner.query(
    `INSERT INTO organisation (id, kind, name)
     SELECT gen_random_uuid(), 'mission_locale', 'Organisation ' || n FROM generate_series(1, $1::int) n`,
    [size.organisations],
  );
  await owner.query(
    `WITH made AS (
       SELECT o.id AS organisation_id, gen_random_uuid() AS account_id FROM organisation o, generate_series(1, $1::int)
     ), accounts AS (
       INSERT INTO account (id, name, is_professional) SELECT account_id, 'Agent', true FROM made
     )
     INSERT INTO membership (id, organisation_id, account_id, role)
     SELECT gen_random_uuid(), organisation_id, account_id, 'agent' FROM made`,
    [size.membersEach],
  );
  await owner.query(
    `WITH made AS (
       SELECT m.id AS membership_id, m.organisation_id, gen_random_uuid() AS file_id
       FROM membership m, generate_series(1, $1::int)
     ), files AS (
       INSERT INTO person_file (id, organisation_id, last_name, first_name, commune_code)
       SELECT file_id, organisation_id, 'Nom', 'Prénom', '59392' FROM made
     )
     INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
     SELECT gen_random_uuid(), organisation_id, file_id, membership_id, now() - interval '1 day' FROM made`,
    [size.filesEach],
  );
  await owner.query(
    `INSERT INTO credential (account_id, login, password_hash, changed_at)
     SELECT id, 'connue-' || row_number() OVER (ORDER BY id) || '@bench.example', $1, now() FROM account`,
    [await hashPassword("un mot de passe que personne n’essaie")],
  );
  await owner.query("ANALYZE");
  const { rows } = await owner.query(
    `SELECT DISTINCT ON (m.id) m.account_id AS "accountId", m.id AS "membershipId", m.organisation_id AS "organisationId",
       f.person_file_id AS "personFileId"
     FROM membership m JOIN follow_up f ON f.membership_id = m.id ORDER BY m.id`,
  );
  return portfolioRows.parse(rows);
}
