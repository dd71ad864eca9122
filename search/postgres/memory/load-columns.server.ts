import { setImmediate as betweenRequests } from "node:timers/promises";
import type { PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import { type CopyRow, createCopyReader } from "./copy-rows.ts";
import { type DocumentColumns, emptyColumns, LAST_MONTH, NO_DAY, NONE, onSphere } from "./document-columns.ts";
import { loadPostings } from "./load-postings.server.ts";

const sizeSchema = z.object({ version: z.string(), trainings: z.int(), sessions: z.int() });
const placesSchema = z.array(z.object({ kind: z.enum(["departement", "zone"]), code: z.string(), rank: z.int() }));

/** What the documents in force are, and how many. */
export type DocumentsSize = z.infer<typeof sizeSchema>;

/**
 * What changes with every change of the sessions, of the postings and of what they are read with; two databases never bear the same. With
 * the stems of some words, by PostgreSQL's rules of French, so that there is one answer to wait for.
 */
const VERSION = {
  name: "search-documents-version",
  text: `SELECT id::text AS version, ARRAY(
      SELECT coalesce((ts_lexize('pg_catalog.french_stem', w.word))[1], w.word)
      FROM unnest($1::text[]) WITH ORDINALITY AS w(word, at) ORDER BY w.at) AS stems
    FROM search.documents_version`,
};

interface DocumentsVersion {
  readonly version: string;
  /** In the order of the words. */
  readonly stems: readonly string[];
}

/** Which version of the documents this connection's transaction reads, and the stems of words. */
export async function readDocumentsVersion(
  client: Pick<PoolClient, "query">,
  words: readonly string[] = [],
): Promise<DocumentsVersion> {
  const { rows } = await client.query<DocumentsVersion>({ ...VERSION, values: [words] });
  return rows[0] ?? { version: "", stems: [] };
}

/** Counts what `loadColumns` would read. */
export async function readDocumentsSize(client: Pick<PoolClient, "query">): Promise<DocumentsSize> {
  const { rows } = await client.query(`SELECT (SELECT id::text FROM search.documents_version) AS version,
    count(*)::integer AS sessions, count(DISTINCT training_id)::integer AS trainings FROM search.session`);
  return sizeSchema.parse(rows[0]);
}

const columns = [
  ...["training_id", "id", "(features & 2147483647)::integer", "(features >> 31)::integer", "latitude", "longitude"],
  ...[
    "starts_on",
    "visible_until",
    "recruits_until",
    "start_month",
    "hours",
    "departement_rank",
    "zone_rank",
    "region",
  ],
  ...["array_to_string(publics, ' ')", "array_to_string(blocks, ' ')"],
];
const COPY = `COPY (SELECT ${columns.join(", ")} FROM search.session ORDER BY training_id, id) TO STDOUT (FORMAT binary)`;

/**
 * Reads every session into columns, inside the caller's snapshot, which `size` was read in. The stream comes in pieces of a few hundred
 * rows: requests are answered between two of them. 300,000 sessions take about a second.
 */
export async function loadColumns(client: PoolClient, size: DocumentsSize): Promise<DocumentColumns> {
  // A page's limit would cut a long reading; nobody waits for this one.
  await client.query("SET LOCAL statement_timeout = 0");
  const places = await client.query("SELECT kind, code, rank FROM search.place");
  const arrays = emptyColumns(size.version, size.trainings, size.sessions);
  const known = { region: numbering(), publics: numbering(), blocks: numbering() };
  const read = createCopyReader(columns.length, fill(arrays, known));
  for await (const chunk of client.query(copyTo(COPY))) {
    read(chunk);
    await betweenRequests();
  }
  return {
    ...arrays,
    words: await loadPostings(client, arrays),
    codes: { ...codesByRank(placesSchema.parse(places.rows)), region: known.region.texts },
    lists: { publics: inWords(known.publics), blocks: inWords(known.blocks) },
  };
}

function inWords({ texts }: Numbering): readonly (readonly string[])[] {
  return texts.map((text) => text.split(" "));
}

/** Different texts as small numbers, in the order they are met. */
interface Numbering {
  readonly texts: readonly string[];
  numberOf(text: string): number;
}

function numbering(): Numbering {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  return {
    texts,
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
}

type Arrays = ReturnType<typeof emptyColumns>;

/** What is done with each row: written in its place of the arrays. Rows come in the order of trainings. */
function fill(
  arrays: Arrays,
  known: Readonly<Record<"region" | "publics" | "blocks", Numbering>>,
): (row: CopyRow) => void {
  const number = (row: CopyRow, field: number, none: number): number => (row.isNull(field) ? none : row.integer(field));
  const text = (row: CopyRow, field: number, name: keyof typeof known): number =>
    row.isNull(field) ? NONE : known[name].numberOf(row.text(field));
  let [session, training] = [0, 0];
  return (row) => {
    const trainingId = row.integer(0);
    if (training === 0 || arrays.trainingIds[training - 1] !== trainingId) {
      arrays.firstSession[training] = session;
      arrays.trainingIds[training++] = trainingId;
    }
    arrays.trainingOf[session] = training - 1;
    arrays.sessionIds[session] = row.integer(1);
    arrays.low[session] = row.integer(2);
    arrays.high[session] = row.integer(3);
    arrays.points.set(row.isNull(4) ? nowhere : onSphere(row.double(4), row.double(5)), 3 * session);
    arrays.startsOn[session] = number(row, 6, NO_DAY);
    arrays.visibleUntil[session] = row.integer(7);
    arrays.recruitsUntil[session] = row.integer(8);
    arrays.startMonths[session] = Math.min(number(row, 9, NONE), LAST_MONTH);
    arrays.hours[session] = number(row, 10, NONE);
    arrays.departements[session] = number(row, 11, NONE);
    arrays.zones[session] = number(row, 12, NONE);
    arrays.regions[session] = text(row, 13, "region");
    arrays.publics[session] = text(row, 14, "publics");
    arrays.blocks[session] = text(row, 15, "blocks");
    session += 1;
    arrays.firstSession[training] = session;
  };
}

const nowhere = [Number.NaN, Number.NaN, Number.NaN];

function codesByRank(places: z.infer<typeof placesSchema>): Record<"departement" | "zone", string[]> {
  const codes: Record<"departement" | "zone", string[]> = { departement: [], zone: [] };
  for (const { kind, code, rank } of places) codes[kind][rank] = code;
  return codes;
}
