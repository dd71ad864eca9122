import { z } from "zod";
import type { SqlReader } from "#app/platform/sql-reader.ts";

const links = z.array(z.object({ code: z.string(), certifInfo: z.string() }));

/** The CertifInfo number of each certification that has one. */
export async function knownCertifInfo(reader: SqlReader): Promise<ReadonlyMap<string, string>> {
  const { rows } = await reader.query(
    'SELECT code, certif_info AS "certifInfo" FROM certification WHERE certif_info IS NOT NULL',
  );
  return new Map(links.parse(rows).map(({ code, certifInfo }) => [code, certifInfo]));
}
