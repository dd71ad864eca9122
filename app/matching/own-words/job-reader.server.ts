import { rememberAnswers } from "#app/platform/remembered-answers.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { type MetierText, metierTexts } from "#app/skills/metier-text-store.server.ts";
import { catalogueLexicon } from "#app/training/search/catalogue-lexicon.server.ts";
import { correctWords } from "#search/understanding/correct-words.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import { arrangeJobTexts, type JobText } from "#search/understanding/job-texts.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { readEverydayWords } from "#search/understanding/read-everyday-words.server.ts";
import { withoutStopWords } from "#search/understanding/stop-words.ts";
import { textWords } from "#search/understanding/text-words.ts";
import { infinitiveOf } from "./infinitives.ts";
import type { ToldJob } from "./rank-told.ts";

/** Reads what a sentence tells of every job of ROME. */
export interface JobReader {
  /** The words that carry a text, mended, verbs in the infinitive. */
  wordsOf(text: string): readonly string[];
  /** What the words tell of each job, in no order. */
  read(words: readonly string[]): readonly ToldJob[];
}

/** What the words of texts are worth beside a standard deviation of meaning. */
const TEXTS_SCORE = 20;
const EVERYDAY_SHARE = 0.8;
const EVERYDAY_WEIGHT = 6;
/** A variant of a trade, or a job of those who lead others, is what somebody told less often than the trade itself. */
const VARIANT_COST = 1.5;
const EXECUTIVE_COST = 1.5;
const TEN_MINUTES_MS = 600_000;

/** Names change with imports only: ten minutes later every process knows. */
export const jobReaderOf = rememberAnswers((reader: SqlReader) => makeReader(reader), {
  maxAgeMs: TEN_MINUTES_MS,
  most: 1,
});

async function makeReader(reader: SqlReader): Promise<JobReader> {
  const [{ lexicon }, metiers, everyday] = await Promise.all([
    catalogueLexicon(),
    metierTexts(reader),
    readEverydayWords(),
  ]);
  const texts = await arrangeJobTexts(textsOf(metiers, everyday, lexicon));
  const known = new Map<string, MetierText>(metiers.map((metier) => [metier.code, metier]));
  return {
    wordsOf: (text) => wordsOf(lexicon, text),
    read(words) {
      const told = texts.find(words.map(lexicon.classOf));
      const daily = lexicon.meaning?.everydayLike(words) ?? new Map<string, number>();
      return (lexicon.meaning?.jobsLike(words) ?? []).flatMap(({ rome, score }) => {
        const metier = known.get(rome);
        if (metier === undefined) return [];
        const family = metier.parent ?? metier.code;
        const said = TEXTS_SCORE * (told.get(rome) ?? 0) + EVERYDAY_SHARE * (daily.get(rome) ?? daily.get(family) ?? 0);
        const cost = (metier.parent === null ? 0 : VARIANT_COST) + (metier.isExecutive ? EXECUTIVE_COST : 0);
        return [{ rome: metier.code, label: metier.label, family, score: score + said - cost }];
      });
    },
  };
}

function wordsOf(lexicon: Lexicon, text: string): readonly string[] {
  const isKnown = (word: string): boolean => lexicon.isOurs(word) || lexicon.isFrench(word);
  const written = textWords(text).map((one) => ({ ...one, word: infinitiveOf(one.word, isKnown) }));
  return withoutStopWords(correctWords(lexicon, written).words.flatMap(({ word, isCode }) => (isCode ? [] : [word])));
}

/** All that is written of each job; the everyday words of a trade are those of its variants too. */
function* textsOf(
  metiers: readonly MetierText[],
  everyday: ReadonlyMap<string, string>,
  { classOf }: Lexicon,
): Iterable<JobText> {
  const classesOf = (text: string): readonly string[] => [
    ...new Set(withoutStopWords(foldText(text).split(" ")).map(classOf)),
  ];
  for (const { code, parent, texts } of metiers) {
    for (const text of texts) yield { rome: code, classes: classesOf(text), weight: 1 };
    const daily = everyday.get(code) ?? everyday.get(parent ?? "");
    if (daily !== undefined) yield { rome: code, classes: classesOf(daily), weight: EVERYDAY_WEIGHT };
  }
}
