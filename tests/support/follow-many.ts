import type { AccessBuilders } from "./access-builders.ts";
import type { PositioningWorld } from "./positioning-world.ts";

/** People that the referent follows, each positioned once on a session, as of the days around 11 January 2027. */
export async function followMany(
  build: AccessBuilders,
  { prescriber, referent, training }: PositioningWorld,
  { people, sessionId }: { readonly people: number; readonly sessionId: number },
): Promise<void> {
  const made = `SELECT md5($1::uuid::text || n)::uuid AS id, n FROM generate_series(1, ${people}) n`;
  await build.query(
    `INSERT INTO person_file (id, organisation_id, last_name, first_name, commune_code, created_at)
     SELECT id, $1::uuid, 'Personne ' || n, 'Camille', '59350', '2020-01-01' FROM (${made}) m`,
    [prescriber.id],
  );
  await build.query(
    `INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
     SELECT gen_random_uuid(), $1::uuid, id, $2, '2020-01-01' FROM (${made}) m`,
    [prescriber.id, referent.membershipId],
  );
  await build.rewrite(
    `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, training_organisation_id, session_id, funder_code, programme,
       departement_code, state, since, answer_by, holds_seat, agreed_at, obtained_blocks)
     SELECT gen_random_uuid(), f.person_id, $1::uuid, f.id, $2, $3, 2, 'prf', '59', 'submitted', '2027-01-11', '2027-01-20', false,
       now(), '{}'
     FROM person_file f WHERE f.organisation_id = $1::uuid`,
    [prescriber.id, training.id, sessionId],
  );
}
