import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { positioningToday } from "#app/access/authorisation/read-positioning-today.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readAnswerTime } from "../answer-time/answer-days-store.server.ts";
import { type AnswerTime, toldToOthers } from "../answer-time/answer-time.ts";
import { type Offer, selectOffer, selectSessionIds } from "./offer-store.server.ts";

/** A session, and the programmes the organisation may position by there today. */
export interface OfferForReferent extends Offer {
  readonly programmes: readonly string[];
  /** How long its organisation takes to answer; null: too few answers to say. */
  readonly answerTime: AnswerTime | null;
}

/** What a referent is asked before they position somebody on a session; null: no such session. */
export function readOffer(database: Database, actor: MemberActor, number: string): Promise<OfferForReferent | null> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const offer = await selectOffer(transaction, number);
    if (offer === undefined) return null;
    const programmes = (await positioningToday(transaction, actor))
      .filter(({ departement, right }) => right.ok && [null, departement].includes(offer.departement))
      .map(({ programme }) => programme);
    const { trainingOrganisationId } = offer;
    const time = trainingOrganisationId === null ? null : await readAnswerTime(transaction, trainingOrganisationId);
    return { ...offer, programmes: [...new Set(programmes)], answerTime: toldToOthers(time) };
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
