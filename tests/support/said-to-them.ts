const you = "votre|vos|chez vous|vous (?:en )?(?:avez|savez|êtes|manque\\p{L}*|aide\\p{L}*|apporte)|vous l’avez";
const me = "j’ai|je (?:sais|suis|dis|ne|voudrais)|mon|ma|mes|pour moi|me manque";
const toThem = new RegExp(`(?<!\\p{L})(?:${you}|${me})(?!\\p{L})`, "giu");
/** What somebody says in quotes, and what is of who reads. */
const ofOthers = /«[^»]*»|Mon (?:compte|organisation|espace)|votre organisation/gu;

/** The words of a page beside somebody that speak to them, or as them. */
export function saidToThem(text: string): readonly string[] {
  return text.replaceAll(ofOthers, "").match(toThem) ?? [];
}
