import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { listAuthorisations } from "#app/access/authorisation/authorisation-store.server.ts";
import { covers } from "#app/access/authorisation/period.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type Offer, selectOffer, selectSessionIds } from "./offer-store.server.ts";

/** A session, and the programmes the organisation may position by there today. */
export interface OfferForReferent extends Offer {
  readonly programmes: readonly string[];
}

/** What a referent is asked before they position somebody on a session; null: no such session. */
export function readOffer(database: Database, actor: MemberActor, number: string): Promise<OfferForReferent | null> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const offer = await selectOffer(transaction, number);
    if (offer === undefined) return null;
    const authorisations = await listAuthorisations(transaction, actor.organisationId);
    const on = todayIso();
    const alive = authorisations.filter(
      (one) =>
        one.organisationId === actor.organisationId &&
        one.state === "validated" &&
        covers(one, on) &&
        (offer.departement === null || one.departements.includes(offer.departement)),
    );
    return { ...offer, programmes: [...new Set(alive.flatMap(({ programmes }) => programmes))] };
  });
}

/** The ids of sessions of a page of results, by their numbers. */
export function readSessionIds(
  database: Database,
  actor: MemberActor,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return inTransactionAs(database, actingFor(actor), (transaction) => selectSessionIds(transaction, numbers));
}
