const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss" };

/** Short forms of town names, as people and feeds write them: « St-Omer », « Ste Cécile », « Boulogne s/Mer ». */
const WRITTEN_OUT: Readonly<Record<string, string>> = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes" };

/**
 * A name as two people would type it alike: small letters, no accents, no hyphens or apostrophes, « saint » and « sur » written
 * out, single spaces. Folding twice changes nothing.
 */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[œæß]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .replaceAll(/\bs\s*\/\s*/g, "sur ")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => WRITTEN_OUT[word] ?? word)
    .join(" ");
}
