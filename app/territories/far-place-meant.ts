import { certaintyOf, foldedOf, type Span, type Word } from "./announced-place.ts";
import type { FarPlace } from "./far-place.ts";
import type { WordKind } from "./heard-place.ts";

/** From this population a town of elsewhere is heard without a word that announces it. */
const LARGE_TOWN = 30_000;
/** From this one, even when its name is a word of jobs (« paris »), where people say a place: last. */
const VERY_LARGE_TOWN = 200_000;
const ARTICLES: ReadonlySet<string> = new Set(["la", "le", "les", "l"]);

interface Known {
  readonly place: FarPlace;
  readonly kindOf: (word: string) => WordKind;
}

/** Whether these words, the name of a place of elsewhere, mean it: they are announced as one, or it is too large to be anything else. */
export function isFarPlaceMeant(words: readonly Word[], span: Span, { place, kindOf }: Known): boolean {
  const told = words.slice(span.start, span.end);
  const kind = kindOf(told.at(-1)?.folded ?? "");
  const { population } = place;
  switch (certaintyOf(words, span.start)) {
    case "sure":
      return !isNoun(told, kind) || population >= LARGE_TOWN || isKnown(words, span, { place, kindOf });
    case "likely":
      return isLikely(kind, place) || isKnown(words, span, { place, kindOf });
    default:
      return isKnown(words, span, { place, kindOf });
  }
}

/** « à l'hôpital », « à la crèche »: a noun of the trades with its article, not written as a name. */
function isNoun(told: readonly Word[], kind: WordKind): boolean {
  const raw = told.at(-1)?.raw ?? "";
  const isTold = kind === "job" || kind === "task";
  return isTold && told.length > 1 && ARTICLES.has(told[0]?.folded ?? "") && raw === raw.toLowerCase();
}

/** « peinture à la chaux », « au jardin »: what jobs are told with is no small town of elsewhere. */
function isLikely(kind: WordKind, { population }: FarPlace): boolean {
  return kind !== "job" && (kind !== "task" || population >= LARGE_TOWN);
}

function isKnown(words: readonly Word[], span: Span, { place: { population }, kindOf }: Known): boolean {
  if (population === Number.POSITIVE_INFINITY) return false;
  const isLast = span.start > 0 && span.end === words.length;
  return kindOf(foldedOf(words, span)) === "job" ? isLast && population >= VERY_LARGE_TOWN : population >= LARGE_TOWN;
}
