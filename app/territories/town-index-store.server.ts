import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { createTownIndex, type TownIndex } from "./town-index.ts";

const communeRows = z.array(
  z.object({
    insee: z.string(),
    name: z.string(),
    departement: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
);
const formerRows = z.array(z.object({ code: z.string(), insee: z.string() }));
const nameRows = z.array(z.object({ foldedName: z.string(), insee: z.string() }));
const postalRows = z.array(z.object({ postalCode: z.string(), insee: z.string() }));

/** The communes of the catalogue, ready to be looked up: some thousands of short rows, read once for a whole import. */
export async function loadTownIndex(reader: SqlReader): Promise<TownIndex> {
  const rowsOf = async (sql: string): Promise<unknown> => (await reader.query(sql)).rows;
  return createTownIndex({
    communes: communeRows.parse(
      await rowsOf("SELECT insee, name, departement_code AS departement, latitude, longitude FROM commune"),
    ),
    formerCodes: formerRows.parse(await rowsOf("SELECT insee AS code, current_insee AS insee FROM former_commune")),
    otherNames: nameRows.parse(
      await rowsOf(`SELECT folded_name AS "foldedName", current_insee AS insee FROM former_commune
        UNION SELECT folded_name, insee FROM commune_other_name`),
    ),
    postalCodes: postalRows.parse(await rowsOf('SELECT postal_code AS "postalCode", insee FROM commune_postal_code')),
  });
}
