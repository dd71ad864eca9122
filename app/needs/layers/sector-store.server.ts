import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { SectorDemand } from "./shared-skills.ts";

const sectorRows = z.array(z.object({ sector: z.string(), ogr: z.number(), label: z.string(), companies: z.number() }));
/** Who asks for what, of the needs spoken of after a day (ISO), the most asked first; whoever reads. Reads need_layer whole. */
export async function sectorDemands(reader: SqlReader, since: string): Promise<readonly SectorDemand[]> {
  const { rows } = await reader.query("SELECT sector, ogr, label, companies FROM hub_sector_demand($1::date)", [since]);
  return sectorRows.parse(rows);
}
