import type { TrainingSearchParameters } from "#search/training-parameters.ts";
import { foldText } from "#search/understanding/fold-text.ts";
import type { Modality, Pace } from "#search/values.ts";
import { levelWords, modalityWords, paceWords } from "../catalogue-words.ts";
import type { Understood } from "../reading/training-view.ts";
import { withoutWords } from "./without-words.ts";

/** What the words of a search say of the training besides its subject: how, when and at which level. */
export type Wish =
  | { readonly kind: "modality"; readonly value: Modality; readonly words: string }
  | { readonly kind: "pace"; readonly value: Pace; readonly words: string }
  | { readonly kind: "levelOut"; readonly value: number; readonly words: string };

export interface WishesInText {
  readonly text: string;
  readonly wishes: readonly Wish[];
}

type Said = (words: string) => Wish;
const remote: Said = (words) => ({ kind: "modality", value: "remote", words });
const onSite: Said = (words) => ({ kind: "modality", value: "on-site", words });
const mixed: Said = (words) => ({ kind: "modality", value: "mixed", words });
const evening: Said = (words) => ({ kind: "pace", value: "evening", words });
const partTime: Said = (words) => ({ kind: "pace", value: "part-time", words });
const fullTime: Said = (words) => ({ kind: "pace", value: "full-time", words });
const level =
  (value: number): Said =>
  (words) => ({ kind: "levelOut", value, words });

/** Folded words that say it, the longest first. */
const SAID: readonly (readonly [said: Said, words: readonly string[]])[] = [
  [remote, ["100 a distance", "a distance", "en distanciel", "distanciel", "en e learning", "e learning", "elearning"]],
  [remote, ["en ligne", "en visio", "par internet", "par correspondance", "foad"]],
  [onSite, ["en presentiel", "presentiel", "sur place"]],
  [mixed, ["en hybride", "en mixte"]],
  [evening, ["en cours du soir", "cours du soir", "le soir", "en soiree", "du soir"]],
  [partTime, ["a temps partiel", "en temps partiel", "temps partiel", "a mi temps"]],
  [fullTime, ["a temps plein", "en temps plein", "temps plein", "a temps complet"]],
  [level(3), ["niveau 3", "niveau cap"]],
  [level(4), ["niveau 4", "niveau bac"]],
  [level(5), ["niveau 5", "bac 2"]],
  [level(6), ["niveau 6", "bac 3", "bac 4"]],
  [level(7), ["niveau 7", "bac 5"]],
  [level(8), ["niveau 8", "bac 8"]],
];

/** What one sells, keeps or drives from afar is the subject: « vente à distance », « boutique en ligne ». */
const DONE_REMOTELY = new Set(
  `vente ventes vendre vendeur vendeuse vendeurs commerce commerces e-commerce boutique boutiques magasin client clients clientele achat
  achats paiement jeu jeux assistance surveillance management banque relation`.split(/\s+/),
);

function isSubject(said: Said, before: string | undefined): boolean {
  return said === remote && DONE_REMOTELY.has(foldText(before ?? ""));
}

/** Takes the wishes out of a text, wherever they are; the words kept are as typed. */
export function wishesInText(text: string): WishesInText {
  let words = text.split(/\s+/).filter((word) => word !== "");
  let folded = ` ${foldText(text)} `;
  const wishes: Wish[] = [];
  for (const [said, ways] of SAID) {
    for (const way of ways) {
      // Whatever words say it, the whole text holds it: most texts hold no wish, and their words are not tried.
      const found = folded.includes(` ${way} `) ? spanOf(words, way) : null;
      if (found === null || isSubject(said, words[found.start - 1])) continue;
      wishes.push(said(words.slice(found.start, found.end).join(" ")));
      words = [...words.slice(0, found.start), ...words.slice(found.end)];
      folded = ` ${foldText(words.join(" "))} `;
    }
  }
  return { text: words.join(" "), wishes };
}

function spanOf(words: readonly string[], said: string): { readonly start: number; readonly end: number } | null {
  for (let start = 0; start < words.length; start += 1) {
    for (let end = start + 1; end <= Math.min(words.length, start + 4); end += 1)
      if (foldText(words.slice(start, end).join(" ")) === said) return { start, end };
  }
  return null;
}

type WishedFilters = Pick<TrainingSearchParameters, Wish["kind"]>;

/** The filters that words may wish, with what they wish; a filter somebody chose stays as chosen. */
export function withWishes({ modality, pace, levelOut }: WishedFilters, wishes: readonly Wish[]): WishedFilters {
  const modalities = wishes.flatMap((wish) => (wish.kind === "modality" ? [wish.value] : []));
  const paces = wishes.flatMap((wish) => (wish.kind === "pace" ? [wish.value] : []));
  const levels = wishes.flatMap((wish) => (wish.kind === "levelOut" ? [wish.value] : []));
  return {
    modality: modality.length === 0 ? modalities : modality,
    pace: pace.length === 0 ? paces : pace,
    levelOut: levelOut.length === 0 ? levels : levelOut,
  };
}

/** The wishes as pieces of what was understood. `q`: the whole text they were read in. */
export function wishPieces(wishes: readonly Wish[], q: string): readonly Understood[] {
  return wishes.map((wish) => ({
    kind: wish.kind,
    value: String(wish.value),
    label: labelOf(wish),
    without: withoutWords(q, wish.words),
  }));
}

function labelOf(wish: Wish): string {
  switch (wish.kind) {
    case "modality":
      return modalityWords[wish.value];
    case "pace":
      return paceWords[wish.value];
    case "levelOut":
      return levelWords[wish.value] ?? `niveau ${wish.value}`;
  }
}
