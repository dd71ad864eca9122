import { execFileSync } from "node:child_process";
import pg from "pg";
import type { EmbeddedDatabase } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE, ensureDatabase } from "#app/platform/embedded-postgres/roles.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import type { SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { wordsAsTyped } from "#search/understanding/understand-text.ts";
import { fillCorpus, seed, today } from "./corpus.ts";
import type { Bench } from "./measure.ts";
import { fillNaive } from "./naive.ts";

export const LABELS = { 10000: "10k/30k", 100000: "100k/300k", 1000000: "1M/3M" } as const;
/** One document in ten, body included: where words are sampled by how common they are. */
export const TEXTS = "SELECT tsv FROM bench.offer WHERE id % 10 = 0";

/** Makes a catalogue of so many trainings in a database of its own, and answers a connection to it. */
export async function openCatalogue(
  cluster: EmbeddedDatabase,
  size: { readonly offers: number; readonly hasBody: boolean },
): Promise<pg.Client> {
  const name = `bench_${size.offers}`;
  await ensureDatabase(cluster.superuserUrl, name);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, name), appRole: APP_ROLE });
  const owner = await connect(cluster.superuserUrl, name);
  await fillCorpus(owner, size);
  await owner.end();
  return connect(cluster.superuserUrl, name);
}

/** The tables of the naive side, beside the catalogue. */
export async function fillNaiveSide(cluster: EmbeddedDatabase, offers: number): Promise<void> {
  const owner = await connect(cluster.superuserUrl, `bench_${offers}`);
  await fillNaive(owner);
  await owner.end();
}

/** A connection with the settings of a page's. */
export async function connect(url: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: withDatabaseName(url, database),
    options: "-c jit=off -c max_parallel_workers_per_gather=0",
  });
  await client.connect();
  return client;
}

export async function readFacts(client: pg.Client): Promise<Bench["facts"]> {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  return { suite: "search", seed, engine: "postgres", engineVersion: rows[0]?.server_version ?? "", commit };
}

/** Words as they were typed. */
export function ask(text: string): SearchQuery {
  return {
    question: wordsAsTyped(text),
    place: null,
    filters: noSearchParameters,
    sort: "relevance",
    page: 1,
    perPage: 20,
    today,
  };
}

/** The same with a funder, a window and 30 km. */
export function askAll(text: string): SearchQuery {
  const place = { kind: "circle", centre: { latitude: 50.63, longitude: 3.06 }, radiusKm: 30 } as const;
  return { ...ask(text), place, filters: { ...noSearchParameters, funder: [2], from: "2027-01-01", to: "2027-06-30" } };
}
