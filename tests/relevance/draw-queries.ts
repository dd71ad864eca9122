import type { JudgedQuery } from "#search/relevance/judged-query.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { glued, withOneSlip, withoutAccents, withTwoSlips } from "./slips.ts";

/** Chosen before the first draw and never since. */
const SEED = 20_261_129;
const DRAWN = 110;
const OFFICIAL = 90;
const MASHED = 40;
const PRONOUNCED = 40;
const CODES_OF_A_KIND = 34;

/** What is expected of a query that is a name written badly. */
type Meaning = Pick<JudgedQuery, "expectRome" | "forbidRome">;
/** A drawn query: its number says that it was drawn. */
export type Drawn = Pick<JudgedQuery, "id" | "family" | "query"> & Partial<JudgedQuery>;

/** A name of the ROME: « Abatteur / Abatteuse de carrière », with its job and the job's parent. */
export interface OfficialName {
  readonly name: string;
  readonly rome: string;
  readonly parent: string;
}

/** Official names of jobs that have trainings, in one gender or the other. */
export function drawOfficialNames(names: readonly OfficialName[], taught: ReadonlySet<string>): readonly Drawn[] {
  const random = randomPicks(SEED + 5);
  const plain = names.filter(({ name, rome }) => taught.has(rome) && /^[\p{L}' -]+( \/ [\p{L}' -]+)?$/u.test(name));
  return shuffled(plain, random)
    .slice(0, OFFICIAL)
    .map(({ name, rome, parent }, index) => ({
      id: numbered("job", index),
      family: "job",
      query: inOneGender(name, random.chance(0.5) ? "feminine" : "masculine").toLowerCase(),
      expectRome: [...new Set([rome, parent])],
    }));
}

/** The masculine says only what differs: its complement is that of the feminine. */
function inOneGender(name: string, gender: "feminine" | "masculine"): string {
  const [masculine = "", feminine = masculine] = name.split(" / ");
  const complement = feminine.split(" ").slice(masculine.split(" ").length);
  return gender === "feminine" ? feminine : [masculine, ...complement].join(" ");
}

/** Names with one slip, each drawn from a right name of the family `job`. */
export function drawSlips(names: readonly JudgedQuery[]): readonly Drawn[] {
  return drawNames("slip", names, randomPicks(SEED), withOneSlip);
}

/** Names with two slips or glued words, half of each where a name has several words. */
export function drawTwoSlips(names: readonly JudgedQuery[]): readonly Drawn[] {
  return drawNames("two-slips", names, randomPicks(SEED + 1), (name, random, known) =>
    random.chance(0.5) ? (glued(name) ?? withTwoSlips(name, random, known)) : withTwoSlips(name, random, known),
  );
}

type Spoil = (name: string, random: RandomPicks, known: ReadonlySet<string>) => string | undefined;

function drawNames(family: string, names: readonly JudgedQuery[], random: RandomPicks, spoil: Spoil): readonly Drawn[] {
  const known = new Set(names.flatMap(({ query }) => withoutAccents(query).split(/\P{L}+/u)));
  const drawn = new Map<string, Meaning>();
  for (const { query, expectRome, forbidRome } of shuffled(names, random)) {
    const spoilt = spoil(query, random, known);
    if (spoilt !== undefined && drawn.size < DRAWN) drawn.set(spoilt, { expectRome, forbidRome });
  }
  return [...drawn].map(([query, meaning], index) => ({ id: numbered(family, index), family, query, ...meaning }));
}

/** Names of towns with one slip after a job, from right names of towns. */
export function drawSlippedTowns(
  jobs: readonly JudgedQuery[],
  towns: readonly { readonly name: string; readonly insee: string }[],
): readonly Drawn[] {
  const random = randomPicks(SEED + 2);
  const known = new Set(towns.map(({ name }) => withoutAccents(name)));
  return shuffled(towns, random).flatMap(({ name, insee }, index) => {
    const spoilt = withOneSlip(name, random, known);
    const { query, expectRome } = random.pick(jobs);
    if (spoilt === undefined) return [];
    const id = numbered("place", index);
    return [{ id, family: "place", query: `${query} ${spoilt}`.toLowerCase(), expectRome, place: `insee:${insee}` }];
  });
}

/** Keys hit at random, and syllables that make no word. */
export function drawNonsense(): readonly Drawn[] {
  const random = randomPicks(SEED + 3);
  const rows = ["azertyuiop", "qsdfghjklm", "wxcvbn"];
  const mash = (): string =>
    Array.from({ length: 6 + random.integer(7) }, () => random.pick([...random.pick(rows)])).join("");
  const syllable = (): string =>
    random.pick([..."bdfgklmnprstvz"]) + random.pick(["a", "e", "i", "o", "u", "ou", "ya"]);
  const word = (): string => Array.from({ length: 4 + random.integer(3) }, syllable).join("");
  const mashed = Array.from({ length: MASHED }, (_, index) => (index % 4 === 0 ? `${mash()} ${mash()}` : mash()));
  const pronounced = Array.from({ length: PRONOUNCED }, (_, index) =>
    index % 3 === 0 ? `${word()} ${word()}` : word(),
  );
  return [...mashed, ...pronounced].map((query, index) => ({
    id: numbered("nonsense", index),
    family: "nonsense",
    query,
  }));
}

/** How people write a ROME code, a certification's code and a block's code; `#` is a letter, `*` the digits. */
const ROME_FORMS = [
  "#*",
  "#*",
  "# *",
  "rome #*",
  "code rome #*",
  "ROME : # *",
  "métier #*",
  "fiche rome #*",
  "#-*",
  "#*.",
];
const RNCP_FORMS = [
  ...["RNCP*", "rncp*", "RNCP *", "rncp *", "rncp n°*", "RNCP N° *", "rncp: *", "code rncp *", "fiche rncp *"],
  ...["RNCP-*", "titre rncp*", "formation rncp *", "*"],
];
const BLOCK_FORMS = [
  ...["RNCP*BC0@", "rncp*bc0@", "RNCP* BC0@", "rncp * bc 0@", "RNCP * BC0@", "RNCP*-BC0@", "bloc RNCP*BC0@", "*BC0@"],
  ...["rncp*bc@", "rncp * bloc @", "RNCP * BC @", "bloc @ rncp *", "bloc de compétences rncp*bc0@"],
];

/** Codes of the catalogue as people write them. */
export function drawCodes(catalogue: readonly Pick<CodedTraining, keyof CodedTraining>[]): readonly Drawn[] {
  const random = randomPicks(SEED + 4);
  const some = (codes: readonly string[]): readonly string[] =>
    shuffled([...new Set(codes)].toSorted(), random).slice(0, CODES_OF_A_KIND);
  const written = (forms: readonly string[], index: number): string => forms[index % forms.length] ?? "";
  const romes = some(catalogue.flatMap(({ rome }) => rome)).map((code, index) => {
    const letter = code.slice(0, 1);
    const form = written(ROME_FORMS, index).replace("*", code.slice(1));
    return { query: form.replace("#", index % 3 === 0 ? letter : letter.toLowerCase()), expectRome: [code] };
  });
  const rncps = some(catalogue.flatMap(({ rncp }) => rncp)).map((code, index) => ({
    query: written(RNCP_FORMS, index).replace("*", code.replace("RNCP", "")),
    expectRncp: [code],
  }));
  const plainBlocks = catalogue.flatMap(({ blocks }) => blocks).filter((code) => /^RNCP\d+BC0\d$/.test(code));
  const blocks = some(plainBlocks).map((code, index) => ({
    query: written(BLOCK_FORMS, index)
      .replace("*", /\d+/.exec(code)?.[0] ?? "")
      .replace("@", code.slice(-1)),
    expectBlock: [code],
  }));
  return [...romes, ...rncps, ...blocks].map((drawn, index) => ({
    id: numbered("code", index),
    family: "code",
    ...drawn,
  }));
}

interface CodedTraining {
  readonly rome: readonly string[];
  readonly rncp: readonly string[];
  readonly blocks: readonly string[];
}

function shuffled<Item>(items: readonly Item[], random: RandomPicks): readonly Item[] {
  return items
    .map((item) => ({ item, rank: random.number() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

const numbered = (family: string, index: number): string => `${family}-drawn-${String(index + 1).padStart(3, "0")}`;
