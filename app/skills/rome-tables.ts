import type { ReferenceTable } from "#app/imports/staging/reference-table.ts";

/** Where the ROME goes. The order of `values` is that of the rows made in rome-rows.server.ts. */
export const romeTables = {
  grandDomaines: {
    family: "grandDomaines",
    table: "rome_grand_domaine",
    key: ["code"],
    values: ["label"],
    whenGone: "keep",
  },
  domaines: {
    family: "domaines",
    table: "rome_domaine",
    key: ["code"],
    values: ["label", "grand_domaine_code"],
    whenGone: "keep",
    references: [{ column: "grand_domaine_code", table: "rome_grand_domaine", target: "code" }],
  },
  metiers: {
    family: "metiers",
    table: "rome_metier",
    key: ["code"],
    values: [
      "ogr",
      "label",
      "definition",
      "access_text",
      "domaine_code",
      "parent_code",
      "is_regulated",
      "is_executive",
    ],
    whenGone: "withdraw",
    references: [
      { column: "domaine_code", table: "rome_domaine", target: "code" },
      // LHÉO feeds use ROME v3 codes: every parent must be a métier, or their trainings would belong to no job.
      { column: "parent_code", table: "rome_metier", target: "code" },
    ],
  },
  appellations: {
    family: "appellations",
    table: "rome_appellation",
    key: ["ogr"],
    values: ["label", "short_label", "metier_code", "classification", "is_rarely_used"],
    whenGone: "withdraw",
    references: [{ column: "metier_code", table: "rome_metier", target: "code" }],
  },
  skills: {
    family: "skills",
    table: "skill",
    key: ["ogr"],
    values: ["kind", "label", "category", "sub_category", "tree_code", "macro_skill_ogr"],
    whenGone: "withdraw",
    othersIn: "regional_skill",
    references: [{ column: "macro_skill_ogr", table: "skill", target: "ogr" }],
  },
  metierSkills: {
    family: "metierSkills",
    table: "metier_skill",
    key: ["metier_code", "skill_ogr"],
    values: ["importance"],
    whenGone: "delete",
    references: [
      { column: "metier_code", table: "rome_metier", target: "code" },
      { column: "skill_ogr", table: "skill", target: "ogr" },
    ],
  },
  proximities: {
    family: "metierProximities",
    table: "metier_proximity",
    key: ["metier_code", "near_code"],
    values: ["rank"],
    whenGone: "delete",
    references: [
      { column: "metier_code", table: "rome_metier", target: "code" },
      { column: "near_code", table: "rome_metier", target: "code" },
    ],
  },
} as const satisfies Readonly<Record<string, ReferenceTable>>;
