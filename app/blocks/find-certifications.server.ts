import { database } from "#app/platform/database.server.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { EngineName } from "#search/engine.ts";
import { findNamed } from "#search/named/find-named.server.ts";
import type { CertificationHit } from "./certification-hit.ts";
import { certificationsByCode } from "./certification-store.server.ts";

const MOST_CERTIFICATIONS = 50;

/**
 * The certifications that a title, what people call one (« CAP cuisine »), the words of a block or a code answer; the best first, at most
 * 50. Those out of force are found too: people hold them. `engine`: what a check asked for.
 */
export async function findCertifications(
  text: string,
  limit = 20,
  reader: SqlReader = database().pool,
  engine: EngineName | null = null,
): Promise<readonly CertificationHit[]> {
  const codes = await findNamed({ kind: "certifications", text, engine }, reader);
  return certificationsByCode(reader, codes.slice(0, Math.min(limit, MOST_CERTIFICATIONS)));
}
