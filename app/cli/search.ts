import { performance } from "node:perf_hooks";
import type { PoolClient } from "pg";
import { lockCatalogue } from "#app/imports/import-record-store.server.ts";
import { transact, withPoolClient } from "#app/platform/transaction.server.ts";
import { configuredServer } from "#search/meilisearch/configured-server.server.ts";
import { fedIndexes } from "#search/meilisearch/fed-index.ts";
import {
  compareIndex,
  readWantedGeneration,
  rebuildIndexes,
  repairIndexes,
} from "#search/meilisearch/feed-index.server.ts";
import { readHeldGeneration } from "#search/meilisearch/held-documents.server.ts";
import type { MeilisearchServer } from "#search/meilisearch/meilisearch-server.server.ts";
import { makeScopedKeys } from "#search/meilisearch/scoped-keys.server.ts";
import { readSearchStatus, type SearchStatus } from "#search/postgres/index-status.server.ts";
import { refreshJobVocabulary } from "#search/postgres/vocabulary.server.ts";
import { rebuildCertificationDocuments, refreshSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { rebuildNeedDocuments } from "#search/postgres/write-needs.server.ts";
import { withDatabase } from "./prepare-database.ts";
import { withSearchEngine } from "./prepare-search-engine.ts";
import { runCommand } from "./run-command.ts";
import { answerWordsRequest, readWordsRequest } from "./search-words.ts";

const USAGE =
  'Usage : npm run search -- rebuild | status | repair | keys | words [--try "mot=phrase officielle" [question…] | --remove mot]';
const CHECK_FAILED = 1;
const WRONG_USAGE = 2;

const commands: Readonly<Record<string, (client: PoolClient) => Promise<number>>> = { rebuild, status, repair };

/** Writes every document and the vocabulary again; readers keep the old ones until the end. */
async function rebuild(client: PoolClient): Promise<number> {
  const startedAt = performance.now();
  await underLock(client, async () => {
    await refreshJobVocabulary(client);
    await rebuildCertificationDocuments(client);
    await rebuildNeedDocuments(client);
  });
  const server = configuredServer();
  if (server !== undefined) await rebuildIndexes(client, server);
  say(`Index de recherche reconstruit en ${seconds(startedAt)}.`);
  return status(client);
}

/** Says what the index holds; fails when it disagrees with the catalogue. */
async function status(client: PoolClient): Promise<number> {
  const found = await readSearchStatus(client);
  describe(found);
  const server = configuredServer();
  const isRight = server === undefined || (await describeIndexes(client, server));
  return found.drifted.length === 0 && isRight ? 0 : CHECK_FAILED;
}

/** Writes again only the documents that disagree with the catalogue, in PostgreSQL, then in Meilisearch. */
async function repair(client: PoolClient): Promise<number> {
  const startedAt = performance.now();
  const { drifted } = await readSearchStatus(client);
  if (drifted.length > 0) await underLock(client, () => refreshSearchDocuments(client, drifted));
  const server = configuredServer();
  if (server !== undefined) await repairIndexes(client, server);
  say(`Formations réparées : ${drifted.length}, en ${seconds(startedAt)}.`);
  return status(client);
}

/** An import writes the same documents: one waits for the other. */
function underLock(client: PoolClient, work: () => Promise<void>): Promise<void> {
  return transact(client, async () => {
    await lockCatalogue(client);
    await work();
  });
}

function describe(found: SearchStatus): void {
  const count = new Intl.NumberFormat("fr-FR");
  say(
    `Formations : ${count.format(found.trainings)} ; sessions : ${count.format(found.sessions)} ; ` +
      `mots : ${count.format(found.words)} ; taille : ${count.format(Math.round(found.bytes / 1e6))} Mo.`,
  );
  if (found.drifted.length === 0) say("L’index est d’accord avec le catalogue.");
  else
    say(
      `Formations en désaccord avec le catalogue : ${count.format(found.drifted.length)}. Lancez « npm run search -- repair ».`,
    );
}

/** Says what each index of Meilisearch holds; answers whether all hold what they should. */
async function describeIndexes(client: PoolClient, server: MeilisearchServer): Promise<boolean> {
  const count = new Intl.NumberFormat("fr-FR");
  let isRight = true;
  for (const index of fedIndexes) {
    const generation = await readWantedGeneration(client, index);
    const isCurrent = (await readHeldGeneration(server, index)) === generation;
    const { held, missing, superfluous } = await compareIndex(client, server, index);
    const wrong = missing.length + superfluous.length;
    const state = isCurrent ? "à jour" : "en attente";
    say(`Meilisearch, index ${index.name} : ${count.format(held)} documents ; génération ${generation} ${state}.`);
    if (wrong > 0) {
      say(`Documents à écrire : ${count.format(missing.length)} ; à retirer : ${count.format(superfluous.length)}.`);
    }
    isRight &&= isCurrent && wrong === 0;
  }
  return isRight;
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1).replace(".", ",")} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the two keys of the portal, made with the master key, which no process of the portal needs. */
async function printKeys(): Promise<number> {
  const { MEILI_URL, MEILI_MASTER_KEY } = process.env;
  if (MEILI_URL === undefined || MEILI_MASTER_KEY === undefined) {
    process.stderr.write("« npm run search -- keys » demande MEILI_URL et MEILI_MASTER_KEY.\n");
    return WRONG_USAGE;
  }
  const { searchKey, writeKey } = await makeScopedKeys(MEILI_URL, MEILI_MASTER_KEY);
  say(`MEILI_KEY=${searchKey}\nMEILI_WRITE_KEY=${writeKey}`);
  return 0;
}

const [name, ...others] = process.argv.slice(2);
const command = name === undefined || others.length > 0 ? undefined : commands[name];
const wordsRequest = name === "words" ? readWordsRequest(others) : undefined;
if (name === "keys" && others.length === 0) await runCommand(printKeys);
else if (wordsRequest !== undefined) {
  await runCommand(() => withDatabase(() => withSearchEngine(() => answerWordsRequest(wordsRequest))));
} else if (command !== undefined) {
  await runCommand(() => withDatabase(({ pool }) => withSearchEngine(() => withPoolClient(pool, command))));
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = WRONG_USAGE;
}
