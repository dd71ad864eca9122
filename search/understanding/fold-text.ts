const COMBINING_MARKS = /[\u0300-\u0304\u0306-\u0308\u030A-\u030C\u0327\u0328]/g;
const NOT_ALPHANUMERIC = /[^\p{Alphabetic}\p{Nd}]+/gu;

/** Names of techniques that lose their meaning with their punctuation. */
const TECHNICAL_TERMS = [
  ["c++", "cplusplus"],
  ["c#", "csharp"],
  [".net", " dotnet"],
  ["œ", "oe"],
  ["æ", "ae"],
] as const;

/** Lower case, no accents, one space between words: the twin of `search.fold` in the database, so that questions meet documents. */
export function foldText(text: string): string {
  let folded = text.toLowerCase();
  for (const [term, replacement] of TECHNICAL_TERMS) folded = folded.replaceAll(term, replacement);
  return folded.normalize("NFD").replace(COMBINING_MARKS, "").replace(NOT_ALPHANUMERIC, " ").trim();
}
