/** "de Lille", "d’Arras", "du Touquet-Paris-Plage", "des Attaques", "de La Bassée". */
export function ofTown(name: string): string {
  const article = /^(Le|Les) /.exec(name);
  if (article !== null) return `${article[1] === "Le" ? "du" : "des"} ${name.slice(article[0].length)}`;
  return /^[AEIOUYÀÂÉÈÊËÎÏÔŒÙÛÜ]/i.test(name) && !/^Y[aeiou]/i.test(name) ? `d’${name}` : `de ${name}`;
}
