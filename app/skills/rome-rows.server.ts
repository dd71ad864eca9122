import type { CopyCell } from "#app/imports/staging/reference-table.ts";
import { hasRomeFile, type RomeExport, readRomeFile } from "./rome-files.server.ts";
import { joinSentences, type RomeSentence } from "./rome-texts.ts";

/** Rows in the order of rome-tables.ts: key, then values. */
export type RomeRows = AsyncGenerator<readonly CopyCell[]>;

export async function* grandDomaineRows(source: RomeExport): RomeRows {
  const columns = ["code_grand_domaine", "libelle_grand_domaine"] as const;
  for await (const line of readRomeFile(source, "grand_domaine", columns)) {
    yield [line.label("code_grand_domaine"), line.label("libelle_grand_domaine")];
  }
}

export async function* domaineRows(source: RomeExport): RomeRows {
  const columns = ["code_domaine_professionnel", "libelle_domaine_professionnel"] as const;
  for await (const line of readRomeFile(source, "domaine_professionnel", columns)) {
    const code = line.label("code_domaine_professionnel");
    yield [code, line.label("libelle_domaine_professionnel"), code.slice(0, 1)];
  }
}

export async function* metierRows(source: RomeExport): RomeRows {
  const texts = await readTexts(source);
  const columns = [
    "code_rome",
    "code_ogr",
    "libelle_rome",
    "emploi_reglemente",
    "emploi_cadre",
    "code_rome_parent",
  ] as const;
  for await (const line of readRomeFile(source, "referentiel_code_rome", columns)) {
    const code = line.romeCode("code_rome");
    const parent = line.romeCode("code_rome_parent");
    const text = texts.get(code);
    yield [
      code,
      line.ogr("code_ogr"),
      line.label("libelle_rome"),
      joinSentences(text?.definition ?? []),
      joinSentences(text?.access ?? []),
      // The first three characters of a ROME code are its domaine professionnel.
      code.slice(0, 3),
      // The export makes each of the 532 codes that come from ROME v3 its own parent.
      parent === code ? null : parent,
      line.flag("emploi_reglemente"),
      line.flag("emploi_cadre"),
    ];
  }
}

const classifications = new Map([
  ["PRINCIPALE", "main"],
  ["SYNONYME", "synonym"],
]);

export async function* appellationRows(source: RomeExport): RomeRows {
  const columns = [
    "code_ogr",
    "libelle_appellation_long",
    "libelle_appellation_court",
    "code_rome",
    "classification",
    "peu_usite",
  ] as const;
  for await (const line of readRomeFile(source, "referentiel_appellation", columns)) {
    yield [
      line.ogr("code_ogr"),
      line.label("libelle_appellation_long"),
      line.label("libelle_appellation_court"),
      line.romeCode("code_rome"),
      classifications.get(line.text("classification")) ?? "other",
      line.flag("peu_usite"),
    ];
  }
}

export async function* skillRows(source: RomeExport): RomeRows {
  const columns = [
    "code_ogr",
    "nature",
    "libelle_competence",
    "code_ogr_macro_comp",
    "code_macro_comp",
    "cat_comp",
    "sous_cat_comp",
  ] as const;
  for await (const line of readRomeFile(source, "referentiel_competence", columns)) {
    yield [
      line.ogr("code_ogr"),
      skillKind(line.text("nature"), line.text("cat_comp")),
      line.label("libelle_competence"),
      line.text("cat_comp"),
      line.text("sous_cat_comp"),
      line.text("code_macro_comp") || null,
      line.optionalOgr("code_ogr_macro_comp"),
    ];
  }
  yield* knowledgeRows(source);
}

const importances = new Map([
  ["Principale", "core"],
  ["Émergente", "emerging"],
]);

/** Links of a métier with skills and knowledge; those with working conditions (« contextes de travail ») have no table here. */
export async function* metierSkillRows(source: RomeExport): RomeRows {
  const contexts = await readContexts(source);
  for await (const line of readRomeFile(source, "coherence_item", ["code_rome", "code_ogr", "coeur_metier"])) {
    const ogr = line.ogr("code_ogr");
    if (contexts.has(ogr)) continue;
    yield [line.romeCode("code_rome"), ogr, importances.get(line.text("coeur_metier")) ?? "other"];
  }
}

export async function* proximityRows(source: RomeExport): RomeRows {
  const columns = ["code_rome", "code_rome_cible", "numero_ordre"] as const;
  for await (const line of readRomeFile(source, "rubrique_mobilite", columns)) {
    yield [line.romeCode("code_rome"), line.romeCode("code_rome_cible"), line.whole("numero_ordre")];
  }
}

/** The numbers of the working conditions; an export without that file has none. */
async function readContexts(source: RomeExport): Promise<ReadonlySet<number>> {
  const contexts = new Set<number>();
  if (!(await hasRomeFile(source, "referentiel_contexte_travail"))) return contexts;
  for await (const line of readRomeFile(source, "referentiel_contexte_travail", ["code_ogr"])) {
    contexts.add(line.ogr("code_ogr"));
  }
  return contexts;
}

async function* knowledgeRows(source: RomeExport): RomeRows {
  const columns = ["code_ogr_savoir", "libelle_savoir", "categorie_savoir", "sous_categorie_savoir"] as const;
  for await (const line of readRomeFile(source, "referentiel_savoir", columns)) {
    yield [
      line.ogr("code_ogr_savoir"),
      "knowledge",
      line.label("libelle_savoir"),
      line.text("categorie_savoir"),
      line.text("sous_categorie_savoir"),
      null,
      null,
    ];
  }
}

function skillKind(nature: string, category: string): string {
  if (category === "Savoir-être professionnel") return "soft_skill";
  return nature === "Macro-compétence" ? "macro_skill" : "skill";
}

interface MetierTexts {
  readonly definition: RomeSentence[];
  readonly access: RomeSentence[];
}

async function readTexts(source: RomeExport): Promise<ReadonlyMap<string, MetierTexts>> {
  const texts = new Map<string, MetierTexts>();
  const columns = ["code_rome", "libelle_type_texte", "position_phrase", "libelle_texte"] as const;
  for await (const line of readRomeFile(source, "texte", columns)) {
    const code = line.romeCode("code_rome");
    const metier = texts.get(code) ?? { definition: [], access: [] };
    texts.set(code, metier);
    const sentence = { position: line.whole("position_phrase"), text: line.text("libelle_texte") };
    if (line.text("libelle_type_texte") === "definition") metier.definition.push(sentence);
    // Version 460 writes « acces_metier »; other descriptions of the export call the same text « acces_em ».
    else if (/^acces_(metier|em)$/.test(line.text("libelle_type_texte"))) metier.access.push(sentence);
  }
  return texts;
}
