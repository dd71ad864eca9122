import { z } from "zod";
import { heldSkillsWords as words } from "#app/content/held-skills.ts";
import { withTest } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";

const MOST_OGR = 2_147_483_647;

/** The skill that a test showed. */
export const testForm = defineForm({
  form: "test",
  schema: z.object({ ogr: z.coerce.number().int().positive().max(MOST_OGR) }),
  fields: { ogr: words.test.skill },
  words: words.errors,
});

/** What the form changes: a test shows the skill, from today on. */
export function testShown(ogr: number): (content: Parameters<typeof withTest>[0]) => ReturnType<typeof withTest> {
  return (content) => withTest(content, { ogr, on: todayIso() });
}
