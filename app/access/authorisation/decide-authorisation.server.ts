import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { listAgreements, readPrescriber } from "./agreement-store.server.ts";
import { type DecideAuthorisation, decideAuthorisationSchema } from "./authorisation-commands.ts";
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
  lockAuthorisation,
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
export const decideAuthorisation = defineCommand({
  input: decideAuthorisationSchema,
  right: "authorisation.decide",
  async run({ transaction, actor }, command): Promise<Outcome<DecidedAuthorisation, DecideRefusal>> {
    const { authorisationId, expectedVersion, intent } = command;
    const held = await lockAuthorisation(transaction, authorisationId);
    if (held === undefined) return refused({ kind: "unknown-authorisation", authorisationId });
    if (held.version !== expectedVersion) return refused(stale(held));
    const decided = decide(held.state, intent, await contextOf(transaction, { actor, held, command }));
    if (!decided.ok) return decided;
    const state = decided.value;
    if (!(await changeState(transaction, held, state))) return refused(stale(held));
    const version = held.version + 1;
    const event = { authorisationId: held.id, version, command: intent, reason: reasonOf(command) };
    await addAuthorisationEvent(transaction, { ...event, byAccountId: actor.accountId });
    return done(
      { state, version },
      {
        action: `authorisation.${intent}`,
        resourceId: held.id,
        facts: { version, from: held.state, state, organisationId: held.organisationId },
      },
    );
  },
});

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

function reasonOf(command: DecideAuthorisation): string | null {
  return "reason" in command ? command.reason : null;
}

function stale({ state, version }: HeldAuthorisation): DecideRefusal {
  return { kind: "stale-version", state, version };
}
