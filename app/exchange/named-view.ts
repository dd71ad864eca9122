import { z } from "zod";
import type { CertificationHit } from "#app/blocks/certification-hit.ts";
import type { SkillHit } from "#app/skills/skill-hit.ts";

/** The answer of `/api/v1/skills`. */
export const skillSearchSchema = z.object({
  query: z.object({ text: z.string() }),
  hits: z.array(
    z.object({
      ogr: z.int().describe("Le numéro du ROME, que prend POST /api/v1/gaps."),
      label: z.string(),
      kind: z.enum(["skill", "macro-skill"]),
    }),
  ),
});
export type SkillSearchView = z.infer<typeof skillSearchSchema>;

/** The answer of `/api/v1/certifications`. */
export const certificationSearchSchema = z.object({
  query: z.object({ text: z.string() }),
  hits: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      kind: z
        .string()
        .nullable()
        .describe("« Certificat d’aptitude professionnelle »… ; null quand le registre ne le dit pas."),
      level: z.int().min(1).max(8).nullable(),
      active: z.boolean(),
      blocks: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          skills: z
            .array(z.int())
            .describe("Les compétences du ROME que le bloc apporte, quand le lien est assez sûr."),
        }),
      ),
    }),
  ),
});
export type CertificationSearchView = z.infer<typeof certificationSearchSchema>;

export function toSkillSearch(text: string, hits: readonly SkillHit[]): SkillSearchView {
  return { query: { text }, hits: hits.map(({ ogr, label, kind }) => ({ ogr, label, kind })) };
}

export function toCertificationSearch(text: string, hits: readonly CertificationHit[]): CertificationSearchView {
  return {
    query: { text },
    hits: hits.map(({ code, title, kind, level, isActive, blocks }) => ({
      ...{ code, title, level, kind: kind === "" ? null : kind, active: isActive },
      blocks: blocks.map((block) => ({ code: block.code, label: block.label, skills: [...block.skills] })),
    })),
  };
}
