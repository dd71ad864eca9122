import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { arrangePlaceNames, type PlaceNames } from "./place-names.ts";

const communeRows = z.array(
  z.object({
    insee: z.string(),
    name: z.string(),
    foldedName: z.string(),
    departement: z.string(),
    population: z.number(),
    latitude: z.number(),
    longitude: z.number(),
  }),
);
const nameRows = z.array(z.object({ foldedName: z.string(), insee: z.string() }));
const areaRows = z.array(z.object({ code: z.string(), name: z.string(), region: z.string() }));
const postalRows = z.array(z.object({ postalCode: z.string(), insee: z.string() }));

/** The places of the catalogue by name: some thousands of short rows, read once for each version of the catalogue. */
export async function loadPlaceNames(reader: SqlReader): Promise<PlaceNames> {
  const rowsOf = async (sql: string): Promise<unknown> => (await reader.query(sql)).rows;
  const areas = areaRows.parse(await rowsOf("SELECT code, name, region_code AS region FROM departement ORDER BY code"));
  return arrangePlaceNames({
    communes: communeRows.parse(
      await rowsOf(`SELECT insee, name, folded_name AS "foldedName", departement_code AS departement, population, latitude, longitude
        FROM commune ORDER BY insee`),
    ),
    otherNames: nameRows.parse(
      await rowsOf(`SELECT folded_name AS "foldedName", current_insee AS insee FROM former_commune
        UNION SELECT folded_name, insee FROM commune_other_name ORDER BY 1, 2`),
    ),
    departements: areas,
    regions: [...new Set(areas.map(({ region }) => region))],
    postalCodes: postalRows.parse(await rowsOf('SELECT postal_code AS "postalCode", insee FROM commune_postal_code')),
  });
}
