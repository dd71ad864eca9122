import type { ClientBase } from "pg";
import { paces } from "#search/values.ts";
import { type SearchCorpus, wholeBlock } from "./search-corpus.ts";

const HASH = "x".repeat(32);
const MODALITY = { "on-site": "on_site", mixed: "mixed", remote: "remote" } as const;
const PACE = { "full-time": "full_time", "part-time": "part_time", evening: "evening" } as const;

/** Writes a made-up catalogue as records of the portal, one action per session. */
export async function insertCorpus(client: Pick<ClientBase, "query">, corpus: SearchCorpus): Promise<void> {
  await insertReferences(client, corpus);
  await insertTrainings(client, corpus);
  await insertActions(client, corpus);
}

async function insertReferences(client: Pick<ClientBase, "query">, corpus: SearchCorpus): Promise<void> {
  const romes = [...new Set(corpus.trainings.flatMap(({ romes }) => romes))];
  const departements = new Map(
    corpus.sessions.flatMap((s) => (s.departement === null ? [] : [[s.departement, s.region]])),
  );
  const zones = new Set(corpus.sessions.flatMap((s) => (s.zone === null ? [] : [s.zone])));
  await client.query("INSERT INTO certification (code, register, title, is_active) VALUES ($1, 'rncp', 'x', true)", [
    wholeBlock.certification,
  ]);
  await client.query("INSERT INTO skill_block (code, certification_code, label) VALUES ($1, $2, 'x')", [
    wholeBlock.code,
    wholeBlock.certification,
  ]);
  await client.query(
    "INSERT INTO rome_grand_domaine SELECT DISTINCT left(code, 1), 'x' FROM unnest($1::text[]) AS code",
    [romes],
  );
  await client.query(
    "INSERT INTO rome_domaine SELECT DISTINCT left(code, 3), 'x', left(code, 1) FROM unnest($1::text[]) AS code",
    [romes],
  );
  await client.query(
    "INSERT INTO rome_metier (code, ogr, label, domaine_code) SELECT code, n, 'x', left(code, 3) FROM " +
      "unnest($1::text[]) WITH ORDINALITY AS r(code, n)",
    [romes],
  );
  await client.query(
    "INSERT INTO departement SELECT code, 'x', region FROM unnest($1::text[], $2::text[]) AS d(code, region)",
    [[...departements.keys()], [...departements.values()]],
  );
  await client.query("INSERT INTO arrondissement SELECT code || '1', 'x', code FROM departement");
  await client.query("INSERT INTO employment_zone SELECT code, 'x' FROM unnest($1::text[]) AS code", [[...zones]]);
  await insert(
    client,
    "commune",
    "insee, name, folded_name, departement_code, arrondissement_code, employment_zone_code, population, latitude, longitude",
    "insee text, name text, folded_name text, departement_code text, arrondissement_code text, " +
      "employment_zone_code text, population int, latitude float8, longitude float8",
    [...communes(corpus).values()],
  );
}

function communes(corpus: SearchCorpus): ReadonlyMap<string, { readonly insee: string }> {
  const found = new Map<string, { readonly insee: string }>();
  for (const s of corpus.sessions) {
    const key = `${s.latitude} ${s.longitude}`;
    if (s.departement === null || found.has(key)) continue;
    const row = {
      insee: String(10_000 + found.size),
      name: "x",
      folded_name: "x",
      departement_code: s.departement,
      arrondissement_code: `${s.departement}1`,
      employment_zone_code: s.zone,
      population: 1,
      latitude: s.latitude,
      longitude: s.longitude,
    };
    found.set(key, row);
  }
  return found;
}

async function insertTrainings(client: Pick<ClientBase, "query">, { trainings }: SearchCorpus): Promise<void> {
  await client.query("INSERT INTO source (id, kind, label) VALUES ('corpus', 'lheo', 'corpus')");
  await client.query(
    `INSERT INTO training_organisation (source_id, siret, name, legal_name, content_hash)
     SELECT DISTINCT 'corpus', siret, name, name, $3 FROM unnest($1::text[], $2::text[]) AS o(siret, name)`,
    [trainings.map((t) => t.organisationSiret), trainings.map((t) => t.organisation), HASH],
  );
  await client.query(
    `INSERT INTO training (id, source_id, number, organisation_id, title, objective, expected_results, content, is_certifying,
       level_in, level_out, content_hash)
     SELECT r."trainingId", 'corpus', r.number, o.id, r.title, '', '', r.body, r."isCertifying", r."levelIn", r."levelOut", $2
     FROM jsonb_to_recordset($1) AS r("trainingId" int, number text, title text, body text, "isCertifying" boolean, "levelIn" int,
       "levelOut" int, "organisationSiret" text) JOIN training_organisation o ON o.siret = r."organisationSiret"`,
    [JSON.stringify(trainings), HASH],
  );
  const codes = (list: (t: (typeof trainings)[number]) => readonly string[]): string =>
    JSON.stringify(
      trainings.flatMap((t) => list(t).map((code, index) => ({ training: t.trainingId, code, rank: index + 1 }))),
    );
  const recordset = "jsonb_to_recordset($1) AS r(training int, code text, rank int)";
  await client.query(`INSERT INTO training_rome SELECT training, code, rank FROM ${recordset}`, [
    codes((t) => t.romes),
  ]);
  await client.query(`INSERT INTO training_formacode SELECT training, code, rank FROM ${recordset}`, [
    codes((t) => t.formacodes),
  ]);
  await client.query(
    `INSERT INTO training_certification (training_id, rank, rncp) SELECT training, rank, code FROM ${recordset}`,
    [codes((t) => t.rncps)],
  );
}

async function insertActions(client: Pick<ClientBase, "query">, corpus: SearchCorpus): Promise<void> {
  const inseeOf = communes(corpus);
  const text = (is: boolean): string => (is ? "oui" : "");
  const actions = corpus.sessions.map((s) => ({
    id: s.sessionId,
    training_id: s.trainingId,
    number: `A${s.sessionId}`,
    modality: MODALITY[s.modality],
    paces: `{${paces
      .filter((pace) => s.paces.includes(pace))
      .map((pace) => PACE[pace])
      .join(",")}}`,
    is_permanent: s.isPermanent,
    is_entry_level_required: false,
    is_agreed: false,
    hours_total: s.hours,
    meals_text: text(s.aids.includes("meals")),
    lodging_text: text(s.aids.includes("lodging")),
    transport_text: text(s.aids.includes("transport")),
    accessibility_text: text(s.isAccessible),
    latitude: s.latitude,
    longitude: s.longitude,
    coordinates_origin: s.latitude === null ? null : "feed",
    content_hash: HASH,
    commune_insee: inseeOf.get(`${s.latitude} ${s.longitude}`)?.insee ?? null,
  }));
  await insert(
    client,
    "training_action",
    "id, training_id, number, modality, paces, is_permanent, is_entry_level_required, is_agreed, " +
      "hours_total, meals_text, lodging_text, transport_text, accessibility_text, latitude, longitude, " +
      "coordinates_origin, content_hash, commune_insee",
    `id int, training_id int, number text, modality "Modality", paces "Pace"[], is_permanent boolean, is_entry_level_required boolean,
      is_agreed boolean, hours_total int, meals_text text, lodging_text text, transport_text text, accessibility_text text,
      latitude float8, longitude float8, coordinates_origin "CoordinatesOrigin", content_hash text, commune_insee text`,
    actions,
  );
  const pairs = (list: (s: (typeof corpus.sessions)[number]) => readonly (string | number)[]): object[] =>
    corpus.sessions.flatMap((s) =>
      list(s).map((code, index) => ({ id: s.sessionId, code: String(code), rank: index + 1 })),
    );
  await insert(
    client,
    "action_funder",
    "action_id, funder_code",
    "id int, code int",
    pairs((s) => s.funders),
  );
  await insert(
    client,
    "action_public",
    "action_id, public_code",
    "id int, code text",
    pairs((s) => s.publics),
  );
  await insert(
    client,
    "block_list",
    "id, digest",
    "id int, digest text",
    corpus.sessions.filter(listsBlocks).map((s) => ({ id: s.sessionId, digest: String(s.sessionId) })),
  );
  await insert(
    client,
    "training_session",
    "id, action_id, number, starts_on, ends_on, enrol_to, recruiting, content_hash, block_list_id",
    `id int, action int, number text, "startsOn" date, "endsOn" date, "recruitsUntil" date, recruiting "Recruiting", hash text, list int`,
    corpus.sessions.map((s) => ({
      ...s,
      id: s.sessionId,
      action: s.sessionId,
      number: `S${s.sessionId}`,
      recruiting: s.isRecruiting ? "open" : "closed",
      hash: HASH,
      list: listsBlocks(s) ? s.sessionId : null,
    })),
  );
  await insert(
    client,
    "listed_block",
    "list_id, code, rank, label",
    "id int, code text, rank int, label text",
    pairs((s) => (listsBlocks(s) ? s.blocks : [])).map((row) => ({ ...row, label: "" })),
  );
}

function listsBlocks({ blocks }: SearchCorpus["sessions"][number]): boolean {
  return blocks.length > 0 && !blocks.includes(wholeBlock.code);
}

async function insert(
  client: Pick<ClientBase, "query">,
  table: string,
  columns: string,
  types: string,
  rows: readonly object[],
): Promise<void> {
  await client.query(`INSERT INTO ${table} (${columns}) SELECT * FROM jsonb_to_recordset($1) AS r(${types})`, [
    JSON.stringify(rows),
  ]);
}
