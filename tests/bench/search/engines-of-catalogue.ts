import type pg from "pg";
import { openPool } from "#app/platform/connections.server.ts";
import type { EmbeddedDatabase } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE, ensureDatabase } from "#app/platform/embedded-postgres/roles.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import type { SearchQuery } from "#search/query.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { showDocuments } from "./bench-documents.ts";
import { ask, askAll, connect, LABELS, TEXTS } from "./catalogue.ts";
import { benchEngines, type Questions } from "./engines.ts";
import type { Bench } from "./measure.ts";
import { naiveText } from "./naive.ts";
import { sampleWords, withOneSlip } from "./sample.ts";
import { benchUnderstanding } from "./understanding.ts";

const ROME_DATABASE = "bench_rome";
/** Letters of a word that somebody has begun to type. */
const PREFIX_LETTERS = 5;

/** Both engines on a made-up catalogue that stands already, with its naive side; then how long questions take to be understood. */
export async function benchEnginesOf(bench: Bench, cluster: EmbeddedDatabase, offers: 10_000 | 100_000): Promise<void> {
  const name = `bench_${offers}`;
  const owner = await connect(cluster.superuserUrl, name);
  const client = await connect(cluster.superuserUrl, name);
  const pool = openPool({ connectionString: withDatabaseName(cluster.superuserUrl, name), max: 2 });
  try {
    await showDocuments(owner);
    await benchEngines(bench, LABELS[offers], { owner, client, pool }, await questionsOf(client));
  } finally {
    await Promise.all([owner.end(), client.end(), pool.end()]);
  }
  await ensureDatabase(cluster.superuserUrl, ROME_DATABASE);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, ROME_DATABASE), appRole: APP_ROLE });
  await benchUnderstanding(bench, withDatabaseName(cluster.appUrl, ROME_DATABASE));
}

async function questionsOf(client: pg.Client): Promise<readonly Questions[]> {
  const { mid, broad } = await sampleWords(client, TEXTS, 20);
  const words = [...mid, ...broad];
  const lexicon = await loadLexicon(client);
  const { rows } = await client.query<{ title: string }>(
    "SELECT title FROM bench.offer WHERE id % 4999 = 1 ORDER BY id LIMIT 20",
  );
  const known = new Set(
    (await client.query<{ word: string }>("SELECT word FROM search.lexeme")).rows.map(({ word }) => word),
  );
  const slips = words.map((word, number) => withOneSlip(word, known, number));
  const around = (text: string): SearchQuery => ({ ...ask(text), place: askAll(text).place });
  const filtered = (text: string): SearchQuery => ({ ...ask(text), filters: { ...ask(text).filters, funder: [2] } });
  return [
    { name: "words", all: words.map(ask), wanted: (item) => naiveText(client, words[item] ?? "") },
    {
      name: "one slip",
      all: slips.map((text) => understood(lexicon, text)),
      wanted: (item) => naiveText(client, words[item] ?? ""),
    },
    { name: "sentence", all: rows.map(({ title }) => understood(lexicon, `je cherche une formation de ${title}`)) },
    { name: "words and a facet followed", all: words.map(filtered) },
    { name: "words within 30 km", all: words.map(around) },
    { name: "words, funder, window and 30 km", all: words.map(askAll) },
    { name: "beginning of a word", all: words.map((word) => ask(word.slice(0, PREFIX_LETTERS))) },
  ];
}

function understood(lexicon: Lexicon, text: string): SearchQuery {
  return { ...ask(text), question: understandText(lexicon, text) };
}
