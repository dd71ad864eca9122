import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { SHARED_DATA } from "#tests/support/shared-data.ts";

/** The skills that are given plain words. */
export const MOST_ASKED = 200;
export const TENSION = "tension-demande";
export const ROME = "rome-v460";

/** A skill, its official name, and how many job seekers look for a job at whose core it is. */
export interface AskedSkill {
  readonly ogr: number;
  readonly label: string;
  readonly seekers: number;
}

function rowsOf<Row>(folder: string, file: string, schema: z.ZodType<Row>): readonly Row[] {
  const text = readFileSync(path.join(SHARED_DATA, folder, file), "utf8");
  return z.array(schema).parse(parse(text, { columns: true, bom: true }));
}

/** The professional soft skills of ROME 4.60. */
export function softSkillsOfRome(): readonly Pick<AskedSkill, "ogr" | "label">[] {
  const skill = z.object({ code_ogr: z.coerce.number(), libelle_competence: z.string(), cat_comp: z.string() });
  return rowsOf(ROME, "unix_referentiel_competence_v460_utf8.csv", skill).flatMap(
    ({ code_ogr: ogr, libelle_competence: label, cat_comp }) =>
      cat_comp === "Savoir-être professionnel" ? [{ ogr, label }] : [],
  );
}

/**
 * All the skills of ROME 4.60 that are at the core of a job, the most asked first: the job seekers of the region (categories A, B and C,
 * 2021) who look for such a job, over all its employment areas. Two that are equal stand in the order of their numbers.
 */
export function mostAskedSkills(): readonly AskedSkill[] {
  const seekers = new Map<string, number>();
  const tension = z.object({ ROME: z.string(), defm_abc: z.string() });
  for (const { ROME: rome, defm_abc } of rowsOf(TENSION, "tension_rome_bassin_2021_hdf.csv", tension))
    seekers.set(rome, (seekers.get(rome) ?? 0) + (Number(defm_abc) || 0));
  const jobs = new Map<number, Set<string>>();
  const coherence = z.object({ code_rome: z.string(), code_ogr: z.coerce.number(), coeur_metier: z.string() });
  for (const { code_rome, code_ogr, coeur_metier } of rowsOf(ROME, "unix_coherence_item_v460_utf8.csv", coherence))
    if (coeur_metier !== "") jobs.set(code_ogr, (jobs.get(code_ogr) ?? new Set()).add(code_rome));
  const skill = z.object({ code_ogr: z.coerce.number(), libelle_competence: z.string() });
  return rowsOf(ROME, "unix_referentiel_competence_v460_utf8.csv", skill)
    .flatMap(({ code_ogr: ogr, libelle_competence: label }) => {
      const sum = [...(jobs.get(ogr) ?? [])].reduce((total, rome) => total + (seekers.get(rome) ?? 0), 0);
      return jobs.has(ogr) ? [{ ogr, label, seekers: sum }] : [];
    })
    .sort((one, other) => other.seekers - one.seekers || one.ogr - other.ogr)
    .map((one) => ({ ...one, seekers: Math.round(one.seekers) }));
}
