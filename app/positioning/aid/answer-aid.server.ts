import type { z } from "zod";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineSharedCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { commanderOf } from "../commander-of.ts";
import { type AidDone, aidAnswerSchema, answerAidSchema } from "./aid-commands.ts";
import { lockAid } from "./aid-store.server.ts";
import { applyAid, decideOnAid } from "./apply-aid.server.ts";
import type { StaleAid } from "./command-aid.server.ts";
import type { AidDecisionRefusal } from "./decide-aid.ts";

type Asked = z.infer<typeof answerAidSchema>;
type Work = CommandWork<MemberActor | PersonActor>;
export type AnswerAidRefusal = AidDecisionRefusal | StaleAid | { readonly kind: "unknown-request" };

/** The person says yes or no to an aid, or whoever follows them notes it, and how they said it. */
export const answerAid = defineSharedCommand({
  input: answerAidSchema,
  right: "aid.answer",
  run(work: Work, { key, ...asked }: Asked): Promise<Outcome<AidDone, AnswerAidRefusal | KeyRefusal>> {
    return answerOnce(work, { key, body: { aid: asked }, value: aidAnswerSchema }, () => answer(work, asked));
  },
});

async function answer(
  { transaction, actor, at }: Work,
  { requestId, version: read, name, saidHow }: Omit<Asked, "key">,
): Promise<Outcome<AidDone, AnswerAidRefusal>> {
  const held = await lockAid(transaction, requestId);
  const by = held === undefined ? null : commanderOf(actor, { ...held, trainingOrganisationId: null });
  if (held === undefined || (by !== "person" && by !== "prescriber")) return refused({ kind: "unknown-request" });
  if (held.version !== read) {
    return refused({ kind: "stale-version", read, version: held.version, state: held.state });
  }
  const organisationId = actor.kind === "member" ? actor.organisationId : null;
  const noted = by === "prescriber" ? saidHow : null;
  const decidedBy = { by, accountId: actor.accountId, organisationId, at, on: todayIso(), saidHow: noted };
  const decided = decideOnAid(held, { name }, decidedBy);
  if (!decided.ok) return decided;
  const version = await applyAid(transaction, { held, command: { name }, decision: decided.value, decidedBy });
  const facts = { version, ...(noted === null ? {} : { saidHow: noted }) };
  const audit = { action: `aid.${name}`, resourceId: requestId, personFileId: held.personFileId, facts } as const;
  return done({ requestId, state: decided.value.state, version }, audit);
}
