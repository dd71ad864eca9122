import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { readAnswerTime } from "../answer-time/answer-days-store.server.ts";
import type { AnswerTime } from "../answer-time/answer-time.ts";
import {
  countOwnTies,
  type ListedSession,
  type SessionFilters,
  selectOwnSessions,
} from "./own-sessions-store.server.ts";

/** A page of the sessions of one's organisation. */
export interface OwnSessions {
  readonly sessions: readonly ListedSession[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
  /** False: no operator tied the organisation to the catalogue, and it has no session here. */
  readonly isTied: boolean;
  /** Null: it has answered no request of late. */
  readonly answerTime: AnswerTime | null;
}

const PER_PAGE = 25;

/** The sessions that the actor's training organisation answers for, by its ties of today; `page` from 1. */
export function listOwnSessions(
  database: Database,
  actor: MemberActor,
  { page, ...filters }: SessionFilters & { readonly page: number },
): Promise<Result<OwnSessions, { readonly kind: "not-allowed" }>> {
  const { organisationId } = actor;
  if (!can(actor, "session.read")) return Promise.resolve(refused({ kind: "not-allowed" }));
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const isTied = (await countOwnTies(transaction, organisationId)) > 0;
    const wanted = { organisationId, today: todayIso(), ...filters, offset: (page - 1) * PER_PAGE, most: PER_PAGE };
    const sessions = isTied ? await selectOwnSessions(transaction, wanted) : [];
    const answerTime = await readAnswerTime(transaction, organisationId);
    return ok({ sessions, total: sessions[0]?.total ?? 0, page, perPage: PER_PAGE, isTied, answerTime });
  });
}
