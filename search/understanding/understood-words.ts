/** What the words of a question came to: read once, in memory, before any engine is asked. */

/** Another way to say a word, worth less than the word itself: 0 to 1. Folded, one word or several. */
export interface WordAlternative {
  readonly word: string;
  readonly weight: number;
}

/** A word of the question. */
export interface QuestionWord {
  /** Folded, and corrected when it was a slip. */
  readonly word: string;
  /** Folded, as the person wrote it. */
  readonly typed: string;
  /** A code or a number: looked up as it stands, never stemmed nor corrected. */
  readonly isCode: boolean;
  readonly alternatives: readonly WordAlternative[];
  /** How much of the question it says: rare words say more. All words together say 1, less what synonyms or guessed jobs say. */
  readonly share: number;
}

/** A job that the question names or describes. `weight`: 1 for a name written in full, less for a likeness, above 0. */
export interface UnderstoodTrade {
  /** A code of ROME; relatives (parent and children) are listed beside it, each with its own weight. */
  readonly rome: string;
  readonly weight: number;
}

/** A word that was read otherwise than it was written; both folded. */
export interface WordCorrection {
  readonly from: string;
  readonly to: string;
}

/** The words of a question, as both engines take them. */
export interface UnderstoodWords {
  /** Those that carry the question, at most ten, in the order of the text; none asks for every training. */
  readonly words: readonly QuestionWord[];
  /** Best first. An engine puts trainings of these jobs beside those that bear the words. */
  readonly trades: readonly UnderstoodTrade[];
  /** The jobs answer the question by themselves: their trainings match even without its words. Otherwise jobs only rank. */
  readonly meansTrades: boolean;
  /** The jobs were understood from what the words mean, not from a name: the first answers should be of several of them. */
  readonly isGuess: boolean;
  readonly corrections: readonly WordCorrection[];
  /** What was written is far from any job, or none of it can be searched: the answers are near ones at best. */
  readonly approximate: boolean;
}

/** The question of somebody who wrote no word. */
export const noWords: UnderstoodWords = {
  words: [],
  trades: [],
  meansTrades: false,
  isGuess: false,
  corrections: [],
  approximate: false,
};
