import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, readDay } from "#app/access/authorisation/civil-day.ts";
import { aidSchemeCodes } from "./aid-schemes.ts";
import type { AidCommander, AidCommandName, AidSaidHow, AidState, AidWhy } from "./aid-states.ts";
import { aidLacks, aidStates } from "./aid-states.ts";
import type { AidDecision } from "./decide-aid.ts";
import type { AidTraining } from "./explain-aid.ts";

const day = readDay.nullable();
const heldRows = z.array(
  z.object({
    id: z.string(),
    personFileId: z.string(),
    organisationId: z.string(),
    providerId: z.string().nullable(),
    sessionProviderId: z.string().nullable(),
    scheme: z.enum(aidSchemeCodes),
    state: z.enum(aidStates),
    startsOn: readDay,
    endsOn: day,
    hours: z.number().nullable(),
    companyHours: z.number().nullable(),
    costCents: z.number().nullable(),
    dueOn: day,
    filedOn: day,
    agreedOn: day,
    agreedStartsOn: day,
    agreedCostCents: z.number().nullable(),
    reason: z.string().nullable(),
    lack: z.enum(aidLacks).nullable(),
    version: z.number(),
  }),
);

/**
 * A request whose row this transaction locks. Days are civil. `sessionProviderId`: the organisation here whose session it is.
 * `agreedOn`: of the person's last yes, for whoever may read it. `lack`: why it was sent back the last time.
 */
export type HeldAid = Readonly<z.infer<typeof heldRows>[number]>;

/** Reads a request and keeps others from changing it until the commit. Absent: unknown, or not theirs. By its primary key. */
export async function lockAid(transaction: ActingTransaction, id: string): Promise<HeldAid | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT id::text, person_file_id::text AS "personFileId", organisation_id::text AS "organisationId", provider_id::text AS "providerId",
      hub_session_organisation(session_id)::text AS "sessionProviderId", scheme, state::text AS state, starts_on AS "startsOn",
      ends_on AS "endsOn", hours, company_hours AS "companyHours", cost_cents AS "costCents", due_on AS "dueOn",
      filed_on AS "filedOn", version, reason, agreed_starts_on AS "agreedStartsOn", agreed_cost_cents AS "agreedCostCents",
      (SELECT (max(e.at) AT TIME ZONE 'Europe/Paris')::date FROM aid_event e
        WHERE e.request_id = aid_request.id AND e.command = 'agree') AS "agreedOn",
      (SELECT e.reason FROM aid_event e
        WHERE e.request_id = aid_request.id AND e.command = 'return' ORDER BY e.version DESC LIMIT 1) AS lack
    FROM aid_request WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return heldRows.parse(rows)[0];
}

const trainingRows = z.array(
  z.object({
    id: z.number(),
    title: z.string(),
    provider: z.string(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    hours: z.number().nullable(),
    companyHours: z.number().nullable(),
    costCents: z.number().nullable(),
    takesPlaceHere: z.boolean().nullable(),
    formacodes: z.array(z.string()),
    certifInfos: z.array(z.string()),
    isCpfListed: z.boolean(),
    isPaidForGroup: z.boolean(),
    number: z.string(),
    hasAccount: z.boolean(),
  }),
);

/** A session of the catalogue, as the schemes look at it. `hasAccount`: its organisation has a place here. */
export type AidSession = Readonly<z.infer<typeof trainingRows>[number]> & AidTraining;

/**
 * A session by its number, or by its id; absent: no such one. By the unique numbers of sessions and by primary keys. The catalogue knows
 * the towns of the region alone: what takes place in another one is elsewhere.
 */
export async function selectAidSession(
  transaction: ActingTransaction,
  { number, id }: { readonly number?: string; readonly id?: number },
): Promise<AidSession | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT s.id, s.number, left(t.title, 300) AS title, left(o.name, 200) AS provider, s.starts_on AS "startsOn", s.ends_on AS "endsOn",
      a.is_permanent AS "isPermanent", a.hours_total AS hours, a.hours_company AS "companyHours", a.cost_cents AS "costCents",
      CASE WHEN a.modality = 'remote' OR a.commune_insee IS NULL THEN NULL
        ELSE EXISTS (SELECT FROM commune c WHERE c.insee = a.commune_insee) END AS "takesPlaceHere",
      ARRAY(SELECT f.code::text FROM training_formacode f WHERE f.training_id = t.id ORDER BY f.rank) AS formacodes,
      ARRAY(SELECT c.certif_info::text FROM training_certification c
        WHERE c.training_id = t.id AND c.certif_info IS NOT NULL ORDER BY c.rank) AS "certifInfos",
      EXISTS (SELECT FROM training_certification c WHERE c.training_id = t.id AND c.cpf IS NOT NULL) AS "isCpfListed",
      EXISTS (SELECT FROM action_funder f WHERE f.action_id = a.id AND f.funder_code NOT IN (0, 5, 10))
        AND NOT EXISTS (SELECT FROM action_funder f WHERE f.action_id = a.id AND f.funder_code IN (0, 5, 10)) AS "isPaidForGroup",
      hub_session_organisation(r.id) IS NOT NULL AS "hasAccount"
    FROM training_session r CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id JOIN training t ON t.id = a.training_id
    JOIN training_organisation o ON o.id = t.organisation_id
    WHERE r.number = ${number ?? null} OR r.id = ${id ?? null}::int ORDER BY r.withdrawn_at IS NOT NULL, s.id LIMIT 1`;
  return trainingRows.parse(rows)[0];
}

interface AskedAid {
  readonly personFileId: string;
  readonly scheme: (typeof aidSchemeCodes)[number];
  readonly sessionId: number | null;
  readonly title: string;
  readonly provider: string;
}

const twinRows = z.array(z.object({ id: z.string() }));

/**
 * A request that goes on, or was accepted, for the same person, scheme and training: by its session, or of one that the catalogue does not
 * have, by its name and its organisation, however they are typed. Undefined: none. Until the commit, nobody else asks for the same person.
 * By the index on files.
 */
export async function findSameAid(
  transaction: ActingTransaction,
  { personFileId, scheme, sessionId, title, provider }: AskedAid,
): Promise<string | undefined> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('aids ' || ${personFileId}, 0))`;
  const plain = (text: string): string => text.trim().replaceAll(/\s+/g, " ");
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM aid_request
    WHERE person_file_id = ${personFileId}::uuid AND scheme = ${scheme} AND (due_on IS NOT NULL OR state = 'accepted')
      AND session_id IS NOT DISTINCT FROM ${sessionId}::int AND (session_id IS NOT NULL
        OR lower(regexp_replace(trim(title), '\\s+', ' ', 'g')) = lower(${plain(title)})
        AND lower(regexp_replace(trim(provider), '\\s+', ' ', 'g')) = lower(${plain(provider)}))
    ORDER BY created_at, id LIMIT 1`;
  return twinRows.parse(rows)[0]?.id;
}

interface NewAid {
  readonly id: string;
  readonly personId: string;
  readonly personFileId: string;
  readonly organisationId: string;
  readonly scheme: (typeof aidSchemeCodes)[number];
  readonly why: AidWhy;
  readonly sessionId: number | null;
  readonly title: string;
  readonly provider: string;
  readonly createdAt: Date;
}

const columnOf = (civil: string | null): Date | null => (civil === null ? null : dayColumn(civil));

/** Adds a request, version 1. Without RETURNING. */
export async function addAid(
  transaction: ActingTransaction,
  aid: NewAid,
  { startsOn, endsOn, dueOn, agreedStartsOn: _, ...decision }: AidDecision,
): Promise<void> {
  const days = { startsOn: dayColumn(startsOn), endsOn: columnOf(endsOn), dueOn: columnOf(dueOn) };
  await transaction.aidRequest.createMany({
    data: [{ ...aid, ...days, ...decision, filedOn: columnOf(decision.filedOn ?? null) }],
  });
}

/** Moves a request on from the version that was read; false when it is not that version any more. */
export async function changeAid(
  transaction: ActingTransaction,
  { id, version }: Pick<HeldAid, "id" | "version">,
  { startsOn, endsOn, dueOn, filedOn, agreedStartsOn, ...decision }: AidDecision,
  correction: { readonly providerId?: string },
): Promise<boolean> {
  const days = { startsOn: dayColumn(startsOn), endsOn: columnOf(endsOn), dueOn: columnOf(dueOn) };
  const { count } = await transaction.aidRequest.updateMany({
    where: { id, version },
    data: {
      ...{ ...decision, ...days, ...correction, version: version + 1 },
      ...(filedOn === undefined ? {} : { filedOn: dayColumn(filedOn) }),
      ...(agreedStartsOn === undefined ? {} : { agreedStartsOn: dayColumn(agreedStartsOn) }),
    },
  });
  return count === 1;
}

/** A line of the history of a request. No account: the person by a link, or the portal. */
interface AidEventLine {
  readonly requestId: string;
  readonly version: number;
  readonly command: AidCommandName;
  readonly fromState: AidState | null;
  readonly toState: AidState;
  readonly byCommander: AidCommander;
  readonly byAccountId: string | null;
  readonly byOrganisationId: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly saidHow: AidSaidHow | null;
  readonly startsOn: string;
  readonly hours: number | null;
  readonly costCents: number | null;
  readonly grantedCents: number | null;
}

/** Appends to the history of a request. Without RETURNING. */
export async function addAidEvent(transaction: ActingTransaction, { startsOn, ...event }: AidEventLine): Promise<void> {
  await transaction.aidEvent.createMany({ data: [{ ...event, startsOn: dayColumn(startsOn) }] });
}

/** Writes who a request that was sent is for, once: a request sent again is of the same person. By the key of the file. */
export async function putApplicant(
  transaction: ActingTransaction,
  { requestId, personFileId, at }: { readonly requestId: string; readonly personFileId: string; readonly at: Date },
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO aid_applicant (request_id, first_name, last_name, at)
    SELECT ${requestId}::uuid, f.first_name, f.last_name, ${at}::timestamptz FROM person_file f WHERE f.id = ${personFileId}::uuid
      AND NOT EXISTS (SELECT FROM aid_applicant p WHERE p.request_id = ${requestId}::uuid)`;
}

const idRows = z.array(z.object({ id: z.string() }));

/** Requests whose last day is past, or whose training starts, after an id. At most `most`, by id. By the index on the day. */
export async function listOverdueAids(
  transaction: ActingTransaction,
  { today, after, most }: { readonly today: string; readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw`
    SELECT id::text FROM aid_request WHERE id > ${after}::uuid AND due_on <= ${today}::date ORDER BY id LIMIT ${most}::int`;
  return idRows.parse(rows).map(({ id }) => id);
}
