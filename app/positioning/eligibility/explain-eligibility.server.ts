import { type ActingTransaction, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor, MemberActor, PersonActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { type OpeningRefusal, readWithinBudget } from "#app/people/file/open-person-file.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { EligiblePerson } from "./eligibility-facts.ts";
import { rulesOn } from "./eligibility-rules.ts";
import {
  type AskedPositioning,
  selectAskedPositionings,
  selectEligiblePerson,
  selectEligibleSessions,
} from "./eligibility-store.server.ts";
import { type EligibilityLine, explain, type PlannedDays } from "./explain.ts";
import { selectOwnEligibility } from "./own-eligibility-store.server.ts";

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

/** A session that a plan of somebody may hold, and the days it would take. */
export interface PlannedSession extends PlannedDays {
  readonly id: number;
}

/** What a plan asks of a file. */
export interface EligibilityOfPlan {
  /** The requests of the file that go on, by the session they are for. */
  readonly asked: ReadonlyMap<number, AskedPositioning>;
  /** The level of diploma that the file says, from 1 to 8; null: it says none. */
  readonly level: number | null;
  /** Compares the person with some sessions, on the days that the plan puts them: one query, however many they are. */
  explain(sessions: readonly PlannedSession[]): Promise<EligibilityOfSessions>;
}

/**
 * Opens the file of somebody whom the actor follows for a plan of sessions: read, counted and written in the trail once, then compared
 * with as many lots of sessions as the plan tries.
 */
export function openEligibility(
  database: Database,
  actor: MemberActor,
  personFileId: string,
): Promise<Result<EligibilityOfPlan, OpeningRefusal>> {
  if (!can(actor, "positioning.submit")) return Promise.resolve(refused({ kind: "not-found" }));
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const person = await selectEligiblePerson(transaction, personFileId);
    if (person === null) return refused({ kind: "not-found" });
    const refusal = await readWithinBudget(transaction, actor, personFileId);
    if (refusal !== null) return refused(refusal);
    const sessionIds = person.positionings.flatMap(({ isOwn = false, sessionId }) => (isOwn ? [sessionId] : []));
    return ok({
      asked: await selectAskedPositionings(transaction, { personFileId, sessionIds }),
      level: person.level,
      explain: (planned) => explainPlanned(database, actor, { person, planned }),
    });
  });
}

/** The same for a plan of one's own, after the files held on oneself; null when none is, or when all are restricted. */
export async function openOwnEligibility(database: Database, actor: PersonActor): Promise<EligibilityOfPlan | null> {
  if (!can(actor, "person-file.read")) return null;
  const own = await inTransactionAs(database, actingFor(actor), (transaction) =>
    selectOwnEligibility(transaction, actor.accountId),
  );
  if (own === null) return null;
  const { person, asked } = own;
  return { asked, level: person.level, explain: (planned) => explainPlanned(database, actor, { person, planned }) };
}

async function explainPlanned(
  database: Database,
  actor: Actor,
  { person, planned }: { readonly person: EligiblePerson; readonly planned: readonly PlannedSession[] },
): Promise<EligibilityOfSessions> {
  const daysOf = new Map(planned.map((one) => [one.id, one]));
  const sessions = await inTransactionAs(database, actingFor(actor), (transaction) =>
    selectEligibleSessions(transaction, [...daysOf.keys()]),
  );
  const on = todayIso();
  const { rules } = rulesOn(on);
  return new Map(
    sessions.map((session) => {
      const days = daysOf.get(session.id);
      const asked = { person, session, funderCode: null, on, rules };
      return [session.id, explain(days === undefined ? asked : { ...asked, planned: days })];
    }),
  );
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
