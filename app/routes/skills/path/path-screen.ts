import { hoursInWords } from "#app/content/amounts.ts";
import { priorWords } from "#app/content/background.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { dayAndMonth, dayInWords, monthInWords } from "#app/content/dates.ts";
import { pathName, pathPage as words } from "#app/content/skill-paths.ts";
import { isAskedBefore, type PriorCheck } from "#app/matching/prior/prior-needs.ts";
import type { Profile } from "#app/matching/profile/read-profile.server.ts";
import type { PathStep, ProposedPath } from "#app/matching/proposal/propose-paths.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { entryLines, needsInWords } from "../shared/background-lines.ts";
import { type SessionLine, sessionLine } from "../shared/session-lines.ts";

/** A step of the timeline, in words. */
export interface StepLine extends SessionLine {
  readonly month: string;
  readonly effort: string;
  readonly why: string;
  readonly brings: readonly NamedSkill[];
  /** Where whoever follows people positions one of them on it; null for everybody else. */
  readonly position: string | null;
  /** What is asked of who enters, in words. */
  readonly entry: readonly string[];
}

/** The path that is shown, and the others. */
export interface PathScreen {
  readonly choices: readonly { readonly name: string; readonly isShown: boolean }[];
  readonly summary: string;
  readonly covers: string;
  readonly steps: readonly StepLine[];
  readonly left: readonly NamedSkill[];
  /** What is asked before and that no step brings. */
  readonly unmet: readonly string[];
  readonly proof: string;
}

/** Puts the paths of a gap into words; `chosen`: the place of the one to show. Null without a path. */
export function pathScreen(
  { gap, unsure, level, checks }: Pick<Profile, "gap" | "unsure" | "level" | "checks">,
  paths: readonly ProposedPath[],
  {
    chosen,
    today,
    positionAt,
  }: { readonly chosen: number; readonly today: string; readonly positionAt: string | null },
): PathScreen | null {
  const shown = paths[chosen] ?? paths[0];
  if (shown === undefined) return null;
  const lacking = [...gap.missing, ...gap.close];
  const labelOf = new Map(lacking.map(({ ogr, label, official }) => [ogr, { label, official }]));
  const labels = (ogrs: readonly number[]): readonly NamedSkill[] => ogrs.flatMap((ogr) => labelOf.get(ogr) ?? []);
  const hours = shown.steps.reduce((sum, step) => sum + step.hours, 0);
  const end = shown.steps.reduce((latest, { endsOn }) => (endsOn > latest ? endsOn : latest), "");
  const { points, of } = gap.coverage;
  return {
    choices: paths.map((path) => ({ name: nameOf(path), isShown: path === shown })),
    summary: words.summary(shown.steps.length, hoursInWords(hours), dayAndMonth(end)),
    covers: words.covers(points + shown.gained, points, of),
    steps: shown.steps.map((step) => ({
      ...stepLine(step, today),
      position: positionAt === null ? null : `${positionAt}?session=${encodeURIComponent(step.session.number)}`,
      why: whyOf(step, lacking.length, unsure.size > 0),
      brings: labels(step.adds),
      entry: [...entryLines(step.entry, level), ...toVerify(step, checks)],
    })),
    left: labels(shown.left),
    unmet: shown.unmet.map((need) => priorWords.need[need]),
    proof: proofOf(shown),
  };
}

function whyOf({ adds, prepares }: PathStep, lacking: number, isUnsure: boolean): string {
  if (adds.length === 0 && prepares.length > 0) return priorWords.prepares(needsInWords(prepares));
  return words.whyOf(adds.length, lacking, isUnsure);
}

/** What a step asks before and of which the person said nothing. */
function toVerify(step: PathStep, checks: readonly PriorCheck[]): readonly string[] {
  const unknown = checks.filter((check) => check.status === "unknown" && isAskedBefore(check, step.hours));
  if (step.prepares.length > 0) return [];
  return unknown.map(({ need }) => priorWords.line(priorWords.need[need], priorWords.status.unknown));
}

/** "Fini le plus tôt et le plus près". */
function nameOf({ virtues }: ProposedPath): string {
  return capitalised(pathName(virtues));
}

function stepLine(step: PathStep, today: string): Omit<StepLine, "brings" | "why" | "entry" | "position"> {
  return {
    ...sessionLine(step, today),
    month: capitalised(monthInWords(step.startsOn.slice(0, 7))),
    period: `Du ${dayInWords(step.startsOn)} au ${dayInWords(step.endsOn)}`,
    effort: words.effortWords(hoursInWords(step.hours), step.weeklyHours),
  };
}

/** How far the path may be from the best one: what cannot be exceeded, over what was found. */
function proofOf({ objective, bound }: ProposedPath): string {
  if (bound <= objective || objective <= 0) return words.best;
  return words.near(Math.max(1, Math.ceil(((bound - objective) * 100) / bound)));
}
