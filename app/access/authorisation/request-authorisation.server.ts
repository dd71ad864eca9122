import { randomUUID } from "node:crypto";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { auditActor, recordAudit } from "#app/access/audit-trail.server.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { RequestAuthorisation } from "./authorisation-commands.ts";
import { type AuthorisationRefusal, decideAuthorisation } from "./authorisation-states.ts";
import { addAuthorisation, addAuthorisationEvent } from "./authorisation-store.server.ts";

/** A manager asks for their organisation's right to position; the Region decides. Answers the id of the request. */
export async function requestAuthorisation(
  database: Database,
  actor: MemberActor,
  command: RequestAuthorisation,
): Promise<Result<{ readonly authorisationId: string }, AuthorisationRefusal>> {
  const { accountId, organisationId, organisationKind } = actor;
  if (!can(actor, "authorisation.request", { organisationId })) return refused({ kind: "not-allowed" });
  const decided = decideAuthorisation(null, "request", {
    by: actor.role,
    on: todayIso(),
    period: command,
    organisation: { id: organisationId, kind: organisationKind, parentId: null },
    agreements: [],
    reason: null,
  });
  if (!decided.ok) return decided;
  const authorisationId = randomUUID();
  await inTransactionAs(database, actingFor(actor), async (transaction) => {
    await addAuthorisation(transaction, { ...command, id: authorisationId, organisationId });
    const event = { authorisationId, version: 1, command: "request", reason: null } as const;
    await addAuthorisationEvent(transaction, { ...event, byAccountId: accountId });
    const { startsOn, endsOn } = command;
    await recordAudit(transaction, auditActor(actor), {
      action: "authorisation.request",
      resourceId: authorisationId,
      facts: { version: 1, state: decided.value, startsOn, endsOn },
    });
  });
  return ok({ authorisationId });
}
