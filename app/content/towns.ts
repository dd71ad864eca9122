/** Towns of the region whose H forbids « d’ », after INSEE (TNCC 0); before every other H one says « d’Hirson », « d’Hazebrouck ». */
const ASPIRATED: ReadonlySet<string> = new Set(
  (
    "Hadancourt-le-Haut-Clocher|Hailles|Halloy|Ham|Ham-en-Artois|Hamelet|Hames-Boucres|Hangard|Hannapes|" +
    "Hanvoile|Happencourt|Hary|Haudivillers|Haut-Lieu|Haut-Loquin|Hautbos|Haute-Avesnes|Haute-Épine|" +
    "Hautecloque|Hautefontaine|Hauteville|Haution|Heilles|Hem|Hem-Hardinval|Hem-Lenglet|Hem-Monacu|Herly|" +
    "Hermes|Hescamps|Hiermont|Hinacourt|Hodenc-en-Bray|Hodenc-l’Évêque|Holnon|Holque|Hon-Hergies|" +
    "Hondainville|Hornoy-le-Bourg|Houlle|Houry|Housset|Hoymille"
  ).split("|"),
);

/** "de Lille", "d’Arras", "d’Hirson", "du Touquet-Paris-Plage", "des Attaques", "de La Bassée", "du 02500 (Hirson)". */
export function ofTown(name: string): string {
  const article = /^(Le|Les) /.exec(name);
  if (article !== null) return `${article[1] === "Le" ? "du" : "des"} ${name.slice(article[0].length)}`;
  if (/^\d/.test(name)) return `du ${name}`;
  return isElided(name) ? `d’${name}` : `de ${name}`;
}

function isElided(name: string): boolean {
  if (/^H/i.test(name)) return !ASPIRATED.has(name.replaceAll("'", "’"));
  return /^[AEIOUYÀÂÉÈÊËÎÏÔŒÙÛÜ]/i.test(name) && !/^Y[aeiou]/i.test(name);
}
