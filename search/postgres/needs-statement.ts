import sql, { empty, join, type Sql } from "sql-template-tag";
import type { NeedQuery, RankedNeeds } from "../needs/need-query.ts";
import type { PlaceFilter } from "../query.ts";
import { guessesJobs, TRADE_SCORE } from "../score-values.ts";
import { literal } from "./statement.ts";
import { allPlaces, termsOfWords } from "./understand-words.ts";

/** Who says which needs bear the words: the stems of PostgreSQL (all of the words, or some of them), or another engine. */
export type NeedBearers =
  | { readonly by: "all-words" | "some-words" }
  | { readonly by: "ids"; readonly ranked: RankedNeeds };

const KM_PER_DEGREE = 111;

/**
 * Common table expressions for a page of needs: `found`, all those that answer, and `page`, with `place` from 1. Both have `id` and `km`,
 * null without a centre. Row security leaves out those that whoever asks may not find. Words use need_posting_pkey, jobs need_metier_idx,
 * no word at all need_newest_idx.
 */
export function pageOfNeeds(query: NeedQuery, bearers: NeedBearers): Sql {
  const { place, page, perPage } = query;
  const matched = matchedNeeds(query, bearers);
  const isRanked = matched !== null;
  const order =
    isRanked || place?.kind === "circle"
      ? sql`f.score DESC, f.km, f.created_at DESC, f.id`
      : sql`f.created_at DESC, f.id`;
  return sql`${isRanked ? sql`matched AS MATERIALIZED (${matched}),` : empty}
    found AS ${isRanked ? sql`MATERIALIZED` : sql`NOT MATERIALIZED`} (
      SELECT d.id, d.created_at, ${kmFrom(place)} AS km,
        ${isRanked ? sql`m.score + ${jobScore(query)}` : sql`0::float8`} AS score
      FROM search.need d ${isRanked ? sql`JOIN matched m ON m.id = d.id` : empty}
      WHERE ${join(conditions(query), " AND ")}),
    page AS (
      SELECT l.id, l.km, row_number() OVER () AS place FROM (
        SELECT f.id, f.km FROM found f ORDER BY ${order} LIMIT ${literal(perPage)} OFFSET ${literal((page - 1) * perPage)}) AS l)`;
}

/** The generation of the documents of needs, as one number. */
export const needGeneration = sql`(SELECT number::float8 FROM search.need_generation)`;

/** Null: the question has no word, every need matches. */
function matchedNeeds({ question }: NeedQuery, bearers: NeedBearers): Sql | null {
  const { words, trades, meansTrades } = question;
  if (words.length === 0) return null;
  const ofJobs =
    meansTrades || bearers.by === "some-words"
      ? sql` UNION ALL SELECT j.id, 0 FROM search.need j WHERE j.metier = ANY (${trades.map(({ rome }) => rome)}::text[])`
      : empty;
  // A need that bears the words comes before one of a job that was only guessed.
  const borne = guessesJobs(question) ? sql` + CASE WHEN b.score > 0 THEN 1 ELSE 0 END` : empty;
  return sql`SELECT b.id, max(b.score${borne})::float8 AS score FROM (${bearing(question, bearers)}${ofJobs}) AS b GROUP BY b.id`;
}

function bearing(question: NeedQuery["question"], bearers: NeedBearers): Sql {
  if (bearers.by === "ids") {
    const { ids, scores } = bearers.ranked;
    return sql`SELECT r.id, r.score FROM unnest(${[...ids]}::uuid[], ${[...scores]}::float8[]) AS r(id, score)`;
  }
  const every = allPlaces(question.words.length);
  return sql`SELECT w.id, w.score FROM (
        SELECT p.need_id AS id, bit_or(q.place) AS places, sum(p.weight * q.weight * q.share)::float8 AS score
        FROM (${termsOfWords(question)}) AS q(term, place, weight, share) JOIN search.need_posting p ON p.term = q.term
        GROUP BY p.need_id) AS w
      WHERE ${bearers.by === "all-words" ? sql`w.places = ${literal(every)}` : sql`true`}`;
}

/** What the job of need `d` is worth beside its words. */
function jobScore({ question: { trades } }: NeedQuery): Sql {
  if (trades.length === 0) return sql`0`;
  return sql`coalesce((SELECT max(t.weight) FROM unnest(${trades.map(({ rome }) => rome)}::text[],
          ${trades.map(({ weight }) => weight * TRADE_SCORE)}::float8[]) AS t(rome, weight) WHERE t.rome = d.metier), 0)`;
}

function conditions({ filters, place, sight, today }: NeedQuery): readonly Sql[] {
  const { metiers, skills, contracts, sectors, states, company, from, to } = filters;
  const among = (column: Sql, values: readonly string[]): readonly Sql[] =>
    values.length === 0 ? [] : [sql`${column} = ANY (${[...values]}::text[])`];
  const starts = sql`coalesce(d.starts_on, ${today}::date)`;
  return [
    sql`d.sight <= ${literal(sight)}`,
    ...among(sql`d.metier`, metiers),
    ...among(sql`d.contract`, contracts),
    ...among(sql`d.sector`, sectors),
    ...among(sql`d.state`, states),
    ...(skills.length === 0 ? [] : [sql`d.skills && ${[...skills]}::integer[]`]),
    ...(company === null ? [] : [ofCompany(company)]),
    ...(from === null ? [] : [sql`${starts} >= ${from}::date`]),
    ...(to === null ? [] : [sql`${starts} <= ${to}::date`]),
    ...placeConditions(place),
  ];
}

/** Read in the need itself, which row security holds as well: no document bears the name of a company that is not shown to everybody. */
function ofCompany(company: string): Sql {
  const digits = company.replaceAll(/\s/g, "");
  const isIn = /^\d{5,14}$/.test(digits)
    ? sql`starts_with(n.siret, ${digits})`
    : sql`strpos(search.fold(n.company_name), search.fold(${company})) > 0`;
  return sql`EXISTS (SELECT FROM need n WHERE n.id = d.id AND ${isIn})`;
}

function placeConditions(place: PlaceFilter | null): readonly Sql[] {
  switch (place?.kind) {
    case undefined:
      return [];
    case "departement":
      return [sql`d.departement = ${place.code}`];
    case "zone":
      return [sql`d.zone = ${place.code}`];
    case "region":
      return [sql`d.region = ${place.code}`];
    case "circle": {
      const { latitude, longitude } = place.centre;
      const tall = place.radiusKm / KM_PER_DEGREE + 0.01;
      const wide = tall / Math.cos((Math.min(Math.abs(latitude) + tall, 89) * Math.PI) / 180);
      return [
        sql`d.latitude BETWEEN ${latitude - tall}::float8 AND ${latitude + tall}::float8`,
        sql`d.longitude BETWEEN ${longitude - wide}::float8 AND ${longitude + wide}::float8`,
        sql`${kmFrom(place)} <= ${place.radiusKm}::float8`,
      ];
    }
  }
}

function kmFrom(place: PlaceFilter | null): Sql {
  if (place?.kind !== "circle") return sql`NULL::float8`;
  const { latitude, longitude } = place.centre;
  return sql`search.km(${latitude}::float8, ${longitude}::float8, d.latitude, d.longitude)`;
}
