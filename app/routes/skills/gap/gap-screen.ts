import { gapWords } from "#app/content/skill-journey.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import { softSkillSaid, softSkillWords } from "#app/content/soft-skills.ts";
import type { GapSkill } from "#app/matching/gap/measure-gap.ts";
import { POINTS_PER_WEIGHT } from "#app/matching/gap/measure-gap.ts";
import { CORE_WEIGHT } from "#app/matching/profile/held-skills.ts";
import type { Profile } from "#app/matching/profile/read-profile.server.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import { softSkills } from "#app/skills/soft/soft-skills.ts";
import { type BackgroundLine, backgroundLines, priorLines } from "../shared/background-lines.ts";

/** Where each list of the result stands in the page: an answer comes back to the list it was given in. */
export const gapLists = { have: "acquis", close: "proches", unsure: "a-verifier", missing: "manque" } as const;

/** A line of the result: what it is, why it stands there, its points, and whether the job cannot do without it. */
export interface GapLine extends GapSkill {
  readonly isCore: boolean;
}

/** The result of a person, as the page shows it. */
export interface GapScreen {
  readonly coverage: { readonly points: number; readonly of: number };
  readonly have: readonly GapLine[];
  readonly close: readonly GapLine[];
  readonly missing: readonly GapLine[];
  /** Neither there nor missing: nobody asked, or the person answered that they do not know. */
  readonly unsure: readonly GapLine[];
  readonly hasQuestions: boolean;
  /** Licences, languages and level of diploma. */
  readonly background: readonly BackgroundLine[];
  /** What the trainings of the job ask before they begin. */
  readonly prior: readonly string[];
  /** The soft skills that the job asks for, each with whether the person said it. */
  readonly softSkills: readonly string[];
}

export function gapScreen(
  { gap, questions, unsure, checks }: Profile,
  { background, answers }: Pick<DraftContent, "background" | "answers">,
  { voice, wantedSoftSkills }: { readonly voice: SkillVoice; readonly wantedSoftSkills: ReadonlySet<number> },
): GapScreen {
  const words = gapWords[voice];
  const lines = (skills: readonly GapSkill[]): readonly GapLine[] =>
    skills.map((skill) => ({ ...skill, isCore: skill.of >= CORE_WEIGHT * POINTS_PER_WEIGHT }));
  return {
    coverage: gap.coverage,
    have: lines(gap.have),
    close: lines(gap.close),
    missing: lines(gap.missing.filter(({ ogr }) => !unsure.has(ogr))).map((line) => ({
      ...line,
      because: words.deniedWhy,
    })),
    unsure: lines(gap.missing.filter(({ ogr }) => unsure.has(ogr))).map((line) =>
      answers.some(({ ogr }) => ogr === line.ogr) ? { ...line, because: words.unsureWhy } : line,
    ),
    hasQuestions: questions.length > 0,
    background: backgroundLines({ background, answers }, voice),
    prior: priorLines(checks, voice),
    softSkills: softSkills
      .filter(({ ogr }) => wantedSoftSkills.has(ogr))
      .map(({ ogr, plain }) =>
        softSkillWords.line(
          softSkillSaid(plain, voice),
          answers.some((one) => one.ogr === ogr && one.answer === "yes"),
        ),
      ),
  };
}
