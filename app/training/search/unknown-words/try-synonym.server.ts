import { ok, type Result, refused } from "#app/platform/result.ts";
import { hasEngine } from "#search/choose-engine.server.ts";
import { type EngineName, engineNames } from "#search/engine.ts";
import { arrangeSynonyms } from "#search/synonyms/find-synonyms.ts";
import { readSynonyms } from "#search/synonyms/read-synonyms.server.ts";
import type { Synonym } from "#search/synonyms/synonym.ts";
import { isInitialsOf } from "#search/synonyms/synonym-source.ts";
import { noSearchParameters } from "#search/training-parameters.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { textWords } from "#search/understanding/text-words.ts";
import type { WordCorrection } from "#search/understanding/understood-words.ts";
import { type CatalogueLanguage, catalogueLexicon } from "../catalogue-lexicon.server.ts";
import { readCodeLabels } from "../code-labels-store.server.ts";
import { searchTrainings } from "../search-trainings.server.ts";

/** What an engine answers to a question. `degraded`: PostgreSQL answered in its place. */
export interface TriedAnswer {
  readonly total: number;
  readonly approximate: boolean;
  readonly degraded: boolean;
  readonly corrections: readonly WordCorrection[];
  readonly first: readonly { readonly number: string; readonly title: string }[];
}

/** A question asked of an engine without the synonym, then with it. */
export interface TriedQuestion {
  readonly question: string;
  readonly engine: EngineName;
  readonly without: TriedAnswer;
  readonly with: TriedAnswer;
}

/** What a synonym that nobody has kept yet would change, and where it would be written. */
export interface SynonymTrial {
  readonly synonym: Synonym;
  readonly jobs: readonly { readonly rome: string; readonly label: string }[];
  /** What the term already stands for. */
  readonly known: readonly Synonym[];
  /** How many texts of the catalogue and jobs bear the term; such a word is found without a synonym. */
  readonly uses: number;
  readonly tried: readonly TriedQuestion[];
}

export type TrialRefusal =
  | { readonly kind: "not-a-synonym"; readonly text: string }
  | { readonly kind: "no-job"; readonly phrase: string };

const SHOWN = 3;
const MOST_JOBS = 3;
/** A name that bears this much of the phrase, or is it. */
const WHOLE = 0.99;

/**
 * Tries « term=official phrase »: the searches of the term alone, then of `questions`, on every engine of this portal, without the synonym
 * and with it. Its jobs are those whose names are the phrase, else those that bear it most.
 */
export async function trySynonym(
  text: string,
  questions: readonly string[] = [],
): Promise<Result<SynonymTrial, TrialRefusal>> {
  const [typed = "", phrase = ""] = text.split("=").map((part) => part.trim());
  const term = foldText(typed);
  if (term === "" || foldText(phrase) === "" || text.split("=").length !== 2)
    return refused({ kind: "not-a-synonym", text });
  const language = await catalogueLexicon();
  const rome = jobsNamed(language.lexicon, phrase);
  if (rome.length === 0) return refused({ kind: "no-job", phrase });
  const synonym = synonymOf(term, phrase, rome);
  const tried = await tryOn(language, synonym, [typed, ...questions]);
  const labels = await readCodeLabels({ rome, rncp: [], block: [] });
  return ok({
    synonym,
    jobs: labels.map(({ value, label }) => ({ rome: value, label })),
    known: (await readSynonyms()).filter((one) => one.term === term),
    uses: Math.floor(language.lexicon.usesOf(term)),
    tried,
  });
}

function synonymOf(term: string, phrase: string, rome: readonly string[]): Synonym {
  const isAcronym = isInitialsOf(term, phrase);
  return {
    ...{ term, rome, means: [phrase], holds: { at: [], with: [], without: [] } },
    ...(isAcronym ? { kind: "acronyms", source: "initiales" } : { kind: "slang", source: "usage" }),
  };
}

function jobsNamed(lexicon: Lexicon, phrase: string): readonly string[] {
  const classes = textWords(phrase).map(({ word }) => lexicon.classOf(word));
  const named = lexicon.names.find(classes).filter(({ covers }) => covers > WHOLE);
  const whole = named.filter(({ likeness }) => likeness > WHOLE);
  return (whole.length > 0 ? whole : named)
    .toSorted((a, b) => b.bearing - a.bearing || a.rome.localeCompare(b.rome))
    .slice(0, MOST_JOBS)
    .map(({ rome }) => rome);
}

async function tryOn(
  language: CatalogueLanguage,
  synonym: Synonym,
  questions: readonly string[],
): Promise<readonly TriedQuestion[]> {
  const synonyms = arrangeSynonyms([...(await readSynonyms()), synonym]);
  const changed = { ...language, lexicon: { ...language.lexicon, synonyms } };
  const tried: TriedQuestion[] = [];
  for (const question of questions)
    for (const engine of engineNames.filter(hasEngine))
      tried.push({
        ...{ question, engine },
        without: await ask(question, engine, language),
        with: await ask(question, engine, changed),
      });
  return tried;
}

async function ask(q: string, engine: EngineName, language: CatalogueLanguage): Promise<TriedAnswer> {
  const found = await searchTrainings({ ...noSearchParameters, q, perPage: SHOWN }, engine, { language });
  if (!found.ok) throw new Error(found.refusal.message);
  const { query, total, degraded, hits } = found.value;
  const { approximate, corrections } = query;
  return {
    ...{ total: total.value, approximate, degraded, corrections },
    first: hits.map(({ number, title }) => ({ number, title })),
  };
}
