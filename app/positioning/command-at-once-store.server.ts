import { z } from "zod";
import { type ActingAs, actingAt } from "#app/access/acting.server.ts";
import type { AnsweredCommand } from "#app/access/answered-command-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type CountedSeats, sessionFactsSchema } from "#app/training/seats/seat-store.server.ts";
import { type Applied, changeOf, eventOf, followingOf } from "./apply-decision.server.ts";
import type { SessionFacts } from "./positioning-facts.ts";
import { positioningStates } from "./positioning-states.ts";
import type { HeldPositioning } from "./positioning-store.server.ts";
import { stayStates } from "./stay/stay-states.ts";

const READ = {
  name: "read-command",
  text: "SELECT hub_read_command($1, $2, $3) AS found",
};
const WRITE = { name: "write-command", text: "SELECT hub_write_command($1, $2)" };

const heldSchema = z
  .object({
    id: z.string(),
    person_id: z.string(),
    organisation_id: z.string(),
    person_file_id: z.string(),
    training_organisation_id: z.string().nullable(),
    session_id: z.number(),
    funder_code: z.number(),
    programme: z.string(),
    departement_code: z.string(),
    agreed_at: z.coerce.date().nullable(),
    state: z.enum(positioningStates),
    since: z.string(),
    answer_by: z.string().nullable(),
    meeting_on: z.string().nullable(),
    stay_state: z.enum(stayStates).nullable(),
    entered_on: z.string().nullable(),
    stay_on: z.string().nullable(),
    version: z.number(),
  })
  .transform(
    (row): HeldPositioning => ({
      ...{ id: row.id, personId: row.person_id, organisationId: row.organisation_id, personFileId: row.person_file_id },
      ...{ trainingOrganisationId: row.training_organisation_id, sessionId: row.session_id, version: row.version },
      ...{ funderCode: row.funder_code, programme: row.programme, departementCode: row.departement_code },
      ...{ agreedAt: row.agreed_at, state: row.state, since: row.since, answerBy: row.answer_by },
      ...{ meetingOn: row.meeting_on, stayState: row.stay_state, enteredOn: row.entered_on, stayOn: row.stay_on },
      // Asked by a move alone, which is not a command of this path.
      isMoved: false,
    }),
  );
const foundRows = z.tuple([
  z.object({
    found: z.object({
      known: z.object({ body_hash: z.string(), answer: z.unknown() }).nullable(),
      held: heldSchema.nullable(),
      session: sessionFactsSchema.nullable(),
      seats: z.object({ room: z.number().nullable(), left: z.number().nullable() }).nullable(),
    }),
  }),
]);

/** What a command looks at before it decides; nothing is locked. */
export interface ReadForCommand {
  readonly known: AnsweredCommand | null;
  /** Null: unknown, or not theirs. */
  readonly held: HeldPositioning | null;
  readonly session: SessionFacts | null;
  readonly seats: CountedSeats | null;
}

/** In whose name, and when, a statement acts by itself. */
interface AtOnce {
  readonly acting: ActingAs;
  readonly at: Date;
}

/** Reads what a command looks at, in one statement under row-level security. By primary keys. */
export async function readForCommand(
  { pool }: Pick<Database, "pool">,
  { acting, at }: AtOnce,
  { key, positioningId }: { readonly key: string; readonly positioningId: string },
): Promise<ReadForCommand> {
  const values = [JSON.stringify(actingAt(acting, at)), key, positioningId];
  const [{ found }] = foundRows.parse((await pool.query({ ...READ, values })).rows);
  const { known, held, session, seats } = found;
  const sessionFacts = session === null || held === null ? null : { id: held.sessionId, ...session };
  return {
    known: known === null ? null : { bodyHash: known.body_hash, answer: known.answer },
    ...{ held, session: sessionFacts, seats },
  };
}

/** A command's answer under its key. */
interface KeyedAnswer {
  readonly key: string;
  readonly bodyHash: string;
  readonly answer: object;
}

/** Keeps a refusal under its key: nothing else is written. */
export async function writeRefusal(
  { pool }: Pick<Database, "pool">,
  { acting, at }: AtOnce,
  keyed: KeyedAnswer,
): Promise<void> {
  await pool.query({ ...WRITE, values: [JSON.stringify(actingAt(acting, at)), JSON.stringify({ ...keyed, at })] });
}

/**
 * Writes a decision and its answer in one statement that commits by itself, at the version that was read. Throws when another
 * transaction wrote that version, took the last seat or answered the key meanwhile.
 */
export async function writeDecided(
  { pool }: Pick<Database, "pool">,
  { acting, at }: AtOnce,
  {
    applied,
    audit,
    keyed,
  }: {
    readonly applied: Applied;
    readonly audit: readonly { readonly action: string; readonly resourceKind: string; readonly facts: object }[];
    readonly keyed: KeyedAnswer;
  },
): Promise<void> {
  const change = changeOf(applied);
  const event = eventOf(applied);
  const written = {
    ...{ ...keyed, at, audit, effects: followingOf(applied) },
    positioning: {
      ...{ id: applied.held.id, version: event.version, state: change.state, since: change.since },
      ...{ answer_by: change.answerBy, holds_seat: change.holdsSeat, meeting_on: change.meetingOn },
      ...{ reason: change.reason, stay_state: change.stayState, entered_on: change.enteredOn, stay_on: change.stayOn },
    },
    event: {
      ...{
        positioning_id: event.positioningId,
        version: event.version,
        machine: event.machine,
        command: event.command,
      },
      ...{ from_state: event.fromState, to_state: event.toState, by_commander: event.byCommander, at: event.at },
      ...{ by_account_id: event.byAccountId, by_organisation_id: event.byOrganisationId, reason: event.reason },
      said: event.said ?? {},
    },
  };
  await pool.query({ ...WRITE, values: [JSON.stringify(actingAt(acting, at)), JSON.stringify(written)] });
}
