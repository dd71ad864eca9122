import type { EligiblePerson, EligibleSession, KnownPositioning, Point, PriorModule } from "./eligibility-facts.ts";
import { type Condition, conditions, type EligibilityRules, type Weight } from "./eligibility-rules.ts";
import { belongsTo } from "./person-publics.ts";

/** `to-ask`: somebody must say, the file cannot. `unknown`: a fact is missing, which the file could hold. */
export type Verdict = "met" | "not-met" | "to-ask" | "unknown";

/** What a line says besides its verdict: codes, numbers and days, for its words. */
export interface LineFacts {
  readonly publics?: readonly string[];
  readonly level?: number;
  readonly levelIn?: number;
  readonly km?: number;
  readonly startsOn?: string | null;
  readonly blocks?: readonly string[];
  /** Titles of modules. */
  readonly modules?: readonly string[];
  /** The organisation that positioned the person, to be called. */
  readonly organisationName?: string;
  /** The actor's own did: the file says the rest. */
  readonly isOwn?: boolean;
  /** Nobody is taken on the session: its dates do not matter. */
  readonly isClosed?: boolean;
  readonly isCancelled?: boolean;
  readonly question?: string;
  readonly missing?: "birth-date" | "rsa" | "registration" | "level" | "home" | "place";
}

/** A condition, what it comes to for this person, and what it does when it is not met. */
export interface EligibilityLine extends LineFacts {
  readonly condition: Condition;
  readonly verdict: Verdict;
  readonly weight: Weight;
}

interface Asked {
  readonly person: EligiblePerson;
  readonly session: EligibleSession;
  readonly funderCode: number | null;
  readonly on: string;
  readonly rules: EligibilityRules;
  /** When the person would follow it, in a plan: an entry that is always open takes place on these days. */
  readonly planned?: PlannedDays;
}

/** The civil days on which a plan puts a session. */
export interface PlannedDays {
  readonly startsOn: string;
  readonly endsOn: string;
}

type Answer = LineFacts & { readonly verdict: Verdict };

const explanations: Readonly<Record<Condition, (asked: Asked) => Answer>> = {
  "not-positioned": ({ person, session }) => {
    const here = person.positionings.find(({ sessionId }) => sessionId === session.id);
    return here === undefined ? { verdict: "met" } : { verdict: "not-met", ...named(here) };
  },
  "to-come": ({ session: { startsOn, endsOn, isPermanent, isRecruiting, isCancelled }, on }) => {
    if (isCancelled) return { verdict: "not-met", isCancelled };
    if (!isRecruiting) return { verdict: "not-met", isClosed: true };
    const isOver = endsOn !== null && endsOn < on;
    const isBegun = !isPermanent && startsOn !== null && startsOn <= on;
    return { verdict: isOver || isBegun ? "not-met" : "met", startsOn };
  },
  public: explainPublic,
  level: explainLevel,
  funder: explainFunder,
  distance: explainDistance,
  "no-overlap": ({ person, session, planned }) => {
    const days = planned === undefined ? session : { ...planned, isPermanent: false };
    const other = person.positionings.find((one) => one.sessionId !== session.id && overlaps(one, days));
    return other === undefined ? { verdict: "met" } : { verdict: "not-met", ...named(other), startsOn: other.startsOn };
  },
  "block-not-held": ({ person, session }) => {
    const blocks = session.blocks.filter((block) => person.obtainedBlocks.includes(block));
    return blocks.length === 0 ? { verdict: "met" } : { verdict: "not-met", blocks };
  },
  "prior-modules": ({ person, session }) => {
    if (session.priorModules.length === 0) return { verdict: "met" };
    const lacking = session.priorModules.filter((module) => !isDoneBefore(module, person, session));
    const modules = (lacking.length === 0 ? session.priorModules : lacking).map(({ title }) => title);
    // The file does not know what was learnt elsewhere: the referent asks.
    return { verdict: lacking.length === 0 ? "met" : "to-ask", modules };
  },
  prerequisites: ({ session: { conditions: question } }) =>
    question.trim() === "" ? { verdict: "met" } : { verdict: "to-ask", question: question.trim() },
};

/** Compares a person with what a session asks, one line a condition. `funderCode`: who would pay; null: any of those of the session. */
export function explain(asked: Asked): readonly EligibilityLine[] {
  return conditions.map((condition) => ({
    condition,
    weight: asked.rules.weights[condition],
    ...explanations[condition](asked),
  }));
}

/** The conditions that stop a request, not met and blocking, but for those that a guard of the machine says in its own words. */
export function obstaclesOf(lines: readonly EligibilityLine[]): readonly Condition[] {
  return lines
    .filter(({ verdict, weight }) => verdict === "not-met" && weight === "blocking")
    .map(({ condition }) => condition)
    .filter((condition) => condition !== "not-positioned" && condition !== "to-come");
}

/** What keeps a session out of a plan when it is not met. A request already there, the way and a block obtained are said instead. */
const conditionsOfPlans = [
  "to-come",
  "public",
  "level",
  "funder",
  "no-overlap",
] as const satisfies readonly Condition[];
export type PlanObstacle = (typeof conditionsOfPlans)[number];

/** Why a plan of somebody holds no such session, the first condition that is not met; null: it may. One that they asked for stays. */
export function planObstacleOf(lines: readonly EligibilityLine[]): PlanObstacle | null {
  const against = lines.filter(({ verdict }) => verdict === "not-met").map(({ condition }) => condition);
  if (against.includes("not-positioned")) return null;
  return conditionsOfPlans.find((condition) => against.includes(condition)) ?? null;
}

function explainPublic({ person, session: { publics }, on }: Asked): Answer {
  if (publics.length === 0) return { verdict: "met" };
  const belongs = publics.map((code) => belongsTo(code, person, on));
  if (belongs.includes("yes")) return { verdict: "met", publics };
  return { verdict: belongs.includes("unknown") ? "to-ask" : "not-met", publics };
}

function explainLevel({ person: { level }, session: { levelIn, isLevelRequired } }: Asked): Answer {
  if (levelIn === null || levelIn <= 1) return { verdict: "met" };
  if (level === null) return { verdict: "unknown", levelIn, missing: "level" };
  if (level >= levelIn) return { verdict: "met", level, levelIn };
  // Advised, not required: somebody may learn it another way.
  return { verdict: isLevelRequired ? "not-met" : "to-ask", level, levelIn };
}

function explainFunder({ person, session, funderCode, rules }: Asked): Answer {
  const payers = funderCode === null ? session.funders : [funderCode];
  const verdicts = payers.map((payer) => paysFor(payer, person, rules));
  if (verdicts.length === 0 || verdicts.includes("yes")) return { verdict: "met" };
  if (!verdicts.includes("unknown")) return { verdict: "not-met" };
  const isForRsa = payers.every((payer) => rules.fundersOfRsa.includes(payer));
  return { verdict: "unknown", missing: isForRsa ? "rsa" : "registration" };
}

function paysFor(payer: number, person: EligiblePerson, rules: EligibilityRules): "yes" | "no" | "unknown" {
  if (rules.fundersOfRsa.includes(payer)) return person.rsa;
  return rules.fundersOfRegistered.includes(payer) ? person.registration : "yes";
}

function explainDistance({ person: { home }, session: { isRemote, place }, rules }: Asked): Answer {
  if (isRemote) return { verdict: "met" };
  if (home === null) return { verdict: "unknown", missing: "home" };
  if (place === null) return { verdict: "unknown", missing: "place" };
  const km = Math.round(kmBetween(home, place));
  return { verdict: km <= rules.farKm ? "met" : "not-met", km };
}

const EARTH_KM = 6371;

/** As the crow flies (haversine). */
function kmBetween(one: Point, other: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const cosines = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  const chord = half(one.latitude, other.latitude) + cosines * half(one.longitude, other.longitude);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
}

function named({ organisationName, isOwn = false }: KnownPositioning): LineFacts {
  return { organisationName, ...(isOwn ? { isOwn } : {}) };
}

/** Followed to its end, or asked for on a session that ends before this one begins. */
function isDoneBefore({ trainingId }: PriorModule, person: EligiblePerson, { startsOn }: EligibleSession): boolean {
  if (trainingId === null) return false;
  if (person.completedTrainings.includes(trainingId)) return true;
  return person.positionings.some(
    (one) => one.trainingId === trainingId && one.endsOn !== null && startsOn !== null && one.endsOn < startsOn,
  );
}

/** Two periods of known dates share a day. */
function overlaps(
  one: KnownPositioning,
  { startsOn, endsOn, isPermanent }: Pick<EligibleSession, "startsOn" | "endsOn" | "isPermanent">,
): boolean {
  if (isPermanent || startsOn === null || endsOn === null || one.startsOn === null || one.endsOn === null) return false;
  return startsOn <= one.endsOn && one.startsOn <= endsOn;
}
