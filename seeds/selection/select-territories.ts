import { CHOSEN_TOWNS, TOWN_COUNT } from "./choices.ts";
import { type PublishedRow, readPublished, type SelectedTable, type Selection, selectFrom } from "./published-table.ts";

const townFile = { path: "territoires/communes_hdf.csv", delimiter: "," } as const;
const TOWN_COLUMNS = [
  ...["code_insee", "nom", "code_departement", "departement", "code_arrondissement", "arrondissement", "code_epci"],
  ...["epci", "codes_postaux", "population", "latitude", "longitude", "zrr_2021", "code_zone_emploi_2020"],
  "code_bassin_be19",
];
/** At least this many towns in each arrondissement and each employment zone. */
const TOWNS_EACH = 3;

const population = (row: PublishedRow): number => Number(row["population"]);

function chooseTowns(rows: readonly PublishedRow[]): ReadonlySet<string> {
  const named: ReadonlySet<string> = new Set(CHOSEN_TOWNS);
  const bySize = rows.toSorted((a, b) => population(b) - population(a));
  const chosen = new Set<string>();
  const perPlace = new Map<string, number>();
  for (const row of bySize) {
    const places = [`arrondissement ${row["code_arrondissement"]}`, `zone ${row["code_zone_emploi_2020"]}`];
    const isNamed = named.has(`${row["code_departement"]}:${row["nom"]}`);
    if (!isNamed && !places.some((place) => (perPlace.get(place) ?? 0) < TOWNS_EACH)) continue;
    chosen.add(row["code_insee"] ?? "");
    for (const place of places) perPlace.set(place, (perPlace.get(place) ?? 0) + 1);
  }
  for (const row of bySize) if (chosen.size < TOWN_COUNT) chosen.add(row["code_insee"] ?? "");
  return chosen;
}

/** Towns of every arrondissement and employment zone, then the largest ones; with the units that hold them. */
export function selectTerritories(directory: string): readonly SelectedTable[] {
  const { rows } = readPublished(directory, townFile);
  const chosen = chooseTowns(rows);
  const isChosen = (row: PublishedRow): boolean => chosen.has(row["code_insee"] ?? "");
  const epcis = new Set(rows.filter(isChosen).map((row) => row["code_epci"] ?? ""));
  const keep = (name: string, columns: readonly string[], wanted: Selection["wanted"]): SelectedTable =>
    selectFrom(directory, { file: { path: `territoires/${name}.csv`, delimiter: "," }, columns, wanted });
  return [
    keep("departements_hdf", ["code", "nom", "region"], () => true),
    keep("arrondissements_hdf", ["code", "nom", "departement"], () => true),
    keep("zones_emploi_2020_hdf", ["code_zone_emploi", "zone_emploi"], () => true),
    keep("epci_hdf", ["code", "nom"], (row) => epcis.has(row["code"] ?? "")),
    keep("communes_hdf", TOWN_COLUMNS, isChosen),
    keep("communes_deleguees_associees_hdf", ["code_insee", "nom", "chef_lieu_commune_actuelle"], (row) =>
      chosen.has(row["chef_lieu_commune_actuelle"] ?? ""),
    ),
    keep(
      "codes_postaux_laposte_hdf",
      ["code_insee", "nom_commune", "code_postal", "libelle_acheminement", "ligne_5"],
      isChosen,
    ),
  ];
}
