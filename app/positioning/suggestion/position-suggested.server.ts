import type { z } from "zod";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { type PositioningAnswer, positioningAnswerSchema } from "../positioning-commands.ts";
import { type SubmitRefusal, submitAgreed } from "../submit-positioning.server.ts";
import { applySuggestion, decideOn, type LockedRefusal, lockForCommand } from "./apply-suggestion.server.ts";
import { positionSuggestedSchema } from "./suggestion-commands.ts";
import type { SuggestionRefusal } from "./suggestion-states.ts";

type Asked = z.infer<typeof positionSuggestedSchema>;
type Refusal = SubmitRefusal | SuggestionRefusal | LockedRefusal;

/** Sends to the organisation the request for a suggestion that the person agreed to: a positioning begins, by its own rules. */
export const positionSuggested = defineCommand({
  input: positionSuggestedSchema,
  right: "positioning.submit",
  run(work, { key, ...asked }: Asked): Promise<Outcome<PositioningAnswer, Refusal | KeyRefusal>> {
    const body = { command: "position", ...asked };
    return answerOnce(work, { key, body, value: positioningAnswerSchema }, () => position(work, asked));
  },
});

async function position(
  work: CommandWork,
  { suggestionId, version: read, ...where }: Omit<Asked, "key">,
): Promise<Outcome<PositioningAnswer, Refusal>> {
  const { transaction, actor, at } = work;
  const { accountId, organisationId } = actor;
  const ready = await lockForCommand(transaction, actor, { suggestionId, version: read });
  if (!ready.ok) return ready;
  const { locked, by } = ready.value;
  const on = todayIso();
  const command = { name: "position", reason: null } as const;
  const decided = decideOn(ready.value, command, { by, on });
  if (!decided.ok) return decided;
  const { personFileId, sessionId } = locked;
  const submitted = await submitAgreed(work, { personFileId, sessionId, ...where });
  if (!submitted.ok) return submitted;
  const { value, audit } = submitted.value;
  const version = await applySuggestion(transaction, {
    ...{ locked, command, decision: decided.value, positioningId: value.positioningId },
    decidedBy: { by, accountId, organisationId, at, on },
  });
  return done(value, [
    ...audit,
    { action: "suggestion.position", resourceId: suggestionId, personFileId, facts: { version } },
  ]);
}
