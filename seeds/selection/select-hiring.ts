import { CHOSEN_METIERS } from "./choices.ts";
import { readPublished, type SelectedTable, selectFrom } from "./published-table.ts";

const familyFile = { path: "rome-correspondances/fap2009_rome_v3.csv", delimiter: "," } as const;

/** The survey and the tension of the métiers kept, in every bassin. */
export function selectHiring(directory: string): readonly SelectedTable[] {
  const metiers: ReadonlySet<string | undefined> = new Set(CHOSEN_METIERS);
  const { rows } = readPublished(directory, familyFile);
  const families = new Set(rows.flatMap((row) => (metiers.has(row["code_rome_v3"]) ? [row["code_fap2009"]] : [])));
  return [
    selectFrom(directory, {
      file: { path: "bmo/bmo_2023_hdf.csv", delimiter: "," },
      columns: ["annee", "Code métier BMO", "Nom métier BMO", "BE23", "met", "xmet"],
      wanted: (row) => families.has(row["Code métier BMO"]),
    }),
    selectFrom(directory, {
      file: familyFile,
      columns: ["code_fap2009", "code_rome_v3"],
      wanted: (row) => families.has(row["code_fap2009"]) && metiers.has(row["code_rome_v3"]),
    }),
    selectFrom(directory, {
      file: { path: "tension-demande/tension_rome_bassin_2021_hdf.csv", delimiter: "," },
      columns: ["annee", "ROME", "cbassin", "ind_tension_d"],
      wanted: (row) => metiers.has(row["ROME"]),
    }),
  ];
}
