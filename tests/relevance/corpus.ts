import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { importReference } from "#app/cli/import-reference.ts";
import { now } from "#app/platform/clock.server.ts";
import { openDatabase } from "#app/platform/database.server.ts";
import {
  type EmbeddedDatabase,
  openEmbeddedDatabase,
} from "#app/platform/embedded-postgres/embedded-database.server.ts";
import { APP_ROLE, ensureDatabase } from "#app/platform/embedded-postgres/roles.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import { deployMigrations } from "#prisma/deploy.ts";
import { withDatabaseName } from "#prisma/migration-adapter.ts";
import { refreshJobVocabulary } from "#search/postgres/vocabulary.server.ts";
import { rebuildSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";

/** `full`: the published references and 4,000 trainings over them, `large`: 20,000; `demo`: the fictional region. */
export type CorpusName = "demo" | "full" | "large";

/** A catalogue to search in, in a database that stays between runs. */
export interface Corpus {
  /** As the app role. */
  readonly url: string;
  readonly postgresVersion: string;
  /** A file of this catalogue's own, gone once the records change. */
  fileOf(name: string): string;
  release(): Promise<void>;
}

/** The day every corpus is read on. */
export const CORPUS_NOW = "2026-12-01T09:00:00+01:00";
const SHARED = path.resolve("../shared");
const FOLDER = path.resolve(".data/relevance");
/** What the records depend on. */
const RECORD_SOURCES = [
  "prisma/migrations",
  ...["imports", "skills", "territories", "blocks", "training/import", "training/lheo"].map((room) => `app/${room}`),
];
/** What the search documents depend on, with what these import: their change makes the documents again, not the records. */
const DOCUMENT_SOURCES = ["search/postgres/vocabulary.server.ts", "search/postgres/write-documents.server.ts"];
const TRAININGS: Readonly<Record<Exclude<CorpusName, "demo">, number>> = { full: 4000, large: 20_000 };
const CATALOGUE = ["--seed", "11", "--today", "2026-12-01"];

/** Opens a corpus; makes it when it is not there yet, or when what it is made from has changed. */
export async function openCorpus(name: CorpusName, say: (text: string) => void): Promise<Corpus> {
  await mkdir(FOLDER, { recursive: true });
  const cluster = await openEmbeddedDatabase(FOLDER);
  const database = `relevance_${name}`;
  const admin = new pg.Client({ connectionString: cluster.superuserUrl });
  await admin.connect();
  try {
    const url = withDatabaseName(cluster.appUrl, database);
    const stamps = {
      records: digest([...RECORD_SOURCES, ...(name === "demo" ? ["seeds"] : sharedSources())]),
      documents: digest(withImports(DOCUMENT_SOURCES)),
    };
    const found = await readStamp(admin, database);
    if (!found.startsWith(stamps.records)) {
      say(`Préparation du catalogue « ${name} » (une fois, tant que rien ne change)…`);
      await makeRecords({ cluster, admin, database, name });
    } else if (found !== `${stamps.records} ${stamps.documents}`) {
      say("Le moteur a changé : ses documents sont refaits…");
      await makeDocuments(url);
    }
    await admin.query(`COMMENT ON DATABASE ${database} IS '${stamps.records} ${stamps.documents}'`);
    const { rows } = await admin.query<{ server_version: string }>("SHOW server_version");
    return {
      url,
      postgresVersion: rows[0]?.server_version ?? "",
      fileOf: (file) => path.join(FOLDER, `${name}-${stamps.records}-${file}`),
      release: () => cluster.release(),
    };
  } catch (error) {
    await cluster.release();
    throw error;
  } finally {
    await admin.end();
  }
}

async function readStamp(admin: pg.Client, database: string): Promise<string> {
  const { rows } = await admin.query<{ stamp: string | null }>(
    "SELECT shobj_description(oid, 'pg_database') AS stamp FROM pg_database WHERE datname = $1",
    [database],
  );
  return rows[0]?.stamp ?? "";
}

interface Making {
  readonly cluster: EmbeddedDatabase;
  readonly admin: pg.Client;
  readonly database: string;
  readonly name: CorpusName;
}

async function makeRecords({ cluster, admin, database, name }: Making): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await ensureDatabase(cluster.superuserUrl, database);
  await deployMigrations({ ownerUrl: withDatabaseName(cluster.ownerUrl, database), appRole: APP_ROLE });
  const db = openDatabase(withDatabaseName(cluster.appUrl, database));
  try {
    if (name === "demo") {
      const loaded = await loadDemonstrationRegion(db);
      if (!loaded.ok) throw new Error(`The demonstration region was refused: ${loaded.refusal.kind}`);
      return;
    }
    for (const kind of ["rome", "territories", "certifications"] as const) {
      await importReference({ kind, paths: [], source: undefined, report: undefined, yes: true }, db);
    }
    const file = path.join(FOLDER, `${name}.xml`);
    const figures = ["--formations", String(TRAININGS[name]), ...CATALOGUE];
    execFileSync(process.execPath, [path.join(SHARED, "tools/make-lheo.mjs"), ...figures, "--out", file]);
    const source = { id: "carif", label: "carif" };
    const report = await importLheo({ input: createReadStream(file), source, db, yes: true, now });
    await rm(file);
    if (report.outcome !== "switched") throw new Error(`The catalogue was not imported: ${report.outcome}`);
  } finally {
    await db.close();
  }
}

async function makeDocuments(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    await refreshJobVocabulary(client);
    await rebuildSearchDocuments(client);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

/** The published data by name and size: reading 90 MB at each run would cost more than the run. */
function sharedSources(): readonly string[] {
  const folder = path.join(SHARED, "data");
  return [path.join(SHARED, "tools/make-lheo.mjs"), ...filesIn(folder).map((file) => `${file}:${statSync(file).size}`)];
}

function digest(sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    hash.update(source);
    for (const file of /:\d+$/.test(source) ? [] : filesIn(source)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

/** The files under a folder that can change a corpus, in a fixed order; the file itself when it is one. */
function filesIn(source: string): readonly string[] {
  if (statSync(source).isFile()) return [source];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/** Some files and those they import by a path of their own room, however far. */
function withImports(files: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, relative = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      visit(path.join(path.dirname(file), relative));
    }
  };
  for (const file of files) visit(file);
  return [...seen].toSorted();
}
