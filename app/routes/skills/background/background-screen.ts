import type { Background, Language } from "#app/people/skill-draft/background.ts";

/** The fields of the form, as they stand. */
export type BackgroundFields = {
  readonly [Field in Language | "keySkills" | "level" | "papers"]: string;
} & { readonly licences: string[] };

/** What was said, in the fields of the form; nothing is chosen where nothing was said. */
export function initialOf({ licences, languages, keySkills, level }: Background): BackgroundFields {
  const levelOf = (language: Language): string => languages.find((one) => one.language === language)?.level ?? "";
  const all = [...licences, ...languages, keySkills, level].flatMap((said) => said?.evidence ?? []);
  return {
    licences: licences.map(({ licence }) => licence),
    ...{ french: levelOf("french"), english: levelOf("english"), dutch: levelOf("dutch"), german: levelOf("german") },
    keySkills: keySkills?.level ?? "",
    level: level === null ? "" : String(level.value),
    papers: all.length === 0 ? "" : all.includes("papers") ? "yes" : "no",
  };
}
