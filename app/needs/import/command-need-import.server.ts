import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import { contributorKinds } from "#app/access/api-token/token-scopes.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { readTable, type TableRefusal } from "#app/imports/reading/read-table.server.ts";
import { database } from "#app/platform/database.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import { checkRow } from "./check-row.server.ts";
import { needImport } from "./import-effect.ts";
import { foldHeader, type ImportColumns, importFields, neededFields, proposeColumns } from "./import-fields.ts";
import { isAtWork } from "./import-states.ts";
import {
  changeFile,
  changeRow,
  countRows,
  insertFile,
  lockFile,
  lockRow,
  mendShared,
  type NeedFile,
  readHabit,
  recheckRows,
  removeFile,
  writeHabit,
} from "./need-import-store.server.ts";

export const MOST_ROWS = 10_000;
const LONGEST_FILE_NAME = 120;

/** Unknown or of another organisation: told alike. `at-work`: the portal checks or sends its rows at this moment. */
export type ImportRefusal = { readonly kind: "unknown-file" } | { readonly kind: "at-work" };

const mayImport = ({ organisationKind }: MemberActor): boolean => contributorKinds.includes(organisationKind);

/** The file of a command, locked, where the portal does not work on it. */
async function fileToChange(
  { transaction, actor }: Pick<CommandWork, "transaction" | "actor">,
  id: string,
): Promise<NeedFile | ImportRefusal> {
  const file = mayImport(actor) ? await lockFile(transaction, actor.organisationId, id) : undefined;
  if (file === undefined) return { kind: "unknown-file" };
  return isAtWork(file.state) ? { kind: "at-work" } : file;
}

/** Takes a file of needs: its rows wait, and its columns are proposed. Answers its id. */
export const takeNeedFile = defineCommand({
  input: z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>((sent) => sent instanceof Uint8Array) }),
  right: "need.contribute",
  async run(
    { transaction, actor, at },
    { fileName, bytes },
  ): Promise<Outcome<{ readonly id: string }, TableRefusal | ImportRefusal>> {
    if (!mayImport(actor)) return refused({ kind: "unknown-file" });
    const table = readTable(bytes, MOST_ROWS);
    if (!table.ok) return table;
    const { organisationId, accountId } = actor;
    const { headers, rows } = table.value;
    const columns = proposeColumns(headers, await readHabit(transaction, organisationId));
    const id = randomUUID();
    const named = fileName.replaceAll(/[\p{Cc}\p{Cs}]/gu, "").slice(0, LONGEST_FILE_NAME);
    await insertFile(transaction, {
      id,
      organisationId,
      accountId,
      fileName: named,
      headers,
      columns,
      createdAt: at,
      rows,
    });
    return done({ id }, []);
  },
});

export type ColumnsRefusal = ImportRefusal | { readonly kind: "columns-missing" } | { readonly kind: "column-twice" };

/** Says which column holds what, and has the rows that are not needs yet checked. Remembered for the organisation. */
export const sayColumns = defineCommand({
  input: z.object({ id: z.uuid(), columns: z.partialRecord(z.enum(importFields), z.int().min(0).optional()) }),
  right: "need.contribute",
  async run(work, { id, columns }): Promise<Outcome<null, ColumnsRefusal>> {
    const file = await fileToChange(work, id);
    if ("kind" in file) return refused(file);
    const places = Object.values(columns).filter((place) => place !== undefined);
    const isWhole = neededFields.every((field) => columns[field] !== undefined);
    if (!isWhole || (columns.job === undefined && columns.rome === undefined))
      return refused({ kind: "columns-missing" });
    if (new Set(places).size < places.length) return refused({ kind: "column-twice" });
    if (places.some((place) => place >= file.headers.length)) return refused({ kind: "columns-missing" });
    const { transaction, actor } = work;
    await changeFile(transaction, id, { columns, state: "checking" });
    await recheckRows(transaction, id);
    await writeHabit(transaction, actor.organisationId, headersOf(columns, file.headers));
    await enqueueTurn(work, id);
    return done(null, []);
  },
});

function headersOf(columns: ImportColumns, headers: readonly string[]): Readonly<Record<string, string>> {
  const said = Object.entries(columns).flatMap(([field, place]) =>
    place === undefined ? [] : [[field, place] as const],
  );
  return Object.fromEntries(said.map(([field, place]) => [field, foldHeader(headers[place] ?? "")]));
}

async function enqueueTurn({ transaction, actor }: CommandWork, importId: string): Promise<void> {
  const { organisationId, accountId } = actor;
  await enqueueEffect(transaction, needImport, { importId, organisationId, accountId });
}

/** Mends cells of a row and checks it at once. The row may be bad still. */
export const mendRow = defineCommand({
  input: z.object({
    id: z.uuid(),
    line: z.int().min(1),
    cells: z.partialRecord(z.enum(importFields), z.string().max(2000).optional()),
  }),
  right: "need.contribute",
  async run(work, { id, line, cells: mended }): Promise<Outcome<{ readonly isGood: boolean }, ImportRefusal>> {
    const file = await fileToChange(work, id);
    if ("kind" in file) return refused(file);
    const row = await lockRow(work.transaction, id, line);
    if (row === undefined || row.outcome !== "bad") return refused({ kind: "unknown-file" });
    const cells = [...row.cells];
    for (const field of importFields) {
      const [place, cell] = [file.columns[field], mended[field]];
      if (place !== undefined && cell !== undefined) cells[place] = cleaned(cell);
    }
    const checked = await checkRow(database(), file.columns, cells);
    const change = checked.ok
      ? ({ outcome: "ready" } as const)
      : ({ outcome: "bad", faults: checked.refusal } as const);
    await changeRow(work.transaction, { importId: id, line }, { ...change, cells });
    return done({ isGood: checked.ok }, []);
  },
});

/** Mends a value that is wrong in several rows, in all of them at once; the portal then checks these rows. */
export const mendValue = defineCommand({
  input: z.object({ id: z.uuid(), field: z.enum(importFields), from: z.string().max(2000), to: z.string().max(2000) }),
  right: "need.contribute",
  async run(work, { id, field, from, to }): Promise<Outcome<{ readonly rows: number }, ImportRefusal>> {
    const file = await fileToChange(work, id);
    if ("kind" in file) return refused(file);
    const column = file.columns[field];
    if (column === undefined) return refused({ kind: "unknown-file" });
    const rows = await mendShared(work.transaction, id, { field, column, from, to: cleaned(to) });
    if (rows === 0) return refused({ kind: "unknown-file" });
    await changeFile(work.transaction, id, { state: "checking" });
    await enqueueTurn(work, id);
    return done({ rows }, []);
  },
});

/** A cell as it is kept. */
function cleaned(cell: string): string {
  return cell.replaceAll(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
}

/** Has the portal make a need of each good row. */
export const sendNeedFile = defineCommand({
  input: z.object({ id: z.uuid() }),
  right: "need.contribute",
  async run(work, { id }): Promise<Outcome<null, ImportRefusal>> {
    const file = await fileToChange(work, id);
    if ("kind" in file) return refused(file);
    const { ready } = await countRows(work.transaction, id);
    if (ready === 0 || file.state === "mapping") return refused({ kind: "unknown-file" });
    await changeFile(work.transaction, id, { state: "sending", sentAt: work.at });
    await enqueueTurn(work, id);
    return done(null, { action: "need-import.send", resourceId: id, facts: { count: ready } });
  },
});

/** Erases a file; the needs that it told stay. */
export const removeNeedFile = defineCommand({
  input: z.object({ id: z.uuid() }),
  right: "need.contribute",
  async run(work, { id }): Promise<Outcome<null, ImportRefusal>> {
    const file = await fileToChange(work, id);
    if ("kind" in file) return refused(file);
    await removeFile(work.transaction, id);
    return done(null, { action: "need-import.remove", resourceId: id });
  },
});
