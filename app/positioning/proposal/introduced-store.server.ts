import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { introducedStates } from "./proposal-states.ts";
import { meetingShape } from "./proposal-store.server.ts";

const introducedRows = z.array(
  z.object({
    proposalId: z.string(),
    version: z.number(),
    state: z.enum(introducedStates),
    dueOn: readDay,
    meetsOn: readDay.nullable(),
    ...meetingShape,
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    skills: z.array(z.string()),
    prescriber: z.string().nullable(),
  }),
);

/** Somebody who said yes, as the company reads them. Days are civil. `prescriber`: the organisation that follows them. */
export type Introduced = Readonly<z.infer<typeof introducedRows>[number]>;

const MOST = 50;

/** Who was introduced to the company whose link the transaction shows, those to answer first. By the index on the need. */
export async function listIntroduced(transaction: ActingTransaction, needId: string): Promise<readonly Introduced[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.id::text AS "proposalId", p.version, p.state::text AS state, p.due_on AS "dueOn", p.meets_on AS "meetsOn",
      p.meets_at AS "meetsAt", p.meets_how AS "meetsHow", p.meets_where AS "meetsWhere", p.meets_ask AS "meetsAsk",
      i.first_name AS "firstName", i.last_name AS "lastName", i.phone, i.mail, i.skills, o.name AS prescriber
    FROM proposal p JOIN introduction i ON i.proposal_id = p.id LEFT JOIN organisation o ON o.id = p.organisation_id
    WHERE p.answers_for_id = ${needId}::uuid AND p.state::text = ANY (${[...introducedStates]})
    ORDER BY p.state::text, i.at, p.id LIMIT ${MOST}::int`;
  return introducedRows.parse(rows);
}

/** The name of the company of a need, for itself. */
export async function readCompanyName(transaction: ActingTransaction, needId: string): Promise<string> {
  const { companyName } = await transaction.need.findUniqueOrThrow({
    where: { id: needId },
    select: { companyName: true },
  });
  return companyName;
}
