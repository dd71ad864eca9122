import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { readDay } from "#app/access/authorisation/civil-day.ts";
import { Prisma } from "#app/platform/prisma-client/client.ts";
import { aidSchemeCodes } from "../aid/aid-schemes.ts";
import { aidSaidHows, aidStates, aidWhys } from "../aid/aid-states.ts";

const day = readDay.nullable();

/** What each reader of an aid reads of it, as a row gives it. Days are civil. */
export const aidShape = {
  id: z.string(),
  version: z.number(),
  state: z.enum(aidStates),
  scheme: z.enum(aidSchemeCodes),
  why: z.enum(aidWhys),
  title: z.string(),
  provider: z.string(),
  startsOn: readDay,
  endsOn: day,
  hours: z.number().nullable(),
  companyHours: z.number().nullable(),
  costCents: z.number().nullable(),
  grantedCents: z.number().nullable(),
  filedOn: day,
  dueOn: day,
  reason: z.string().nullable(),
  prescriber: z.string(),
  sessionId: z.number().nullable(),
  trainingNumber: z.string().nullable(),
};

const rows = z.array(
  z.object({
    ...aidShape,
    agreedStartsOn: day,
    agreedCostCents: z.number().nullable(),
    personFileId: z.string(),
    saidHow: z.enum(aidSaidHows).nullable(),
    sessionNumber: z.string().nullable(),
  }),
);

/** An individual aid as its person reads it, and whoever follows them. Days are civil. `saidHow`: of a yes that was noted for them. */
export type AnsweredAid = Readonly<z.infer<typeof rows>[number]>;

const COLUMNS = Prisma.sql`a.id::text, a.version, a.state::text AS state, a.scheme, a.why, a.title, a.provider, a.starts_on AS "startsOn",
  a.ends_on AS "endsOn", a.hours, a.company_hours AS "companyHours", a.cost_cents AS "costCents", a.granted_cents AS "grantedCents",
  a.agreed_starts_on AS "agreedStartsOn", a.agreed_cost_cents AS "agreedCostCents",
  a.filed_on AS "filedOn", a.due_on AS "dueOn", a.reason, coalesce(b.name, '') AS prescriber, a.person_file_id::text AS "personFileId",
  (SELECT e.said_how FROM aid_event e WHERE e.request_id = a.id AND e.said_how IS NOT NULL ORDER BY e.version DESC LIMIT 1) AS "saidHow",
  a.session_id AS "sessionId", s.number AS "sessionNumber", t.number AS "trainingNumber"
  FROM aid_request a LEFT JOIN organisation b ON b.id = a.organisation_id
  LEFT JOIN training_session s ON s.id = a.session_id LEFT JOIN training_action x ON x.id = s.action_id
  LEFT JOIN training t ON t.id = x.training_id`;

/** Reads an individual aid for its person, or to tell of it; undefined: not theirs to see. By primary keys. */
export async function readAnsweredAid(transaction: ActingTransaction, id: string): Promise<AnsweredAid | undefined> {
  const found = await transaction.$queryRaw`SELECT ${COLUMNS} WHERE a.id = ${id}::uuid`;
  return rows.parse(found)[0];
}

/** The individual aids of whoever has this account, those that go on first, then the latest. By the index on the person. */
export async function listOwnAids(
  transaction: ActingTransaction,
  { accountId, most }: { readonly accountId: string; readonly most: number },
): Promise<readonly AnsweredAid[]> {
  const found = await transaction.$queryRaw`
    SELECT ${COLUMNS}
    WHERE a.person_id IN (SELECT f.person_id FROM person_file f WHERE f.account_id = ${accountId}::uuid)
    ORDER BY a.due_on IS NULL, a.due_on, a.created_at DESC, a.id LIMIT ${most}::int`;
  return rows.parse(found);
}

/** The individual aids of a file, for whoever follows the person, the latest first; of one id, when it is given. By the index on files. */
export async function listAidsOfFile(
  transaction: ActingTransaction,
  asked: {
    readonly organisationId: string;
    readonly personFileId: string;
    readonly id?: string;
    readonly most: number;
  },
): Promise<readonly AnsweredAid[]> {
  const found = await transaction.$queryRaw`
    SELECT ${COLUMNS}
    WHERE a.organisation_id = ${asked.organisationId}::uuid AND a.person_file_id = ${asked.personFileId}::uuid
      AND a.id = coalesce(${asked.id ?? null}::uuid, a.id)
    ORDER BY a.due_on IS NULL, a.created_at DESC, a.id LIMIT ${asked.most}::int`;
  return rows.parse(found);
}
