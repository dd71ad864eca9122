import { z } from "zod";
import { gapQuestionSchema } from "./gap-schema.ts";

const ogr = z.int();
const MOST_RADIUS_KM = 200;
const MOST_WEEKLY_HOURS = 60;

/** What `POST /api/v1/paths` takes: the question of a gap, and where, from when and how many hours a week. No identity. */
export const pathQuestionSchema = gapQuestionSchema.extend({
  place: z.string().min(1).max(120).optional().describe("Comme `place` de /api/v1/trainings ; absent : partout."),
  radiusKm: z.int().min(1).max(MOST_RADIUS_KM).default(30),
  from: z.iso.date().optional().describe("Rien ne commence avant ; absent : aujourd’hui."),
  weeklyHours: z.int().min(1).max(MOST_WEEKLY_HOURS).default(39).describe("Heures par semaine, jamais dépassées."),
});

const step = z.object({
  session: z.string(),
  block: z.string().describe("Le bloc qui apporte le plus de `brings`."),
  startsOn: z.string(),
  endsOn: z.string(),
  hours: z.int(),
  km: z.number().nullable(),
  brings: z.array(ogr).describe("Ce qu’aucune étape d’avant n’apporte."),
  because: z.string(),
});

/** The answer of `POST /api/v1/paths`: at most three paths, which differ by a step at least. */
export const pathAnswerSchema = z.object({
  paths: z.array(
    z.object({
      label: z.string(),
      steps: z.array(step),
      covers: z.object({ points: z.int(), of: z.int() }).describe("La couverture à la fin du parcours."),
      bound: z.int().describe("Aucun parcours ne dépasse cet objectif ; docs/paths.md."),
      objective: z.int(),
      violations: z.array(z.string()),
    }),
  ),
});
export type PathsAnswer = z.infer<typeof pathAnswerSchema>;
