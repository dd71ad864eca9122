import { z } from "zod";

/** Licences and permits that jobs ask for: their codes, in the order they are shown. */
export const licences = [
  ...(["permis-b", "permis-c", "permis-d", "fimo"] as const),
  ...(["caces-r489", "caces-r482", "caces-r486"] as const),
  ...(["habilitation-electrique", "sst"] as const),
] as const;
export type Licence = (typeof licences)[number];

export const languages = ["french", "english", "dutch", "german"] as const;
export type Language = (typeof languages)[number];

/** `well`: at ease in speech and in writing; `little`: simple sentences; `no`: not at all. */
export const languageLevels = ["well", "little", "no"] as const;
export type LanguageLevel = (typeof languageLevels)[number];

/** Reading, writing and counting. */
export const keySkillLevels = ["easy", "hard"] as const;
export type KeySkillLevel = (typeof keySkillLevels)[number];

/** What shows it: somebody's own word, or papers that they say they hold. */
export const backgroundEvidences = ["own-word", "papers"] as const;
export type BackgroundEvidence = (typeof backgroundEvidences)[number];

export const LOWEST_LEVEL = 1;
export const HIGHEST_LEVEL = 8;

/** Letters of the name of an organisation that are kept beside what it noted. */
export const MOST_NOTED_BY = 120;
/** The organisation whose referent noted it beside the person; absent: the person said it alone. */
export const noted = { notedBy: z.string().max(MOST_NOTED_BY).optional() };
const said = { evidence: z.enum(backgroundEvidences), on: z.iso.date(), ...noted };

/** Licences, languages, key skills and level of diploma, as somebody said them. Days are ISO. */
export const backgroundSchema = z.object({
  /** The day on which it was said last: a licence that is not in the list is then not held. Null: never said. */
  on: z.iso.date().nullable(),
  licences: z.array(z.object({ licence: z.enum(licences), ...said })).max(licences.length),
  languages: z
    .array(z.object({ language: z.enum(languages), level: z.enum(languageLevels), ...said }))
    .max(languages.length),
  keySkills: z.object({ level: z.enum(keySkillLevels), ...said }).nullable(),
  /** From 1 to 8. */
  level: z.object({ value: z.int().min(LOWEST_LEVEL).max(HIGHEST_LEVEL), ...said }).nullable(),
});
export type Background = Readonly<z.infer<typeof backgroundSchema>>;

export const noBackground: Background = { on: null, licences: [], languages: [], keySkills: null, level: null };

/** What a form says of it, on one day. An empty answer says nothing. */
export interface SaidBackground {
  readonly licences: readonly Licence[];
  readonly languages: Readonly<Partial<Record<Language, LanguageLevel>>>;
  readonly keySkills: KeySkillLevel | null;
  readonly level: number | null;
  readonly hasPapers: boolean;
  readonly on: string;
}

/** What was said, as a draft keeps it. What was already said with the same answer and evidence keeps its first day. */
export function sayBackground(before: Background, answer: SaidBackground): Background {
  const { on } = answer;
  const evidence: BackgroundEvidence = answer.hasPapers ? "papers" : "own-word";
  /** No paper shows what somebody lacks. */
  const evidenceOf = (level: LanguageLevel | KeySkillLevel): BackgroundEvidence =>
    level === "no" || level === "hard" ? "own-word" : evidence;
  const dayOf = (
    known: { readonly evidence: BackgroundEvidence; readonly on: string } | null | undefined,
    shownBy = evidence,
  ): string => (known?.evidence === shownBy ? known.on : on);
  return {
    on,
    licences: licences
      .filter((licence) => answer.licences.includes(licence))
      .map((licence) => ({ licence, evidence, on: dayOf(before.licences.find((one) => one.licence === licence)) })),
    languages: languages.flatMap((language) => {
      const level = answer.languages[language];
      if (level === undefined) return [];
      const known = before.languages.find((one) => one.language === language && one.level === level);
      return [{ language, level, evidence: evidenceOf(level), on: dayOf(known, evidenceOf(level)) }];
    }),
    keySkills:
      answer.keySkills === null
        ? null
        : {
            ...{ level: answer.keySkills, evidence: evidenceOf(answer.keySkills) },
            on: dayOf(
              before.keySkills?.level === answer.keySkills ? before.keySkills : null,
              evidenceOf(answer.keySkills),
            ),
          },
    level:
      answer.level === null
        ? null
        : {
            ...{ value: answer.level, evidence },
            on: dayOf(before.level?.value === answer.level ? before.level : null),
          },
  };
}
