import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import {
  listNamedAgreements,
  listOrganisations,
  type NamedAgreement,
  type NamedOrganisation,
  readPrescriber,
} from "./agreement-store.server.ts";

/** The association agreements an actor may see. */
export interface ReadAgreements {
  readonly agreements: readonly NamedAgreement[];
  /** The Départements an agreement can be recorded for; none for whoever does not record any. */
  readonly departements: readonly NamedOrganisation[];
  /** The bodies that act for the actor's Département, under its agreement. */
  readonly delegates: readonly NamedOrganisation[];
}

/**
 * Reads the agreements: all of them for the Region's operator, who records them; for a Département its own; for a body that acts for
 * a Département, that Département's; for the others, none.
 */
export async function readAgreements(
  database: Database,
  actor: MemberActor,
): Promise<Result<ReadAgreements, { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!can(actor, "agreement.read", { organisationId })) return refused({ kind: "not-allowed" });
  const mayRecord = can(actor, "agreement.record");
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const organisation = await readPrescriber(transaction, organisationId);
    const holders = [organisationId, organisation?.parentId ?? organisationId];
    return ok({
      agreements: await listNamedAgreements(transaction, mayRecord ? null : holders),
      departements: mayRecord ? await listOrganisations(transaction, { kind: "departement" }) : [],
      delegates: await listOrganisations(transaction, { parentId: organisationId }),
    });
  });
}
