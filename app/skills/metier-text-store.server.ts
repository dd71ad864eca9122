import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { romeCodeSchema } from "./rome-code.ts";

const textRows = z.array(
  z.object({
    code: romeCodeSchema,
    parent: z.string().nullable(),
    label: z.string(),
    isExecutive: z.boolean(),
    texts: z.array(z.string()),
  }),
);

/** A métier with all that is written of it: names, what is at its heart, definition. */
export type MetierText = Readonly<z.infer<typeof textRows>[number]>;

/** What is written of every métier in force; reads the whole view. */
export async function metierTexts(reader: SqlReader): Promise<readonly MetierText[]> {
  const { rows } = await reader.query(
    `SELECT d.code, d.parent_code AS parent, d.label, m.is_executive AS "isExecutive",
            d.label || d.names || d.skills || d.definition AS texts
     FROM job_document d JOIN rome_metier m ON m.code = d.code ORDER BY d.code`,
  );
  return textRows.parse(rows);
}
