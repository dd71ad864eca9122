import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { hasActivePositioning, selectFollowedFile } from "../positioning-store.server.ts";
import { enqueueSuggestionNews, firstDayOf } from "./apply-suggestion.server.ts";
import { type SuggestionAnswer, suggestionAnswerSchema, suggestSessionSchema } from "./suggestion-commands.ts";
import { decideSuggestion, type SuggestionRefusal } from "./suggestion-states.ts";
import { addSuggestion, addSuggestionEvent, isSuggested } from "./suggestion-store.server.ts";

type Asked = z.infer<typeof suggestSessionSchema>;
type Refusal =
  | SuggestionRefusal
  | { readonly kind: "unknown-person" | "unknown-session" | "already-suggested" | "already-positioned" };

/** Suggests a session to somebody one follows: the person answers before anything is sent to the organisation. */
export const suggestSession = defineCommand({
  input: suggestSessionSchema,
  right: "positioning.submit",
  run(work, { key, ...asked }: Asked): Promise<Outcome<SuggestionAnswer, Refusal | KeyRefusal>> {
    const body = { command: "suggest", ...asked };
    return answerOnce(work, { key, body, value: suggestionAnswerSchema }, () => suggest(work, asked));
  },
});

async function suggest(
  { transaction, actor, at }: CommandWork,
  { personFileId, sessionId }: Omit<Asked, "key">,
): Promise<Outcome<SuggestionAnswer, Refusal>> {
  const file = await selectFollowedFile(transaction, personFileId);
  if (file === null) return refused({ kind: "unknown-person" });
  const session = await readBookableSession(transaction, sessionId);
  if (session === null) return refused({ kind: "unknown-session" });
  const { personId } = file;
  const about = { personId, sessionId };
  if (await isSuggested(transaction, about)) return refused({ kind: "already-suggested" });
  if (await hasActivePositioning(transaction, about)) return refused({ kind: "already-positioned" });
  const facts = { state: null, answerBy: null, startsOn: firstDayOf(session) };
  const asked = { name: "suggest", reason: null } as const;
  const decided = decideSuggestion(facts, asked, { by: "prescriber", on: todayIso() });
  if (!decided.ok) return decided;
  const id = randomUUID();
  const { accountId, organisationId } = actor;
  const { state } = decided.value;
  await addSuggestion(transaction, { id, ...about, personFileId, organisationId, ...decided.value });
  await addSuggestionEvent(transaction, {
    ...{ suggestionId: id, version: 1, command: "suggest", fromState: null, toState: state, at, reason: null },
    ...{ byCommander: "prescriber", byAccountId: accountId, byOrganisationId: organisationId },
  });
  await enqueueSuggestionNews(transaction, { suggestionId: id, version: 1, command: "suggest", by: "prescriber" });
  const answer = { suggestionId: id, version: 1, ...decided.value };
  return done(answer, { action: "suggestion.suggest", resourceId: id, personFileId, facts: { version: 1 } });
}
