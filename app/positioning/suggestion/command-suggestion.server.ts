import type { z } from "zod";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineSharedCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { applySuggestion, decideOn, type LockedRefusal, lockForCommand } from "./apply-suggestion.server.ts";
import { commandSuggestionSchema, type SuggestionAnswer, suggestionAnswerSchema } from "./suggestion-commands.ts";
import type { SuggestionRefusal } from "./suggestion-states.ts";

type Asked = z.infer<typeof commandSuggestionSchema>;
type Work = CommandWork<MemberActor | PersonActor>;
type Refusal = SuggestionRefusal | LockedRefusal;

/** The person says yes or no, whoever follows them notes it or takes the suggestion back. The organisation hears of none of it. */
export const commandSuggestion = defineSharedCommand({
  input: commandSuggestionSchema,
  right: "positioning.command",
  run(work: Work, { key, ...asked }: Asked): Promise<Outcome<SuggestionAnswer, Refusal | KeyRefusal>> {
    return answerOnce(work, { key, body: asked, value: suggestionAnswerSchema }, () => carryOut(work, asked));
  },
});

async function carryOut(
  { transaction, actor, at }: Work,
  { suggestionId, version: read, command: said }: Omit<Asked, "key">,
): Promise<Outcome<SuggestionAnswer, Refusal>> {
  const ready = await lockForCommand(transaction, actor, { suggestionId, version: read });
  if (!ready.ok) return ready;
  const { locked, by } = ready.value;
  const on = todayIso();
  const command = { name: said.name, reason: "reason" in said ? said.reason : null };
  const decided = decideOn(ready.value, command, { by, on });
  if (!decided.ok) return decided;
  const organisationId = actor.kind === "member" ? actor.organisationId : null;
  const decidedBy = { by, accountId: actor.accountId, organisationId, at, on };
  const version = await applySuggestion(transaction, { locked, command, decision: decided.value, decidedBy });
  const answer = { suggestionId, version, ...decided.value };
  return done(answer, { action: `suggestion.${said.name}`, resourceId: suggestionId, facts: { version } });
}
