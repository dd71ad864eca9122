import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { positioningToday } from "#app/access/authorisation/read-positioning-today.server.ts";
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
    const programmes = (await positioningToday(transaction, actor))
      .filter(({ departement, right }) => right.ok && [null, departement].includes(offer.departement))
      .map(({ programme }) => programme);
    return { ...offer, programmes: [...new Set(programmes)] };
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
