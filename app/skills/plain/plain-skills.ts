import { z } from "zod";

const rowSchema = z.tuple([z.coerce.number().int().positive(), z.string().trim().min(3)]);

/**
 * Everyday words for the skills asked most: written and reviewed by the portal's team, each beside its official name. Which skills:
 * `tests/language/most-asked-skills.ts`. A wrong line throws, with its number.
 */
export function parsePlainSkills(text: string): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== "ogr\twords") throw new Error("The plain words of skills have another header");
  lines.forEach((line, index) => {
    const row = rowSchema.safeParse(line.split("\t"));
    if (!row.success || words.has(row.data[0])) throw new Error(`Line ${index + 2} says no skill in plain words`);
    words.set(...row.data);
  });
  return words;
}

/** A skill as people read it: `official` is its name in ROME, where `label` is ours. */
export interface NamedSkill {
  readonly label: string;
  readonly official?: string | undefined;
}

/** The same skill in everyday words, when it has some. */
export function inPlainWords<Skill extends { readonly ogr: number; readonly label: string }>(
  skill: Skill,
  words: ReadonlyMap<number, string>,
): Skill & NamedSkill {
  const plain = words.get(skill.ogr);
  return plain === undefined ? skill : { ...skill, label: plain, official: skill.label };
}
