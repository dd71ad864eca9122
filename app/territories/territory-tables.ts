import type { ReferenceTable } from "#app/platform/import/reference-table.ts";

/** Where the territories go. The order of `values` is that of the rows made in territory-rows.server.ts. */
export const territoryTables = {
  departements: {
    family: "departements",
    table: "departement",
    key: ["code"],
    values: ["name", "region_code"],
    whenGone: "delete",
  },
  arrondissements: {
    family: "arrondissements",
    table: "arrondissement",
    key: ["code"],
    values: ["name", "departement_code"],
    whenGone: "delete",
    references: [{ column: "departement_code", table: "departement", target: "code" }],
  },
  epcis: { family: "epcis", table: "epci", key: ["code"], values: ["name"], whenGone: "delete" },
  zones: { family: "employmentZones", table: "employment_zone", key: ["code"], values: ["name"], whenGone: "delete" },
  communes: {
    family: "communes",
    table: "commune",
    key: ["insee"],
    values: [
      "name",
      "folded_name",
      "departement_code",
      "arrondissement_code",
      "epci_code",
      "employment_zone_code",
      "population",
      "latitude",
      "longitude",
      "rural_status",
    ],
    whenGone: "delete",
    references: [
      { column: "departement_code", table: "departement", target: "code" },
      { column: "arrondissement_code", table: "arrondissement", target: "code" },
      { column: "epci_code", table: "epci", target: "code" },
      { column: "employment_zone_code", table: "employment_zone", target: "code" },
    ],
  },
  formerCommunes: {
    family: "formerCommunes",
    table: "former_commune",
    key: ["insee"],
    values: ["name", "folded_name", "current_insee"],
    whenGone: "delete",
    references: [{ column: "current_insee", table: "commune", target: "insee" }],
  },
  postalCodes: {
    family: "postalCodes",
    table: "commune_postal_code",
    key: ["insee", "postal_code"],
    values: [],
    whenGone: "delete",
    references: [{ column: "insee", table: "commune", target: "insee" }],
  },
} as const satisfies Readonly<Record<string, ReferenceTable>>;
