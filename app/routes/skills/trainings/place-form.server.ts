import { z } from "zod";
import { trainingsWords } from "#app/content/skill-trainings.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import { MOST_RADIUS_KM } from "#app/people/skill-draft/draft-content.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";

function formIn(voice: SkillVoice) {
  const words = trainingsWords[voice];
  return defineForm({
    form: "place",
    schema: z.object({
      place: z.string().min(1).max(120),
      radiusKm: z.coerce.number().int().min(1).max(MOST_RADIUS_KM),
    }),
    fields: { place: words.place, radiusKm: words.radius },
    words: words.errors,
  });
}

/** Where somebody lives, and how far they go: asked of them, or of who reads beside them. */
export const placeForms = { own: formIn("own"), beside: formIn("beside") } as const;
