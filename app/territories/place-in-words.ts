import { foldName } from "./fold.ts";
import { readTown } from "./town-writing.ts";

/** Words that announce a place: « soudeur à Maubeuge », « près de Lens ». Folded. */
const ANNOUNCES_ANY_TOWN: ReadonlySet<string> = new Set(["a", "vers", "pres de", "autour de", "a cote de"]);
/** « sur » also announces what one works on (« soudeur sur citerne »): only a town well known enough is heard. */
const ANNOUNCES_TOWN: ReadonlySet<string> = new Set(["sur", "pres d", "region de", "secteur de"]);

/** Town names that are words of jobs: « mécanicien avion », « éducateur de rue ». Heard only when surely announced. */
const WORDS_OF_JOBS: ReadonlySet<string> = new Set(["avion", "rue"]);

/** From this population a town is heard without a word that announces it. */
export const HEARD_FROM_POPULATION = 2000;
const LONGEST_NAME_WORDS = 8;
const LONGEST_ANNOUNCE_WORDS = 3;

/** One way to cut a query in two: what is sought, and the folded name of a commune to look up. */
export interface PlaceCandidate {
  readonly foldedName: string;
  /** Written with it: « 59033 Lille Cedex », « Arras, Pas-de-Calais ». */
  readonly departement: string | null;
  /** The words before, as typed, without the word that announces the place. */
  readonly rest: string;
  /** The smallest population that makes the words this town; Infinity never does. */
  readonly minimumPopulation: number;
}

/** The ways to read the last words of a query as a commune, the longest name first. */
export function placeCandidates(text: string): readonly PlaceCandidate[] {
  const words = text.split(/\s+/).filter((word) => foldName(word) !== "");
  const longest = Math.min(words.length, LONGEST_NAME_WORDS);
  return Array.from({ length: longest }, (_, index) => candidate(words, words.length - longest + index)).filter(
    (one) => one !== null,
  );
}

/** A number that is no postal code says something of the training: « niveau 5 Lille ». */
function candidate(words: readonly string[], nameStart: number): PlaceCandidate | null {
  const { name: foldedName, postalCode, departement } = readTown(words.slice(nameStart).join(" "));
  if (foldedName === "" || (postalCode === null && /^\d/.test(words[nameStart] ?? ""))) return null;
  const announce = announceBefore(words, nameStart);
  const rest = words.slice(0, nameStart - announce.length).join(" ");
  return { foldedName, departement, rest, minimumPopulation: minimumPopulation(foldedName, announce.certainty) };
}

type Certainty = "sure" | "likely" | "none";

function minimumPopulation(foldedName: string, certainty: Certainty): number {
  if (certainty === "sure") return 0;
  return WORDS_OF_JOBS.has(foldedName) ? Number.POSITIVE_INFINITY : HEARD_FROM_POPULATION;
}

function announceBefore(
  words: readonly string[],
  nameStart: number,
): { readonly length: number; readonly certainty: Certainty } {
  for (let length = Math.min(LONGEST_ANNOUNCE_WORDS, nameStart); length > 0; length -= 1) {
    const before = foldName(words.slice(nameStart - length, nameStart).join(" "));
    if (ANNOUNCES_ANY_TOWN.has(before)) return { length, certainty: "sure" };
    if (ANNOUNCES_TOWN.has(before)) return { length, certainty: "likely" };
  }
  return { length: 0, certainty: "none" };
}
