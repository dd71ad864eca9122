import type { z } from "zod";
import { type Database, database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { inseeCodeSchema } from "./insee-code.ts";
import { knownPlace } from "./known-places.server.ts";
import { parsePlace } from "./parse-place.ts";
import { communeByInsee, communesByPostalCode } from "./place-store.server.ts";

/** A town that is not known, or is several: their names then. */
export interface UnknownTown {
  readonly kind: "unknown-town";
  readonly choices: readonly string[];
}

const POSTAL_CODE = /^\d{5}$/;
const INSEE = /^insee:(\w{5})$/;

/**
 * `townOf`, where nobody sees which town was understood: a file, a software. A name that is only the beginning of a town's, or that of a
 * commune it took in, is refused with the town it may mean.
 */
export async function townNamed(typed: string, open: Database = database()): ReturnType<typeof townOf> {
  const town = await townOf(typed, open);
  const question = parsePlace(typed.trim());
  if (!town.ok || question.kind !== "name") return town;
  const commune = await communeByInsee(open.pool, town.value);
  if (commune?.foldedName === question.name) return town;
  return refused({ kind: "unknown-town", choices: commune === undefined ? [] : [commune.name] });
}

/** The INSEE code of a town as somebody typed it: its name, or its postal code where one commune alone has it. */
export async function townOf(
  typed: string,
  open: Database = database(),
): Promise<Result<z.infer<typeof inseeCodeSchema>, UnknownTown>> {
  const text = typed.trim();
  if (POSTAL_CODE.test(text)) {
    const [town, ...others] = await communesByPostalCode(open.pool, text);
    if (town !== undefined && others.length === 0) return ok(inseeCodeSchema.parse(town.insee));
    return refused({
      kind: "unknown-town",
      choices: town === undefined ? [] : [town, ...others].map(({ name }) => name),
    });
  }
  const place = await knownPlace(text, open);
  if (!place.ok) {
    const choices = place.refusal.kind === "ambiguous-name" ? place.refusal.choices.map(({ label }) => label) : [];
    return refused({ kind: "unknown-town", choices });
  }
  const code = INSEE.exec(place.value.value)?.[1];
  // A spelling that was corrected is a guess: whoever typed it writes it.
  if (code === undefined || place.value.corrected !== undefined) {
    return refused({ kind: "unknown-town", choices: place.value.corrected === undefined ? [] : [place.value.label] });
  }
  return ok(inseeCodeSchema.parse(code));
}
