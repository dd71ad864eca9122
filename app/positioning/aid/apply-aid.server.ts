import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { Result } from "#app/platform/result.ts";
import { type AidSchemeCode, schemeOn } from "./aid-schemes.ts";
import type { AidCommandName, AidState } from "./aid-states.ts";
import { addAidEvent, changeAid, type HeldAid } from "./aid-store.server.ts";
import { aidAudiences, aidTold } from "./aid-told.ts";
import {
  type AidCommand,
  type AidDecision,
  type AidDecisionRefusal,
  type AidGivenBy,
  decideAid,
  needsAnotherYes,
  reasonOf,
} from "./decide-aid.ts";
import { latestDayOf } from "./explain-aid.ts";

/** In whose name a decision is written, at one instant. `on`: its civil day. */
export interface AidDecidedBy extends AidGivenBy {
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly at: Date;
}

/** Asks the machine about a request whose row is locked. */
export function decideOnAid(
  held: HeldAid,
  command: AidCommand,
  by: AidGivenBy,
): Result<AidDecision, AidDecisionRefusal> {
  const scheme = schemeOn(held.scheme, by.on);
  const startsOn = command.name === "quote" ? command.quote.startsOn : held.startsOn;
  const facts = {
    ...{ readHere: scheme.readHere, latestOn: latestDayOf(scheme, startsOn) },
    hasProvider: held.sessionProviderId !== null,
  };
  return decideAid({ ...held, ...facts }, command, by);
}

interface Applied {
  readonly held: HeldAid;
  readonly command: AidCommand;
  readonly decision: AidDecision;
  readonly decidedBy: AidDecidedBy;
}

/** Writes a decision: the request at its next version, its line of history, who hears of it. Answers the version. */
export async function applyAid(
  transaction: ActingTransaction,
  { held, command, decision, decidedBy }: Applied,
): Promise<number> {
  const { sessionProviderId } = held;
  const asked = command.name === "ask-quote" && sessionProviderId !== null ? { providerId: sessionProviderId } : {};
  if (!(await changeAid(transaction, held, decision, asked))) {
    throw new Error(`Request ${held.id} changed while its row was locked`);
  }
  const version = held.version + 1;
  const asksAgain = needsAnotherYes({ ...held, ...decision });
  const line = {
    requestId: held.id,
    version,
    fromState: held.state,
    command: command.name,
    scheme: held.scheme,
    reason: reasonOf(command),
    asksAgain,
  };
  await recordAid(transaction, { ...line, decision, decidedBy });
  return version;
}

interface Recorded extends Pick<Applied, "decision" | "decidedBy"> {
  readonly requestId: string;
  readonly version: number;
  readonly fromState: AidState | null;
  readonly command: AidCommandName;
  readonly scheme: AidSchemeCode;
  /** Of this command. */
  readonly reason: string | null;
  readonly asksAgain: boolean;
}

/** Writes the line of history of a decision, and that somebody must hear of it. */
export async function recordAid(transaction: ActingTransaction, recorded: Recorded): Promise<void> {
  const { requestId, version, fromState, command, scheme, reason, asksAgain, decision, decidedBy } = recorded;
  const { by, accountId, organisationId, at, on, saidHow = null } = decidedBy;
  const { state: toState, startsOn, hours, costCents, grantedCents = null } = decision;
  await addAidEvent(transaction, {
    ...{ requestId, version, command, fromState, toState, reason, saidHow, at },
    ...{ byCommander: by, byAccountId: accountId, byOrganisationId: organisationId },
    ...{ startsOn, hours, costCents, grantedCents },
  });
  const audiences = aidAudiences({ command, by, from: fromState, readHere: schemeOn(scheme, on).readHere, asksAgain });
  if (audiences.length === 0) return;
  await enqueueEffect(transaction, aidTold, { requestId, version, command, audiences: [...audiences] });
}
