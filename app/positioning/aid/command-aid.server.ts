import type { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { can } from "#app/access/can.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { type AidDone, aidAnswerSchema, commandAidSchema } from "./aid-commands.ts";
import { schemeOn } from "./aid-schemes.ts";
import type { AidCommander, AidState } from "./aid-states.ts";
import { type HeldAid, lockAid, putApplicant } from "./aid-store.server.ts";
import { applyAid, decideOnAid } from "./apply-aid.server.ts";
import type { AidDecisionRefusal } from "./decide-aid.ts";

type Asked = z.infer<typeof commandAidSchema>;

/** Somebody else's command came first: both versions. */
export interface StaleAid {
  readonly kind: "stale-version";
  readonly read: number;
  readonly version: number;
  readonly state: AidState;
}
export type CommandAidRefusal = AidDecisionRefusal | StaleAid | { readonly kind: "unknown-request" };

/** Whoever follows the person asks, sends and notes; the organisation gives its quote; the Region decides. */
export const commandAid = defineCommand({
  input: commandAidSchema,
  right: "aid.read",
  run(work, { key, ...asked }: Asked): Promise<Outcome<AidDone, CommandAidRefusal | KeyRefusal>> {
    return answerOnce(work, { key, body: { aid: asked }, value: aidAnswerSchema }, () => carryOut(work, asked));
  },
});

/** Who a member is for a request that they see; null: nobody. Row-level security says the same. */
export function aidCommanderOf(
  actor: MemberActor,
  {
    organisationId,
    providerId,
    scheme,
    filedOn,
  }: Pick<HeldAid, "organisationId" | "providerId" | "scheme" | "filedOn">,
): AidCommander | null {
  if (actor.organisationId === organisationId) return can(actor, "aid.ask") ? "prescriber" : null;
  if (actor.organisationId === providerId) return can(actor, "aid.quote") ? "organisation" : null;
  const isRead = filedOn !== null && schemeOn(scheme, todayIso()).readHere;
  return isRead && actor.organisationKind === "region" && can(actor, "aid.decide") ? "funder" : null;
}

async function carryOut(
  { transaction, actor, at }: CommandWork,
  { requestId, version: read, command }: Omit<Asked, "key">,
): Promise<Outcome<AidDone, CommandAidRefusal>> {
  const held = await lockAid(transaction, requestId);
  const by = held === undefined ? null : aidCommanderOf(actor, held);
  if (held === undefined || by === null) return refused({ kind: "unknown-request" });
  if (held.version !== read) {
    return refused({ kind: "stale-version", read, version: held.version, state: held.state });
  }
  const { accountId, organisationId } = actor;
  const decidedBy = { by, accountId, organisationId, at, on: todayIso() };
  const decided = decideOnAid(held, command, decidedBy);
  if (!decided.ok) return decided;
  const version = await applyAid(transaction, { held, command, decision: decided.value, decidedBy });
  const { personFileId } = held;
  const isSentHere = command.name === "send" && schemeOn(held.scheme, decidedBy.on).readHere;
  if (isSentHere) await putApplicant(transaction, { requestId, personFileId, at });
  // Of an organisation and of the Region, the trail says the request: they do not open the file.
  const whose = by === "prescriber" ? { personFileId } : {};
  const audit = { action: `aid.${command.name}`, resourceId: requestId, ...whose, facts: { version } } as const;
  return done({ requestId, state: decided.value.state, version }, audit);
}
