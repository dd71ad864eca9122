import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";

const idRows = z.array(z.object({ id: z.string() }));

/**
 * The positionings of whoever has this account, whatever the organisation, those under way first, then the latest. By the index on the
 * person.
 */
export async function listOwnPositionings(
  transaction: ActingTransaction,
  {
    accountId,
    underWay,
    most,
  }: { readonly accountId: string; readonly underWay: readonly string[]; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text FROM positioning p
    WHERE p.state <> 'draft' AND p.person_id IN (SELECT f.person_id FROM person_file f WHERE f.account_id = ${accountId}::uuid)
    ORDER BY p.state::text = ANY (${[...underWay]}) DESC, p.since DESC, p.id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}

const day = readDay.nullable();

const suggestionRows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    state: z.enum(["open", "agreed"]),
    answerBy: day,
    title: z.string(),
    number: z.string(),
    organisation: z.string(),
    startsOn: day,
    endsOn: day,
  }),
);

/** A session that a referent suggests to the person, which nobody was asked for yet. */
export type OwnSuggestion = Readonly<z.infer<typeof suggestionRows>[number]>;

/** The suggestions made to whoever has this account that go on, those to answer first. By the index on the person. */
export async function listOwnSuggestions(
  transaction: ActingTransaction,
  { accountId, most }: { readonly accountId: string; readonly most: number },
): Promise<readonly OwnSuggestion[]> {
  const rows = await transaction.$queryRaw`
    SELECT g.id::text, g.version, g.state::text AS state, g.answer_by AS "answerBy", t.title, t.number, o.name AS organisation,
      s.starts_on AS "startsOn", s.ends_on AS "endsOn"
    FROM suggestion g JOIN training_session r ON r.id = g.session_id CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    JOIN training t ON t.id = a.training_id JOIN training_organisation o ON o.id = t.organisation_id
    WHERE g.person_id IN (SELECT f.person_id FROM person_file f WHERE f.account_id = ${accountId}::uuid) AND g.state IN ('open', 'agreed')
    ORDER BY g.state, g.answer_by, g.id LIMIT ${most}::int`;
  return suggestionRows.parse(rows);
}
