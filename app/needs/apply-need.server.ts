import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { NeedCommand, NeedDecision } from "./decide-need.ts";
import { answerForNeed } from "./need-contact-store.server.ts";
import type { KeptSkill } from "./need-posting.ts";
import { isOpenNeed, type NeedCommander } from "./need-states.ts";
import { addNeedEvent, changeNeed, type HeldNeed, type NeedCorrection, replaceSkills } from "./need-store.server.ts";
import { enqueueToFollowers } from "./tell-followers.server.ts";
import { needMoved } from "./told-effects.ts";

/** In whose name a decision is written, at one instant. `on`: its civil day. */
export interface NeedDecidedBy {
  readonly by: NeedCommander;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
  readonly on: string;
}

interface Applied {
  readonly held: HeldNeed;
  readonly command: NeedCommand;
  readonly decision: NeedDecision;
  readonly decidedBy: NeedDecidedBy;
  readonly correction?: NeedCorrection;
  readonly skills?: readonly KeptSkill[];
}

/** Writes a decision: the need at its next version, its line of history, the messages to whoever told it. Answers the version. */
export async function applyNeed(transaction: ActingTransaction, applied: Applied): Promise<number> {
  const { held, command, decision, decidedBy, correction = {}, skills } = applied;
  if (!(await changeNeed(transaction, held, decision, correction))) {
    throw new Error(`Need ${held.id} changed while its row was locked`);
  }
  if (correction.mergedIntoId !== undefined) {
    await answerForNeed(transaction, held.id, correction.mergedIntoId ?? held.id);
  }
  if (skills !== undefined) await replaceSkills(transaction, held.id, skills);
  const version = held.version + 1;
  await recordNeedEvent(transaction, { needId: held.id, version, fromState: held.state, command, decision, decidedBy });
  if (isOpenNeed(held.state) !== isOpenNeed(decision.state)) {
    await enqueueEffect(transaction, needMoved, { needId: held.id });
  }
  return version;
}

interface Recorded extends Pick<Applied, "command" | "decision" | "decidedBy"> {
  readonly needId: string;
  readonly version: number;
  readonly fromState: HeldNeed["state"] | null;
}

/** Writes the line of history of a decision, and that whoever told the need must hear of it. */
export async function recordNeedEvent(transaction: ActingTransaction, recorded: Recorded): Promise<void> {
  const { needId, version, fromState, command, decision, decidedBy } = recorded;
  const { state: toState, headcount, hired, hiredFrom } = decision;
  const reason = command.name === "contest-skill" ? command.reason : decision.reason;
  const skill = "skill" in command ? command.skill : null;
  await addNeedEvent(transaction, {
    ...{ needId, version, command: command.name, fromState, toState, headcount, hired, hiredFrom, reason, skill },
    ...{ byCommander: decidedBy.by, byAccountId: decidedBy.accountId, byOrganisationId: decidedBy.organisationId },
    at: decidedBy.at,
  });
  if (!decision.tellsCompany) return;
  await enqueueToFollowers(transaction, { needId, version, kind: command.name, state: toState });
}
