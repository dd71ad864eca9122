import type { RandomPicks } from "#tests/support/random-picks.ts";

/** Keys beside each key on a French keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: "zq",
  z: "aes",
  e: "zrd",
  r: "etf",
  t: "ryg",
  y: "tuh",
  u: "yij",
  i: "uok",
  o: "ipl",
  p: "om",
  q: "asw",
  s: "qdz",
  d: "sfe",
  f: "dgr",
  g: "fht",
  h: "gjy",
  j: "hku",
  k: "jli",
  l: "kmo",
  m: "lp",
  w: "xq",
  x: "wcs",
  c: "xvd",
  v: "cbf",
  b: "vng",
  n: "bh",
};
const MIN_LENGTH = 5;
const MIN_LENGTH_FOR_TWO = 7;

type Slip = (word: string, at: number, random: RandomPicks) => string;

const dropped: Slip = (word, at) => word.slice(0, at) + word.slice(at + 1);
const doubled: Slip = (word, at) => word.slice(0, at + 1) + word.slice(at);
const swapped: Slip = (word, at) => {
  const first = Math.min(at, word.length - 2);
  return word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2);
};
const neighbour: Slip = (word, at, random) => {
  const near = NEIGHBOURS[withoutAccents(word.charAt(at))];
  return near === undefined
    ? dropped(word, at, random)
    : word.slice(0, at) + random.pick([...near]) + word.slice(at + 1);
};
const SLIPS: readonly Slip[] = [dropped, doubled, swapped, neighbour];

/** Lower case without accents: « é » is the key « e » typed another way. */
export function withoutAccents(text: string): string {
  return text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** The words of a name that are long enough to be recognised with a slip, by their place among its pieces. */
function longPieces(pieces: readonly string[], length: number): number[] {
  return pieces.flatMap((piece, index) => (/^\p{L}+$/u.test(piece) && piece.length >= length ? [index] : []));
}

/** One slip of the fingers in one word of a name, drawn until it is no known word; undefined when every word is short. */
export function withOneSlip(name: string, random: RandomPicks, known: ReadonlySet<string>): string | undefined {
  const pieces = name.split(/(?<=\P{L})|(?=\P{L})/u);
  const long = longPieces(pieces, MIN_LENGTH);
  return long.length === 0 ? undefined : slipIn(pieces, random.pick(long), random, known);
}

/** Two slips, in two words or in a long one; undefined when the words are too short for it. */
export function withTwoSlips(name: string, random: RandomPicks, known: ReadonlySet<string>): string | undefined {
  const pieces = name.split(/(?<=\P{L})|(?=\P{L})/u);
  const [first, second] = longPieces(pieces, MIN_LENGTH);
  if (first !== undefined && second !== undefined) {
    return slipIn(slipIn(pieces, first, random, known).split(/(?<=\P{L})|(?=\P{L})/u), second, random, known);
  }
  const [only] = longPieces(pieces, MIN_LENGTH_FOR_TWO);
  if (only === undefined) return undefined;
  const once = slipIn(pieces, only, random, known).split(/(?<=\P{L})|(?=\P{L})/u);
  const twice = slipIn(once, only, random, known);
  return withoutAccents(twice) === withoutAccents(name) ? undefined : twice;
}

/** The words of a name without what stands between them; undefined when there is one word only. */
export function glued(name: string): string | undefined {
  const together = name.replaceAll(/\P{L}+/gu, "");
  return together === name ? undefined : together;
}

function slipIn(pieces: readonly string[], index: number, random: RandomPicks, known: ReadonlySet<string>): string {
  const word = pieces[index] ?? "";
  for (;;) {
    const slipped = random.pick(SLIPS)(word, random.integer(word.length), random);
    const folded = withoutAccents(slipped);
    if (folded !== withoutAccents(word) && !known.has(folded)) return pieces.with(index, slipped).join("");
  }
}
