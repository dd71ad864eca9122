import { capitalised } from "#app/content/capitalised.ts";
import { dayAndMonth, monthInWords } from "#app/content/dates.ts";
import { lackingWords } from "#app/content/lacking.ts";
import { resultsText } from "#app/content/results.ts";
import { domainWords, funderWords, levelWords, modalityWords, paceWords } from "#app/training/catalogue-words.ts";
import type { TrainingSearchView } from "#app/training/reading/training-view.ts";
import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { modalities, paces } from "#search/values.ts";
import { addressOf, isAroundPoint } from "./results-filters.ts";

/** One filter that is on, with the address of the same search without it. */
export interface FilterChip {
  readonly label: string;
  readonly href: string;
}

type ReadQuery = Pick<TrainingSearchView["query"], "text" | "understood">;
type Change = Partial<TrainingSearchParameters>;
type Wish = readonly [label: string, without: Change];

/** What was understood of the words, then every filter that narrows the search, in the order of the form. */
export function filterChips(parameters: TrainingSearchParameters, query: ReadQuery): readonly FilterChip[] {
  const { understood } = query;
  const placeLabel = understood.find(({ kind }) => kind === "place")?.label ?? null;
  const codes = new Map(understood.map(({ value, label }) => [value, label]));
  // What was read among the words is taken away with them.
  const read = understood.flatMap(({ label, without }): Wish[] => (without === null ? [] : [[label, { q: without }]]));
  const wishes: readonly Wish[] = [
    ...jobWishes(parameters, query),
    ...read,
    ...placeWishes(parameters, placeLabel),
    ...dateWishes(parameters),
    ...flagWishes(parameters),
    ...listWishes(parameters),
    ...codeWishes(parameters, codes),
  ];
  return wishes.map(([label, without]) => ({
    label: capitalised(label),
    href: addressOf({ ...parameters, ...without, page: 1 }),
  }));
}

/** A job read in the words is undone by searching the words as they stand; what else was read stays, each in its own parameter. */
function jobWishes(parameters: TrainingSearchParameters, { text, understood }: ReadQuery): readonly Wish[] {
  const readAs = (kind: (typeof understood)[number]["kind"]): readonly string[] =>
    understood.flatMap((one) => (one.kind === kind && one.without !== null ? [one.value] : []));
  const asWords: Change = {
    q: text,
    asTyped: true,
    place: readAs("place")[0] ?? parameters.place,
    rome: [...parameters.rome, ...readAs("rome")],
    rncp: [...parameters.rncp, ...readAs("rncp")],
    block: [...parameters.block, ...readAs("block")],
    modality: [...parameters.modality, ...modalities.filter((one) => readAs("modality").includes(one))],
    pace: [...parameters.pace, ...paces.filter((one) => readAs("pace").includes(one))],
    levelOut: [...parameters.levelOut, ...readAs("levelOut").map(Number)],
  };
  return understood.flatMap(({ kind, label }): Wish[] =>
    kind === "job" ? [[resultsText.chips.job(label), asWords]] : [],
  );
}

function placeWishes(parameters: TrainingSearchParameters, placeLabel: string | null): readonly Wish[] {
  const { place, radiusKm, lat } = parameters;
  const anywhere = { place: null, radiusKm: null, lat: null, lon: null };
  const wishes: Wish[] = [];
  if (place !== null) wishes.push([resultsText.chips.place(placeLabel ?? place), anywhere]);
  if (lat !== null) wishes.push([resultsText.chips.point, anywhere]);
  if (radiusKm !== null && isAroundPoint(parameters))
    wishes.push([resultsText.chips.radius(radiusKm), { radiusKm: null }]);
  return wishes;
}

function dateWishes({ from, to, hoursMin, hoursMax }: TrainingSearchParameters): readonly Wish[] {
  const { chips } = resultsText;
  const wishes: Wish[] = [];
  if (isWholeMonth(from, to)) wishes.push([chips.month(monthInWords(from.slice(0, 7))), { from: null, to: null }]);
  else {
    if (from !== null) wishes.push([chips.from(dayAndMonth(from)), { from: null }]);
    if (to !== null) wishes.push([chips.to(dayAndMonth(to)), { to: null }]);
  }
  if (hoursMin !== null) wishes.push([chips.hoursMin(hoursMin), { hoursMin: null }]);
  if (hoursMax !== null) wishes.push([chips.hoursMax(hoursMax), { hoursMax: null }]);
  return wishes;
}

function isWholeMonth(from: string | null, to: string | null): from is string {
  if (from === null || to === null || !from.endsWith("-01") || from.slice(0, 7) !== to.slice(0, 7)) return false;
  const dayAfter = new Date(new Date(`${to}T00:00:00Z`).getTime() + 86_400_000);
  return dayAfter.getUTCDate() === 1;
}

function flagWishes(parameters: TrainingSearchParameters): readonly Wish[] {
  const { flags } = resultsText;
  const wishes: Wish[] = [];
  if (parameters.paid) wishes.push([flags.paid, { paid: false }]);
  if (parameters.certifying) wishes.push([flags.certifying, { certifying: false }]);
  if (parameters.seats) wishes.push([flags.seats, { seats: false }]);
  if (parameters.permanent) wishes.push([flags.permanent, { permanent: false }]);
  if (parameters.accessible) wishes.push([flags.accessible, { accessible: false }]);
  if (parameters.lacking) wishes.push([lackingWords.all, { lacking: false }]);
  return wishes;
}

function listWishes(p: TrainingSearchParameters): readonly Wish[] {
  const { chips } = resultsText;
  const level = (value: number): string => levelWords[value] ?? String(value);
  return [
    ...p.modality.map((v): Wish => [modalityWords[v], { modality: without(p.modality, v) }]),
    ...p.pace.map((v): Wish => [paceWords[v], { pace: without(p.pace, v) }]),
    ...p.funder.map((v): Wish => [`payée par ${funderWords[v] ?? v}`, { funder: without(p.funder, v) }]),
    ...p.levelOut.map((v): Wish => [level(v), { levelOut: without(p.levelOut, v) }]),
    ...p.levelIn.map((v): Wish => [chips.levelIn(level(v)), { levelIn: without(p.levelIn, v) }]),
    ...p.domain.map((v): Wish => [domainWords[v] ?? v, { domain: without(p.domain, v) }]),
    ...p.aid.map((v): Wish => [chips.aids[v], { aid: without(p.aid, v) }]),
    ...p.public.map((v): Wish => [chips.public(v), { public: without(p.public, v) }]),
  ];
}

function codeWishes(p: TrainingSearchParameters, labels: ReadonlyMap<string, string>): readonly Wish[] {
  const named = (code: string): string => labels.get(code) ?? code;
  return [
    ...p.rome.map((v): Wish => [named(v), { rome: without(p.rome, v) }]),
    ...p.rncp.map((v): Wish => [named(v), { rncp: without(p.rncp, v) }]),
    ...p.block.map((v): Wish => [named(v), { block: without(p.block, v) }]),
    ...p.formacode.map((v): Wish => [v, { formacode: without(p.formacode, v) }]),
    ...p.organisation.map((v): Wish => [v, { organisation: without(p.organisation, v) }]),
  ];
}

function without<T>(values: readonly T[], value: T): readonly T[] {
  return values.filter((other) => other !== value);
}
