import { foldText } from "#search/understanding/fold-text.ts";
import {
  cosinesWith,
  directionOf,
  placeWords,
  standardScores,
  vectorLengths,
  type WordFiles,
  type WordPlaces,
} from "#search/understanding/word-vectors.ts";
import { type LexicalIndex, lexicalIndex } from "./lexical-index.ts";
import { type RootLikeness, rootLikeness } from "./root-likeness.ts";
import { titleRoots } from "./title-words.ts";

/** A skill or macro-skill of know-how. */
export interface LinkableSkill {
  readonly ogr: number;
  readonly label: string;
  readonly isMacro: boolean;
  /** The macro-skill that it details; null: none. */
  readonly macroOgr: number | null;
}

/** What ROME says: its know-how, and which of it each job sheet asks for. */
export interface SkillReferential {
  readonly skills: readonly LinkableSkill[];
  readonly skillsOfMetier: ReadonlyMap<string, readonly MetierSkillLink[]>;
}

export interface MetierSkillLink {
  readonly ogr: number;
  readonly isCore: boolean;
}

/** The vectors of words and of the labels of skills. */
export interface LinkVectors {
  readonly words: WordFiles;
  readonly skills: { readonly ogrs: readonly number[]; readonly vectors: Int8Array };
}

/** The whole of ROME's know-how, arranged to be compared with titles. Skills are named by their place. */
export interface SkillCorpus {
  readonly skills: readonly LinkableSkill[];
  readonly placeOf: ReadonlyMap<number, number>;
  readonly roots: readonly (readonly string[])[];
  readonly index: LexicalIndex;
  readonly likeness: RootLikeness;
  /** The jobs that ask for each skill. */
  readonly metiersOf: readonly (readonly string[])[];
  readonly skillsOfMetier: ReadonlyMap<string, readonly MetierSkillLink[]>;
  /** How near a text is to each skill's label by meaning, in standard deviations; 0 where the skill or the text has no vector. */
  nearness(text: string): Float32Array;
}

export async function arrangeSkills(referential: SkillReferential, vectors: LinkVectors): Promise<SkillCorpus> {
  const skills = referential.skills.toSorted((one, other) => one.ogr - other.ogr);
  const placeOf = new Map(skills.map(({ ogr }, place) => [ogr, place]));
  const roots = skills.map(({ label }) => [...new Set(titleRoots(label))]);
  const places = await placeWords(vectors.words.words);
  const metiersOf: string[][] = skills.map(() => []);
  for (const [metier, links] of referential.skillsOfMetier)
    for (const { ogr } of links) metiersOf[placeOf.get(ogr) ?? -1]?.push(metier);
  const index = lexicalIndex(roots);
  return {
    skills,
    placeOf,
    roots,
    index,
    likeness: rootLikeness(vectors.words),
    metiersOf,
    skillsOfMetier: referential.skillsOfMetier,
    nearness: nearnessOf(skills, places, vectors),
  };
}

function nearnessOf(
  skills: readonly LinkableSkill[],
  wordPlaces: WordPlaces,
  { words, skills: files }: LinkVectors,
): (text: string) => Float32Array {
  const lengths = vectorLengths(files.vectors);
  const lineOf = new Map(files.ogrs.map((ogr, line) => [ogr, line]));
  const lines = skills.map(({ ogr }) => lineOf.get(ogr));
  return (text) => {
    const direction = directionOf(words, wordPlaces, foldText(text).split(" "));
    if (direction === null) return new Float32Array(skills.length);
    const cosines = cosinesWith(direction, files.vectors, lengths);
    return standardScores(Float32Array.from(lines, (line) => (line === undefined ? -1 : (cosines[line] ?? -1))));
  };
}
