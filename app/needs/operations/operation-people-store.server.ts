import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { operationStates } from "./operation-states.ts";

const countRows = z.array(
  z.object({
    organisations: z.number(),
    proposed: z.number(),
    joined: z.number(),
    positioned: z.number(),
    entered: z.number(),
    finished: z.number(),
    hired: z.number(),
  }),
);

/** How far the people of an operation went, each counted once: numbers, and nobody's name. */
export type OperationCounts = Readonly<z.infer<typeof countRows>[number]>;

/** Null for whoever did not open it. By the indexes of proposals and positionings on people. */
export async function readOperationCounts(
  transaction: ActingTransaction,
  operationId: string,
): Promise<OperationCounts | null> {
  const rows = await transaction.$queryRaw`
    SELECT organisations, proposed, joined, positioned, entered, finished, hired FROM hub_operation_counts(${operationId}::uuid)`;
  return countRows.parse(rows)[0] ?? null;
}

const toldRows = z.array(
  z.object({
    state: z.enum(operationStates),
    places: z.number(),
    gathersUntil: readDay,
    joined: z.number().nullable(),
    entered: z.number().nullable(),
  }),
);

/** An operation as the company of its need reads it by its link: whole tens of people, from eleven on; null: fewer, or none. */
export type ToldOperation = Readonly<z.infer<typeof toldRows>[number]>;

/** The operations of the need whose link the transaction shows, the latest first. */
export async function listToldOperations(transaction: ActingTransaction): Promise<readonly ToldOperation[]> {
  const rows = await transaction.$queryRaw`
    SELECT state, places, gathers_until AS "gathersUntil", joined, entered FROM hub_operation_told_counts()`;
  return toldRows.parse(rows);
}
