/** What people say of the kinds of diploma. */
const SAID: ReadonlyMap<string, string> = new Map([
  ["Certificat d'aptitude professionnelle", "CAP"],
  ["Certificat d'aptitude professionnelle agricole", "CAP agricole"],
  ["Baccalauréat professionnel", "Bac pro"],
  ["Brevet professionnel", "BP"],
  ["Brevet de technicien supérieur", "BTS"],
  ["Brevet de technicien supérieur agricole", "BTS agricole"],
  ["Bachelor universitaire de technologie", "BUT"],
  ["Titre professionnel", "Titre professionnel"],
]);

/** The name of a certification as people say it: « CAP Cuisine »; the register's own word comes after a title that has no usual one. */
export function certificateName({ title, kind }: { readonly title: string; readonly kind: string }): string {
  const said = SAID.get(kind.replaceAll("’", "'"));
  if (said !== undefined) return `${said} ${title}`;
  return kind === "" ? title : `${title} (${kind})`;
}
