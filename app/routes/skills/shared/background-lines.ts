import { backgroundPages, backgroundVoices, priorVoices, priorWords } from "#app/content/background.ts";
import { dayAndMonth } from "#app/content/dates.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import { softSkillSaid } from "#app/content/soft-skills.ts";
import type { PriorCheck, PriorNeed } from "#app/matching/prior/prior-needs.ts";
import type { EntryConditions } from "#app/matching/sessions/block-session.ts";
import type { BackgroundEvidence } from "#app/people/skill-draft/background.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import { softSkills } from "#app/skills/soft/soft-skills.ts";

/** Something somebody has beside skills, with what shows it and since when it is said. */
export interface BackgroundLine {
  readonly label: string;
  readonly evidence: string;
}

interface SaidOfBackground {
  readonly evidence: BackgroundEvidence;
  readonly on: string;
  readonly notedBy?: string | undefined;
}

/** Licences, languages, key skills, level of diploma and soft skills, in words for whom they are or for who reads beside them. */
export function backgroundLines(
  { background: { licences, languages, keySkills, level }, answers }: Pick<DraftContent, "background" | "answers">,
  voice: SkillVoice,
): readonly BackgroundLine[] {
  const [words, backgroundWords] = [backgroundPages[voice], backgroundVoices[voice]];
  const line = (label: string, { evidence, on, notedBy }: SaidOfBackground): BackgroundLine => {
    const [hasPapers, day] = [evidence === "papers", dayAndMonth(on)];
    const said = notedBy === undefined ? backgroundWords.evidence(hasPapers, day) : null;
    return { label, evidence: said ?? backgroundWords.noted(hasPapers, notedBy ?? "", day) };
  };
  const labels: Readonly<Record<string, string>> = words.levels;
  return [
    ...licences.map((one) => line(words.licence[one.licence], one)),
    ...languages.map((one) =>
      line(backgroundWords.speaks(words.languageName[one.language], words.languageLevel[one.level]), one),
    ),
    ...(keySkills === null ? [] : [line(backgroundWords.keySkills(words.keySkillLevel[keySkills.level]), keySkills)]),
    ...(level === null
      ? []
      : [line(backgroundWords.level(labels[String(level.value)] ?? `niveau ${level.value}`), level)]),
    ...softSkills.flatMap(({ ogr, plain, official }) => {
      const said = answers.find((one) => one.ogr === ogr && one.answer === "yes");
      return said === undefined
        ? []
        : [line(`${softSkillSaid(plain, voice)} (${official})`, { ...said, evidence: "own-word" })];
    }),
  ];
}

/** What the trainings of a job ask before, in words: each with whether the person has it. */
export function priorLines(checks: readonly PriorCheck[], voice: SkillVoice): readonly string[] {
  const words = priorVoices[voice];
  return checks.map(({ need, rule, status }) => {
    const line = words.line(words.need[need], words.status[status]);
    return rule === "often" ? `${line} (${words.often})` : line;
  });
}

/** "lire, écrire et compter (le certificat CléA le prouve), le permis B". */
export function needsInWords(needs: readonly PriorNeed[]): string {
  const words = needs.map((need) => priorWords.need[need]);
  return words.map((word) => `${word.charAt(0).toLocaleLowerCase("fr")}${word.slice(1)}`).join(", ");
}

/** What a session asks of who enters, with what is known of it: `level`, of their diploma; null: it is not known. */
export function entryLines(
  { levelIn, isLevelRequired, publics }: EntryConditions,
  { level, voice }: { readonly level: number | null; readonly voice: SkillVoice },
): readonly string[] {
  const asked = levelIn === null || levelIn <= 2 ? [] : [levelLine(levelIn, isLevelRequired, { level, voice })];
  return [...asked, ...(publics.length === 0 ? [] : [priorVoices[voice].publics(publics.join(", "))])];
}

function levelLine(
  levelIn: number,
  isRequired: boolean,
  { level, voice }: { readonly level: number | null; readonly voice: SkillVoice },
): string {
  const words = priorVoices[voice];
  const asked = isRequired ? words.levelAsked(levelIn) : words.levelAdvised(levelIn);
  if (level === null) return `${asked} ${words.levelUnknown}`;
  return `${asked} ${level >= levelIn ? words.levelHeld : words.levelLacking}`;
}
