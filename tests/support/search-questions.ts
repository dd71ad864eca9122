import type { PlaceFilter, SearchQuery } from "#search/query.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { wordsAsTyped } from "#search/understanding/understand-text.ts";
import { modalities, paces, sorts } from "#search/values.ts";
import type { RandomPicks } from "./random-picks.ts";
import { blockCodes, bodyWords, titleWords, today, wholeBlock } from "./search-corpus.ts";

const questioned = [...blockCodes, wholeBlock.code];

/** Any question, most of its filters absent, so that many answers are not empty. */
export function randomQuestion(random: RandomPicks): SearchQuery {
  const rarely = <Value>(value: () => Value, otherwise: Value): Value => (random.chance(0.12) ? value() : otherwise);
  const from = rarely<string | null>(() => `2027-0${1 + random.integer(6)}-15`, null);
  const text = randomText(random);
  const place = random.chance(0.5) ? randomPlace(random) : null;
  return {
    question: wordsAsTyped(text),
    place,
    blocks: random.chance(0.6)
      ? { counted: random.some(questioned, 0.6), lacking: random.some([...questioned, "RNCP99999BC09"], 0.4) }
      : undefined,
    filters: {
      ...noSearchParameters,
      from,
      to: rarely<string | null>(() => `2027-0${4 + random.integer(5)}-28`, null),
      modality: random.chance(0.3) ? random.some(modalities, 0.5) : [],
      pace: random.chance(0.25) ? random.some(paces, 0.5) : [],
      hoursMin: rarely<number | null>(() => 140, null),
      hoursMax: rarely<number | null>(() => 350, null),
      funder: random.chance(0.3) ? random.some([0, 2, 4, 10, 16], 0.4) : [],
      public: rarely<string[]>(() => ["80010"], []),
      aid: rarely(() => random.some(["meals", "lodging", "transport"] as const, 0.5), []),
      block: rarely<string[]>(() => ["RNCP34000BC01"], []),
      lacking: random.chance(0.2),
      seats: random.chance(0.1),
      permanent: random.chance(0.1),
      accessible: random.chance(0.1),
      paid: random.chance(0.1),
      levelIn: rarely<number[]>(() => [3, 4], []),
      levelOut: random.chance(0.25) ? random.some([1, 2, 3, 4, 5, 6, 7, 8], 0.4) : [],
      rome: rarely<string[]>(() => ["H2913", "M1805"], []),
      rncp: rarely<string[]>(() => ["RNCP34001", "RNCP34002"], []),
      formacode: rarely<string[]>(() => ["42084"], []),
      domain: random.chance(0.2) ? random.some(["A", "D", "H", "Z"], 0.5) : [],
      organisation: rarely<string[]>(() => ["12345678900001"], []),
      certifying: random.chance(0.15),
    },
    sort: random.pick(sorts),
    page: 1,
    perPage: random.pick([15, 50]),
    today,
  };
}

function randomText(random: RandomPicks): string {
  const dice = random.integer(10);
  if (dice < 3) return "";
  if (dice < 6) return random.pick(titleWords);
  if (dice < 7) return `${random.pick(titleWords)} ${random.pick(titleWords)}`;
  if (dice < 8) return random.pick(bodyWords);
  if (dice < 9) return random.pick(["maubeuge", "h2913", "rncp34001", "42084"]);
  return `${random.pick(titleWords)} ${random.pick(bodyWords)} ${random.pick(titleWords)}`;
}

function randomPlace(random: RandomPicks): PlaceFilter {
  const dice = random.integer(6);
  if (dice === 0) return { kind: "departement", code: `0${1 + random.integer(4)}` };
  if (dice === 1) return { kind: "zone", code: `320${random.integer(6)}` };
  if (dice === 2) return { kind: "region", code: "32" };
  const centre = { latitude: 50 + random.number() * 1.5, longitude: 2 + random.number() * 2 };
  return { kind: "circle", centre, radiusKm: random.pick([1, 5, 10, 30, 60]) };
}
