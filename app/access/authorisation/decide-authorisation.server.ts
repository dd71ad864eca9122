import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { listAgreements, readPrescriber } from "./agreement-store.server.ts";
import type { DecideAuthorisation } from "./authorisation-commands.ts";
import {
  type AuthorisationRefusal,
  type AuthorisationState,
  type DecisionContext,
  decideAuthorisation as decide,
} from "./authorisation-states.ts";
import {
  addAuthorisationEvent,
  changeState,
  type HeldAuthorisation,
  holdAuthorisation,
} from "./authorisation-store.server.ts";

/** What the decision made of the authorisation. */
export interface DecidedAuthorisation {
  readonly state: AuthorisationState;
  readonly version: number;
}

export type DecideRefusal =
  | AuthorisationRefusal
  | { readonly kind: "unknown-authorisation"; readonly authorisationId: string }
  | { readonly kind: "stale-version"; readonly state: AuthorisationState; readonly version: number };

/**
 * The Region validates, refuses, suspends or resumes an authorisation, of the version it read: `stale-version` tells the state
 * somebody else has given it since.
 */
export async function decideAuthorisation(
  database: Database,
  actor: MemberActor,
  command: DecideAuthorisation,
): Promise<Result<DecidedAuthorisation, DecideRefusal>> {
  if (!can(actor, "authorisation.decide")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const { authorisationId, expectedVersion, intent } = command;
    const held = await holdAuthorisation(transaction, authorisationId);
    if (held === undefined) return refused({ kind: "unknown-authorisation", authorisationId });
    if (held.version !== expectedVersion) return refused(stale(held));
    const decided = decide(held.state, intent, await contextOf(transaction, { actor, held, command }));
    if (!decided.ok) return decided;
    if (!(await changeState(transaction, held, decided.value))) return refused(stale(held));
    return ok(await tell(transaction, { actor, held, command, state: decided.value }));
  });
}

interface Decision {
  readonly actor: MemberActor;
  readonly held: HeldAuthorisation;
  readonly command: DecideAuthorisation;
}

async function contextOf(transaction: ActingTransaction, { actor, held, command }: Decision): Promise<DecisionContext> {
  const organisation = (await readPrescriber(transaction, held.organisationId)) ?? null;
  const agreements = organisation === null ? [] : await listAgreements(transaction, organisation);
  return { by: actor.role, on: todayIso(), period: held, organisation, agreements, reason: reasonOf(command) };
}

async function tell(
  transaction: ActingTransaction,
  { actor, held, command, state }: Decision & { readonly state: AuthorisationState },
): Promise<DecidedAuthorisation> {
  const version = held.version + 1;
  await addAuthorisationEvent(transaction, {
    authorisationId: held.id,
    version,
    command: command.intent,
    byAccountId: actor.accountId,
    reason: reasonOf(command),
  });
  await recordAudit(transaction, auditActor(actor), {
    action: `authorisation.${command.intent}`,
    resourceId: held.id,
    facts: { version, from: held.state, state, organisationId: held.organisationId },
  });
  return { state, version };
}

function reasonOf(command: DecideAuthorisation): string | null {
  return "reason" in command ? command.reason : null;
}

function stale({ state, version }: HeldAuthorisation): DecideRefusal {
  return { kind: "stale-version", state, version };
}
