import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { type PositioningToday, positioningToday } from "#app/access/authorisation/read-positioning-today.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { readAnswerTime } from "../answer-time/answer-days-store.server.ts";
import { type AnswerTime, toldToOthers } from "../answer-time/answer-time.ts";
import {
  type Offer,
  type OtherDate,
  selectOffer,
  selectOtherDates,
  selectSessionsOfResults,
} from "./offer-store.server.ts";

/** A session, and the programmes the organisation may position by there today. */
export interface OfferForReferent extends Offer {
  readonly programmes: readonly string[];
  /** How long its organisation takes to answer; null: too few answers to say. */
  readonly answerTime: AnswerTime | null;
  readonly otherDates: readonly OtherDate[];
}

/** What a referent is asked before they position somebody on a session; null: no such session. */
export function readOffer(database: Database, actor: MemberActor, number: string): Promise<OfferForReferent | null> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const offer = await selectOffer(transaction, number);
    if (offer === undefined) return null;
    const programmes = programmesAt(await positioningToday(transaction, actor), offer.departement);
    const { trainingOrganisationId } = offer;
    const time = trainingOrganisationId === null ? null : await readAnswerTime(transaction, trainingOrganisationId);
    const otherDates = await selectOtherDates(transaction, { sessionId: offer.id, today: todayIso() });
    return { ...offer, programmes, answerTime: toldToOthers(time), otherDates };
  });
}

/** A session of a page of results. `mayPosition`: the organisation may position there today, by one programme at least. */
export interface SessionOffered {
  readonly id: number;
  readonly mayPosition: boolean;
}

/** The sessions of a page of results, by their numbers. */
export function readOffered(
  database: Database,
  actor: MemberActor,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, SessionOffered>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const today = await positioningToday(transaction, actor);
    const sessions = await selectSessionsOfResults(transaction, numbers);
    return new Map(
      sessions.map(({ id, number, departement }) => [
        number,
        { id, mayPosition: programmesAt(today, departement).length > 0 },
      ]),
    );
  });
}

/** The programmes by which the organisation may position in a Département today; null: in any. */
function programmesAt(today: readonly PositioningToday[], departement: string | null): readonly string[] {
  const allowed = today.filter((one) => one.right.ok && [null, one.departement].includes(departement));
  return [...new Set(allowed.map(({ programme }) => programme))];
}
