import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { addDays } from "#app/platform/working-days.ts";
import { ANSWERS_OF_DAYS, type AnswerTime, answerTimeOf } from "./answer-time.ts";

const rows = z.array(z.object({ sentOn: readDay, answeredOn: readDay }));

/** How long a training organisation took to answer of late, whoever sent the requests; null: it has answered none. For a member. */
export async function readAnswerTime(
  transaction: ActingTransaction,
  trainingOrganisationId: string,
): Promise<AnswerTime | null> {
  const since = addDays(todayIso(), -ANSWERS_OF_DAYS);
  const found = await transaction.$queryRaw`
    SELECT sent_on AS "sentOn", answered_on AS "answeredOn"
    FROM hub_answer_days(${trainingOrganisationId}::uuid, ${since}::date)`;
  return answerTimeOf(rows.parse(found));
}
