import { database } from "#app/platform/database.server.ts";
import { type CacesCertificate, cacesOfTitle } from "./caces-in-text.ts";

interface CacesRow {
  readonly code: string;
  readonly title: string;
  readonly isTaught: boolean;
}

/** A few dozen of the register's, by their titles. Those a training in force leads to are in the documents. */
const CACES = `SELECT c.code, c.title,
    EXISTS (SELECT FROM training_certification k JOIN training t ON t.id = k.training_id
      WHERE k.rs = c.code AND t.withdrawn_at IS NULL) AS "isTaught"
  FROM certification c WHERE c.title LIKE '%(CACES)%' AND c.is_active ORDER BY c.code`;

/** The certificates of safe driving of the register. */
export async function readCaces(): Promise<readonly CacesCertificate[]> {
  const { rows } = await database().pool.query<CacesRow>(CACES);
  return rows.flatMap(({ code, title, isTaught }) => {
    const read = cacesOfTitle(title);
    return read === null ? [] : [{ code, ...read, isTaught }];
  });
}
