import { z } from "zod";

/** The largest number ROME could give a skill. */
const MOST_OGR = 2_147_483_647;
const MOST_HELD = 500;
const MOST_PROOF = 200;

const ogr = z.int().min(1).max(MOST_OGR);

/** What `POST /api/v1/gaps` takes: no identity, and nothing else. */
export const gapQuestionSchema = z.strictObject({
  held: z
    .array(
      z.strictObject({
        ogr,
        level: z
          .int()
          .min(1)
          .max(4)
          .optional()
          .describe("1 : un peu, compté pour moitié ; 2 et plus : je sais le faire."),
        evidence: z.string().max(MOST_PROOF).optional().describe("Ce qui le prouve : un emploi, un diplôme, un bloc…"),
      }),
    )
    .max(MOST_HELD),
  target: z.union([
    z.strictObject({ rome: z.string().regex(/^[A-N]\d{4}$/) }),
    z
      .strictObject({ need: z.string().min(1).max(60) })
      .describe("Un besoin d’entreprise montré à tous : son métier, et ce que l’entreprise demande en plus."),
  ]),
});

const gapSkill = z.object({
  ogr,
  label: z.string(),
  points: z.int().min(0).describe("Ce que vous avez déjà de cette compétence."),
  of: z.int().min(1).describe("Ce qu’elle vaut en tout."),
  because: z.string(),
});

/** The answer of `POST /api/v1/gaps`: the points of `have`, `close` and `missing` add up to `coverage`. */
export const gapAnswerSchema = z.object({
  target: z.object({ rome: z.string(), label: z.string() }),
  coverage: z.object({ points: z.int().min(0), of: z.int().min(0) }),
  have: z.array(gapSkill),
  close: z.array(gapSkill),
  missing: z.array(gapSkill).describe("Ce que `held` ne dit pas et que rien n’approche : à vérifier, ou à apprendre."),
  blocks: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      points: z.int().min(1).describe("Ce que le bloc peut apporter de `missing` et de `close`."),
      skills: z.array(ogr),
    }),
  ),
  unknownSkills: z
    .array(ogr)
    .describe("Les numéros que le ROME ne connaît pas comme savoir-faire ; ils ne comptent pas."),
});
export type GapAnswer = z.infer<typeof gapAnswerSchema>;
