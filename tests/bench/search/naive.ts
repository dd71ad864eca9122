import type pg from "pg";

/**
 * The other side of every figure: what one writes first. The whole text in one stored vector ranked by `ts_rank`, titles compared by
 * `word_similarity`, places by earthdistance; each with the index its documentation recommends, on the same corpus.
 */
export async function fillNaive(owner: pg.Client): Promise<void> {
  await owner.query("CREATE EXTENSION cube; CREATE EXTENSION earthdistance");
  await owner.query(`ALTER TABLE bench.offer ADD COLUMN tsv tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('search.fr', title), 'A') || setweight(to_tsvector('search.fr', provider || ' ' || body), 'D')) STORED`);
  await owner.query("CREATE INDEX ON bench.offer USING gin (tsv)");
  await owner.query("CREATE INDEX ON bench.offer USING gin (title public.gin_trgm_ops)");
  await owner.query("CREATE TABLE bench.place AS SELECT id, latitude, longitude FROM search.session");
  await owner.query("CREATE INDEX ON bench.place USING gist (ll_to_earth(latitude, longitude))");
  await owner.query("VACUUM ANALYZE bench.offer, bench.place");
}

/** Twenty best by `ts_rank` over title, provider and body. */
export async function naiveText(client: pg.Client, word: string): Promise<number[]> {
  return ids(
    client,
    "naive_text",
    `SELECT id FROM bench.offer, plainto_tsquery('search.fr', $1) AS q WHERE tsv @@ q
    ORDER BY ts_rank(tsv, q) DESC, id LIMIT 20`,
    [word],
  );
}

/** Twenty best by `word_similarity` of the title, through the trigram index. */
export async function naiveTypo(client: pg.Client, word: string): Promise<number[]> {
  return ids(
    client,
    "naive_typo",
    `SELECT id FROM bench.offer WHERE $1 OPERATOR(public.<%) title
    ORDER BY public.word_similarity($1, title) DESC, id LIMIT 20`,
    [word],
  );
}

/** Twenty nearest within 20 km, box first, then sorted. */
export async function naiveNearest(client: pg.Client, latitude: number, longitude: number): Promise<number[]> {
  return ids(
    client,
    "naive_nearest",
    `SELECT id FROM bench.place
    WHERE earth_box(ll_to_earth($1, $2), 20000) @> ll_to_earth(latitude, longitude)
    ORDER BY earth_distance(ll_to_earth($1, $2), ll_to_earth(latitude, longitude)) LIMIT 20`,
    [latitude, longitude],
  );
}

async function ids(
  client: pg.Client,
  name: string,
  text: string,
  values: readonly (string | number)[],
): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>({ name, text, values: [...values] });
  return rows.map(({ id }) => id);
}
