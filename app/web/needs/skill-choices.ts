import { z } from "zod";
import { skillImportances } from "#app/needs/need-choices.ts";

/** A choice that no page offers says nothing. */
const choice = z.enum(skillImportances).optional().catch(undefined);
/** What a form says of the skills that its page proposes, by their place. */
export const skillChoices = {
  s0: choice,
  s1: choice,
  s2: choice,
  s3: choice,
  s4: choice,
  s5: choice,
  s6: choice,
  s7: choice,
};
const skillChoicesSchema = z.object(skillChoices);

/** The skills that a form says are wanted, among those proposed. */
export function chosenSkills<Skill>(
  proposed: readonly Skill[],
  said: z.infer<typeof skillChoicesSchema>,
): readonly (Skill & { readonly importance: (typeof skillImportances)[number] })[] {
  const choices = [said.s0, said.s1, said.s2, said.s3, said.s4, said.s5, said.s6, said.s7];
  return proposed.flatMap((skill, place) => {
    const importance = choices[place];
    return importance === undefined ? [] : [{ ...skill, importance }];
  });
}

/** What the fields hold of skills that were wanted before. */
export function saidOfSkills(
  proposed: readonly { readonly ogr: number | null; readonly label?: string }[],
  wanted: readonly { readonly ogr: number | null; readonly label?: string; readonly importance: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    proposed.map(({ ogr, label }, place) => {
      const said = wanted.find((one) => one.ogr === ogr && (ogr !== null || one.label === label));
      return [`s${place}`, said?.importance ?? ""];
    }),
  );
}
