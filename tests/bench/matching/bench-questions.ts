import { CORE_WEIGHT, heldSkills } from "#app/matching/profile/held-skills.ts";
import { orderQuestions } from "#app/matching/profile/order-questions.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import type { ExpectedSkill } from "#app/skills/expected/expected-skills.ts";
import type { KnownJob } from "#app/skills/expected/known-jobs.ts";
import { type RandomPicks, randomPicks } from "#tests/support/random-picks.ts";
import { type BenchLine, rounded } from "../bench-line.ts";
import { readSharedJobs } from "./shared-jobs.ts";

type Facts = Pick<BenchLine, "suite" | "seed" | "engine" | "engineVersion" | "commit">;

const PAIRS = 100;
const ANSWERS = 6;
const FIELD = 3;
const ON = "2026-12-01";
/** How many in a hundred can do a skill, by what their job has to do with it. Not the numbers of the method, which must not know them. */
const TRUTH = { core: 85, other: 50, sameMacro: 35, none: 8 } as const;
/** In a hundred, who does not know whether they can do it. */
const UNKNOWN = 6;

type Answers = DraftContent["answers"];
type Order = (asked: readonly ExpectedSkill[]) => readonly ExpectedSkill[];

/** One person: a job done for three years, a job wanted, and what they really can do of it. */
interface Person {
  readonly done: KnownJob;
  readonly wanted: KnownJob;
  readonly can: ReadonlySet<number>;
  readonly unknown: ReadonlySet<number>;
}

/**
 * The order of questions against chance, on pairs of jobs drawn by seed: half of the wanted jobs are of the field of the job done, half of
 * any. Nobody tells the method what the person can do but by answering. Settled: asked and answered, or shown by the job done; right when
 * it is what the person can do. The result: what the page says of every core skill, those of which nothing is known counted as missing.
 */
export async function benchQuestions(facts: Facts, quick: boolean, print: (line: BenchLine) => void): Promise<void> {
  const { jobs } = readSharedJobs();
  const picks = randomPicks(facts.seed);
  const known = jobs.filter(({ skills }) => coreOf(skills).length >= 4);
  const people = Array.from({ length: quick ? 20 : PAIRS }, (_, at) => drawPerson(picks, known, at % 2 === 0));
  const ours = people.map((person) => settle(person, (asked) => asked));
  const chance = people.map((person) => settle(person, (asked) => shuffle(picks, asked)));
  const mean = (all: readonly number[]): number => rounded(all.reduce((sum, one) => sum + one, 0) / all.length);
  const line = (name: string, pick: (one: Settled) => number, goal: number | null): void => {
    const [a, b] = [mean(ours.map(pick)), mean(chance.map(pick))];
    const sides = { a: { name: "portal", median: a, p95: a }, b: { name: "random order", median: b, p95: b } };
    const common = { ...facts, engine: "portal", engineVersion: "", scale: "pairs of jobs", n: people.length };
    const isEnough = goal === null || a >= goal;
    print({ ...common, case: name, unit: "ratio", ...sides, ratio: null, goal, isFloor: true, ok: isEnough });
  };
  line("core weight that the result says right after six answers", ({ said }) => said, 0.7);
  line("core weight settled right by six answers and the job done", ({ settled }) => settled, null);
  const gain = mean(ours.map(({ asked }) => asked)) / mean(chance.map(({ asked }) => asked));
  const side = { name: "portal ÷ random order", median: rounded(gain), p95: rounded(gain) };
  const common = { ...facts, engine: "portal", engineVersion: "", scale: "pairs of jobs", n: people.length };
  const name = "core weight that six answers settle right, portal ÷ random order";
  print({
    ...common,
    case: name,
    unit: "ratio",
    a: side,
    b: null,
    ratio: null,
    goal: 1.5,
    isFloor: true,
    ok: gain >= 1.5,
  });
}

const coreOf = (skills: readonly ExpectedSkill[]): readonly ExpectedSkill[] =>
  skills.filter(({ weight }) => weight >= CORE_WEIGHT);

function drawPerson(picks: RandomPicks, jobs: readonly KnownJob[], isOfField: boolean): Person {
  const done = picks.pick(jobs);
  const others = jobs.filter(({ rome }) => rome !== done.rome);
  const field = others.filter(({ rome }) => rome.slice(0, FIELD) === done.rome.slice(0, FIELD));
  const wanted = picks.pick(isOfField && field.length > 0 ? field : others);
  const can = wanted.skills.filter((skill) => picks.integer(100) < truthOf(skill, done));
  const unknown = picks.some(wanted.skills, UNKNOWN / 100);
  return { done, wanted, can: new Set(can.map(({ ogr }) => ogr)), unknown: new Set(unknown.map(({ ogr }) => ogr)) };
}

function truthOf(skill: ExpectedSkill, { skills }: KnownJob): number {
  const own = skills.find(({ ogr }) => ogr === skill.ogr);
  if (own !== undefined) return own.weight >= CORE_WEIGHT ? TRUTH.core : TRUTH.other;
  const macro = skill.macroOgr ?? skill.ogr;
  return skills.some(({ ogr, macroOgr }) => (macroOgr ?? ogr) === macro) ? TRUTH.sameMacro : TRUTH.none;
}

interface Settled {
  /** Shares of the core weight. */
  readonly said: number;
  readonly settled: number;
  readonly asked: number;
}

function settle({ done, wanted, can, unknown }: Person, order: Order): Settled {
  const jobs = [{ label: done.rome, years: 3, skills: done.skills }];
  const answers: Answers[number][] = [];
  const facts = { expected: wanted.skills, jobs, proved: new Set<number>() };
  while (answers.length < ANSWERS) {
    const [next] = order(orderQuestions({ ...facts, answers }));
    if (next === undefined) break;
    const answer = unknown.has(next.ogr) ? "unknown" : can.has(next.ogr) ? "yes" : "no";
    answers.push({ ogr: next.ogr, answer, on: ON });
  }
  const held = new Set(heldSkills({ jobs, certificates: [], answers }).map(({ ogr }) => ogr));
  const told = new Set(answers.filter(({ answer }) => answer !== "unknown").map(({ ogr }) => ogr));
  const core = coreOf(wanted.skills);
  const whole = core.reduce((sum, { weight }) => sum + weight, 0);
  const share = (isCounted: (ogr: number) => boolean): number =>
    core.reduce((sum, { ogr, weight }) => sum + (isCounted(ogr) ? weight : 0), 0) / whole;
  const isRight = (ogr: number): boolean => held.has(ogr) === can.has(ogr);
  return {
    said: share(isRight),
    settled: share((ogr) => (told.has(ogr) || held.has(ogr)) && isRight(ogr)),
    asked: share((ogr) => told.has(ogr)),
  };
}

function shuffle<Item>(picks: RandomPicks, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: picks.number() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
