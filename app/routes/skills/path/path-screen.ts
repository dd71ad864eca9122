import { hoursInWords } from "#app/content/amounts.ts";
import { priorVoices, priorWords } from "#app/content/background.ts";
import { capitalised } from "#app/content/capitalised.ts";
import { dayAndMonth, dayInWords, monthInWords } from "#app/content/dates.ts";
import type { Lacking } from "#app/content/lacking.ts";
import { pathName, pathWords, pathPage as words } from "#app/content/skill-paths.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import { isAskedBefore, type PriorCheck } from "#app/matching/prior/prior-needs.ts";
import type { Profile } from "#app/matching/profile/read-profile.server.ts";
import type { DatedSession } from "#app/matching/proposal/path-options.ts";
import type { PathStep, ProposedPath } from "#app/matching/proposal/propose-paths.ts";
import type { AskedPositioning } from "#app/positioning/eligibility/eligibility-store.server.ts";
import { eligibilityWords } from "#app/positioning/eligibility/eligibility-words.ts";
import { type EligibilityLine, planObstacleOf } from "#app/positioning/eligibility/explain.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { entryLines, needsInWords } from "../shared/background-lines.ts";
import { type SessionLine, sessionLine } from "../shared/session-lines.ts";

/** A step of the timeline, in words. */
export interface StepLine extends SessionLine {
  readonly month: string;
  readonly effort: string;
  readonly why: string;
  readonly brings: readonly NamedSkill[];
  readonly gesture: StepGesture;
  /** What is asked of who enters, in words. */
  readonly entry: readonly string[];
}

/** What whoever follows people does with a step: nothing is offered to everybody else. */
export type StepGesture =
  | { readonly kind: "none" }
  | { readonly kind: "position"; readonly href: string }
  /** The person is positioned on it: where that stands, and its sheet. */
  | { readonly kind: "asked"; readonly state: string; readonly href: string }
  /** The organisation has no right to position there today. */
  | { readonly kind: "no-right" };

/** What the file of the person whose path it is says of its steps. */
export interface StepsOfFile {
  /** Null: it is the path of who looks, after their own file. */
  readonly personId: string | null;
  /** Their requests that go on, by session. */
  readonly asked: ReadonlyMap<number, AskedPositioning>;
  linesOf(sessionId: number): readonly EligibilityLine[];
  mayPosition(sessionNumber: string): boolean;
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

interface PathAside {
  readonly chosen: number;
  readonly today: string;
  /** Where whoever follows people chooses whom to position; null for everybody else. */
  readonly positionAt: string | null;
  /** Null: the path is nobody's whose file is open. */
  readonly file: StepsOfFile | null;
}

/** Puts the paths of a gap into words; `chosen`: the place of the one to show. Null without a path. */
export function pathScreen(
  { gap, lacking: known, level, checks }: Pick<Profile, "gap" | "lacking" | "level" | "checks">,
  paths: readonly ProposedPath[],
  { chosen, today, positionAt, file }: PathAside,
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
      gesture: file === null ? gestureOf(step, positionAt) : gestureAfterFile(step, file),
      why: whyOf(step, voiceOf(file), [lacking.length, known]),
      brings: labels(step.adds),
      entry: [...entryOf(step, level, file), ...toVerify(step, checks, voiceOf(file))],
    })),
    left: labels(shown.left),
    unmet: shown.unmet.map((need) => priorWords.need[need]),
    proof: proofOf(shown),
  };
}

/** Who reads: the person, with their file or without one, or who follows them. */
function voiceOf(file: StepsOfFile | null): SkillVoice {
  return file === null || file.personId === null ? "own" : "beside";
}

function gestureOf({ session }: PathStep, positionAt: string | null): StepGesture {
  if (positionAt === null) return { kind: "none" };
  return { kind: "position", href: `${positionAt}?session=${encodeURIComponent(session.number)}` };
}

function gestureAfterFile(step: PathStep, { personId, asked, mayPosition }: StepsOfFile): StepGesture {
  const request = asked.get(step.id);
  if (personId === null) {
    if (request === undefined) return { kind: "none" };
    return { kind: "asked", state: positioningStateWords[request.state].person, href: "/mon-compte/mes-demandes" };
  }
  if (request !== undefined) {
    const state = positioningStateWords[request.state].prescriber;
    return { kind: "asked", state, href: `/personnes/${personId}/fiche?demande=${request.id}` };
  }
  if (!mayPosition(step.session.number)) return { kind: "no-right" };
  return gestureOf(step, `/personnes/${personId}/positionner`);
}

/** What is asked of who enters: by the level that somebody said, or by the whole file for who positions. */
function entryOf(step: PathStep, level: number | null, file: StepsOfFile | null): readonly string[] {
  return file === null || file.personId === null
    ? entryLines(step.entry, { level, voice: "own" })
    : entryBeside(step, file);
}

/** Whom a step is for, then what its positioning will ask to check, in the words of positioning. */
function entryBeside(step: PathStep, { linesOf }: StepsOfFile): readonly string[] {
  const open = linesOf(step.id).filter(({ verdict, condition }) => verdict !== "met" && condition !== "not-positioned");
  const toCheck = (line: EligibilityLine): boolean => line.verdict !== "not-met";
  return [
    ...entryLines({ ...step.entry, levelIn: null }, { level: null, voice: "beside" }),
    ...open.map((line) => (toCheck(line) ? words.toVerify(eligibilityWords(line)) : eligibilityWords(line))),
  ];
}

/** What a path leaves out because of the file of the person, one line a reason, the most frequent first. */
export function leftOutLines(leftOut: readonly DatedSession[], { personId, linesOf }: StepsOfFile): readonly string[] {
  const reasons = leftOut.flatMap(({ id }) => planObstacleOf(linesOf(id)) ?? []);
  const counts = [...new Set(reasons)].map((reason) => ({
    reason,
    count: reasons.filter((one) => one === reason).length,
  }));
  return counts
    .toSorted((one, other) => other.count - one.count)
    .map(pathWords[personId === null ? "own" : "beside"].path.leftOut);
}

function whyOf({ adds, prepares }: PathStep, voice: SkillVoice, [lacking, known]: readonly [number, Lacking]): string {
  if (adds.length === 0 && prepares.length > 0) return priorWords.prepares(needsInWords(prepares));
  return pathWords[voice].path.whyOf(adds.length, lacking, known);
}

/** What a step asks before and of which the person said nothing. */
function toVerify(step: PathStep, checks: readonly PriorCheck[], voice: SkillVoice): readonly string[] {
  const unknown = checks.filter((check) => check.status === "unknown" && isAskedBefore(check, step.hours));
  if (step.prepares.length > 0) return [];
  return unknown.map(({ need }) => priorWords.line(priorWords.need[need], priorVoices[voice].status.unknown));
}

/** "Fini le plus tôt et le plus près". */
function nameOf({ virtues }: ProposedPath): string {
  return capitalised(pathName(virtues));
}

function stepLine(step: PathStep, today: string): Omit<StepLine, "brings" | "why" | "entry" | "gesture"> {
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
