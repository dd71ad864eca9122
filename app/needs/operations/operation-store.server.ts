import { z } from "zod";
import { type ActingTransaction, readerOf } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import { needVisibilities } from "../need-choices.ts";
import { needStates } from "../need-states.ts";
import type { OperationDecision } from "./decide-operation.ts";
import {
  type OperationCommander,
  type OperationCommandName,
  type OperationState,
  operationCommands,
  operationStates,
} from "./operation-states.ts";
import type { PathStep } from "./path-step.ts";
import { stepKinds } from "./step-kinds.ts";

/** An operation whose row this transaction locks. Days are civil. */
export interface HeldOperation {
  readonly id: string;
  readonly needId: string;
  readonly organisationId: string;
  readonly state: OperationState;
  readonly gathersUntil: string;
  readonly version: number;
}

const heldRows = z.array(
  z.object({
    id: z.string(),
    needId: z.string(),
    organisationId: z.string(),
    state: z.enum(operationStates),
    gathersUntil: readDay,
    version: z.number(),
  }),
);

/** Reads an operation and keeps others from changing it until the commit. Absent: unknown, or not theirs. By its primary key. */
export async function lockOperation(transaction: ActingTransaction, id: string): Promise<HeldOperation | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id::text, need_id::text AS "needId", organisation_id::text AS "organisationId", state::text AS state,
      gathers_until AS "gathersUntil", version
    FROM operation WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return heldRows.parse(rows)[0];
}

/** An operation as it is opened. */
interface NewOperation {
  readonly id: string;
  readonly needId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly places: number;
  readonly gathersUntil: string;
  readonly jobLabel: string;
  readonly town: string;
  readonly createdAt: Date;
}

/** Adds an operation, version 1. False: the body has one open for the need already. Without RETURNING. */
export async function addOperation(
  transaction: ActingTransaction,
  { gathersUntil, ...operation }: NewOperation,
  decision: OperationDecision,
): Promise<boolean> {
  const row = { ...operation, ...decision, gathersUntil: dayColumn(gathersUntil) };
  const { count } = await transaction.operation.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** Moves an operation on from the version that was read; false when it is not that version any more. */
export async function changeOperation(
  transaction: ActingTransaction,
  { id, version }: Pick<HeldOperation, "id" | "version">,
  decision: OperationDecision,
): Promise<boolean> {
  const { count } = await transaction.operation.updateMany({
    where: { id, version },
    data: { ...decision, version: version + 1 },
  });
  return count === 1;
}

/** Puts another path in the place of that of an operation. */
export async function replaceSteps(
  transaction: ActingTransaction,
  operationId: string,
  steps: readonly PathStep[],
): Promise<void> {
  await transaction.operationStep.deleteMany({ where: { operationId } });
  const columnOf = (day: string | null): Date | null => (day === null ? null : dayColumn(day));
  await transaction.operationStep.createMany({
    data: steps.map(({ startsOn, endsOn, ...step }, place) => ({
      ...{ operationId, place, startsOn: columnOf(startsOn), endsOn: columnOf(endsOn) },
      ...step,
    })),
  });
}

const stepRows = z.array(
  z.object({
    kind: z.enum(stepKinds),
    label: z.string(),
    sessionNumber: z.string().nullable(),
    organisationName: z.string().nullable(),
    startsOn: readDay.nullable(),
    endsOn: readDay.nullable(),
    funder: z.string().nullable(),
    isDated: z.boolean(),
    isFunded: z.boolean(),
  }),
);

/** The path of an operation, in its order. By its primary key. */
export async function selectSteps(transaction: ActingTransaction, operationId: string): Promise<readonly PathStep[]> {
  const rows = await transaction.operationStep.findMany({
    where: { operationId },
    orderBy: { place: "asc" },
    omit: { operationId: true, place: true },
  });
  return stepRows.parse(rows);
}

/** A line of the history of an operation; `version` is the one the command made. No account: the portal. */
interface OperationEvent {
  readonly operationId: string;
  readonly version: number;
  readonly command: OperationCommandName;
  readonly fromState: OperationState | null;
  readonly toState: OperationState;
  readonly byCommander: OperationCommander;
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
}

/** Appends to the history of an operation. Without RETURNING. */
export async function addOperationEvent(transaction: ActingTransaction, event: OperationEvent): Promise<void> {
  await transaction.operationEvent.createMany({ data: [event] });
}

const eventRows = z.array(
  z.object({ version: z.number(), command: z.enum(operationCommands), at: z.date(), reason: z.string().nullable() }),
);
export type ReadOperationEvent = Readonly<z.infer<typeof eventRows>[number]>;

/** What happened to an operation, the latest first. By its primary key. */
export async function selectOperationEvents(
  transaction: ActingTransaction,
  operationId: string,
): Promise<readonly ReadOperationEvent[]> {
  const rows = await transaction.operationEvent.findMany({
    where: { operationId },
    select: { version: true, command: true, at: true, reason: true },
    orderBy: { version: "desc" },
    take: 100,
  });
  return eventRows.parse(rows);
}

const operationRows = z.array(
  heldRows.element.extend({
    organisationName: z.string(),
    places: z.number(),
    reason: z.string().nullable(),
    jobLabel: z.string(),
    town: z.string(),
    needState: z.enum(needStates).nullable(),
    visibility: z.enum(needVisibilities).nullable(),
    communeCode: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    isAsked: z.boolean(),
  }),
);

/**
 * An operation as a member reads it. `isAsked`: the portal asked their organisation for people. Where it is: null when the member does not
 * read its need, or no longer.
 */
export type ReadOperation = Readonly<z.infer<typeof operationRows>[number]>;

const SELECTED = `SELECT o.id::text, o.need_id::text AS "needId", o.organisation_id::text AS "organisationId", o.state::text AS state,
    o.gathers_until AS "gathersUntil", o.version, o.organisation_name AS "organisationName", o.places, o.reason,
    o.job_label AS "jobLabel", o.town, n.state::text AS "needState", n.visibility, n.commune_code AS "communeCode", c.latitude, c.longitude,
    EXISTS (SELECT FROM operation_asked a WHERE a.operation_id = o.id AND a.organisation_id = $1::uuid) AS "isAsked"
  FROM operation o LEFT JOIN need n ON n.id = o.need_id LEFT JOIN commune c ON c.insee = n.commune_code`;

/** An operation for a member of an organisation; undefined: not for them. By its primary key. */
export async function selectOperation(
  transaction: ActingTransaction,
  { id, organisationId }: { readonly id: string; readonly organisationId: string },
): Promise<ReadOperation | undefined> {
  const { rows } = await readerOf(transaction).query(`${SELECTED} WHERE o.id = $2::uuid`, [organisationId, id]);
  return operationRows.parse(rows)[0];
}

/** As many as a page lists. */
export const MOST_LISTED = 100;

/** The operations that a member of an organisation sees, of one need or of all, those that gather first, then the latest. */
export async function listOperations(
  transaction: ActingTransaction,
  { organisationId, needId }: { readonly organisationId: string; readonly needId: string | null },
): Promise<readonly ReadOperation[]> {
  const { rows } = await readerOf(transaction).query(
    `${SELECTED} WHERE $2::uuid IS NULL OR o.need_id = $2::uuid
     ORDER BY o.state IN ('ended', 'cancelled'), o.state <> 'gathering', o.gathers_until, o.created_at DESC, o.id LIMIT ${MOST_LISTED}`,
    [organisationId, needId],
  );
  return operationRows.parse(rows);
}

const countRows = z.tuple([z.object({ count: z.number() })]);

/** How many operations that gather people ask an organisation for some. By the index on the organisation. */
export async function countAsking(transaction: ActingTransaction, organisationId: string): Promise<number> {
  const rows = await transaction.$queryRaw`
    SELECT count(*)::int AS count FROM operation_asked a JOIN operation o ON o.id = a.operation_id
    WHERE a.organisation_id = ${organisationId}::uuid AND o.state = 'gathering'
      AND EXISTS (SELECT FROM need n WHERE n.id = o.need_id AND n.state = 'qualified')`;
  return countRows.parse(rows)[0].count;
}

const idRows = z.array(z.object({ id: z.string() }));

/** Operations that gather and whose last day is past, after an id. At most `most`, by id. By the index on the day. */
export async function listGathered(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM operation WHERE state = 'gathering' AND id > ${after}::uuid AND gathers_until < ${today}::date
    ORDER BY id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}

const placeRows = z.array(z.object({ latitude: z.number(), longitude: z.number() }));

/** Where an operation is. For the tasks that read its need. */
export async function placeOfOperation(
  transaction: ActingTransaction,
  needId: string,
): Promise<z.infer<typeof placeRows>[number] | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT c.latitude, c.longitude FROM need n JOIN commune c ON c.insee = n.commune_code WHERE n.id = ${needId}::uuid`;
  return placeRows.parse(rows)[0];
}

const followingRows = z.array(z.object({ organisationId: z.string(), latitude: z.number(), longitude: z.number() }));

/** Where each organisation follows people who agreed that their skills are read. For the task `need-people`. */
export async function whereFollowed(transaction: ActingTransaction): Promise<z.infer<typeof followingRows>> {
  const rows = await transaction.$queryRaw`
    SELECT DISTINCT f.organisation_id::text AS "organisationId", c.latitude, c.longitude
    FROM person_file f JOIN skills_agreement a ON a.person_file_id = f.id JOIN commune c ON c.insee = f.commune_code
    WHERE a.ended_at IS NULL AND NOT f.is_restricted`;
  return followingRows.parse(rows);
}

/** Asks organisations for people; those that were asked stay so. Without RETURNING. */
export async function addAsked(
  transaction: ActingTransaction,
  {
    operationId,
    organisationIds,
    at,
  }: { readonly operationId: string; readonly organisationIds: readonly string[]; readonly at: Date },
): Promise<void> {
  const data = organisationIds.map((organisationId) => ({ operationId, organisationId, at }));
  await transaction.operationAsked.createMany({ data, skipDuplicates: true });
}

/** Does this operation gather people for this need? By its primary key. */
export async function takesPeople(
  transaction: ActingTransaction,
  { operationId, needId }: { readonly operationId: string; readonly needId: string },
): Promise<boolean> {
  const found = await transaction.operation.findFirst({
    where: { id: operationId, needId, state: "gathering" },
    select: { id: true },
  });
  return found !== null;
}
