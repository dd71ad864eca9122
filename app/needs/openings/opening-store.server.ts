import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import type { AskedDays, OfferedSession, OpeningDecision } from "./decide-opening.ts";
import {
  type OpeningAnswerKind,
  type OpeningCommander,
  type OpeningCommandName,
  type OpeningState,
  type OpeningWhy,
  openingAnswers,
  openingStates,
} from "./opening-states.ts";

/** A request whose row this transaction locks. Days are civil. */
const heldRows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(openingStates),
    dueOn: readDay.nullable(),
    remindedOn: readDay.nullable(),
    seats: z.number(),
    isFunded: z.boolean().nullable(),
    blockCode: z.string(),
    communeCode: z.string(),
    radiusKm: z.number(),
    ownSeats: z.number(),
    othersMay: z.boolean(),
    ownAnswer: z.enum(openingAnswers).nullable(),
    startsFrom: readDay,
    startsBy: readDay,
    teaches: z.boolean(),
    pilots: z.boolean(),
  }),
);
export type HeldOpening = Readonly<z.infer<typeof heldRows>[number]>;

/** Keeps other commands from a request until the commit: those that only read rows of their own would not wait for its row. */
export async function takeTurn(transaction: ActingTransaction, what: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('opening ' || ${what}::text, 0))`;
}

/**
 * Reads a request and keeps others from changing it until the commit, for an organisation; null: for the portal. Absent: unknown, or not
 * theirs. By its primary key.
 */
export async function lockOpening(
  transaction: ActingTransaction,
  id: string,
  organisationId: string | null,
): Promise<HeldOpening | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT o.id::text, o.version, o.state::text AS state, o.due_on AS "dueOn", o.reminded_on AS "remindedOn", o.seats,
      o.is_funded AS "isFunded", o.block_code AS "blockCode", o.commune_code AS "communeCode", o.radius_km AS "radiusKm",
      coalesce((SELECT c.seats FROM opening_contribution c
        WHERE c.request_id = o.id AND c.organisation_id = ${organisationId}::uuid), 0) AS "ownSeats",
      hub_opening_others_may(o.id, ${organisationId}::uuid) AS "othersMay", o.starts_from AS "startsFrom", o.starts_by AS "startsBy",
      (SELECT a.answer FROM opening_answer a WHERE a.request_id = o.id AND a.organisation_id = ${organisationId}::uuid) AS "ownAnswer",
      hub_teaches(o.block_code::text, ${organisationId}::uuid) AS teaches, hub_pilots(o.commune_code::text) AS pilots
    FROM opening_request o WHERE o.id = ${id}::uuid FOR NO KEY UPDATE OF o`;
  return heldRows.parse(rows)[0];
}

const onRows = z.tuple([z.object({ goesOn: z.boolean() })]);

/** Does a request still await an answer? For whoever does not ask yet, and does not read it. */
export async function goesOn(transaction: ActingTransaction, id: string): Promise<boolean> {
  const rows = await transaction.$queryRaw`SELECT hub_opening_goes_on(${id}::uuid) AS "goesOn"`;
  return onRows.parse(rows)[0].goesOn;
}

const columnOf = (day: string | null): Date | null => (day === null ? null : dayColumn(day));

interface NewOpening extends AskedDays {
  readonly id: string;
  readonly blockCode: string;
  readonly blockLabel: string;
  readonly communeCode: string;
  readonly radiusKm: number;
  readonly people: number | null;
  readonly createdAt: Date;
}

/** Adds a request, version 1. Without RETURNING. */
export async function addOpening(
  transaction: ActingTransaction,
  { startsFrom, startsBy, replyBy, ...opening }: NewOpening,
  { dueOn, remindedOn: _none, ...decision }: OpeningDecision,
): Promise<void> {
  const days = { startsFrom: dayColumn(startsFrom), startsBy: dayColumn(startsBy), replyBy: dayColumn(replyBy) };
  await transaction.openingRequest.createMany({
    data: [{ ...opening, ...decision, ...days, dueOn: columnOf(dueOn) }],
  });
}

/** What an organisation asks of a request. */
export interface Contribution {
  readonly requestId: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly seats: number;
  readonly people: number | null;
  readonly why: OpeningWhy;
  readonly needId: string | null;
  readonly at: Date;
}

/** Writes what an organisation asks, in the place of what it asked before. Without RETURNING. */
export async function putContribution(transaction: ActingTransaction, asked: Contribution): Promise<void> {
  const { requestId, organisationId, ...said } = asked;
  const { count } = await transaction.openingContribution.updateMany({
    where: { requestId, organisationId },
    data: said,
  });
  if (count === 0) await transaction.openingContribution.createMany({ data: [asked] });
}

/** Takes back what an organisation asks. */
export async function removeContribution(
  transaction: ActingTransaction,
  which: Pick<Contribution, "requestId" | "organisationId">,
): Promise<void> {
  await transaction.openingContribution.deleteMany({ where: which });
}

const sumRows = z.tuple([z.object({ people: z.number().nullable() })]);

/** How many people need it, of all that those who ask said, without an organisation that leaves: the most. */
export async function readPeople(
  transaction: ActingTransaction,
  id: string,
  leavingId: string | null,
): Promise<number | null> {
  const rows = await transaction.$queryRaw`SELECT people FROM hub_opening_sum(${id}::uuid, ${leavingId}::uuid)`;
  return sumRows.parse(rows)[0].people;
}

/** Moves a request on from the version that was read; false when it is not that version any more. */
export async function changeOpening(
  transaction: ActingTransaction,
  { id, version }: Pick<HeldOpening, "id" | "version">,
  { dueOn, remindedOn, ...decision }: OpeningDecision,
  people: { readonly people?: number | null },
): Promise<boolean> {
  const days = { dueOn: columnOf(dueOn), remindedOn: columnOf(remindedOn) };
  // Why an organisation says no is not for the others, who read the request.
  const reason = decision.isFunded === false ? decision.reason : null;
  const { count } = await transaction.openingRequest.updateMany({
    where: { id, version },
    data: { ...decision, ...days, ...people, reason, version: version + 1 },
  });
  return count === 1;
}

/** Writes the last word of a training organisation. Without RETURNING. */
export async function putAnswer(
  transaction: ActingTransaction,
  said: {
    readonly requestId: string;
    readonly organisationId: string;
    readonly answer: OpeningAnswerKind;
    readonly reason: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const { requestId, organisationId, ...last } = said;
  const { count } = await transaction.openingAnswer.updateMany({ where: { requestId, organisationId }, data: last });
  if (count === 0) await transaction.openingAnswer.createMany({ data: [said] });
}

/** A line of the history of a request. No account: the portal. */
interface OpeningEvent {
  readonly requestId: string;
  readonly version: number;
  readonly command: OpeningCommandName;
  readonly fromState: OpeningState | null;
  readonly toState: OpeningState;
  readonly byCommander: OpeningCommander;
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly seats: number;
  readonly reason: string | null;
  readonly sessionId: number | null;
}

/** Appends to the history of a request. Without RETURNING. */
export async function addOpeningEvent(transaction: ActingTransaction, event: OpeningEvent): Promise<void> {
  await transaction.openingEvent.createMany({ data: [event] });
}

const sameRows = z.array(
  z.object({
    id: z.string(),
    town: z.string(),
    radiusKm: z.number(),
    startsFrom: readDay,
    startsBy: readDay,
    seats: z.number(),
    /** Those that the organisation itself asks already; 0: none. */
    ownSeats: z.number(),
    km: z.number(),
  }),
);
/** A request like one that is to be asked. It does not say who asks. */
export type SameOpening = Readonly<z.infer<typeof sameRows>[number]>;

/** What makes two requests the same. */
export interface AskedPlace extends Pick<AskedDays, "startsFrom" | "startsBy"> {
  readonly blockCode: string;
  readonly communeCode: string;
  readonly radiusKm: number;
}

/** The open requests of the same block, near enough, on days in common, the nearest first; ten at most. By the index on the block. */
export async function selectSameOpenings(
  transaction: ActingTransaction,
  { blockCode, communeCode, radiusKm, startsFrom, startsBy }: AskedPlace,
  organisationId: string,
): Promise<readonly SameOpening[]> {
  const rows = await transaction.$queryRaw`
    SELECT s.id::text, c.name AS town, s.radius_km AS "radiusKm", s.starts_from AS "startsFrom", s.starts_by AS "startsBy", s.seats, s.km,
      coalesce((SELECT c.seats FROM opening_contribution c
        WHERE c.request_id = s.id AND c.organisation_id = ${organisationId}::uuid), 0) AS "ownSeats"
    FROM hub_same_openings(${blockCode}, ${communeCode}, ${radiusKm}::int, ${startsFrom}::date, ${startsBy}::date) s
    JOIN commune c ON c.insee = s.commune_code ORDER BY s.km, s.id`;
  return sameRows.parse(rows);
}

const blockRows = z.array(z.object({ code: z.string(), label: z.string() }));
/** A block that can be asked for. */
export type AskedBlock = Readonly<z.infer<typeof blockRows>[number]>;

/** Blocks by their codes, in the order of the codes; those that are unknown are left out. By the primary key. */
export async function selectBlocks(
  transaction: ActingTransaction,
  codes: readonly string[],
): Promise<readonly AskedBlock[]> {
  const rows = await transaction.$queryRaw`
    SELECT code, left(label, 500) AS label FROM skill_block WHERE code = ANY (${codes}::text[]) ORDER BY code`;
  return blockRows.parse(rows);
}

const sessionRows = z.array(
  z.object({
    id: z.number(),
    teachesBlock: z.boolean(),
    startsOn: readDay.nullable(),
    isPermanent: z.boolean(),
    km: z.number().nullable(),
  }),
);

/**
 * A session that an organisation answers for, as a request looks at it; null: unknown, withdrawn, or another's. By its number.
 */
export async function readOfferedSession(
  transaction: ActingTransaction,
  number: string,
  { blockCode, communeCode }: Pick<HeldOpening, "blockCode" | "communeCode">,
  organisationId: string,
): Promise<OfferedSession | null> {
  const rows = await transaction.$queryRaw`
    SELECT r.id, hub_session_teaches(r.id, ${blockCode}) AS "teachesBlock", s.starts_on AS "startsOn", a.is_permanent AS "isPermanent",
      CASE WHEN a.modality <> 'remote' THEN hub_km_to_town(a.latitude, a.longitude, ${communeCode}) END AS km
    FROM training_session r JOIN training_action a ON a.id = r.action_id CROSS JOIN LATERAL session_as_said(r) AS s
    WHERE r.number = ${number} AND r.withdrawn_at IS NULL AND hub_session_organisation(r.id) = ${organisationId}::uuid`;
  return sessionRows.parse(rows)[0] ?? null;
}

const idRows = z.array(z.object({ id: z.string() }));

/** Requests whose last day is past, after an id. At most `most`, by id. By the index on the day. */
export async function listOverdueOpenings(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM opening_request WHERE id > ${after}::uuid AND due_on < ${today}::date ORDER BY id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}
