import { backgroundWords, priorWords, backgroundPage as words } from "#app/content/background.ts";
import { dayAndMonth } from "#app/content/dates.ts";
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

/** Licences, languages, key skills, level of diploma and soft skills, in words. */
export function backgroundLines({
  background: { licences, languages, keySkills, level },
  answers,
}: Pick<DraftContent, "background" | "answers">): readonly BackgroundLine[] {
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
      return said === undefined ? [] : [line(`${plain} (${official})`, { ...said, evidence: "own-word" })];
    }),
  ];
}

/** What the trainings of a job ask before, in words: each with whether the person has it. */
export function priorLines(checks: readonly PriorCheck[]): readonly string[] {
  return checks.map(({ need, rule, status }) => {
    const line = priorWords.line(priorWords.need[need], priorWords.status[status]);
    return rule === "often" ? `${line} (${priorWords.often})` : line;
  });
}

/** "lire, écrire et compter (le certificat CléA le prouve), le permis B". */
export function needsInWords(needs: readonly PriorNeed[]): string {
  const words = needs.map((need) => priorWords.need[need]);
  return words.map((word) => `${word.charAt(0).toLocaleLowerCase("fr")}${word.slice(1)}`).join(", ");
}

/** What a session asks of who enters, beside somebody's level of diploma; null: their level is not known. */
export function entryLines(
  { levelIn, isLevelRequired, publics }: EntryConditions,
  level: number | null,
): readonly string[] {
  const asked = levelIn === null || levelIn <= 2 ? [] : [levelLine(levelIn, isLevelRequired, level)];
  return [...asked, ...(publics.length === 0 ? [] : [priorWords.publics(publics.join(", "))])];
}

function levelLine(levelIn: number, isRequired: boolean, level: number | null): string {
  const asked = isRequired ? priorWords.levelAsked(levelIn) : priorWords.levelAdvised(levelIn);
  if (level === null) return `${asked} ${priorWords.levelUnknown}`;
  return `${asked} ${level >= levelIn ? priorWords.levelHeld : priorWords.levelLacking}`;
}
