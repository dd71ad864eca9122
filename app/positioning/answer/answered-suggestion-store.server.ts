import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { suggestionStates } from "../suggestion/suggestion-states.ts";
import { JOINED_SESSION, OFFERED_SESSION, offeredSession } from "./offered-session-store.server.ts";

const rows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(suggestionStates),
    answerBy: readDay.nullable(),
    ...offeredSession,
  }),
);

/** A suggestion as its person reads it by a link: what, where, when, by whom. Days are civil. */
export type AnsweredSuggestion = Readonly<z.infer<typeof rows>[number]>;

/** Reads a suggestion for its person, or to tell of it; undefined: not theirs to see. By primary keys. */
export async function readAnsweredSuggestion(
  transaction: ActingTransaction,
  id: string,
): Promise<AnsweredSuggestion | undefined> {
  const found = await transaction.$queryRaw`
    SELECT g.id::text, g.version, g.state::text AS state, g.answer_by AS "answerBy", ${OFFERED_SESSION}
    FROM suggestion g ${JOINED_SESSION}
    WHERE g.id = ${id}::uuid`;
  return rows.parse(found)[0];
}
