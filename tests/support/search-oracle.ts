import type { SessionDocument, TrainingDocument } from "#search/documents.ts";
import type { FacetName } from "#search/engine.ts";
import type { GeoPoint, PlaceFilter, SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { radiusChoicesKm } from "#search/values.ts";
import type { SearchCorpus } from "./search-corpus.ts";

/** What a naive reading of the documents answers: every filter applied one by one to every session. */
export interface OracleAnswer {
  /** Matching sessions by training, in no order. */
  readonly sessions: ReadonlyMap<number, readonly SessionDocument[]>;
  readonly approximate: boolean;
}

const ENOUGH = 20;
const EVERYBODY = "83056";

/** Trainings and sessions that answer the question; the circle is not enlarged. */
export function askOracle(corpus: SearchCorpus, query: SearchQuery): OracleAnswer {
  const { trainings, approximate } = matchText(corpus, query);
  const byId = new Map(trainings.map((training) => [training.trainingId, training]));
  const sessions = new Map<number, SessionDocument[]>();
  for (const session of corpus.sessions) {
    const training = byId.get(session.trainingId);
    if (training === undefined || !isVisible(session, query.today)) continue;
    if (!keepsTraining(training, query) || !keepsSession(session, query)) continue;
    sessions.set(session.trainingId, [...(sessions.get(session.trainingId) ?? []), session]);
  }
  return { sessions, approximate };
}

/**
 * The counts a facet must show: the filters of its group are dropped, and the trainings that remain are counted by the values of their
 * sessions. Months before the current one are not shown.
 */
export function countFacet(corpus: SearchCorpus, query: SearchQuery, facet: FacetName): ReadonlyMap<string, number> {
  const byId = new Map(corpus.trainings.map((training) => [training.trainingId, training]));
  const counts = new Map<string, number>();
  for (const [id, sessions] of askOracle(corpus, withoutGroup(query, facet)).sessions) {
    const values = new Set(sessions.flatMap((session) => valuesOf(session, byId.get(id), facet, query)));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function valuesOf(
  session: SessionDocument,
  training: TrainingDocument | undefined,
  facet: FacetName,
  { today, place, blocks }: SearchQuery,
): string[] {
  const month = session.startsOn?.slice(0, 7) ?? "";
  const found: Readonly<Record<FacetName, readonly (string | number | null | undefined)[]>> = {
    levelOut: [training?.levelOut],
    modality: [session.modality],
    funder: session.funders,
    departement: [session.departement],
    zone: [session.zone],
    domain: training?.domains ?? [],
    certifying: training?.isCertifying === true ? ["1"] : [],
    startMonth: month >= today.slice(0, 7) ? [month] : [],
    pace: session.paces,
    permanent: session.isPermanent ? ["1"] : [],
    seats: isRecruiting(session, today) ? ["1"] : [],
    accessible: session.isAccessible ? ["1"] : [],
    paid: session.isPaidCollective ? ["collective"] : [],
    radiusKm: radiiReaching(session, place),
    block: session.blocks.filter((code) => blocks?.counted.includes(code)),
    lacking: session.blocks.some((code) => blocks?.lacking.includes(code)) ? ["1"] : [],
  };
  return found[facet].flatMap((value) => (value === null || value === undefined ? [] : [String(value)]));
}

function withoutGroup(query: SearchQuery, facet: FacetName): SearchQuery {
  const { filters } = query;
  switch (facet) {
    case "departement":
    case "zone":
    case "radiusKm":
      return { ...query, place: null };
    case "startMonth":
      return { ...query, filters: { ...filters, from: null, to: null } };
    default:
      return { ...query, filters: { ...filters, [facet]: noSearchParameters[facet] } };
  }
}

/** The question that following a value of a facet asks: the filters of its group are replaced by the value. */
export function followFacet(query: SearchQuery, facet: FacetName, value: string): SearchQuery {
  const { filters } = query;
  switch (facet) {
    case "departement":
    case "zone":
      return { ...query, place: { kind: facet, code: value } };
    case "startMonth":
      return { ...query, filters: { ...filters, from: `${value}-01`, to: lastDayOf(value) } };
    case "radiusKm":
      return withRadius(query, Number(value));
    case "levelOut":
    case "funder":
      return { ...query, filters: { ...filters, [facet]: [Number(value)] } };
    case "domain":
    case "modality":
    case "pace":
    case "block":
      return { ...query, filters: { ...filters, [facet]: [value] } };
    default:
      return { ...query, filters: { ...filters, [facet]: true } };
  }
}

/** The same question in another circle; itself without one. */
export function withRadius(query: SearchQuery, radiusKm: number | null): SearchQuery {
  const place = query.place;
  if (radiusKm === null || place?.kind !== "circle") return query;
  return { ...query, place: { ...place, radiusKm } };
}

/** The distances one chooses from that reach the session. */
function radiiReaching(session: SessionDocument, place: PlaceFilter | null): readonly number[] {
  if (place?.kind !== "circle") return [];
  return radiusChoicesKm.filter((radiusKm) => isThere(session, { ...place, radiusKm }));
}

/** Great-circle distance in km. */
export function kmBetween(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude);
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** When one can enter, for the order of hits: those that do not recruit come last. */
export function entryOf(session: SessionDocument, today: string): string {
  return `${isRecruiting(session, today) ? "open" : "shut"} ${firstDayOf(session, today)}`;
}

function firstDayOf(session: SessionDocument, today: string): string {
  const never = "9999-12-31";
  if (!session.isPermanent) return session.startsOn ?? never;
  return session.startsOn !== null && session.startsOn > today ? session.startsOn : today;
}

function matchText(
  corpus: SearchCorpus,
  query: SearchQuery,
): { trainings: readonly TrainingDocument[]; approximate: boolean } {
  const words = query.question.words.map(({ word }) => word);
  if (words.length === 0) return { trainings: corpus.trainings, approximate: false };
  const shown = new Set(corpus.sessions.filter((s) => isVisible(s, query.today)).map((s) => s.trainingId));
  const visible = corpus.trainings.filter(({ trainingId }) => shown.has(trainingId));
  const short = visible.filter((t) => words.every((word) => shortWords(t).includes(word)));
  if (short.length >= ENOUGH) return { trainings: short, approximate: false };
  const whole = visible.filter((t) =>
    words.every((word) => [...shortWords(t), ...foldText(t.body).split(" ")].includes(word)),
  );
  if (whole.length > 0) return { trainings: whole, approximate: false };
  const near = visible.filter((t) => words.some((word) => shortWords(t).includes(word)));
  return { trainings: near, approximate: near.length > 0 };
}

function shortWords(training: TrainingDocument): readonly string[] {
  const codes = [...training.romes, ...training.rncps, ...training.formacodes].map((code) => code.toLowerCase());
  return [...foldText(`${training.title} ${training.organisation}`).split(" "), ...codes];
}

function isVisible(session: SessionDocument, today: string): boolean {
  const last = session.isPermanent ? session.endsOn : session.startsOn;
  return last === null || last >= today;
}

function isRecruiting(session: SessionDocument, today: string): boolean {
  return session.isRecruiting && (session.recruitsUntil === null || session.recruitsUntil >= today);
}

function keepsTraining(t: TrainingDocument, { filters: f }: SearchQuery): boolean {
  return (
    (f.levelIn.length === 0 || (t.levelIn !== null && f.levelIn.includes(t.levelIn))) &&
    (f.levelOut.length === 0 || (t.levelOut !== null && f.levelOut.includes(t.levelOut))) &&
    shares(f.rome, t.romes) &&
    shares(f.rncp, t.rncps) &&
    shares(f.formacode, t.formacodes) &&
    shares(f.domain, t.domains) &&
    shares(f.organisation, [t.organisationSiret]) &&
    (!f.certifying || t.isCertifying)
  );
}

function keepsSession(s: SessionDocument, { place, filters: f, blocks, today }: SearchQuery): boolean {
  return (
    (place === null || isThere(s, place)) &&
    (f.from === null || (s.startsOn !== null && s.startsOn >= f.from)) &&
    (f.to === null || (s.startsOn !== null && s.startsOn <= f.to)) &&
    shares(f.modality, [s.modality]) &&
    shares(f.pace, s.paces) &&
    (f.hoursMin === null || (s.hours !== null && s.hours >= f.hoursMin)) &&
    (f.hoursMax === null || (s.hours !== null && s.hours <= f.hoursMax)) &&
    shares(f.funder, s.funders) &&
    (f.public.length === 0 || shares([...f.public, EVERYBODY], s.publics)) &&
    shares(f.aid, s.aids) &&
    shares(f.block, s.blocks) &&
    (!f.lacking || (blocks !== undefined && s.blocks.some((code) => blocks.lacking.includes(code)))) &&
    (!f.seats || isRecruiting(s, today)) &&
    (!f.permanent || s.isPermanent) &&
    (!f.accessible || s.isAccessible) &&
    (!f.paid || s.isPaidCollective)
  );
}

function isThere(s: SessionDocument, place: PlaceFilter): boolean {
  if (place.kind !== "circle") return s[place.kind] === place.code;
  if (s.latitude === null || s.longitude === null) return false;
  return kmBetween(place.centre, { latitude: s.latitude, longitude: s.longitude }) <= place.radiusKm;
}

/** No value asked for is no filter. */
function shares(asked: readonly (string | number)[], held: readonly (string | number)[]): boolean {
  return asked.length === 0 || asked.some((value) => held.includes(value));
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10);
}
