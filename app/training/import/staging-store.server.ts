import { finished } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { copyField } from "#app/imports/staging/copy-rows.ts";
import type { ActionRecord, BlockRecord, FormationRecord, OrganisationRecord } from "../lheo/lheo-records.ts";
import {
  ACTION_COLUMNS,
  ACTION_LISTS,
  BLOCK_LIST_COLUMNS,
  BLOCK_LIST_DIGEST,
  type ImportColumn,
  namesOf,
  ORGANISATION_COLUMNS,
  SESSION_COLUMNS,
  SESSION_LISTS,
  TRAINING_COLUMNS,
  TRAINING_LISTS,
} from "./columns.server.ts";
import { blockListDigest, contentHash, copyFields } from "./copy-text.server.ts";

/** What one batch holds. */
const BATCH_CHARACTERS = 2_000_000;
/** Full batches in memory, the one the server works on among them: neither side waits for the other's slow moments. */
const MAX_FULL_BATCHES = 3;
/** Organisations and lists of blocks already sent; beyond, they are sent once more. */
const MAX_ALREADY_SENT = 50_000;

const TRAINING_ROW = [...TRAINING_COLUMNS, ...TRAINING_LISTS];
const ACTION_ROW = [...ACTION_COLUMNS, ...ACTION_LISTS];
const SESSION_ROW = [...SESSION_COLUMNS, ...SESSION_LISTS];

interface StagingTable {
  readonly name: string;
  /** Columns of staging alone: place of the record, and its parent's. */
  readonly keys: string;
  readonly columns: readonly Pick<ImportColumn<never>, "name" | "type">[];
}

/** `position` is the formation's place in the file; `row_id` numbers actions and sessions, whose own numbers may be repeated. */
export const STAGING_TABLES = {
  organisation: { name: "stage_organisation", keys: "", columns: ORGANISATION_COLUMNS },
  blockList: { name: "stage_block_list", keys: "", columns: BLOCK_LIST_COLUMNS },
  training: { name: "stage_training", keys: "position int, line int, ", columns: TRAINING_ROW },
  action: { name: "stage_action", keys: "row_id int, position int, line int, path text, ", columns: ACTION_ROW },
  session: {
    name: "stage_session",
    keys: "row_id int, action_row int, position int, line int, path text, ",
    columns: [...SESSION_ROW, BLOCK_LIST_DIGEST],
  },
} as const satisfies Record<string, StagingTable>;

/** Only the columns that joins use: measuring the texts and lists would cost more than it gives. */
const ANALYZE_KEYS = `ANALYZE stage_organisation (siret, content_hash), stage_training (position, siret, number),
  stage_action (row_id, position, number), stage_session (row_id, action_row, position, number)`;

type TableName = keyof typeof STAGING_TABLES;
const TABLE_NAMES = [
  "organisation",
  "blockList",
  "training",
  "action",
  "session",
] as const satisfies readonly TableName[];

/** The column list of a staging table, for CREATE TABLE. */
export function stagingDefinition({ keys, columns }: StagingTable): string {
  return `${keys}${columns.map(({ name, type }) => `"${name}" ${type}`).join(", ")}, content_hash text`;
}

/** The statement that fills a staging table, also under another name. */
export function stagingCopy({ name, keys, columns }: StagingTable, into: string = name): string {
  const keyNames = [...keys.matchAll(/(\w+) \w+,/g)].map(([, key]) => key);
  return `COPY ${into} (${[...keyNames, namesOf(columns), "content_hash"].join(", ")}) FROM STDIN`;
}

/**
 * Receives kept formations and sends them in batches to the connection's temporary tables, which the server drops with it. A batch
 * holds whole formations; while the server works on one, the next is read.
 */
export interface Staging {
  add(formation: FormationRecord, position: number): void;
  /** Notes whose formation was refused, so that organisations are counted whether or not they are kept. */
  addRefused(siret: string): void;
  /** Waits only when a batch is full and too many before it are still on their way. */
  sendIfFull(): Promise<void>;
  /** Sends what is left and waits for it. */
  finish(): Promise<void>;
  /** Waits for the batches on their way, come what may: nothing of it may reach the server after the transaction's end. */
  settle(): Promise<void>;
}

/** Creates the temporary tables on this connection; `onBatch` works on each batch before the tables are emptied for the next. */
export async function openStaging(
  client: PoolClient,
  onBatch: () => Promise<void>,
  batchCharacters = BATCH_CHARACTERS,
): Promise<Staging> {
  for (const table of Object.values(STAGING_TABLES)) {
    await client.query(`CREATE TEMP TABLE ${table.name} (${stagingDefinition(table)})`);
  }
  const writer = createBatchWriter();
  const onTheirWay: Promise<void>[] = [];
  let isMeasured = false;
  async function deliver(batch: Batch): Promise<void> {
    await copyBatch(client, batch);
    // The statistics of the first batch do for the others, which look like it.
    if (!isMeasured) await client.query(ANALYZE_KEYS);
    isMeasured = true;
    await onBatch();
    // Organisations stay: later formations may name those of an earlier batch.
    await client.query("TRUNCATE stage_block_list, stage_training, stage_action, stage_session");
  }
  async function send(): Promise<void> {
    if (onTheirWay.length === MAX_FULL_BATCHES) await onTheirWay.shift();
    const batch = writer.take();
    const sending = (onTheirWay.at(-1) ?? Promise.resolve()).then(() => deliver(batch));
    // Awaited some batches later; without a listener a failure in between would end the process.
    sending.catch(() => undefined);
    onTheirWay.push(sending);
  }
  return {
    add: (formation, position) => writer.add(formation, position),
    addRefused: (siret) => writer.addRefused(siret),
    sendIfFull: async () => (writer.size() < batchCharacters ? undefined : send()),
    finish: async () => {
      await send();
      await onTheirWay.at(-1);
    },
    settle: async () => {
      await onTheirWay.at(-1)?.catch(() => undefined);
    },
  };
}

type Batch = Record<TableName, string>;

const EMPTY_BATCH: Readonly<Batch> = { organisation: "", blockList: "", training: "", action: "", session: "" };

/** Turns formations into the text of COPY, table by table. */
export interface BatchWriter {
  add(formation: FormationRecord, position: number): void;
  addRefused(siret: string): void;
  size(): number;
  take(): Batch;
}

/** Numbers rows from 1 over the whole run. */
export function createBatchWriter(): BatchWriter {
  let batch: Batch = { ...EMPTY_BATCH };
  let actions = 0;
  let sessions = 0;
  const alreadySent = new Set<string>();

  function isNew(key: string): boolean {
    if (alreadySent.has(key)) return false;
    if (alreadySent.size >= MAX_ALREADY_SENT) alreadySent.clear();
    alreadySent.add(key);
    return true;
  }

  function addOrganisation(organisation: OrganisationRecord): void {
    const fields = copyFields(ORGANISATION_COLUMNS, organisation);
    const hash = contentHash("", fields);
    if (isNew(hash)) batch.organisation += `${fields}\t${hash}\n`;
  }

  function addRefused(siret: string): void {
    if (siret === "" || !isNew(siret)) return;
    batch.organisation += `${copyField(siret)}${"\t\\N".repeat(ORGANISATION_COLUMNS.length)}\n`;
  }

  function addBlocks(blocks: readonly BlockRecord[]): string | null {
    if (blocks.length === 0) return null;
    const digest = blockListDigest(blocks);
    if (isNew(digest)) batch.blockList += `${copyFields(BLOCK_LIST_COLUMNS, blocks)}\t${digest}\n`;
    return digest;
  }

  function addAction(action: ActionRecord, formation: FormationRecord, position: number): void {
    actions += 1;
    const fields = copyFields(ACTION_ROW, action);
    const hash = contentHash(formation.number, fields);
    batch.action += `${actions}\t${position}\t${action.line}\t${action.path}\t${fields}\t${hash}\n`;
    for (const session of action.sessions) {
      sessions += 1;
      const own = `${copyFields(SESSION_ROW, session)}\t${copyField(addBlocks(session.blocks))}`;
      const ownHash = contentHash(action.number, own);
      batch.session += `${sessions}\t${actions}\t${position}\t${session.line}\t${session.path}\t${own}\t${ownHash}\n`;
    }
  }

  return {
    add(formation, position): void {
      addOrganisation(formation.organisation);
      const fields = copyFields(TRAINING_ROW, formation);
      batch.training += `${position}\t${formation.line}\t${fields}\t${contentHash("", fields)}\n`;
      for (const action of formation.actions) addAction(action, formation, position);
    },
    addRefused,
    size: () => TABLE_NAMES.reduce((sum, name) => sum + batch[name].length, 0),
    take(): Batch {
      const taken = batch;
      batch = { ...EMPTY_BATCH };
      return taken;
    },
  };
}

async function copyBatch(client: PoolClient, batch: Batch): Promise<void> {
  for (const name of TABLE_NAMES) {
    if (batch[name] === "") continue;
    const stream = client.query(copyFrom(stagingCopy(STAGING_TABLES[name])));
    stream.end(batch[name]);
    await finished(stream);
  }
}
