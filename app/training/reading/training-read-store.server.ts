import { instantIso } from "#app/platform/instant-iso.ts";
import type { SearchHit } from "#search/engine.ts";
import type { Modality, Pace } from "#search/values.ts";
import type { CatalogueSnapshot } from "../catalogue-snapshot.server.ts";
import { fundingOf, type Payer } from "../funding.ts";
import { PUBLIC_SEATS_COLUMNS } from "../seats/public-seats-store.server.ts";
import { recruitingOf } from "../seats/seat-ledger.ts";
import type { SessionState } from "../seats/session-states.ts";
import { publishedSiret } from "../siret.ts";
import type { SessionSummary, TrainingSummary } from "./training-view.ts";

/** More sessions than anybody compares; the training's own page lists the others. */
const MAX_SESSIONS_OF_HIT = 100;

interface TrainingRow {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly siret: string;
  readonly level_out: number | null;
  readonly is_certifying: boolean;
  readonly romes: readonly string[];
  readonly rncps: readonly string[];
}

export interface SessionSummaryRow {
  readonly id: number;
  readonly number: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly starts_within: string | null;
  readonly ends_within: string | null;
  readonly hours: number | null;
  readonly modality: "on_site" | "mixed" | "remote";
  readonly pace: "full_time" | "part_time" | "evening" | null;
  readonly is_permanent: boolean;
  readonly recruiting: "open" | "closed" | "suspended" | "unknown";
  /** `infinity` when no date ends it, `-infinity` when it is closed or paused. */
  readonly recruits_until: string;
  readonly commune: string;
  readonly insee: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly cost_cents: number | null;
  readonly hourly_cost_cents: number | null;
  readonly remaining_cost_text: string;
  readonly payers: readonly (Payer & { readonly label: string })[];
  readonly blocks: readonly string[];
  readonly counted_seats: { readonly left: number | null; readonly asOf: string | null };
  /** Null when its organisation does not manage it here. */
  readonly session_state: SessionState | null;
}

/** Counts on training_pkey, training_rome_pkey and training_certification_pkey. */
const TRAININGS = `SELECT t.id, t.number, t.title, o.name AS organisation, o.siret, t.level_out, t.is_certifying,
      ARRAY(SELECT r.rome_code::text FROM training_rome r WHERE r.training_id = t.id ORDER BY r.rank) AS romes,
      ARRAY(SELECT c.rncp::text FROM training_certification c WHERE c.training_id = t.id AND c.rncp IS NOT NULL ORDER BY c.rank) AS rncps
    FROM training t JOIN training_organisation o ON o.id = t.organisation_id WHERE t.id = ANY($1::integer[])`;

/** What a SessionSummary needs of a session `s`, as its organisation says it, and of its `training_action a`. */
export const SESSION_SUMMARY_COLUMNS = `s.id, s.number, s.starts_on::text, s.ends_on::text, s.starts_within, s.ends_within,
      a.hours_total AS hours, a.modality::text, a.paces[1]::text AS pace, a.is_permanent,
      s.recruiting::text, session_recruits_until(s, a.is_permanent)::text AS recruits_until,
      coalesce(c.name, a.commune_name) AS commune, a.commune_insee AS insee, a.latitude, a.longitude,
      a.cost_cents, a.hourly_cost_cents, a.remaining_cost_text,
      coalesce((SELECT json_agg(json_build_object('code', f.code::text, 'label', f.label, 'class', f.class, 'fundedSeats', af.funded_seats)
          ORDER BY f.code)
        FROM action_funder af JOIN funder f ON f.code = af.funder_code WHERE af.action_id = a.id), '[]') AS payers,
      ARRAY(SELECT b.code::text FROM listed_block b WHERE b.list_id = s.block_list_id ORDER BY b.rank) AS blocks,
      ${PUBLIC_SEATS_COLUMNS}`;

/** Counts on training_session_pkey, training_action_pkey, action_funder_pkey and listed_block_pkey. */
const SESSIONS = `SELECT ${SESSION_SUMMARY_COLUMNS}
    FROM training_session r CROSS JOIN LATERAL session_as_said(r) AS s JOIN training_action a ON a.id = r.action_id
      LEFT JOIN commune c ON c.insee = a.commune_insee
    WHERE r.id = ANY($2::integer[])`;

/** The blocks of sessions of which nothing else is told. Counts on training_session_pkey and listed_block_pkey. */
const BLOCKS_OF_SESSIONS = `SELECT r.id,
      ARRAY(SELECT b.code::text FROM listed_block b WHERE b.list_id = r.block_list_id ORDER BY b.rank) AS blocks
    FROM training_session r WHERE r.id = ANY($3::integer[]) AND r.block_list_id IS NOT NULL`;

/** All as JSON texts: one answer to wait for, and read faster than rows are. */
const SUMMARIES = {
  name: "hit-summaries",
  text: `SELECT (SELECT coalesce(json_agg(t), '[]') FROM (${TRAININGS}) AS t) AS trainings,
    (SELECT coalesce(json_agg(s), '[]') FROM (${SESSIONS}) AS s) AS sessions,
    (SELECT coalesce(json_agg(o), '[]') FROM (${BLOCKS_OF_SESSIONS}) AS o) AS others`,
};

interface Summaries {
  readonly trainings: readonly TrainingRow[];
  readonly sessions: readonly SessionSummaryRow[];
  readonly others: readonly Pick<SessionSummaryRow, "id" | "blocks">[];
}

/** How much is read of each hit: every session, or the first alone with the number and the blocks of the others, as cards show them. */
export type HitDetail = "all-sessions" | "first-session";

/** The hits of an engine with what a list shows of them, in one statement whatever their number. */
export async function readHits(
  { client }: CatalogueSnapshot,
  hits: readonly SearchHit[],
  today: string,
  detail: HitDetail = "all-sessions",
): Promise<TrainingSummary[]> {
  if (hits.length === 0) return [];
  const told = detail === "all-sessions" ? MAX_SESSIONS_OF_HIT : 1;
  const leads = hits.flatMap((hit) => sessionIdsOf(hit).slice(0, told));
  const others = hits.flatMap((hit) => sessionIdsOf(hit).slice(told));
  const values = [hits.map(({ trainingId }) => trainingId), leads, others];
  const found = await client.query<Summaries>({ ...SUMMARIES, values });
  const trainingOf = new Map(found.rows[0]?.trainings.map((row) => [row.id, row]));
  const sessionOf = new Map(found.rows[0]?.sessions.map((row) => [row.id, row]));
  const blocksOf = new Map(found.rows[0]?.others.map(({ id, blocks }) => [id, blocks]));
  return hits.flatMap((hit) => {
    const row = trainingOf.get(hit.trainingId);
    if (row === undefined) return [];
    const training = toTraining(row, sessionsOf(hit, sessionOf, today));
    if (detail === "all-sessions") return [training];
    const otherIds = sessionIdsOf(hit).slice(told);
    const blocks = [...training.blocks, ...otherIds.flatMap((id) => blocksOf.get(id) ?? [])];
    return [{ ...training, blocks: [...new Set(blocks)], otherSessions: otherIds.length }];
  });
}

function sessionIdsOf({ sessions }: SearchHit): readonly number[] {
  return sessions.slice(0, MAX_SESSIONS_OF_HIT).map(({ sessionId }) => sessionId);
}

interface FoundSession {
  readonly blocks: readonly string[];
  readonly summary: SessionSummary;
}

function sessionsOf(
  hit: SearchHit,
  sessionOf: ReadonlyMap<number, SessionSummaryRow>,
  today: string,
): readonly FoundSession[] {
  return hit.sessions.flatMap(({ sessionId, distanceKm }) => {
    const row = sessionOf.get(sessionId);
    return row === undefined ? [] : [{ blocks: row.blocks, summary: toSession(row, distanceKm, today) }];
  });
}

function toTraining(row: TrainingRow, found: readonly FoundSession[]): TrainingSummary {
  return {
    number: row.number,
    title: row.title,
    organisation: { name: row.organisation, siret: publishedSiret(row.siret) },
    levelOut: row.level_out,
    rome: row.romes,
    rncp: row.rncps,
    blocks: [...new Set(found.flatMap(({ blocks }) => blocks))],
    certifying: row.is_certifying,
    url: trainingUrl(row.number),
    sessions: found.map(({ summary }) => summary),
  };
}

/** The address of a training's page. */
export function trainingUrl(number: string): string {
  return `/formations/${encodeURIComponent(number)}`;
}

export const modalityOf: Readonly<Record<SessionSummaryRow["modality"], Modality>> = {
  on_site: "on-site",
  mixed: "mixed",
  remote: "remote",
};
export const paceOf: Readonly<Record<"full_time" | "part_time" | "evening", Pace>> = {
  full_time: "full-time",
  part_time: "part-time",
  evening: "evening",
};

/** A row as the API and the screens know it on a day; distances keep one decimal. */
export function toSession(row: SessionSummaryRow, distanceKm: number | null, today: string): SessionSummary {
  const isPast = row.recruits_until < today;
  const { seats, ...payment } = fundingOf({
    payers: row.payers,
    totalCents: row.cost_cents,
    hourlyCents: row.hourly_cost_cents,
    remainingText: row.remaining_cost_text,
  });
  return {
    number: row.number,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    startsWithin: row.starts_within,
    endsWithin: row.ends_within,
    hours: row.hours,
    modality: modalityOf[row.modality],
    pace: row.pace === null ? null : paceOf[row.pace],
    permanent: row.is_permanent,
    recruiting: isPast && row.recruiting !== "suspended" ? "closed" : recruitingOf(row.recruiting, row.session_state),
    cancelled: row.session_state === "cancelled",
    funders: row.payers.map(({ code }) => code),
    place: {
      commune: row.commune,
      insee: row.insee,
      lat: row.latitude,
      lon: row.longitude,
      distanceKm: distanceKm === null ? null : Math.round(distanceKm * 10) / 10,
    },
    seats: { ...seats, ...publicSeats(row.counted_seats) },
    payment,
  };
}

/** The seats left and when they were counted; neither while they are not communicated. */
function publicSeats({
  left,
  asOf,
}: SessionSummaryRow["counted_seats"]): Pick<SessionSummary["seats"], "left" | "asOf"> {
  return left === null || asOf === null ? { left: null, asOf: null } : { left, asOf: instantIso(new Date(asOf)) };
}
