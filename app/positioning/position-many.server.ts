import { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { MOST_POSITIONED } from "./most-positioned.ts";
import { type PositioningAnswer, submitPositioningSchema } from "./positioning-commands.ts";
import { type SubmitRefusal, submitPositioning } from "./submit-positioning.server.ts";

/** Several people on one session, for the same funder and programme. `key`: it begins the key of each. */
export const positionManySchema = submitPositioningSchema.omit({ personFileId: true }).extend({
  key: submitPositioningSchema.shape.key.max(40),
  personFileIds: z.array(z.uuid()).min(1).max(MOST_POSITIONED),
});

/** What became of one of them. */
export interface OnePositioned {
  readonly personFileId: string;
  readonly answer: Result<PositioningAnswer, SubmitRefusal | KeyRefusal | { readonly kind: "not-allowed" }>;
}

/**
 * Positions several people on one session, in the order given: each is a command of its own, with its own transaction, history and answer,
 * so that one refusal stops nobody else. More than one asks for a second factor proved in the last minutes. Sent again under its key, each
 * has the same answer and no other effect.
 */
export async function positionMany(
  database: Database,
  actor: MemberActor,
  { key, personFileIds, ...asked }: z.infer<typeof positionManySchema>,
): Promise<Result<readonly OnePositioned[], { readonly kind: "step-up-needed" }>> {
  const people = [...new Set(personFileIds)];
  if (people.length > 1 && !isFreshProof(actor.factorAt, now())) return refused({ kind: "step-up-needed" });
  const answers: OnePositioned[] = [];
  for (const personFileId of people) {
    const one = { ...asked, key: `${key}-${personFileId}`, personFileId };
    answers.push({ personFileId, answer: await submitPositioning(database, actor, one) });
  }
  return ok(answers);
}
