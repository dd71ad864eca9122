import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type NeedState, needStates } from "../need-states.ts";
import { type CellFault, type ImportColumns, type ImportField, importFields } from "./import-fields.ts";
import { type ImportState, importStates, type RowOutcome, rowOutcomes } from "./import-states.ts";

const columnsSchema = z.partialRecord(z.enum(importFields), z.int().min(0));
const habitSchema = z.partialRecord(z.enum(importFields), z.string());
const faultsSchema = z.array(z.object({ field: z.enum(importFields), message: z.string() }));

const fileRows = z.array(
  z.object({
    id: z.string(),
    organisationId: z.string(),
    accountId: z.string(),
    fileName: z.string(),
    headers: z.array(z.string()),
    columns: columnsSchema,
    state: z.enum(importStates),
    createdAt: z.date(),
  }),
);

/** A file of needs. */
export type NeedFile = Readonly<z.infer<typeof fileRows>[number]>;

const rowRows = z.array(
  z.object({
    line: z.number(),
    cells: z.array(z.string()),
    outcome: z.enum(rowOutcomes),
    faults: faultsSchema,
  }),
);

/** A row of a file. `line`: in the file, that of the headers being 1. */
export type NeedFileRow = Readonly<z.infer<typeof rowRows>[number]>;

export interface NewNeedFile extends Omit<NeedFile, "state" | "headers" | "columns"> {
  readonly headers: readonly string[];
  readonly columns: ImportColumns;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The columns that were chosen, as JSON keeps them. */
function chosen(columns: ImportColumns): Record<string, number> {
  return Object.fromEntries(Object.entries(columns).flatMap(([field, at]) => (at === undefined ? [] : [[field, at]])));
}

/** Keeps a file and its rows, which wait for its columns to be said. */
export async function insertFile(transaction: ActingTransaction, { rows, ...file }: NewNeedFile): Promise<void> {
  const { headers, columns } = file;
  await transaction.needImport.createMany({
    data: [{ ...file, headers: [...headers], columns: chosen(columns), state: "mapping" }],
  });
  const { id: importId, organisationId } = file;
  const kept = JSON.stringify(rows);
  await transaction.$executeRaw`
    INSERT INTO need_import_row (import_id, organisation_id, line, cells, outcome, faults)
    SELECT ${importId}::uuid, ${organisationId}::uuid, r.line, ARRAY(SELECT jsonb_array_elements_text(r.cells)), 'waiting', '[]'
    FROM jsonb_to_recordset(${kept}::jsonb) AS r(line int, cells jsonb)`;
}

/** A file of an organisation, locked until the commit; undefined: none of theirs. By the primary key. */
export async function lockFile(
  transaction: ActingTransaction,
  organisationId: string,
  id: string,
): Promise<NeedFile | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id::text, organisation_id::text AS "organisationId", account_id::text AS "accountId", file_name AS "fileName", headers,
      columns, state, created_at AS "createdAt"
    FROM need_import WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid FOR UPDATE`;
  return fileRows.parse(rows)[0];
}

/** The newest files of an organisation, or one of them. */
export async function selectFiles(
  transaction: ActingTransaction,
  organisationId: string,
  { id, take }: { readonly id?: string; readonly take: number },
): Promise<readonly NeedFile[]> {
  const rows = await transaction.needImport.findMany({
    where: { organisationId, ...(id === undefined ? {} : { id }) },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take,
    select: {
      ...{ id: true, organisationId: true, accountId: true, fileName: true, headers: true },
      ...{ columns: true, state: true, createdAt: true },
    },
  });
  return fileRows.parse(rows);
}

export async function changeFile(
  transaction: ActingTransaction,
  id: string,
  change: { readonly state?: ImportState; readonly columns?: ImportColumns; readonly sentAt?: Date },
): Promise<void> {
  const { columns, ...rest } = change;
  await transaction.needImport.updateMany({
    where: { id },
    data: { ...rest, ...(columns === undefined ? {} : { columns: chosen(columns) }) },
  });
}

/** The rows of a file with this outcome, after a line; by the index on the outcome. */
export async function selectRows(
  transaction: ActingTransaction,
  importId: string,
  { outcome, skip = 0, take }: { readonly outcome: RowOutcome; readonly skip?: number; readonly take: number },
): Promise<readonly NeedFileRow[]> {
  const rows = await transaction.needImportRow.findMany({
    where: { importId, outcome },
    orderBy: { line: "asc" },
    skip,
    take,
    select: { line: true, cells: true, outcome: true, faults: true },
  });
  return rowRows.parse(rows);
}

/** A row of a file, locked until the commit. By the primary key. */
export async function lockRow(
  transaction: ActingTransaction,
  importId: string,
  line: number,
): Promise<NeedFileRow | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT line, cells, outcome, faults FROM need_import_row WHERE import_id = ${importId}::uuid AND line = ${line}::int FOR UPDATE`;
  return rowRows.parse(rows)[0];
}

export interface RowChange {
  readonly outcome: RowOutcome;
  readonly faults?: readonly CellFault[];
  readonly cells?: readonly string[];
  readonly needId?: string;
}

export async function changeRow(
  transaction: ActingTransaction,
  { importId, line }: { readonly importId: string; readonly line: number },
  { faults = [], cells, ...change }: RowChange,
): Promise<void> {
  await transaction.needImportRow.updateMany({
    where: { importId, line },
    data: {
      ...{ ...change, faults: faults.map((fault) => ({ ...fault })) },
      ...(cells === undefined ? {} : { cells: [...cells] }),
    },
  });
}

/** All rows but those that became needs wait to be checked anew. */
export async function recheckRows(transaction: ActingTransaction, importId: string): Promise<void> {
  await transaction.needImportRow.updateMany({
    where: { importId, outcome: { in: ["ready", "bad"] } },
    data: { outcome: "waiting", faults: [] },
  });
}

const sharedRows = z.array(
  z.object({ field: z.enum(importFields), cell: z.string(), message: z.string(), rows: z.number() }),
);

/** A value that is wrong in several rows. */
export type SharedFault = Readonly<z.infer<typeof sharedRows>[number]>;

const MOST_SHARED = 10;

/** The values that are wrong in several rows to mend, those of the most rows first. By the index on the outcome. */
export async function listSharedFaults(
  transaction: ActingTransaction,
  importId: string,
): Promise<readonly SharedFault[]> {
  const rows = await transaction.$queryRaw`
    SELECT f.field, r.cells[c.place::int + 1] AS cell, min(f.message) AS message, count(*)::int AS rows
    FROM need_import i JOIN need_import_row r ON r.import_id = i.id AND r.outcome = 'bad'
    CROSS JOIN LATERAL jsonb_to_recordset(r.faults) AS f(field text, message text)
    JOIN LATERAL jsonb_each_text(i.columns) AS c(field, place) ON c.field = f.field
    WHERE i.id = ${importId}::uuid AND f.field <> 'reference'
    GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 4 DESC, 1, 2 LIMIT ${MOST_SHARED}::int`;
  return sharedRows.parse(rows);
}

/** Writes a cell in all rows to mend where another is wrong, which then wait to be checked anew; how many. */
export async function mendShared(
  transaction: ActingTransaction,
  importId: string,
  {
    field,
    column,
    from,
    to,
  }: { readonly field: ImportField; readonly column: number; readonly from: string; readonly to: string },
): Promise<number> {
  return transaction.$executeRaw`
    UPDATE need_import_row SET cells[${column}::int + 1] = ${to}, outcome = 'waiting', faults = '[]'
    WHERE import_id = ${importId}::uuid AND outcome = 'bad' AND cells[${column}::int + 1] = ${from}
      AND faults @> jsonb_build_array(jsonb_build_object('field', ${field}::text))`;
}

/** How many rows of a file there are of each outcome. By the index on the outcome. */
export async function countRows(
  transaction: ActingTransaction,
  importId: string,
): Promise<Readonly<Record<RowOutcome, number>>> {
  const groups = await transaction.needImportRow.groupBy({ by: ["outcome"], where: { importId }, _count: true });
  const counts = { waiting: 0, ready: 0, bad: 0, told: 0, known: 0 };
  for (const { outcome, _count } of groups) counts[z.enum(rowOutcomes).parse(outcome)] = _count;
  return counts;
}

const stateRows = z.array(z.object({ state: z.enum(needStates), needs: z.number() }));

/** What became of the needs that the rows of a file told, or had told before: how many in each state. */
export async function countToldStates(
  transaction: ActingTransaction,
  importId: string,
): Promise<readonly { readonly state: NeedState; readonly needs: number }[]> {
  const rows = await transaction.$queryRaw`
    SELECT n.state::text AS state, count(*)::int AS needs FROM need n
    WHERE n.id IN (SELECT r.need_id FROM need_import_row r WHERE r.import_id = ${importId}::uuid AND r.outcome IN ('told', 'known'))
    GROUP BY n.state`;
  return stateRows.parse(rows);
}

/** The headers that an organisation chose last, folded, by field. */
export async function readHabit(
  transaction: ActingTransaction,
  organisationId: string,
): Promise<Readonly<Partial<Record<ImportField, string>>>> {
  const row = await transaction.needImportHabit.findUnique({ where: { organisationId }, select: { columns: true } });
  return row === null ? {} : habitSchema.parse(row.columns);
}

export async function writeHabit(
  transaction: ActingTransaction,
  organisationId: string,
  columns: Readonly<Partial<Record<ImportField, string>>>,
): Promise<void> {
  const kept = JSON.stringify(columns);
  await transaction.$executeRaw`
    INSERT INTO need_import_habit (organisation_id, columns) VALUES (${organisationId}::uuid, ${kept}::jsonb)
    ON CONFLICT (organisation_id) DO UPDATE SET columns = excluded.columns`;
}

/** Removes a file, rows and all; the needs that it told stay. */
export async function removeFile(transaction: ActingTransaction, id: string): Promise<void> {
  await transaction.needImport.deleteMany({ where: { id } });
}

/** How many rows of a file are of another company than the one that sent it; 0 where its SIRET is not known. */
export async function countOthers(transaction: ActingTransaction, importId: string, column: number): Promise<number> {
  const rows = await transaction.$queryRaw`
    SELECT count(*)::int AS others FROM need_import_row r JOIN organisation o ON o.id = r.organisation_id
    WHERE r.import_id = ${importId}::uuid AND regexp_replace(r.cells[${column}::int + 1], '[^0-9]', '', 'g') <> o.siret`;
  return z.array(z.object({ others: z.number() })).parse(rows)[0]?.others ?? 0;
}

/** Removes the files of more than thirty days, rows and all; how many. */
export async function removeOldFiles(transaction: ActingTransaction, before: Date): Promise<number> {
  const { count } = await transaction.needImport.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
