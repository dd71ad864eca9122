import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { SkillImportance } from "#app/skills/metier-detail.ts";
import { SHARED_DATA } from "#tests/support/shared-data.ts";

/** What ROME and the register of 2021 say, from the published files beside the clone. */
export interface SharedReferential {
  readonly skills: readonly SharedSkill[];
  /** The skills of a job sheet, by its code. */
  readonly skillsOfMetier: ReadonlyMap<string, readonly SharedMetierSkill[]>;
  readonly childrenOfMetier: ReadonlyMap<string, readonly string[]>;
  readonly blocks: readonly SharedBlock[];
}

export interface SharedSkill {
  readonly ogr: number;
  readonly label: string;
  readonly macroOgr: number | null;
  /** Domain, stake and objective of a macro-skill; null for the others. */
  readonly objective: string | null;
}

export interface SharedMetierSkill {
  readonly ogr: number;
  readonly isCore: boolean;
  readonly importance: SkillImportance;
}

export interface SharedBlock {
  readonly code: string;
  readonly title: string;
  readonly certification: string;
  readonly certificationTitle: string;
  readonly level: number;
  readonly romes: readonly string[];
}

const rows = z.array(z.record(z.string(), z.string()));

function read(file: string): z.infer<typeof rows> {
  return rows.parse(parse(readFileSync(path.join(SHARED_DATA, file)), { columns: true, bom: true }));
}

/** Reads skills and macro-skills of know-how, and the blocks of the certifications that were active. */
export function readSharedReferential(): SharedReferential {
  const skills = read("rome-v460/unix_referentiel_competence_v460_utf8.csv")
    .filter((row) => row["cat_comp"] === "Savoir-faire")
    .map((row) => ({
      ogr: Number(row["code_ogr"]),
      label: (row["libelle_competence"] ?? "").replaceAll("''", "'"),
      macroOgr: Number(row["code_ogr_macro_comp"]) || null,
      objective: (row["code_macro_comp"] ?? "").slice(0, 3) || null,
    }))
    .toSorted((one, other) => one.ogr - other.ogr);
  const known = new Set(skills.map(({ ogr }) => ogr));
  const skillsOfMetier = new Map<string, SharedMetierSkill[]>();
  for (const row of read("rome-v460/unix_coherence_item_v460_utf8.csv")) {
    const ogr = Number(row["code_ogr"]);
    const degree = row["coeur_metier"] ?? "";
    if (!known.has(ogr)) continue;
    add(skillsOfMetier, row["code_rome"] ?? "", { ogr, isCore: degree !== "", importance: importanceOf(degree) });
  }
  const childrenOfMetier = new Map<string, string[]>();
  for (const row of read("rome-v460/unix_referentiel_code_rome_v460_utf8.csv")) {
    const { code_rome: code = "", code_rome_parent: parent = "" } = row;
    if (parent !== "" && parent !== code) add(childrenOfMetier, parent, code);
  }
  return { skills, skillsOfMetier, childrenOfMetier, blocks: readBlocks() };
}

function importanceOf(degree: string): SkillImportance {
  if (degree === "Émergente") return "emerging";
  return degree === "" ? "other" : "core";
}

function readBlocks(): readonly SharedBlock[] {
  const fiches = new Map(
    read("rncp-2021/rncp_fiches.csv")
      .filter((row) => row["actif"] === "ACTIVE")
      .map((row) => [row["code_rncp"] ?? "", row]),
  );
  const romes = new Map<string, string[]>();
  for (const row of read("rncp-2021/rncp_rome.csv")) add(romes, row["code_rncp"] ?? "", row["code_rome"] ?? "");
  return read("rncp-2021/rncp_blocs_competences.csv").flatMap((row) => {
    const certification = row["code_rncp"] ?? "";
    const fiche = fiches.get(certification);
    if (fiche === undefined) return [];
    return {
      code: row["code_bloc"] ?? "",
      title: row["intitule_bloc"] ?? "",
      certification,
      certificationTitle: fiche["intitule"] ?? "",
      level: Number((fiche["niveau_europe"] ?? "").replace("niveau", "")),
      romes: romes.get(certification) ?? [],
    };
  });
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
