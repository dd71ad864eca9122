import { CHOSEN_METIERS, SKILL_COUNT } from "./choices.ts";
import {
  type PublishedRow,
  type PublishedRows,
  readPublished,
  type SelectedTable,
  selectedTable,
} from "./published-table.ts";

const metierCodes: ReadonlySet<string> = new Set(CHOSEN_METIERS);
const romeFile = (name: string): { path: string; delimiter: "," } => ({
  path: `rome-v460/unix_${name}_v460_utf8.csv`,
  delimiter: ",",
});

type Links = ReadonlyMap<string, readonly PublishedRow[]>;

/** How wanted a link is: emerging, then the core of the job, then soft skills, then the rest. */
function linkRank(link: PublishedRow, skill: PublishedRow | undefined): number {
  if (link["coeur_metier"] === "Émergente") return 0;
  if (link["coeur_metier"] === "Principale") return 1;
  return skill?.["cat_comp"] === "Savoir-être professionnel" ? 2 : 3;
}

function linksByMetier(links: readonly PublishedRow[], skills: ReadonlyMap<string, PublishedRow>): Links {
  const byMetier = new Map<string, PublishedRow[]>(CHOSEN_METIERS.map((code) => [code, []]));
  for (const link of links) byMetier.get(link["code_rome"] ?? "")?.push(link);
  for (const own of byMetier.values()) {
    own.sort((a, b) => linkRank(a, skills.get(a["code_ogr"] ?? "")) - linkRank(b, skills.get(b["code_ogr"] ?? "")));
  }
  return byMetier;
}

/** Takes one more skill for each job in turn, with its macro-skill, until the count is reached. */
function chooseSkills(links: Links, skills: ReadonlyMap<string, PublishedRow>): ReadonlySet<string> {
  const chosen = new Set<string>();
  for (let round = 0; chosen.size < SKILL_COUNT && round < 100; round += 1) {
    for (const own of links.values()) {
      const ogr = own[round]?.["code_ogr"];
      if (ogr === undefined || chosen.size >= SKILL_COUNT) continue;
      chosen.add(ogr);
      const macro = skills.get(ogr)?.["code_ogr_macro_comp"] ?? "";
      if (macro !== "") chosen.add(macro);
    }
  }
  return chosen;
}

/** The chosen métiers, their usual appellations, their texts, their nearest skills and knowledge, and the hierarchy above. */
export function selectRome(directory: string): readonly SelectedTable[] {
  const read = (name: string): PublishedRows => readPublished(directory, romeFile(name));
  const skills = read("referentiel_competence");
  const knowledge = read("referentiel_savoir");
  const coherence = read("coherence_item");
  const known = new Map([
    ...skills.rows.map((row) => [row["code_ogr"] ?? "", row] as const),
    ...knowledge.rows.map((row) => [row["code_ogr_savoir"] ?? "", row] as const),
  ]);
  const links = coherence.rows.filter(
    (row) => metierCodes.has(row["code_rome"] ?? "") && known.has(row["code_ogr"] ?? ""),
  );
  const chosen = chooseSkills(linksByMetier(links, known), known);
  const keep = (name: string, columns: readonly string[], wanted: (row: PublishedRow) => boolean): SelectedTable => {
    const published = read(name);
    return selectedTable(romeFile(name), published, { columns, rows: published.rows.filter(wanted) });
  };
  const ofMetier = (row: PublishedRow): boolean => metierCodes.has(row["code_rome"] ?? "");
  const domaines = new Set(CHOSEN_METIERS.map((code) => code.slice(0, 3)));
  return [
    keep("grand_domaine", ["code_grand_domaine", "libelle_grand_domaine"], () => true),
    keep("domaine_professionnel", ["code_domaine_professionnel", "libelle_domaine_professionnel"], (row) =>
      domaines.has(row["code_domaine_professionnel"] ?? ""),
    ),
    keep(
      "referentiel_code_rome",
      ["code_rome", "code_ogr", "libelle_rome", "emploi_reglemente", "emploi_cadre", "code_rome_parent"],
      ofMetier,
    ),
    keep(
      "referentiel_appellation",
      [
        ...["code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome", "classification"],
        "peu_usite",
      ],
      (row) => ofMetier(row) && row["peu_usite"] !== "O",
    ),
    keep(
      "referentiel_competence",
      [
        "code_ogr",
        "nature",
        "libelle_competence",
        "code_ogr_macro_comp",
        "code_macro_comp",
        "cat_comp",
        "sous_cat_comp",
      ],
      (row) => chosen.has(row["code_ogr"] ?? ""),
    ),
    keep(
      "referentiel_savoir",
      ["code_ogr_savoir", "libelle_savoir", "categorie_savoir", "sous_categorie_savoir"],
      (row) => chosen.has(row["code_ogr_savoir"] ?? ""),
    ),
    keep(
      "coherence_item",
      ["code_rome", "code_ogr", "coeur_metier"],
      (row) => ofMetier(row) && chosen.has(row["code_ogr"] ?? ""),
    ),
    keep(
      "rubrique_mobilite",
      ["code_rome", "code_rome_cible", "numero_ordre"],
      (row) => ofMetier(row) && metierCodes.has(row["code_rome_cible"] ?? ""),
    ),
    keep("texte", ["code_rome", "libelle_type_texte", "position_phrase", "libelle_texte"], ofMetier),
  ];
}
