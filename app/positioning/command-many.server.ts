import type { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { commandPositioning } from "./command-positioning.server.ts";
import type { PositioningRefusal } from "./decide-positioning.ts";
import type { HeldRefusal } from "./held-for-command.server.ts";
import type { commandManySchema, PositioningAnswer } from "./positioning-commands.ts";

type Asked = z.infer<typeof commandManySchema>;

/** What became of one of them. */
export interface OneOfMany {
  readonly positioningId: string;
  readonly answer: Result<PositioningAnswer, PositioningRefusal | HeldRefusal | KeyRefusal>;
}

/**
 * One command for several people, in the order given: each is a command of its own, with its own transaction, history and answer, so that
 * one refusal stops nobody else. A second factor proved in the last minutes is asked. Sent again under its key, each has the same answer.
 */
export async function commandMany(
  database: Database,
  actor: MemberActor,
  { key, command, positionings }: Asked,
): Promise<Result<readonly OneOfMany[], { readonly kind: "step-up-needed" }>> {
  if (!isFreshProof(actor.factorAt, now())) return refused({ kind: "step-up-needed" });
  const answers: OneOfMany[] = [];
  for (const { positioningId, version } of positionings) {
    const asked = { key: `${key}-${positioningId}`, positioningId, version, command };
    answers.push({ positioningId, answer: await commandPositioning(database, actor, asked) });
  }
  return ok(answers);
}
