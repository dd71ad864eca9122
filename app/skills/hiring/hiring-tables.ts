import type { ReferenceTable } from "#app/imports/staging/reference-table.ts";

/** Where the statistics of hiring go. The order of `values` is that of the rows made in hiring-rows.server.ts. */
export const hiringTables = {
  families: { family: "jobFamilies", table: "hiring_family", key: ["code"], values: ["label"], whenGone: "delete" },
  metiers: {
    family: "jobFamilyMetiers",
    table: "hiring_family_metier",
    key: ["rome_code", "family_code"],
    values: [],
    whenGone: "delete",
    references: [{ column: "family_code", table: "hiring_family", target: "code" }],
  },
  surveys: {
    family: "hiringSurveys",
    table: "hiring_survey",
    key: ["family_code", "basin_code"],
    values: ["year", "projects", "difficult"],
    whenGone: "delete",
    references: [{ column: "family_code", table: "hiring_family", target: "code" }],
  },
  tensions: {
    family: "jobTensions",
    table: "job_tension",
    key: ["rome_code", "basin_code"],
    values: ["year", "degree"],
    whenGone: "delete",
  },
} as const satisfies Readonly<Record<string, ReferenceTable>>;
