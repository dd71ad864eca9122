import { randomUUID } from "node:crypto";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { requestAuthorisationSchema } from "./authorisation-commands.ts";
import { type AuthorisationRefusal, decideAuthorisation } from "./authorisation-states.ts";
import { addAuthorisation, addAuthorisationEvent } from "./authorisation-store.server.ts";

/** A manager asks for their organisation's right to position; the Region decides. Answers the id of the request. */
export const requestAuthorisation = defineCommand({
  input: requestAuthorisationSchema,
  right: "authorisation.request",
  async run(
    { transaction, actor, at },
    command,
  ): Promise<Outcome<{ readonly authorisationId: string }, AuthorisationRefusal>> {
    const { accountId, organisationId, organisationKind } = actor;
    const decided = decideAuthorisation(null, "request", {
      by: actor.role,
      on: todayIso(at),
      period: command,
      organisation: { id: organisationId, kind: organisationKind, parentId: null },
      agreements: [],
      reason: null,
    });
    if (!decided.ok) return decided;
    const authorisationId = randomUUID();
    await addAuthorisation(transaction, { ...command, id: authorisationId, organisationId });
    const event = { authorisationId, version: 1, command: "request", reason: null } as const;
    await addAuthorisationEvent(transaction, { ...event, byAccountId: accountId });
    const { startsOn, endsOn } = command;
    const facts = { version: 1, state: decided.value, startsOn, endsOn };
    return done({ authorisationId }, { action: "authorisation.request", resourceId: authorisationId, facts });
  },
});
