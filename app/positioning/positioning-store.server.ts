import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import type { SeatKey } from "#app/training/seats/seat-store.server.ts";
import { type PositioningCommander, type PositioningState, positioningStates } from "./positioning-states.ts";
import { type StayState, stayStates } from "./stay/stay-states.ts";

/** A positioning whose row this transaction holds. Days are civil. */
export interface HeldPositioning extends SeatKey {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly personFileId: string;
  readonly trainingOrganisationId: string | null;
  readonly programme: string;
  readonly departementCode: string;
  readonly agreedAt: Date | null;
  readonly state: PositioningState;
  readonly since: string;
  readonly answerBy: string | null;
  readonly meetingOn: string | null;
  readonly stayState: StayState | null;
  readonly enteredOn: string | null;
  readonly stayOn: string | null;
  readonly isMoved: boolean;
  readonly version: number;
}

const day = readDay.nullable();
const heldRows = z.array(
  z.object({
    id: z.string(),
    personId: z.string(),
    organisationId: z.string(),
    personFileId: z.string(),
    trainingOrganisationId: z.string().nullable(),
    programme: z.string(),
    departementCode: z.string(),
    agreedAt: z.date().nullable(),
    sessionId: z.number(),
    funderCode: z.number(),
    state: z.enum(positioningStates),
    since: readDay,
    answerBy: day,
    meetingOn: day,
    stayState: z.enum(stayStates).nullable(),
    enteredOn: day,
    stayOn: day,
    isMoved: z.boolean(),
    version: z.number(),
  }),
);

/** Reads a positioning and keeps others from changing it until the commit. Absent: unknown, or not theirs. By its primary key. */
export async function lockPositioning(
  transaction: ActingTransaction,
  id: string,
): Promise<HeldPositioning | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text, p.person_id::text AS "personId", p.organisation_id::text AS "organisationId",
      p.person_file_id::text AS "personFileId", p.training_organisation_id::text AS "trainingOrganisationId",
      p.programme::text AS programme,
      p.departement_code::text AS "departementCode", p.agreed_at AS "agreedAt", p.session_id AS "sessionId",
      p.funder_code::int AS "funderCode",
      p.state::text AS state, p.since, p.answer_by AS "answerBy", p.meeting_on AS "meetingOn", p.stay_state::text AS "stayState",
      p.entered_on AS "enteredOn", p.stay_on AS "stayOn", p.version,
      EXISTS (SELECT FROM positioning m WHERE m.moved_from_id = p.id) AS "isMoved"
    FROM positioning p WHERE p.id = ${id}::uuid FOR NO KEY UPDATE OF p`;
  return heldRows.parse(rows)[0];
}

/** The file of somebody whom the actor follows, and whom it is about; null: unknown, or not followed. */
export function selectFollowedFile(
  transaction: ActingTransaction,
  id: string,
): Promise<{ readonly id: string; readonly personId: string; readonly organisationId: string } | null> {
  return transaction.personFile.findUnique({
    where: { id },
    select: { id: true, personId: true, organisationId: true },
  });
}

const foundRows = z.tuple([z.object({ found: z.boolean() })]);

/** Has the person a positioning on this session that has not ended, besides `except`? By the index on the person. */
export async function hasActivePositioning(
  transaction: ActingTransaction,
  {
    personId,
    sessionId,
    except = null,
  }: { readonly personId: string; readonly sessionId: number; readonly except?: string | null },
): Promise<boolean> {
  const rows = await transaction.$queryRaw`
    SELECT EXISTS (
      SELECT FROM positioning
      WHERE person_id = ${personId}::uuid AND session_id = ${sessionId}::int AND id IS DISTINCT FROM ${except}::uuid AND (
        state IN ('draft', 'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled')
        OR holds_seat))
    OR EXISTS (
      SELECT FROM hub_positionings_of_person(${personId}::uuid) p
      WHERE p.session_id = ${sessionId}::int AND p.is_active AND p.organisation_id IS DISTINCT FROM hub_organisation()) AS found`;
  return foundRows.parse(rows)[0].found;
}

/** What a positioning becomes. Days are civil. */
export interface PositioningChange {
  readonly state: PositioningState;
  readonly since: string;
  readonly answerBy: string | null;
  readonly holdsSeat: boolean;
  readonly reason: string | null;
  readonly meetingOn: string | null;
  readonly stayState: StayState | null;
  readonly enteredOn: string | null;
  readonly stayOn: string | null;
  /** Absent: unchanged. */
  readonly waitingRank?: number;
  readonly agreedAt?: Date;
  readonly exitReason?: string;
  readonly obtainedBlocks?: readonly string[];
}

/** Who and what a new positioning is about. */
export interface NewPositioning extends SeatKey {
  readonly id: string;
  readonly personId: string;
  readonly personFileId: string;
  readonly organisationId: string;
  readonly trainingOrganisationId: string | null;
  readonly programme: string;
  readonly departementCode: string;
  /** `null`: a draft, of which the person has not been asked yet. */
  readonly agreedAt: Date | null;
  /** The positioning that this one follows, on another session. */
  readonly movedFromId?: string;
}

/** Adds a positioning, version 1. Without RETURNING. */
export async function addPositioning(
  transaction: ActingTransaction,
  positioning: NewPositioning,
  change: PositioningChange,
): Promise<void> {
  await transaction.positioning.createMany({ data: [{ ...positioning, obtainedBlocks: [], ...columnsOf(change) }] });
}

/** Moves a positioning on from the version that was read; false when it is not that version any more. */
export async function changePositioning(
  transaction: ActingTransaction,
  { id, version }: Pick<HeldPositioning, "id" | "version">,
  change: PositioningChange,
): Promise<boolean> {
  const data = { ...columnsOf(change), version: version + 1 };
  const { count } = await transaction.positioning.updateMany({ where: { id, version }, data });
  return count === 1;
}

function columnsOf({ since, answerBy, meetingOn, enteredOn, stayOn, obtainedBlocks, ...change }: PositioningChange) {
  const column = (civil: string | null): Date | null => (civil === null ? null : dayColumn(civil));
  return {
    ...change,
    since: dayColumn(since),
    answerBy: column(answerBy),
    meetingOn: column(meetingOn),
    enteredOn: column(enteredOn),
    stayOn: column(stayOn),
    ...(obtainedBlocks === undefined ? {} : { obtainedBlocks: [...obtainedBlocks] }),
  };
}

/** A line of the history; `version` is the one the command made. */
export interface PositioningEvent {
  readonly positioningId: string;
  readonly version: number;
  readonly machine: "positioning" | "stay";
  readonly command: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly byCommander: PositioningCommander;
  /** `null`: the portal's own work. */
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  /** What the command said besides: days, blocks, the other session. */
  readonly said?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Appends to the history of a positioning. Without RETURNING. */
export async function addPositioningEvent(transaction: ActingTransaction, event: PositioningEvent): Promise<void> {
  const { said = {}, ...line } = event;
  await transaction.positioningEvent.createMany({ data: [{ ...line, said }] });
}

const stayRows = z.array(z.object({ startsOn: readDay, endsOn: day }));

/** The last stay of a person that the actor may see: its first day, and its last when it has ended; null when there is none. */
export async function selectLastStay(
  transaction: ActingTransaction,
  personId: string,
): Promise<{ readonly startsOn: string; readonly endsOn: string | null } | null> {
  const rows = await transaction.$queryRaw`
    SELECT entered_on AS "startsOn", CASE WHEN holds_seat THEN NULL ELSE stay_on END AS "endsOn"
    FROM positioning WHERE person_id = ${personId}::uuid AND state = 'entered' ORDER BY entered_on DESC, id DESC LIMIT 1`;
  return stayRows.parse(rows)[0] ?? null;
}

const beforeRows = z.array(z.object({ state: z.enum(positioningStates) }));

/** The state that the last absence at the entry was said of; null: none was. By the key of the history. */
export async function selectStateBefore(
  transaction: ActingTransaction,
  positioningId: string,
): Promise<PositioningState | null> {
  const rows = await transaction.$queryRaw`
    SELECT from_state AS state FROM positioning_event
    WHERE positioning_id = ${positioningId}::uuid AND command = 'record-no-show' ORDER BY version DESC LIMIT 1`;
  return beforeRows.parse(rows)[0]?.state ?? null;
}
