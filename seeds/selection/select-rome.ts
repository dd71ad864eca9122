import { CHOSEN_METIERS, SKILL_COUNT } from "./choices.ts";
import { type PublishedRow, readPublished, type SelectedTable, selectFrom } from "./published-table.ts";

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

/** Columns kept of each file of the ROME, the file named by its stem. */
const COLUMNS = {
  grand_domaine: ["code_grand_domaine", "libelle_grand_domaine"],
  domaine_professionnel: ["code_domaine_professionnel", "libelle_domaine_professionnel"],
  referentiel_code_rome: [
    ...["code_rome", "code_ogr", "libelle_rome", "emploi_reglemente", "emploi_cadre", "code_rome_parent"],
  ],
  referentiel_appellation: [
    ...["code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome", "classification"],
    "peu_usite",
  ],
  referentiel_competence: [
    ...["code_ogr", "nature", "libelle_competence", "code_ogr_macro_comp", "code_macro_comp", "cat_comp"],
    "sous_cat_comp",
  ],
  referentiel_savoir: ["code_ogr_savoir", "libelle_savoir", "categorie_savoir", "sous_categorie_savoir"],
  coherence_item: ["code_rome", "code_ogr", "coeur_metier"],
  rubrique_mobilite: ["code_rome", "code_rome_cible", "numero_ordre"],
  texte: ["code_rome", "libelle_type_texte", "position_phrase", "libelle_texte"],
} as const;

type Wanted = Readonly<Record<keyof typeof COLUMNS, (row: PublishedRow) => boolean>>;

/** Which rows of each file belong to the chosen métiers and skills. */
function wantedRows(skills: ReadonlySet<string>): Wanted {
  const ofMetier = (row: PublishedRow): boolean => metierCodes.has(row["code_rome"] ?? "");
  const domaines = new Set(CHOSEN_METIERS.map((code) => code.slice(0, 3)));
  return {
    grand_domaine: () => true,
    domaine_professionnel: (row) => domaines.has(row["code_domaine_professionnel"] ?? ""),
    referentiel_code_rome: ofMetier,
    referentiel_appellation: (row) => ofMetier(row) && row["peu_usite"] !== "O",
    referentiel_competence: (row) => skills.has(row["code_ogr"] ?? ""),
    referentiel_savoir: (row) => skills.has(row["code_ogr_savoir"] ?? ""),
    coherence_item: (row) => ofMetier(row) && skills.has(row["code_ogr"] ?? ""),
    rubrique_mobilite: (row) => ofMetier(row) && metierCodes.has(row["code_rome_cible"] ?? ""),
    texte: ofMetier,
  };
}

/** The chosen métiers, their usual appellations, their texts, their nearest skills and knowledge, and the hierarchy above. */
export function selectRome(directory: string): readonly SelectedTable[] {
  const read = (stem: string): readonly PublishedRow[] => readPublished(directory, romeFile(stem)).rows;
  const known = new Map([
    ...read("referentiel_competence").map((row) => [row["code_ogr"] ?? "", row] as const),
    ...read("referentiel_savoir").map((row) => [row["code_ogr_savoir"] ?? "", row] as const),
  ]);
  const links = read("coherence_item").filter(
    (row) => metierCodes.has(row["code_rome"] ?? "") && known.has(row["code_ogr"] ?? ""),
  );
  const wanted = wantedRows(chooseSkills(linksByMetier(links, known), known));
  const stems = Object.keys(COLUMNS).filter((stem): stem is keyof typeof COLUMNS => stem in COLUMNS);
  return stems.map((stem) =>
    selectFrom(directory, { file: romeFile(stem), columns: COLUMNS[stem], wanted: wanted[stem] }),
  );
}
