import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { OpeningRefusal } from "#app/people/file/open-person-file.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result } from "#app/platform/result.ts";
import type { EligibilityLine } from "../eligibility/explain.ts";
import { explainEligibility } from "../eligibility/explain-eligibility.server.ts";
import { selectFileNames } from "./followed-file-store.server.ts";

/** Somebody chosen for a session, and what it asks of them. */
export interface ChosenPerson {
  readonly personFileId: string;
  readonly name: string;
  readonly lines: readonly EligibilityLine[];
}

/**
 * Compares the people chosen with one session, before anything is sent: a reading of each file, counted and audited like any other. Who is
 * not followed by the actor is left out.
 */
export async function readChosen(
  database: Database,
  actor: MemberActor,
  { personFileIds, sessionId }: { readonly personFileIds: readonly string[]; readonly sessionId: number },
): Promise<Result<readonly ChosenPerson[], OpeningRefusal>> {
  const names = await inTransactionAs(database, actingFor(actor), (transaction) =>
    selectFileNames(transaction, { organisationId: actor.organisationId, personFileIds }),
  );
  const chosen: ChosenPerson[] = [];
  for (const { personFileId, name } of names) {
    const explained = await explainEligibility(database, actor, { personFileId, sessionIds: [sessionId] });
    if (!explained.ok) return explained;
    chosen.push({ personFileId, name, lines: explained.value.get(sessionId) ?? [] });
  }
  return ok(chosen);
}
