import type { Client } from "pg";
import { z } from "zod";

/** A session of the imported catalogue, with what an instance needs of it. */
export interface CatalogueSession {
  readonly starts_on: number;
  readonly ends_on: number;
  readonly hours: number;
  readonly cost_cents: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly metiers: readonly string[];
  /** Codes of the blocks it prepares. */
  readonly blocks: readonly string[];
}

/** What a métier expects: OGR code and weight. */
export type ExpectedSkills = ReadonlyMap<string, ReadonlyMap<number, number>>;

const sessionSchema = z.object({
  starts_on: z.int(),
  ends_on: z.int(),
  hours: z.int(),
  cost_cents: z.int(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  metiers: z.array(z.string()),
  blocks: z.array(z.string()),
});
const expectedSchema = z.object({ metier: z.string(), skill: z.int(), weight: z.int() });
const nearSchema = z.object({ metier: z.string(), near: z.array(z.string()) });

/** Sessions whose two dates and hours are known, by number. */
export async function readSessions(client: Client): Promise<readonly CatalogueSession[]> {
  const { rows } = await client.query(`
    SELECT s.starts_on - DATE '1970-01-01' AS starts_on, s.ends_on - DATE '1970-01-01' AS ends_on, a.hours_total AS hours,
      coalesce(a.cost_cents, a.hourly_cost_cents * a.hours_total, 0) AS cost_cents, a.latitude, a.longitude,
      ARRAY(SELECT r.rome_code FROM training_rome r WHERE r.training_id = a.training_id ORDER BY r.rank, r.rome_code) AS metiers,
      ARRAY(SELECT b.code FROM listed_block b WHERE b.list_id = s.block_list_id ORDER BY b.rank) AS blocks
    FROM training_session s JOIN training_action a ON a.id = s.action_id
    WHERE s.starts_on IS NOT NULL AND s.ends_on >= s.starts_on AND a.hours_total > 0
    ORDER BY s.number`);
  return z.array(sessionSchema).parse(rows);
}

/** ROME's expected skills: 4 for the core, 2 for what emerges, 1 for the rest. */
export async function readExpectedSkills(client: Client): Promise<ExpectedSkills> {
  const { rows } = await client.query(`
    SELECT m.metier_code AS metier, m.skill_ogr AS skill,
      CASE m.importance WHEN 'core' THEN 4 WHEN 'emerging' THEN 2 ELSE 1 END AS weight
    FROM metier_skill m JOIN skill s ON s.ogr = m.skill_ogr WHERE s.kind = 'skill' ORDER BY m.metier_code, m.skill_ogr`);
  const expected = new Map<string, Map<number, number>>();
  for (const { metier, skill, weight } of z.array(expectedSchema).parse(rows)) {
    expected.set(metier, (expected.get(metier) ?? new Map<number, number>()).set(skill, weight));
  }
  return expected;
}

/** For each métier, the métiers near it, the nearest first. */
export async function readNearMetiers(client: Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query(`
    SELECT metier_code AS metier, array_agg(near_code::text ORDER BY rank, near_code) AS near
    FROM metier_proximity GROUP BY metier_code`);
  return new Map(
    z
      .array(nearSchema)
      .parse(rows)
      .map(({ metier, near }) => [metier, near]),
  );
}
