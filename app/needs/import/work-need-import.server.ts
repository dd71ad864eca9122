import { randomUUID } from "node:crypto";
import { type ActingAs, type ActingTransaction, inTransactionAs } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { defineEffect } from "#app/platform/outbox/define-effect.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { ContributionName } from "../contributed-need-store.server.ts";
import type { ContributionContent } from "../contribution-schema.ts";
import { contentHashOf, findTold, tellOnce } from "../tell-once.server.ts";
import { checkRow } from "./check-row.server.ts";
import { type ImportTurn, needImport } from "./import-effect.ts";
import { isAtWork } from "./import-states.ts";
import { referenceFault } from "./import-words.ts";
import {
  changeFile,
  changeRow,
  countRows,
  lockFile,
  lockRow,
  type NeedFile,
  type NeedFileRow,
  removeOldFiles,
  selectRows,
} from "./need-import-store.server.ts";

const BATCH = 100;
/** A turn ends well before an effect is given up, and asks for the next. */
const TURN_MS = 20_000;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

const actingOf = ({ organisationId, accountId }: ImportTurn, presented = ""): ActingAs => ({
  ...{ organisationId, accountId, task: "need-contribute", presented },
});

/**
 * Checks or sends the rows of a file for some seconds, then asks for another turn. Each row is one transaction: cut anywhere, the next turn
 * takes the rows that are left; two turns at once make no need twice.
 */
export const needImportEffect = defineEffect({
  ...needImport,
  lane: "portal",
  async run(turn, _effectId, { database }) {
    const until = performance.now() + TURN_MS;
    for (;;) {
      const { file, rows } = await nextRows(database, turn);
      if (file === undefined) return;
      if (rows.length === 0) return endWork(database, turn);
      for (const row of rows) {
        if (file.state === "checking") await check(database, turn, { file, row });
        else await send(database, turn, { file, row });
      }
      if (performance.now() > until) break;
    }
    await inTransactionAs(database, actingOf(turn), (transaction) => enqueueEffect(transaction, needImport, turn));
  },
});

interface NextRows {
  readonly file: NeedFile | undefined;
  readonly rows: readonly NeedFileRow[];
}

/** The rows to work on; no file: nothing is asked of it any more. */
function nextRows(database: Database, turn: ImportTurn): Promise<NextRows> {
  return inTransactionAs(database, actingOf(turn), async (transaction) => {
    const file = await lockFile(transaction, turn.organisationId, turn.importId);
    if (file === undefined || !isAtWork(file.state)) return { file: undefined, rows: [] };
    const outcome = file.state === "checking" ? "waiting" : "ready";
    return { file, rows: await selectRows(transaction, turn.importId, { outcome, take: BATCH }) };
  });
}

function endWork(database: Database, turn: ImportTurn): Promise<void> {
  return inTransactionAs(database, actingOf(turn), async (transaction) => {
    const file = await lockFile(transaction, turn.organisationId, turn.importId);
    if (file === undefined || !isAtWork(file.state)) return;
    const { waiting, ready } = await countRows(transaction, turn.importId);
    if (file.state === "checking" && waiting === 0) await changeFile(transaction, file.id, { state: "checked" });
    if (file.state === "sending" && ready === 0) await changeFile(transaction, file.id, { state: "sent" });
  });
}

interface FileRow {
  readonly file: NeedFile;
  readonly row: NeedFileRow;
}

async function check(database: Database, turn: ImportTurn, { file, row }: FileRow): Promise<void> {
  const checked = await checkRow(database, file.columns, row.cells);
  await onRow(database, turn, row, async (transaction, place) => {
    if (!checked.ok) return changeRow(transaction, place, { outcome: "bad", faults: checked.refusal });
    const { name, contentHash } = nameOf(checked.value.content);
    const known = await findTold({ transaction, organisationId: turn.organisationId }, name, contentHash);
    if (!known.ok) return changeRow(transaction, place, { outcome: "bad", faults: [referenceFault] });
    if (known.value === null) return changeRow(transaction, place, { outcome: "ready" });
    return changeRow(transaction, place, { outcome: "known", needId: known.value.id });
  });
}

/** What a need of a file is known by: its reference, else all that it says. */
function nameOf(content: ContributionContent): { readonly name: ContributionName; readonly contentHash: string } {
  const contentHash = contentHashOf(content);
  const reference = content.reference ?? null;
  return { name: { reference, key: reference === null ? `ligne-${contentHash}` : null }, contentHash };
}

async function send(database: Database, turn: ImportTurn, { file, row }: FileRow): Promise<void> {
  const { organisationId, accountId } = turn;
  const checked = await checkRow(database, file.columns, row.cells);
  await onRow(database, turn, row, async (transaction, place, needId) => {
    if (!checked.ok) return changeRow(transaction, place, { outcome: "bad", faults: checked.refusal });
    const { content, posting } = checked.value;
    const work = { transaction, organisationId, accountId, tokenId: null, needId };
    const told = await tellOnce(work, { ...nameOf(content), posting });
    if (!told.ok) return changeRow(transaction, place, { outcome: "bad", faults: [referenceFault] });
    return changeRow(transaction, place, { outcome: told.value.isNew ? "told" : "known", needId: told.value.id });
  });
}

type RowWork = (
  transaction: ActingTransaction,
  place: { readonly importId: string; readonly line: number },
  needId: string,
) => Promise<void>;

/** Works on a row in one transaction, where nobody did since it was read. */
function onRow(database: Database, turn: ImportTurn, { line, outcome }: NeedFileRow, work: RowWork): Promise<void> {
  const { importId } = turn;
  const needId = randomUUID();
  return inTransactionAs(database, actingOf(turn, needId), async (transaction) => {
    const held = await lockRow(transaction, importId, line);
    if (held?.outcome === outcome) await work(transaction, { importId, line }, needId);
  });
}

/** Removes the files of more than thirty days: they hold whom to call. */
export function purgeNeedFiles(database: Database): Promise<number> {
  const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS);
  return inTransactionAs(database, { task: "purge" }, (transaction) => removeOldFiles(transaction, before));
}
