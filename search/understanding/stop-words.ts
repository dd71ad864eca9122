/**
 * French words that tell nothing about a training, folded. The text search dictionary drops some of them, but only when they come without
 * an accent to lose ("à", "été" pass as "a", "ete"); questions must drop all of them.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a ai ainsi alors apres as assez au aucun aucune aussi autre autres aux avant avec avez avoir avons beaucoup c ca car ce ceci cela celle
  celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux devenir devient dois doit donc dont du duquel elle elles
  en encore entre es est et ete etes etre eu eux faire fais fait faut ici il ils j jai je jusque l la laquelle le lequel les leur leurs lors
  lui m ma mais me meme memes mes mieux moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut peux plus pour pourquoi
  pres puis qu quand que quel quelle quelles quels quelqu quelque
  quelques qui quoi s sa sans se selon sera ses si soi soit son sont sous sur suis t ta
    te tes toi ton
  tous tout toute toutes tres tu un une veut veux voudrais vous votre vos vers y
  apprendre cherche chercher devenez formation formations former metier metiers stage stages`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Words that are small ones or the very subject, by the word before or after: « technicien du son », « avec son fils ». */
const SUBJECTS: ReadonlyMap<string, (before: string | undefined, after: string | undefined) => boolean> = new Map([
  ["son", (before, after) => after === undefined || isNounPlace(before) || SOUND.has(before ?? "") || SOUND.has(after)],
  ["ete", (before) => before !== undefined && !HAVING.has(before)],
  ["formation", isOfTraining],
  ["formations", isOfTraining],
  ["former", (_before, after) => PUPILS.has(after ?? "")],
  ["sous", (_before, after) => after === "tension" || after === "eau" || after === "marin"],
]);
const NOUN_PLACES: ReadonlySet<string> = new Set(["du", "le", "au", "de", "et"]);
const SOUND: ReadonlySet<string> = new Set(
  `technicien technicienne ingenieur ingenieure regisseur regisseuse operateur operatrice assistant assistante preneur preneuse prise
  monteur monteuse mixeur chef metier metiers image lumiere lumieres video et`.split(/\s+/),
);
/** « il a été formé », « j'ai été »: what comes after is a participle. */
const HAVING: ReadonlySet<string> = new Set([
  "a",
  "ai",
  "as",
  "avons",
  "avez",
  "ont",
  "avoir",
  "jai",
  "avais",
  "avait",
]);
const PUPILS: ReadonlySet<string> = new Set(["des", "les", "d", "un", "une", "aux"]);
const OF: ReadonlySet<string> = new Set(["de", "en", "la", "des", "et"]);
/** Those whose trade is training: « conseillère en formation ». */
const TRAINERS =
  /^(responsable|charge|conseill|directeur|directrice|assistant|ingenieur|ingenierie|gestionnaire|coordinat|animat|organisme|plan)/;

function isNounPlace(before: string | undefined): boolean {
  return before !== undefined && NOUN_PLACES.has(before);
}

function isOfTraining(before: string | undefined): boolean {
  return before !== undefined && TRAINERS.test(before);
}

/** The words of a text that tell something, in their order. */
export function withoutStopWords(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    if (!stopWords.has(word)) return true;
    const isOf = OF.has(words[at - 1] ?? "");
    const before = word.startsWith("formation") && isOf ? beforeSmallWords(words, at) : words[at - 1];
    return SUBJECTS.get(word)?.(before, words[at + 1]) ?? false;
  });
}

function beforeSmallWords(words: readonly string[], at: number): string | undefined {
  return words.slice(Math.max(0, at - 3), at).findLast((word) => !OF.has(word));
}
