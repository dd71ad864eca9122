import type { ReferenceTable } from "#app/imports/staging/reference-table.ts";

/**
 * Where certifications go. Nothing is ever removed: a fiche that left the register was passed by people who hold it, and one import
 * may bring a part of the files only.
 */
export const certificationTables = {
  certifications: {
    family: "certifications",
    table: "certification",
    key: ["code"],
    values: ["register", "title", "kind", "level", "is_active", "ends_on", "certif_info"],
    whenGone: "keep",
  },
  blocks: {
    family: "skillBlocks",
    table: "skill_block",
    key: ["code"],
    values: ["certification_code", "label"],
    whenGone: "keep",
    references: [{ column: "certification_code", table: "certification", target: "code" }],
  },
  jobs: {
    family: "certificationJobs",
    table: "certification_rome",
    key: ["certification_code", "rome_code"],
    values: [],
    whenGone: "keep",
    references: [{ column: "certification_code", table: "certification", target: "code" }],
  },
  formacodes: { family: "formacodes", table: "formacode", key: ["code"], values: ["label"], whenGone: "keep" },
  nsfGroups: { family: "nsfGroups", table: "nsf_group", key: ["code"], values: ["label"], whenGone: "keep" },
} as const satisfies Readonly<Record<string, ReferenceTable>>;
