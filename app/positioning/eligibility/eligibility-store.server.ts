import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay, readDay } from "#app/access/authorisation/civil-day.ts";
import { yesNoUnknown } from "#app/people/situation/person-facts.ts";
import type { PositioningState } from "../positioning-states.ts";
import type { EligiblePerson, EligibleSession, KnownPositioning, Point } from "./eligibility-facts.ts";

const day = readDay.nullable();

const sessionRows = z.array(
  z.object({
    id: z.number(),
    startsOn: day,
    endsOn: day,
    isPermanent: z.boolean(),
    isRecruiting: z.boolean(),
    isCancelled: z.boolean(),
    isRemote: z.boolean(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    publics: z.array(z.string()),
    levelIn: z.number().nullable(),
    isLevelRequired: z.boolean(),
    funders: z.array(z.number()),
    blocks: z.array(z.string()),
    priorModules: z.array(z.object({ title: z.string(), trainingId: z.number().nullable() })),
    conditions: z.string(),
  }),
);

/** What some sessions ask of people, by their primary keys: one query, however many they are. */
export async function selectEligibleSessions(
  transaction: ActingTransaction,
  ids: readonly number[],
): Promise<readonly EligibleSession[]> {
  const rows = await transaction.$queryRaw`
    SELECT s.id,
      s.starts_on AS "startsOn", s.ends_on AS "endsOn",
      a.is_permanent AS "isPermanent", s.recruiting NOT IN ('closed', 'suspended') AS "isRecruiting",
      EXISTS (SELECT FROM managed_session m WHERE m.session_id = s.id AND m.state = 'cancelled') AS "isCancelled",
      a.modality = 'remote' AS "isRemote",
      coalesce(a.latitude, c.latitude) AS latitude, coalesce(a.longitude, c.longitude) AS longitude,
      ARRAY(SELECT p.public_code::text FROM action_public p WHERE p.action_id = a.id ORDER BY 1) AS publics,
      t.level_in::int AS "levelIn", a.is_entry_level_required AS "isLevelRequired",
      ARRAY(SELECT f.funder_code::int FROM action_funder f WHERE f.action_id = a.id ORDER BY 1) AS funders,
      ARRAY(SELECT b.code::text FROM listed_block b WHERE b.list_id = s.block_list_id ORDER BY b.rank) AS blocks,
      coalesce((SELECT json_agg(json_build_object('title', coalesce(f.title, m.reference), 'trainingId', f.id) ORDER BY m.reference)
        FROM training_prior_module m LEFT JOIN LATERAL (
          SELECT f.id, f.title FROM training f WHERE f.source_id = t.source_id AND f.module_reference = m.reference
          ORDER BY f.withdrawn_at NULLS FIRST, f.id LIMIT 1) f ON true
        WHERE m.training_id = t.id), '[]') AS "priorModules", a.conditions
    FROM training_session r
    CROSS JOIN LATERAL session_as_said(r) AS s
    JOIN training_action a ON a.id = r.action_id
    JOIN training t ON t.id = a.training_id
    LEFT JOIN commune c ON c.insee = a.commune_insee
    WHERE r.id = ANY (${[...ids]}::int[])`;
  return sessionRows.parse(rows).map(({ latitude, longitude, ...session }) => ({
    ...session,
    place: pointOf(latitude, longitude),
  }));
}

const positioningRows = z.array(
  z.object({
    sessionId: z.number(),
    organisationName: z.string(),
    isOwn: z.boolean(),
    startsOn: day,
    endsOn: day,
    trainingId: z.number().nullable(),
  }),
);

/** What the conditions look at of somebody whom the actor follows; null: unknown, or not theirs. A constant number of queries. */
export async function selectEligiblePerson(
  transaction: ActingTransaction,
  personFileId: string,
): Promise<EligiblePerson | null> {
  const file = await transaction.personFile.findUnique({
    where: { id: personFileId },
    select: {
      personId: true,
      birthDate: true,
      communeCode: true,
      facts: { select: { kind: true, value: true } },
      positionings: {
        select: {
          obtainedBlocks: true,
          stayState: true,
          seats: { select: { session: { select: { action: { select: { trainingId: true } } } } } },
        },
      },
    },
  });
  if (file === null) return null;
  const { facts, communeCode, birthDate, personId, positionings } = file;
  return {
    ...(await eligiblePersonOf(transaction, {
      ...{ facts, communeCode },
      birthDate: birthDate === null ? null : isoDay(birthDate),
    })),
    obtainedBlocks: [...new Set(positionings.flatMap(({ obtainedBlocks }) => obtainedBlocks))],
    positionings: await selectActivePositionings(transaction, personId),
    completedTrainings: positionings
      .filter(({ stayState }) => stayState === "completed")
      .map(({ seats }) => seats.session.action.trainingId),
  };
}

/** What was written of somebody, the latest fact of each kind first. */
interface WrittenFacts {
  readonly birthDate: string | null;
  readonly communeCode: string;
  readonly facts: readonly { readonly kind: string; readonly value: string }[];
}

/** Who somebody is, for the conditions; what was asked for them is added by who reads it. */
export async function eligiblePersonOf(
  transaction: ActingTransaction,
  { birthDate, communeCode, facts }: WrittenFacts,
): Promise<Omit<EligiblePerson, "obtainedBlocks" | "positionings" | "completedTrainings">> {
  const commune = await transaction.commune.findUnique({
    where: { insee: communeCode },
    select: { latitude: true, longitude: true },
  });
  const saying = (kind: string): string | undefined => facts.find((fact) => fact.kind === kind)?.value;
  const level = saying("level");
  return {
    birthDate,
    rsa: z.enum(yesNoUnknown).catch("unknown").parse(saying("rsa")),
    registration: z.enum(yesNoUnknown).catch("unknown").parse(saying("registration")),
    level: level === undefined ? null : Number(level),
    publics: [...new Set(facts.filter(({ kind }) => kind === "public").map(({ value }) => value))],
    home: commune === null ? null : pointOf(commune.latitude, commune.longitude),
  };
}

/** The positionings of a person that have not ended, whichever organisation made them. */
async function selectActivePositionings(
  transaction: ActingTransaction,
  personId: string,
): Promise<readonly KnownPositioning[]> {
  const rows = await transaction.$queryRaw`
    SELECT p.session_id AS "sessionId", o.name AS "organisationName", (p.organisation_id = hub_organisation()) IS TRUE AS "isOwn",
      p.starts_on AS "startsOn", p.ends_on AS "endsOn",
      CASE WHEN p.organisation_id = hub_organisation() THEN a.training_id END AS "trainingId"
    FROM hub_positionings_of_person(${personId}::uuid) p JOIN organisation o ON o.id = p.organisation_id
      JOIN training_session s ON s.id = p.session_id JOIN training_action a ON a.id = s.action_id
    WHERE p.is_active ORDER BY p.positioned_on, p.session_id`;
  return positioningRows.parse(rows);
}

/** A request of a file that goes on. */
export interface AskedPositioning {
  readonly id: string;
  readonly state: PositioningState;
}

/** The last request of a file on each of these sessions: by the index on files. */
export async function selectAskedPositionings(
  transaction: ActingTransaction,
  { personFileId, sessionIds }: { readonly personFileId: string; readonly sessionIds: readonly number[] },
): Promise<ReadonlyMap<number, AskedPositioning>> {
  const rows = await transaction.positioning.findMany({
    where: { personFileId, sessionId: { in: [...sessionIds] } },
    select: { id: true, state: true, sessionId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return new Map(rows.map(({ sessionId, ...one }) => [sessionId, one]));
}

function pointOf(latitude: number | null, longitude: number | null): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Keeps what was known of the person when they were positioned. Never changed: a trigger refuses it. */
export async function addSubmittedPicture(
  transaction: ActingTransaction,
  positioningId: string,
  { at, picture }: { readonly at: Date; readonly picture: object },
): Promise<void> {
  await transaction.positioningPicture.createMany({
    data: [{ positioningId, kind: "submitted", at, picture: { ...picture } }],
  });
}
