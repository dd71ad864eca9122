import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase, database } from "#app/platform/database.server.ts";
import { applyEnvironment } from "#app/platform/env.server.ts";
import { withPoolClient } from "#app/platform/transaction.server.ts";
import { keepDocumentsInMemory } from "#search/choose-engine.server.ts";
import { type EngineName, engineNames } from "#search/engine.ts";
import { families, type JudgedQuery } from "#search/relevance/judged-query.ts";
import { currentCommit } from "#tests/support/scratch-portal.ts";
import { askOwnWords } from "./ask-own-words.ts";
import { type AskedQuery, askQueries } from "./ask-queries.ts";
import { readWholeCatalogue } from "./catalogue.ts";
import { CORPUS_NOW, type Corpus, openCorpus } from "./corpus.ts";
import { ownWordsFile, readOwnQueries, readQueryFile } from "./read-queries.ts";
import { type ReadyEngine, readyEngine } from "./ready-engine.ts";
import { redraw } from "./redraw.ts";
import { humanLine, OWN_WORDS, type RunFacts, relevanceLines } from "./relevance-lines.ts";

const USAGE = `Usage : npm run relevance -- [--engine postgres|meilisearch|both] [--queries FICHIER] [--corpus demo|full]
  [--family FAMILLE] [--misses] [--quick] [--json]
       npm run relevance -- --family own-words   les métiers proposés à qui raconte ce qu’il faisait
       npm run relevance -- --draw
  --misses   les questions manquées, mais de la moitié « tuned » seulement
  --draw     tire à nouveau les questions tirées au sort (toujours les mêmes)
  --quick    une question sur vingt, sans jugement : dit que la commande marche
`;
const FAILED = 1;
const WRONG_USAGE = 2;
const QUICK_EVERY = 20;

const optionsSchema = z.object({
  engine: z.enum([...engineNames, "both"]).default("postgres"),
  queries: z.string().refine(existsSync).optional(),
  corpus: z.enum(["demo", "full"]).default("full"),
  family: z.string().optional(),
  draw: z.boolean().default(false),
  misses: z.boolean().default(false),
  quick: z.boolean().default(false),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

/** Scores judged queries on a catalogue, through the search of the portal; the answer is the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    process.stderr.write(USAGE);
    return WRONG_USAGE;
  }
  process.env["HUB_NOW"] = CORPUS_NOW;
  process.env["NODE_ENV"] ??= "development";
  applyEnvironment({ DATABASE_URL: undefined });
  const corpus = await openCorpus(options.corpus, (text) => process.stderr.write(`${text}\n`));
  applyEnvironment({ DATABASE_URL: corpus.url });
  try {
    if (options.draw) {
      await redraw(await catalogueOf(corpus));
      return 0;
    }
    if (options.family === OWN_WORDS) return (await scoreOwnWords(corpus, options)) && !options.quick ? FAILED : 0;
    await keepDocumentsInMemory(database().pool);
    const engines = options.engine === "both" ? engineNames : [options.engine];
    let isMissed = false;
    for (const engine of engines) isMissed = (await scoreEngine(engine, corpus, options)) || isMissed;
    return isMissed && !options.quick ? FAILED : 0;
  } finally {
    await closeDatabase();
    await corpus.release();
  }
}

function readOptions(args: readonly string[]): Options | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    engine: text,
    queries: text,
    corpus: text,
    family: text,
    draw: flag,
    misses: flag,
    quick: flag,
    json: flag,
  };
  try {
    return optionsSchema.safeParse(parseArgs({ args: [...args], options }).values).data;
  } catch {
    return undefined;
  }
}

/** Whether a floor is missed. */
async function scoreEngine(engine: EngineName, corpus: Corpus, options: Options): Promise<boolean> {
  const ready = await withPoolClient(database().pool, (client) => readyEngine(engine, corpus.postgresVersion, client));
  if (ready === undefined) {
    process.stderr.write(`${engine} : not run, il n’y a ni MEILI_URL ni programme meilisearch.\n`);
    return false;
  }
  try {
    return await scoreReadyEngine(engine, ready, corpus, options);
  } finally {
    await ready.leave();
  }
}

async function scoreReadyEngine(
  engine: EngineName,
  { version: engineVersion }: ReadyEngine,
  corpus: Corpus,
  options: Options,
): Promise<boolean> {
  const { asked, unanswerable } = await askQueries(engine, chosenQueries(options), await catalogueOf(corpus));
  const facts = { engine, engineVersion, corpus: options.corpus, commit: currentCommit() };
  for (const { id } of unanswerable) process.stderr.write(`${id} : rien de juste dans ce catalogue, non comptée\n`);
  return printLines(facts, asked, options);
}

/** Prints the figures; whether a floor is missed. */
function printLines(facts: RunFacts, asked: readonly AskedQuery[], options: Options): boolean {
  const lines = relevanceLines(facts, asked).filter(({ queries }) => queries > 0);
  if (!options.json) process.stdout.write(`${facts.engine} ${facts.engineVersion}, catalogue ${options.corpus}\n`);
  for (const line of lines) process.stdout.write(`${options.json ? JSON.stringify(line) : humanLine(line)}\n`);
  if (options.misses) for (const miss of missesOf(asked)) process.stdout.write(`${miss}\n`);
  return lines.some(({ ok }) => !ok);
}

/** Whether the floor of what people say of their jobs is missed. It is read in memory, whichever engine searches. */
async function scoreOwnWords(corpus: Corpus, options: Options): Promise<boolean> {
  const asked = await askOwnWords(database().pool, readQueryFile(options.queries ?? ownWordsFile));
  const facts = {
    ...({ engine: "postgres", engineVersion: corpus.postgresVersion } as const),
    ...{ corpus: options.corpus, commit: currentCommit() },
  };
  return printLines(facts, asked, options);
}

function catalogueOf(corpus: Corpus): ReturnType<typeof readWholeCatalogue> {
  return readWholeCatalogue(corpus.fileOf("trainings.json"));
}

function chosenQueries({ queries, family, quick }: Options): readonly JudgedQuery[] {
  const all = queries === undefined ? readOwnQueries() : readQueryFile(queries);
  const ofFamily = all.filter((query) => family === undefined || query.family === family);
  if (ofFamily.length === 0) throw new Error(`No query of that family; ours are ${families.join(", ")}`);
  return quick ? ofFamily.filter((_, index) => index % QUICK_EVERY === 0) : ofFamily;
}

/** What is missed in the half one may tune on; the half aside is never listed. */
function missesOf(asked: readonly AskedQuery[]): readonly string[] {
  return asked
    .filter(({ half, verdict }) => half === "tuned" && (verdict.success3 === 0 || verdict.forbidden3 === 1))
    .map(({ query, shown, said, verdict }) => {
      const why = verdict.success3 === 0 ? "manquée" : "autre métier";
      const wanted = [...query.expectRome, ...query.expectRncp, ...query.expectBlock].slice(0, 4).join(" ");
      const where = query.place === null ? "" : ` à ${query.place}`;
      return `${query.family} ${why} « ${query.query} » (${wanted}${where}) ${said} : ${shown.join(" ; ") || "rien"}`;
    });
}

process.exitCode = await main(process.argv.slice(2));
