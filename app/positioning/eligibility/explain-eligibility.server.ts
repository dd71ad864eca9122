import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { type OpeningRefusal, readWithinBudget } from "#app/people/file/open-person-file.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { EligiblePerson } from "./eligibility-facts.ts";
import { rulesOn } from "./eligibility-rules.ts";
import { selectEligiblePerson, selectEligibleSessions } from "./eligibility-store.server.ts";
import { type EligibilityLine, explain } from "./explain.ts";

/** The lines of each session asked about, by its id; a session of no catalogue is left out. */
export type EligibilityOfSessions = ReadonlyMap<number, readonly EligibilityLine[]>;

/**
 * Compares somebody whom the actor follows with what some sessions ask, before anything is sent: for one session or a page of results, the
 * same number of queries. It is a reading of the file: counted and written in the trail like any other.
 */
export function explainEligibility(
  database: Database,
  actor: MemberActor,
  asked: { readonly personFileId: string; readonly sessionIds: readonly number[]; readonly funderCode?: number },
): Promise<Result<EligibilityOfSessions, OpeningRefusal>> {
  if (!can(actor, "positioning.submit")) return Promise.resolve(refused({ kind: "not-found" }));
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const person = await selectEligiblePerson(transaction, asked.personFileId);
    if (person === null) return refused({ kind: "not-found" });
    const refusal = await readWithinBudget(transaction, actor, asked.personFileId);
    if (refusal !== null) return refused(refusal);
    const sessions = await selectEligibleSessions(transaction, asked.sessionIds);
    const on = todayIso();
    const { rules } = rulesOn(on);
    const funderCode = asked.funderCode ?? null;
    return ok(new Map(sessions.map((session) => [session.id, explain({ person, session, funderCode, on, rules })])));
  });
}

/** What was compared for one session, and what it came to: kept with the positioning. */
export interface EligibilityPicture {
  readonly rulesFrom: string;
  readonly on: string;
  readonly lines: readonly EligibilityLine[];
  readonly rsa: EligiblePerson["rsa"];
  readonly level: number | null;
}

interface PictureAsked {
  readonly personFileId: string;
  readonly sessionId: number;
  readonly funderCode: number;
  /** The request is there already, and is sent now: it is not taken for another one. */
  readonly isThere?: boolean;
}

/** The same inside a command: null when the session or the file is not there, or not theirs to see. */
export async function pictureEligibility(
  transaction: ActingTransaction,
  { personFileId, sessionId, funderCode, isThere = false }: PictureAsked,
): Promise<EligibilityPicture | null> {
  const known = await selectEligiblePerson(transaction, personFileId);
  const [session] = await selectEligibleSessions(transaction, [sessionId]);
  if (known === null || session === undefined) return null;
  const others = known.positionings.filter((one) => !isThere || one.sessionId !== sessionId);
  const person = { ...known, positionings: others };
  const on = todayIso();
  const { from: rulesFrom, rules } = rulesOn(on);
  const lines = explain({ person, session, funderCode, on, rules });
  return { rulesFrom, on, lines, rsa: person.rsa, level: person.level };
}
