import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay, readDay } from "#app/access/authorisation/civil-day.ts";
import { positioningStates } from "../positioning-states.ts";
import type { EligiblePerson } from "./eligibility-facts.ts";
import { type AskedPositioning, eligiblePersonOf } from "./eligibility-store.server.ts";

/** More than organisations follow one person, or ask for one: a list is bounded. */
const MOST = 50;

const day = readDay.nullable();
const ownRows = z.array(
  z.object({
    id: z.string(),
    state: z.enum(positioningStates),
    isActive: z.boolean(),
    isCompleted: z.boolean(),
    sessionId: z.number(),
    organisationName: z.string(),
    startsOn: day,
    endsOn: day,
    trainingId: z.number(),
    obtainedBlocks: z.array(z.string()),
  }),
);

/** What the conditions look at of who has an account, and the requests that go on for them, by session. */
export interface OwnEligibility {
  readonly person: EligiblePerson;
  readonly asked: ReadonlyMap<number, AskedPositioning>;
}

/**
 * What the files held on somebody say of them, read by their account: of two that say different things, the latest; null when none is held,
 * or when all are restricted. Drafts of requests are nobody's yet. A constant number of queries, by the indexes on accounts and people.
 */
export async function selectOwnEligibility(
  transaction: ActingTransaction,
  accountId: string,
): Promise<OwnEligibility | null> {
  const files = await transaction.personFile.findMany({
    where: { accountId, isRestricted: false },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: {
      birthDate: true,
      communeCode: true,
      facts: { select: { kind: true, value: true, asOf: true } },
    },
  });
  const [latest] = files;
  if (latest === undefined) return null;
  const facts = files.flatMap((file) => file.facts).toSorted((one, other) => +other.asOf - +one.asOf);
  const birthDate = files.map((file) => file.birthDate).find((date) => date !== null) ?? null;
  const requests = await selectOwnRequests(transaction, accountId);
  const person = await eligiblePersonOf(transaction, {
    facts,
    birthDate: birthDate === null ? null : isoDay(birthDate),
    communeCode: latest.communeCode,
  });
  return {
    person: {
      ...person,
      obtainedBlocks: [...new Set(requests.flatMap(({ obtainedBlocks }) => obtainedBlocks))],
      positionings: requests.filter(({ isActive }) => isActive),
      completedTrainings: requests.filter(({ isCompleted }) => isCompleted).map(({ trainingId }) => trainingId),
    },
    asked: new Map(
      requests.filter(({ isActive }) => isActive).map(({ sessionId, id, state }) => [sessionId, { id, state }]),
    ),
  };
}

/** What was asked for whoever has this account, whichever organisation did, the latest first. */
async function selectOwnRequests(transaction: ActingTransaction, accountId: string): Promise<z.infer<typeof ownRows>> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text, p.state::text AS state, p.session_id AS "sessionId", o.name AS "organisationName",
      p.holds_seat OR p.state IN (
        'submitted', 'invited', 'under_review', 'waitlisted', 'proposed', 'no_show_event', 'accepted', 'enrolled') AS "isActive",
      coalesce(p.stay_state = 'completed', false) AS "isCompleted",
      s.starts_on AS "startsOn", s.ends_on AS "endsOn", a.training_id AS "trainingId", p.obtained_blocks::text[] AS "obtainedBlocks"
    FROM positioning p JOIN organisation o ON o.id = p.organisation_id
    JOIN training_session r ON r.id = p.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    WHERE p.state <> 'draft' AND p.person_id IN (SELECT f.person_id FROM person_file f WHERE f.account_id = ${accountId}::uuid)
    ORDER BY p.since DESC, p.id LIMIT ${MOST}::int`;
  return ownRows.parse(rows);
}
