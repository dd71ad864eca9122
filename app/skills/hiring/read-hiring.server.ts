import type { SqlReader } from "#app/platform/sql-reader.ts";
import { labourBasinOf } from "#app/territories/place-units.server.ts";
import { type HiringOutlook, outlookOf } from "./hiring-outlook.ts";
import { selectStatistics } from "./hiring-store.server.ts";

const TENSE = 4;

/** What published statistics say of a métier. `lacksCandidates`: the year it was said, null when it was not. */
export interface MetierHiring {
  /** Null: the survey does not count this métier. */
  readonly outlook: HiringOutlook | null;
  readonly lacksCandidates: number | null;
  /** Around the place asked, or in the whole region: no place, or one of several bassins. */
  readonly isLocal: boolean;
}

/** What the last survey of employers says of some métiers, by code, in the bassin of a place (`insee:59392`) or in the region. */
export async function readHiring(
  reader: SqlReader,
  romes: readonly string[],
  place: string | null,
): Promise<ReadonlyMap<string, MetierHiring>> {
  const basin = place === null ? null : await labourBasinOf(place, reader);
  const found = await selectStatistics(reader, romes, basin);
  return new Map(
    found.map(({ rome, year, cells, tension }) => [
      rome,
      {
        outlook: year === null ? null : outlookOf(cells, year),
        lacksCandidates: tension !== null && tension.degree >= TENSE ? tension.year : null,
        isLocal: basin !== null,
      },
    ]),
  );
}
