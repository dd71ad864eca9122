import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import type { PositioningCommander } from "../positioning-states.ts";
import { type SuggestionCommandName, type SuggestionState, suggestionStates } from "./suggestion-states.ts";

/** A suggestion whose row this transaction locks. Days are civil. */
export interface LockedSuggestion {
  readonly id: string;
  readonly personFileId: string;
  readonly organisationId: string;
  readonly sessionId: number;
  readonly state: SuggestionState;
  readonly answerBy: string | null;
  readonly version: number;
}

const lockedRows = z.array(
  z.object({
    id: z.string(),
    personFileId: z.string(),
    organisationId: z.string(),
    sessionId: z.number(),
    state: z.enum(suggestionStates),
    answerBy: readDay.nullable(),
    version: z.number(),
  }),
);

/** Reads a suggestion and keeps others from changing it until the commit. Absent: unknown, or not theirs. By its primary key. */
export async function lockSuggestion(
  transaction: ActingTransaction,
  id: string,
): Promise<LockedSuggestion | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id::text, person_file_id::text AS "personFileId", organisation_id::text AS "organisationId", session_id AS "sessionId",
      state::text AS state, answer_by AS "answerBy", version
    FROM suggestion WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return lockedRows.parse(rows)[0];
}

/** Was this session suggested to the person, without an answer yet or with a yes? By the index on the person. */
export async function isSuggested(
  transaction: ActingTransaction,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: number },
): Promise<boolean> {
  const count = await transaction.suggestion.count({
    where: { personId, sessionId, state: { in: ["open", "agreed"] } },
  });
  return count > 0;
}

/** Adds a suggestion, version 1. Without RETURNING. */
export async function addSuggestion(
  transaction: ActingTransaction,
  suggestion: {
    readonly id: string;
    readonly personId: string;
    readonly personFileId: string;
    readonly organisationId: string;
    readonly sessionId: number;
    readonly state: SuggestionState;
    readonly answerBy: string | null;
  },
): Promise<void> {
  const { answerBy } = suggestion;
  const column = answerBy === null ? null : dayColumn(answerBy);
  await transaction.suggestion.createMany({ data: [{ ...suggestion, answerBy: column }] });
}

/** Moves a suggestion on from the version that was read; false when it is not that version any more. */
export async function changeSuggestion(
  transaction: ActingTransaction,
  { id, version }: Pick<LockedSuggestion, "id" | "version">,
  change: {
    readonly state: SuggestionState;
    readonly answerBy: string | null;
    readonly reason: string | null;
    readonly positioningId?: string;
  },
): Promise<boolean> {
  const answerBy = change.answerBy === null ? null : dayColumn(change.answerBy);
  const { count } = await transaction.suggestion.updateMany({
    where: { id, version },
    data: { ...change, answerBy, version: version + 1 },
  });
  return count === 1;
}

/** A line of the history of a suggestion; `version` is the one the command made. */
interface SuggestionEvent {
  readonly suggestionId: string;
  readonly version: number;
  readonly command: SuggestionCommandName;
  readonly fromState: SuggestionState | null;
  readonly toState: SuggestionState;
  readonly byCommander: PositioningCommander;
  /** `null`: the portal's own work. */
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
}

/** Appends to the history of a suggestion. Without RETURNING. */
export async function addSuggestionEvent(transaction: ActingTransaction, event: SuggestionEvent): Promise<void> {
  await transaction.suggestionEvent.createMany({ data: [event] });
}

const idRows = z.array(z.object({ id: z.string() }));

/** Suggestions that may have lapsed, after an id: the rule decides. At most `most`, by id. By the index on those that wait. */
export async function listMaybeLapsed(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT g.id::text FROM suggestion g JOIN training_session r ON r.id = g.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    WHERE g.id > ${after}::uuid AND g.state IN ('open', 'agreed') AND (g.answer_by < ${today}::date OR s.starts_on <= ${today}::date)
    ORDER BY g.id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}
