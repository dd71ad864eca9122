import { database } from "#app/platform/database.server.ts";
import { foldName } from "#app/territories/fold.ts";
import { isFiveDigits, type PlaceReading } from "./text-hints.ts";

/** A smaller commune is understood among the words only after a preposition: many bear the name of a common thing. */
const MIN_POPULATION = 2_000;

interface NamedRow {
  readonly name: string;
  readonly insee: string;
  readonly population: number;
  readonly is_job_word: boolean;
}

/** Communes of these folded names, the largest first; commune_folded_name_idx, lexeme_pkey. */
const NAMED = {
  name: "communes-by-folded-name",
  text: `SELECT c.folded_name AS name, c.insee::text, c.population,
      EXISTS (SELECT FROM search.lexeme l WHERE l.word = c.folded_name AND l.is_job_word) AS is_job_word
    FROM commune c WHERE c.folded_name = ANY($1::text[]) ORDER BY c.population DESC, c.insee`,
};

/** Is there a commune with this postal code, and no Formacode of the same digits? commune_postal_code_postal_code_idx, formacode_pkey. */
const POSTAL = {
  name: "is-postal-code",
  text: `SELECT EXISTS (SELECT FROM commune_postal_code p WHERE p.postal_code = $1)
      AND NOT EXISTS (SELECT FROM formacode f WHERE f.code = $1) AS yes`,
};

/** What a place found among the words is called in the `place` parameter, and the words that remain. */
export interface PlaceInText {
  readonly place: string;
  readonly text: string;
}

/** The place that one of the readings names beyond doubt, null when none does. */
export async function findPlaceInText(readings: readonly PlaceReading[]): Promise<PlaceInText | null> {
  const last = readings.at(-1);
  if (last === undefined) return null;
  if (isFiveDigits(last.place)) return findPostalCode(last);
  const names = readings.map((reading) => foldName(reading.place));
  const { rows } = await database().pool.query<NamedRow>({ ...NAMED, values: [names] });
  for (const [index, reading] of readings.entries()) {
    const row = rows.find((candidate) => candidate.name === names[index]);
    if (row !== undefined && (reading.isMarked || (row.population >= MIN_POPULATION && !row.is_job_word))) {
      return { place: `insee:${row.insee}`, text: reading.text };
    }
  }
  return null;
}

async function findPostalCode(reading: PlaceReading): Promise<PlaceInText | null> {
  const { rows } = await database().pool.query<{ yes: boolean }>({ ...POSTAL, values: [reading.place] });
  return rows[0]?.yes === true ? { place: `postcode:${reading.place}`, text: reading.text } : null;
}
