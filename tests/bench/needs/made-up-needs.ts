import type pg from "pg";

/**
 * Fills a made-up catalogue with needs, the same at each run: a title of a training for the job, another two for skills, one of 400 towns,
 * a date in the year. Two in three are confirmed, and half are shown to everybody.
 */
export async function fillNeeds(owner: pg.Client, needs: number): Promise<void> {
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query(
    `INSERT INTO departement (code, name, region_code) VALUES ('59', 'Nord', '32') ON CONFLICT DO NOTHING`,
  );
  await owner.query(`INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, employment_zone_code, population,
      latitude, longitude)
    SELECT (59000 + n)::text, 'Ville ' || n, 'ville ' || n, '59', '591', '3211', 1000, 49.5 + (n % 40) * 0.04, 1.7 + (n / 40) * 0.25
    FROM generate_series(1, 400) AS n ON CONFLICT DO NOTHING`);
  await owner.query(
    `INSERT INTO need (id, state, siret, company_name, naf, job_label, metier_code, headcount, starts_on, commune_code, contract, offers,
      visibility, due_on, created_at)
    SELECT md5('made_up ' || n)::uuid, (ARRAY['posted', 'confirmed', 'qualified'])[1 + n % 3]::"NeedState", '13002526500013',
      'Atelier ' || n, lpad((1 + n % 96)::text, 2, '0') || '11Z', left(o.title, 200), upper(o.job), 1 + n % 5,
      CASE WHEN n % 4 = 0 THEN NULL ELSE DATE '2026-12-01' + n % 360 END, (59001 + n % 400)::text,
      (ARRAY['permanent', 'fixed-term', 'temporary', 'work-study', 'seasonal'])[1 + n % 5], '{}',
      (ARRAY['public', 'prescribers', 'public', 'sensors'])[1 + (n / 3) % 4], '2099-12-31',
      TIMESTAMPTZ '2026-11-01' + n * interval '1 second'
    FROM generate_series(1, $1::int) AS n JOIN bench.offer o ON o.id = 1 + n % (SELECT count(*) FROM bench.offer)`,
    [needs],
  );
  await owner.query(
    `INSERT INTO need_skill (need_id, place, ogr, label, importance)
    SELECT md5('made_up ' || n)::uuid, k, 100000 + (n * 7 + k) % 3000, left(o.title, 300), 'useful'
    FROM generate_series(1, $1::int) AS n CROSS JOIN generate_series(0, 1) AS k
    JOIN bench.offer o ON o.id = 1 + (n * 13 + k * 101) % (SELECT count(*) FROM bench.offer)`,
    [needs],
  );
  await owner.query("COMMIT");
}
