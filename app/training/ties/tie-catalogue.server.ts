import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { isPlaceholderSiret, isStandInSiret, siretSchema } from "../siret.ts";
import {
  addTie,
  closeTie,
  isInCatalogue,
  isTrainingOrganisation,
  type ListedTie,
  listTies,
  listTrainingOrganisations,
  tiedOrganisation,
} from "./catalogue-tie-store.server.ts";

export type TieRefusal =
  | { readonly kind: "unknown-organisation" | "unknown-siret" }
  | { readonly kind: "tied-already"; readonly to: string };

/**
 * An operator ties a training organisation of the portal to the catalogue by the SIRET of one of its sites, whatever the source: from now
 * on it answers for the sessions of that site. A number that stands for several organisations ties nobody.
 */
export const tieCatalogue = defineCommand({
  input: z.object({ organisationId: z.uuid(), siret: siretSchema }),
  right: "catalogue.tie",
  async run({ transaction, at }, { organisationId, siret }): Promise<Outcome<null, TieRefusal>> {
    if (!(await isTrainingOrganisation(transaction, organisationId))) return refused({ kind: "unknown-organisation" });
    const isNobody = isPlaceholderSiret(siret) || isStandInSiret(siret);
    if (isNobody || !(await isInCatalogue(transaction, siret))) return refused({ kind: "unknown-siret" });
    const to = await tiedOrganisation(transaction, siret);
    if (to !== null) return refused({ kind: "tied-already", to });
    await addTie(transaction, { organisationId, siret, at });
    return done(null, { action: "catalogue.tie", resourceId: organisationId, facts: { siret } });
  },
});

/** Ends a tie: the organisation sees nothing more of these sessions, nor of the people positioned on them. */
export const untieCatalogue = defineCommand({
  input: z.object({ tie: z.uuid() }),
  right: "catalogue.untie",
  async run({ transaction, at }, { tie }): Promise<Outcome<null, { readonly kind: "unknown-tie" }>> {
    const ended = await closeTie(transaction, { id: tie, at });
    if (ended === null) return refused({ kind: "unknown-tie" });
    const { organisationId, siret } = ended;
    return done(null, { action: "catalogue.untie", resourceId: organisationId, facts: { siret } });
  },
});

/** The ties that hold, and which organisations can be tied. */
export interface ListedTies {
  readonly ties: readonly ListedTie[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

/** Reads the ties of all training organisations, for an operator. */
export async function readTies(
  database: Database,
  actor: MemberActor,
): Promise<Result<ListedTies, { readonly kind: "not-allowed" }>> {
  if (!can(actor, "catalogue.tie")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const ties = await listTies(transaction, todayIso());
    return ok({ ties, organisations: await listTrainingOrganisations(transaction) });
  });
}
