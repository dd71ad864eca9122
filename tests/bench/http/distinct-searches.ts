import { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";

const rows = z.array(z.object({ word: z.string(), town: z.string() }));
const numbers = z.array(z.object({ number: z.string() }));
const filters = ["", "&modalite=on-site", "&rythme=full-time", "&financeur=2", "&certifiante=1", "&tri=start"] as const;

/**
 * Addresses of the results page, all different: jobs and towns of the catalogue, alone and together, with and without a filter.
 * The same catalogue gives the same addresses.
 */
export async function distinctSearches(database: Database, count: number): Promise<readonly string[]> {
  const answer = await database.pool.query(`
    SELECT metier.word, town.name AS town
    FROM (SELECT DISTINCT split_part(lower(short_label), ' ', 1) AS word FROM rome_appellation) AS metier
    CROSS JOIN (SELECT name FROM commune ORDER BY population DESC LIMIT 40) AS town
    WHERE length(metier.word) > 4
    ORDER BY md5(metier.word || town.name)
    LIMIT ${count}`);
  return rows.parse(answer.rows).map(({ word, town }, index) => {
    const query = index % 3 === 0 ? { q: word } : index % 3 === 1 ? { lieu: town } : { q: word, lieu: town };
    // The rank keeps two searches for one word, or one town, apart; 200 km is the most the page takes.
    const radius = "lieu" in query ? `&rayon=${1 + index}` : `&heures-max=${400 + index}`;
    return `/formations?${new URLSearchParams(query)}${radius}${filters[index % filters.length]}`;
  });
}

/** Addresses of trainings one may still enter, the same for the same catalogue. */
export async function trainingAddresses(database: Database, count: number): Promise<readonly string[]> {
  const answer = await database.pool.query(`
    SELECT t.number FROM training t JOIN search.training s ON s.id = t.id WHERE s.visible_until > now() ORDER BY t.id LIMIT ${count}`);
  return numbers.parse(answer.rows).map(({ number }) => `/formations/${encodeURIComponent(number)}`);
}
