import { z } from "zod";
import { priorNeeds } from "#app/matching/prior/prior-needs.ts";
import { gapQuestionSchema } from "./gap-schema.ts";

const ogr = z.int();
const MOST_RADIUS_KM = 200;
const MOST_WEEKLY_HOURS = 60;
const MOST_BUDGET_CENTS = 2_000_000;

/** What `POST /api/v1/paths` takes: the question of a gap, and where, from when and how many hours a week. No identity. */
export const pathQuestionSchema = gapQuestionSchema.extend({
  place: z.string().min(1).max(120).optional().describe("Comme `place` de /api/v1/trainings ; absent : partout."),
  radiusKm: z.int().min(1).max(MOST_RADIUS_KM).default(30),
  from: z.iso.date().optional().describe("Rien ne commence avant ; absent : aujourd’hui."),
  weeklyHours: z.int().min(1).max(MOST_WEEKLY_HOURS).default(39).describe("Heures par semaine, jamais dépassées."),
  budgetCents: z
    .int()
    .min(0)
    .max(MOST_BUDGET_CENTS)
    .optional()
    .describe("Ce que la personne peut payer en tout, là où un prix est à sa charge ; absent : sans limite."),
  level: z
    .int()
    .min(1)
    .max(8)
    .optional()
    .describe("Niveau de diplôme : une session qui en exige un plus haut est écartée."),
  lacks: z
    .array(z.enum(priorNeeds))
    .max(priorNeeds.length)
    .default([])
    .describe("Ce qui manque de ce que des formations demandent avant : inséré dans le parcours ; docs/paths.md."),
});

const step = z.object({
  session: z.string(),
  block: z.string().describe("Le bloc qui apporte le plus de `brings` ; vide pour une étape de préparation."),
  startsOn: z.string(),
  endsOn: z.string(),
  hours: z.int(),
  km: z.number().nullable(),
  brings: z.array(ogr).describe("Ce qu’aucune étape d’avant n’apporte."),
  prepares: z.array(z.enum(priorNeeds)).describe("Ce qu’elle apporte de ce qu’une étape d’après demande."),
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
      unmet: z.array(z.enum(priorNeeds)).describe("Ce qu’une étape demande, qui manque, et qu’aucune date n’apporte."),
      violations: z.array(z.string()),
    }),
  ),
});
export type PathsAnswer = z.infer<typeof pathAnswerSchema>;
