import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { standsAs } from "./command-opening.server.ts";
import { activeOpenings, type OpeningPeriod, type OpeningState, openingStates } from "./opening-states.ts";
import {
  type ListedOpening,
  type OpeningSum,
  type ReadOpening,
  type ReadOpeningEvent,
  type SessionToOffer,
  selectOpening,
  selectOpeningEvents,
  selectOpenings,
  selectSessionsToOffer,
  sumOpenings,
} from "./read-opening-store.server.ts";

const PER_PAGE = 25;

/** A page of the requests that an organisation reads. `sums` null: for those who steer training alone. */
export interface OpeningList {
  readonly openings: readonly ListedOpening[];
  readonly total: number;
  readonly lastPage: number;
  readonly sums: readonly OpeningSum[] | null;
}

/** The requests that a member's organisation asks, could answer, or steers; `page` from 1. */
export function listOpenings(
  database: Database,
  actor: MemberActor,
  { period, page }: { readonly period: OpeningPeriod; readonly page: number },
): Promise<OpeningList> {
  const isActive = (state: OpeningState): boolean => activeOpenings.some((active) => active === state);
  const states = openingStates.filter((state) => isActive(state) === (period === "active"));
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const { organisationId } = actor;
    const asked = { organisationId, states, skip: (page - 1) * PER_PAGE, take: PER_PAGE };
    const openings = await selectOpenings(transaction, asked);
    const total = openings[0]?.total ?? 0;
    const sums = standsAs(actor, "pilot") ? await sumOpenings(transaction) : null;
    return { openings, total, lastPage: Math.max(1, Math.ceil(total / PER_PAGE)), sums };
  });
}

/** A request for a member, and what they may say of it. */
export interface OpeningForMember {
  readonly opening: ReadOpening;
  readonly events: readonly ReadOpeningEvent[];
  /** The sessions that the reader's organisation could open for it. */
  readonly sessions: readonly SessionToOffer[];
  readonly may: { readonly ask: boolean; readonly answer: boolean; readonly study: boolean; readonly fund: boolean };
}

export function readOpening(
  database: Database,
  actor: MemberActor,
  id: string,
): Promise<Result<OpeningForMember, { readonly kind: "unknown-request" }>> {
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const { organisationId } = actor;
    const isId = z.uuid().safeParse(id).success;
    const opening = isId ? await selectOpening(transaction, id, actor) : undefined;
    if (opening === undefined) return refused({ kind: "unknown-request" });
    const events = await selectOpeningEvents(transaction, id, actor);
    const isActive = activeOpenings.some((state) => state === opening.state);
    const mayAnswer = isActive && opening.teaches && standsAs(actor, "organisation");
    const wanted = { organisationId, requestId: id, today: todayIso() };
    return ok({
      opening,
      events,
      sessions: mayAnswer ? await selectSessionsToOffer(transaction, wanted) : [],
      may: {
        ask: isActive && opening.own !== null && standsAs(actor, "asker"),
        answer: mayAnswer,
        study: opening.state === "asked" && opening.pilots && standsAs(actor, "pilot"),
        fund: isActive && standsAs(actor, "funder"),
      },
    });
  });
}
