/** Endings of what somebody used to do, and those of the verb it may come from, the likeliest first. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/gnais$|gnait$|gnaient$/, ["ndre", "gner"]],
  [/yais$|yait$|yaient$/, ["yer", "ire"]],
  [/issais$|issait$|issaient$/, ["ir", "isser"]],
  [/isais$|isait$|isaient$/, ["iser", "ire"]],
  [/geais$|geait$|geaient$/, ["ger"]],
  [/usais$|usait$|usaient$/, ["user", "udre"]],
  [/vais$|vait$|vaient$/, ["ver", "vir", "vre", "voir"]],
  [/ais$|ait$|aient$/, ["er", "ir", "re", "dre"]],
];

/**
 * The infinitive of a verb that tells what somebody used to do (« je conduisais »): that of ROME's texts. The word itself when no known
 * verb ends so.
 */
export function infinitiveOf(word: string, isKnown: (word: string) => boolean): string {
  for (const [ending, infinitives] of ENDINGS) {
    if (!ending.test(word)) continue;
    const found = infinitives.map((infinitive) => word.replace(ending, infinitive)).find(isKnown);
    if (found !== undefined) return found;
  }
  return word;
}
