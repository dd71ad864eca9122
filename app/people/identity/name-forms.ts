const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i" };

interface FullName {
  readonly lastName: string;
  readonly firstName: string;
}

/**
 * The ways in which two referents may write one name alike, whatever its accents, capitals, hyphens, spaces and order: its words, sorted;
 * and each of its two fields in one piece, sorted (« Jean-Pierre », « Jeanpierre »). Two names that share a form are the same name; a
 * letter more or less makes another one, which nothing takes for the first.
 */
export function nameForms({ lastName, firstName }: FullName): readonly string[] {
  const fields = [wordsOf(lastName), wordsOf(firstName)];
  const byWord = fields.flat().toSorted().join(" ");
  const byField = fields
    .map((words) => words.join(""))
    .toSorted()
    .join(" ");
  return byWord === byField ? [byWord] : [byWord, byField];
}

function wordsOf(name: string): readonly string[] {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[œæßøłđı]/g, (letter) => LIGATURES[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
