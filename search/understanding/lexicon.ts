import { eachInTurns } from "#app/platform/in-turns.ts";
import type { SynonymFinder } from "../synonyms/find-synonyms.ts";
import { foldText } from "./fold-text.ts";
import { arrangeJobNames, type JobName, type JobNames } from "./job-names.ts";
import { arrangeJobTexts, type JobText, type JobTexts } from "./job-texts.ts";
import type { Meaning } from "./meaning.ts";
import { arrangeShapes, type WordShapes } from "./near-words.ts";
import { readSpellings } from "./spellings.ts";
import { withoutStopWords } from "./stop-words.ts";
import { arrangeWordPairs, type WordPairs } from "./word-pairs.ts";

/** A job as the reference tells it: its code, that of its parent, and its names in both genders (« Soudeur / Soudeuse »). */
export interface JobFacts {
  readonly code: string;
  readonly parent: string | null;
  readonly names: readonly string[];
  readonly skills: readonly string[];
  readonly definition: string;
}

/** What a lexicon is made of. */
export interface LexiconFacts {
  /** Words of the catalogue, folded, with the number of texts that bear each. */
  readonly words: readonly { readonly word: string; readonly documents: number }[];
  readonly jobs: readonly JobFacts[];
  readonly titles: readonly string[];
  /** Codes of jobs that trainings of the catalogue bear. */
  readonly taught: readonly string[];
  /** The folded words of each name, skill and title. */
  readonly wordsOf: ReadonlyMap<string, readonly string[]>;
  /** The stem of a folded word. */
  readonly stems: ReadonlyMap<string, string>;
  /** Stems that are both genders of one trade. */
  readonly twins: readonly { readonly term: string; readonly twin: string }[];
  readonly meaning: Meaning | null;
  readonly synonyms: SynonymFinder;
  /** What people say of a job without its name, by its code. */
  readonly everyday: ReadonlyMap<string, string>;
  /** The words of a dictionary, folded. */
  readonly french: ReadonlySet<string>;
}

/** What is known of words: those of the catalogue, of the jobs and of the language, ready to be looked up in memory. */
export interface Lexicon {
  /** Words that lead to something: those of the catalogue, and of all that is written of jobs. */
  isOurs(word: string): boolean;
  /** How often a word is used, ours far before those of the language; 0 for one nobody knows. */
  usesOf(word: string): number;
  /** A right word, in the singular or the plural, masculine or feminine, whether anything here bears it or not. */
  isFrench(word: string): boolean;
  /** What the forms of a word share: number and gender left out. */
  classOf(word: string): string;
  /** Words that lead to something, and those of the language: both may be what was meant. */
  readonly shapes: { readonly ours: WordShapes; readonly language: WordShapes };
  /** Ours that go on after this beginning, the most used first. */
  startingWith(start: string, most: number): readonly string[];
  readonly names: JobNames;
  /** Whether a name of a job begins with this word: « comptable », not « comptabilité ». */
  namesPeople(word: string): boolean;
  /** All that is written of the jobs that trainings bear: names, skills, definitions, everyday words. */
  readonly texts: JobTexts;
  /** What ROME calls a job; its code for one it does not know. */
  labelOf(rome: string): string;
  /** Whether trainings of the catalogue bear the code of a job. */
  isTaught(rome: string): boolean;
  readonly pairs: WordPairs;
  /** The jobs whose trainings answer for this one: itself, its parent, its children, each with its closeness. None for an unknown code. */
  relativesOf(rome: string): readonly { readonly rome: string; readonly closeness: number }[];
  /** The codes that trainings bear for a job: its own and its parent's. */
  taughtFor(rome: string): readonly string[];
  readonly meaning: Meaning | null;
  /** What people say otherwise: acronyms and words of the trades. */
  readonly synonyms: SynonymFinder;
  /** A folded word as it is written, accents included; as it is when nobody knows it. */
  spellingOf(word: string): string;
}

/** A job counts for as much as this many texts. */
const NAME_USES = 3;
/** An everyday word counts for less, whatever the number of its jobs. */
const EVERYDAY_USES = 2;

/** Arranges what is known of words, in turns: about half a second of work. */
export async function arrangeLexicon(facts: LexiconFacts): Promise<Lexicon> {
  const classOf = classes(facts);
  const uses = new Map(facts.words.map(({ word, documents }) => [word, 1 + documents]));
  await eachInTurns(facts.jobs, ({ names }) => {
    for (const word of new Set(names.flatMap((name) => facts.wordsOf.get(name) ?? [])))
      uses.set(word, (uses.get(word) ?? 1) + NAME_USES);
  });
  await eachInTurns(facts.jobs, ({ skills, definition }) => {
    for (const text of [...skills, definition])
      for (const word of facts.wordsOf.get(text) ?? []) uses.set(word, uses.get(word) ?? 1);
  });
  await eachInTurns(facts.everyday.values(), (text) => {
    for (const word of facts.wordsOf.get(text) ?? []) uses.set(word, Math.max(uses.get(word) ?? 1, EVERYDAY_USES));
  });
  const ours = new Set<string>();
  await eachInTurns(uses.keys(), (word) => ours.add(classOf(word)));
  const { meaning } = facts;
  const taught = new Set(facts.taught);
  const isTaught = (rome: string): boolean => taught.has(rome);
  const relativesOf = relatives(facts.jobs);
  const taughtFor = taughtCodes(facts.jobs, relativesOf, isTaught);
  const classesOf = await contentClasses(facts.wordsOf, classOf);
  const named = (code: string, labels: readonly string[]): readonly JobName[] =>
    labels.map((label) => ({ rome: code, classes: classesOf(label) }));
  const names = facts.jobs.flatMap((job) => named(job.code, job.names));
  const people = peopleNamed(facts);
  return {
    isOurs: (word) => isForm(facts.stems, word) && ours.has(classOf(word)),
    usesOf: (word) => uses.get(word) ?? languageUses(meaning?.rankOf(word)),
    isFrench: (word) => ["", "s", "x", "e", "es"].some((end) => isWithEnd(facts.french, word, end)),
    classOf,
    shapes: { ours: arrangeShapes(uses.keys()), language: meaning?.shapes ?? arrangeShapes([]) },
    startingWith: beginnings(uses),
    names: await arrangeJobNames(names),
    namesPeople: (word) => people.has(word) || people.has(word.replace(/[sx]$/, "")),
    texts: await arrangeJobTexts(jobTexts(facts, { classesOf, taughtFor })),
    labelOf: labels(facts.jobs),
    isTaught,
    pairs: await arrangeWordPairs([...names.map((name) => name.classes), ...facts.titles.map(classesOf)]),
    relativesOf,
    taughtFor,
    meaning,
    synonyms: facts.synonyms,
    spellingOf: spellings(await readSpellings([...namesOf(facts.jobs), ...facts.titles], facts.wordsOf), meaning),
  };
}

function isWithEnd(words: ReadonlySet<string>, word: string, end: string): boolean {
  return word.endsWith(end) && words.has(word.slice(0, word.length - end.length));
}

/** The first word of each side of a name: « Décorateur / Décoratrice d'objets ». */
function peopleNamed({ jobs, wordsOf }: LexiconFacts): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { names } of jobs)
    for (const name of names)
      for (const side of name.split(" / ")) {
        const [first = ""] = wordsOf.get(side) ?? foldText(side).split(" ");
        people.add(first);
      }
  return people;
}

function namesOf(jobs: readonly JobFacts[]): readonly string[] {
  return jobs.flatMap(({ names }) => names);
}

/** As the names of jobs and the titles write it, else as the language does. */
function spellings(ours: ReadonlyMap<string, string>, meaning: Meaning | null): Lexicon["spellingOf"] {
  return (word) => ours.get(word) ?? meaning?.spellingOf(word) ?? word;
}

/** What an everyday word is worth beside one of a name: it is written once, where a name's word comes back in many. */
const EVERYDAY_WEIGHT = 6;

/** What is written of each job, told of the codes that trainings bear for it. */
function* jobTexts(
  { jobs, everyday }: LexiconFacts,
  { classesOf, taughtFor }: Pick<Lexicon, "taughtFor"> & { readonly classesOf: (text: string) => readonly string[] },
): Iterable<JobText> {
  for (const { code, names, skills, definition } of jobs) {
    const daily = everyday.get(code) ?? "";
    for (const rome of taughtFor(code)) {
      for (const text of [...names, ...skills, definition]) yield { rome, classes: classesOf(text), weight: 1 };
      yield { rome, classes: classesOf(daily), weight: EVERYDAY_WEIGHT };
    }
  }
}

/** Words side by side with those that begin alike: a question reads those of its beginning, not all. */
function beginnings(uses: ReadonlyMap<string, number>): Lexicon["startingWith"] {
  const words = [...uses.keys()].sort();
  return (start, most) => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] ?? "") < start) low = middle + 1;
      else high = middle;
    }
    const begun: string[] = [];
    for (let at = low; words[at]?.startsWith(start) === true; at += 1) begun.push(words[at] ?? "");
    return begun.sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0)).slice(0, most);
  };
}

/** Below one: a word of the language leads nowhere by itself. */
function languageUses(rank: number | undefined): number {
  return rank === undefined ? 0 : 0.9 / (1 + rank / 2000);
}

/** The classes of the words of each text that tell something, each once. */
async function contentClasses(
  wordsOf: LexiconFacts["wordsOf"],
  classOf: (word: string) => string,
): Promise<(text: string) => readonly string[]> {
  const classesOf = new Map<string, readonly string[]>();
  await eachInTurns(wordsOf, ([text, words]) =>
    classesOf.set(text, [...new Set(withoutStopWords(words).map(classOf))]),
  );
  return (text) => classesOf.get(text) ?? [];
}

/** A word or a plural of one: « soudur » is the stem of a word, and none itself. */
function isForm(stems: LexiconFacts["stems"], word: string): boolean {
  return stems.has(word) || stems.has(word.replace(/[sx]$/, ""));
}

/** A word no list holds is looked up without the mark of its plural. */
function classes({ stems, twins }: LexiconFacts): (word: string) => string {
  const roots = new Map<string, string>();
  const rootOf = (stem: string): string => {
    let root = stem;
    for (let up = roots.get(root); up !== undefined; up = roots.get(root)) root = up;
    return root;
  };
  for (const { term, twin } of twins) {
    const [one, other] = [rootOf(term), rootOf(twin)];
    if (one !== other) roots.set(one > other ? one : other, one > other ? other : one);
  }
  return (word) => rootOf(stems.get(word) ?? stems.get(word.replace(/[sx]$/, "")) ?? word);
}

/** The label comes first among the names. */
function labels(jobs: readonly JobFacts[]): Lexicon["labelOf"] {
  const known = new Map(jobs.map(({ code, names }) => [code, names[0] ?? code]));
  return (rome) => known.get(rome) ?? rome;
}

/** Looked up for every job at each question: made once. */
function taughtCodes(
  jobs: readonly JobFacts[],
  relativesOf: Lexicon["relativesOf"],
  isTaught: Lexicon["isTaught"],
): Lexicon["taughtFor"] {
  const answering = (code: string): readonly string[] =>
    relativesOf(code).flatMap(({ rome, closeness }) => (closeness > 0.9 && isTaught(rome) ? [rome] : []));
  const codes = new Map(jobs.map(({ code }) => [code, answering(code)]));
  return (rome) => codes.get(rome) ?? [];
}

function relatives(jobs: readonly JobFacts[]): Lexicon["relativesOf"] {
  const children = new Map<string, string[]>();
  const parents = new Map<string, string>();
  const known = new Set(jobs.map(({ code }) => code));
  for (const { code, parent } of jobs) {
    if (parent === null) continue;
    parents.set(code, parent);
    children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  return (rome) => {
    if (!known.has(rome)) return [];
    const parent = parents.get(rome);
    return [
      { rome, closeness: 1 },
      ...(parent === undefined ? [] : [{ rome: parent, closeness: 0.95 }]),
      ...(children.get(rome) ?? []).map((child) => ({ rome: child, closeness: 0.8 })),
    ];
  };
}
