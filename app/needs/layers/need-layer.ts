import { counted } from "#app/content/amounts.ts";
import { dayAndMonth, monthInWords } from "#app/content/dates.ts";
import type { ExpectedSkill, SkillLayer, TreeSkill } from "#app/skills/expected/expected-skills.ts";
import type { SkillImportance } from "../need-choices.ts";
import type { CountedState, DemandSource, LayerWeights } from "./layer-weights.ts";

/**
 * What one need asks of one skill. `company` numbers companies, without saying which; `isPublic`: everybody reads that need. Days are ISO.
 */
export interface SkillDemand {
  readonly company: number;
  readonly source: DemandSource;
  readonly headcount: number;
  readonly importance: SkillImportance;
  readonly countsAs: CountedState;
  readonly lastWordOn: string;
  readonly isPublic: boolean;
  readonly skill: TreeSkill;
}

/** What companies ask of a métier: ROME's own list, their demands, the day and the weights of that day. */
interface LayerFacts {
  readonly base: readonly ExpectedSkill[];
  readonly demands: readonly SkillDemand[];
  readonly today: string;
  readonly weights: LayerWeights;
}

/** All needs of one company move the weights of a métier by so much of ROME's total, in all. */
const COMPANY_PERCENT = 10;
/** What one company says of a skill never weighs more than the core of a job. */
const MOST_OF_COMPANY = 4;
/** From this sum of what companies say on, a skill weighs one more, and one more: the tenth company moves it less than the first. */
const STEPS = [1, 3, 6, 12] as const;
/** Companies whose need is not shown to everybody are counted from this many on. */
export const LEAST_HIDDEN = 3;

/** What one company says of one skill. */
interface Vote {
  readonly weight: number;
  readonly isPublic: boolean;
  /** The last day it was said, of what everybody may read when `isPublic`. */
  readonly on: string;
}

/**
 * The layer that needs add to the skills expected of a métier. A company's needs are added, never over `MOST_OF_COMPANY` a skill, and then
 * lessened together under a tenth of ROME's total. What companies say of a skill is added and damped by `STEPS`: each moves it by what it
 * says at most, so that the tenth holds, and none ever lowers it. The order of needs changes nothing.
 *
 * A skill that ROME lists weighs more whoever asks for it. One that it does not list is shown by its very presence: companies that hide
 * count for it from the third on. The line says how many companies ask, those that hide from `LEAST_HIDDEN` on, and then the month alone.
 */
export function needLayer({ base, demands, today, weights }: LayerFacts): SkillLayer {
  const total = base.reduce((sum, { weight }) => sum + weight, 0);
  const most = Math.floor((total * COMPANY_PERCENT) / 100);
  const votes = new Map<number, { readonly skill: TreeSkill; readonly votes: Vote[] }>();
  for (const asked of byCompany(demands, today, weights).values()) {
    const shares = withinShare([...asked.values()], most);
    for (const { skill, weight, isPublic, on } of shares) {
      const known = votes.get(skill.ogr);
      if (known === undefined) votes.set(skill.ogr, { skill, votes: [{ weight, isPublic, on }] });
      else known.votes.push({ weight, isPublic, on });
    }
  }
  const listed = new Set(base.map(({ ogr }) => ogr));
  return {
    source: "Entreprises",
    skills: [...votes.values()]
      .map(({ skill, votes: said }) => ({
        skill,
        weight: damped(listed.has(skill.ogr) ? sum(said) : sumWithoutFirstHidden(said)),
        ...lineOf(said),
      }))
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => one.skill.ogr - other.skill.ogr),
  };
}

interface CompanySkill extends Vote {
  readonly skill: TreeSkill;
  /** In hundredths. */
  readonly score: number;
}

/** What each company asks for, by skill: its needs added. */
function byCompany(
  demands: readonly SkillDemand[],
  today: string,
  weights: LayerWeights,
): ReadonlyMap<number, ReadonlyMap<number, CompanySkill>> {
  const companies = new Map<number, Map<number, CompanySkill>>();
  for (const demand of demands) {
    const score = scoreOf(demand, today, weights);
    if (score === 0) continue;
    const { company, skill, isPublic, lastWordOn } = demand;
    const asked = companies.get(company) ?? new Map<number, CompanySkill>();
    companies.set(company, asked);
    const known = asked.get(skill.ogr);
    asked.set(skill.ogr, {
      skill,
      score: (known?.score ?? 0) + score,
      weight: Math.min(MOST_OF_COMPANY, Math.ceil(((known?.score ?? 0) + score) / 100)),
      isPublic: isPublic || known?.isPublic === true,
      on: lastOf(known, { isPublic, on: lastWordOn }),
    });
  }
  return companies;
}

/** The last day, of what everybody may read if anything is. */
function lastOf(
  known: Pick<Vote, "isPublic" | "on"> | undefined,
  { isPublic, on }: Pick<Vote, "isPublic" | "on">,
): string {
  if (known === undefined || (isPublic && !known.isPublic)) return on;
  if (known.isPublic && !isPublic) return known.on;
  return known.on > on ? known.on : on;
}

/** What a need says of a skill, in hundredths of a weight: importance × source × people × age. 0: too old. */
export function scoreOf(
  { importance, source, headcount, countsAs, lastWordOn }: Omit<SkillDemand, "skill">,
  today: string,
  { importance: importances, source: sources, volume, age, months: kept }: LayerWeights,
): number {
  const months = wholeMonths(lastWordOn, today);
  if (months >= kept[countsAs]) return 0;
  const people = volume.findLast(({ from }) => from <= headcount)?.percent ?? 0;
  const fresh = age.findLast(({ fromMonths }) => fromMonths <= months)?.percent ?? 0;
  return Math.floor((importances[importance] * sources[source] * people * fresh) / 1_000_000);
}

/** Whole months from a civil day to another; 0 before. */
function wholeMonths(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [year = 0, month = 0, day = 0] = to.split("-").map(Number);
  return Math.max(0, (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0));
}

/**
 * What a company says, lessened so that it adds up to `most` at most: each in proportion, rounded down, and what is left to those that lost
 * the most, then to those it asks for most.
 */
function withinShare(asked: readonly CompanySkill[], most: number): readonly CompanySkill[] {
  const all = sum(asked);
  if (all <= most) return asked;
  const shares = asked
    .map((one) => ({ one, share: Math.floor((one.weight * most) / all), lost: (one.weight * most) % all }))
    .sort((a, b) => b.lost - a.lost || b.one.score - a.one.score || a.one.skill.ogr - b.one.skill.ogr);
  const left = most - shares.reduce((total, { share }) => total + share, 0);
  return shares.map(({ one, share }, place) => ({ ...one, weight: share + (place < left ? 1 : 0) }));
}

function sum(votes: readonly Pick<Vote, "weight">[]): number {
  return votes.reduce((total, { weight }) => total + weight, 0);
}

/** Without the two that hide and say the most: whoever hides with fewer than two others shows nothing. */
function sumWithoutFirstHidden(votes: readonly Vote[]): number {
  const hidden = votes.filter(({ isPublic }) => !isPublic).toSorted((one, other) => other.weight - one.weight);
  return sum(votes.filter(({ isPublic }) => isPublic)) + sum(hidden.slice(LEAST_HIDDEN - 1));
}

function damped(said: number): number {
  return STEPS.filter((step) => step <= said).length;
}

function lineOf(votes: readonly Vote[]): Pick<SkillLayer["skills"][number], "date" | "line"> {
  const shown = votes.filter(({ isPublic }) => isPublic);
  const isHidden = votes.length - shown.length >= LEAST_HIDDEN;
  const told = isHidden ? votes : shown;
  if (told.length === 0) return { date: null, line: null };
  const last = told.map(({ on }) => on).reduce((one, other) => (one > other ? one : other));
  const companies = counted(told.length, "entreprise d’ici", "entreprises d’ici");
  if (isHidden)
    return {
      date: last.slice(0, 7),
      line: `Demandée par ${companies}, la dernière en ${monthInWords(last.slice(0, 7))}.`,
    };
  return {
    date: last,
    line:
      told.length === 1
        ? `Demandée par ${companies}, le ${dayAndMonth(last)}.`
        : `Demandée par ${companies}, la dernière le ${dayAndMonth(last)}.`,
  };
}
