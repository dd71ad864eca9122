import { skillReasons } from "#app/content/skill-reasons.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import type { ExpectedSkill, TreeSkill } from "#app/skills/expected/expected-skills.ts";

/**
 * A skill that somebody has: `isPartial` when they can do it a little; `proof` in their words or the portal's, null when they only say
 * so.
 */
export interface HeldSkill {
  readonly skill: TreeSkill;
  readonly isPartial: boolean;
  readonly proof: string | null;
}

/** One expected skill, seen from what is held. `points` of `of`: whole numbers. */
export interface GapSkill {
  readonly ogr: number;
  readonly label: string;
  /** Its name in ROME, where `label` is in everyday words. */
  readonly official?: string | undefined;
  readonly points: number;
  readonly of: number;
  /** Why it is here, in French, with what proves it. */
  readonly because: string;
  /** Who asks for it besides ROME, in French; absent where nobody does, or `because` says it. */
  readonly asked?: string | undefined;
}

/** What is there, what is close, what is missing: the points of all of them add up to the coverage. */
export interface Gap {
  readonly coverage: { readonly points: number; readonly of: number };
  readonly have: readonly GapSkill[];
  readonly close: readonly GapSkill[];
  readonly missing: readonly GapSkill[];
}

/** How near two skills are by what their labels say, of a hundred. */
export type SkillNearness = (one: number, other: number) => number;

/** Neighbours in ROME's tree may have nothing in common: under it, they are not close. Chosen on real pairs: docs/skill-blocks.md. */
const LEAST_NEARNESS = 60;

/** A weight of 1 is worth four points, so that a half and a quarter are whole. */
export const POINTS_PER_WEIGHT = 4;
const HALF = 2;
const QUARTER = 1;

/**
 * Compares what is held with what a job expects. Held as such counts whole; a little, half. Close, never above half: who can do all of a
 * macro-skill has half of each of its skills; two of its skills, half of it; one, a quarter; a neighbour under one macro-skill or one
 * objective of ROME's tree that is near enough by what it says, a quarter. More held never counts less. `voice`: to whom it says why.
 */
export function measureGap(
  expected: readonly ExpectedSkill[],
  held: readonly HeldSkill[],
  nearness: SkillNearness,
  voice: SkillVoice = "own",
): Gap {
  const facts = arrangeHeld(held, nearness, voice);
  const measured = expected
    .map((skill) => ({ skill, ...bestCredit(skill, facts) }))
    .sort((one, other) => other.skill.weight - one.skill.weight || one.skill.ogr - other.skill.ogr)
    .map(({ skill, quarters, because }) => ({
      kind: kindOf(quarters),
      line: {
        ogr: skill.ogr,
        label: skill.label,
        points: skill.weight * quarters,
        of: skill.weight * POINTS_PER_WEIGHT,
        because,
        ...askedOf(skill),
      },
    }));
  const lines = (kind: GapKind): readonly GapSkill[] =>
    measured.filter((one) => one.kind === kind).map(({ line }) => line);
  const total = (pick: (line: GapSkill) => number): number => measured.reduce((sum, { line }) => sum + pick(line), 0);
  return {
    coverage: { points: total(({ points }) => points), of: total(({ of }) => of) },
    have: lines("have"),
    close: lines("close"),
    missing: lines("missing"),
  };
}

/** The lines of an expected skill after its first one, which a missing skill says. */
function askedOf({ reasons }: ExpectedSkill): Pick<GapSkill, "asked"> {
  const lines = reasons.slice(1).flatMap(({ line }) => line ?? []);
  return lines.length === 0 ? {} : { asked: lines.join(" ") };
}

type GapKind = "have" | "close" | "missing";

function kindOf(quarters: number): GapKind {
  if (quarters === POINTS_PER_WEIGHT) return "have";
  return quarters > 0 ? "close" : "missing";
}

/** What is held, arranged to be compared. */
export interface HeldFacts {
  readonly own: ReadonlyMap<number, HeldSkill>;
  /** Detailed skills held, by their macro-skill. */
  readonly byMacro: ReadonlyMap<number, readonly HeldSkill[]>;
  /** Macro-skills held, by their objective. */
  readonly byObjective: ReadonlyMap<string, readonly HeldSkill[]>;
  readonly nearness: SkillNearness;
  readonly reasons: (typeof skillReasons)[SkillVoice];
}

/** Each skill once, the fullest and best proved; in the order of their numbers, so that the order of the input changes nothing. */
export function arrangeHeld(held: readonly HeldSkill[], nearness: SkillNearness, voice: SkillVoice = "own"): HeldFacts {
  const own = new Map<number, HeldSkill>();
  for (const one of held) {
    const known = own.get(one.skill.ogr);
    if (known === undefined || isBetter(one, known)) own.set(one.skill.ogr, one);
  }
  const byMacro = new Map<number, HeldSkill[]>();
  const byObjective = new Map<string, HeldSkill[]>();
  for (const one of [...own.values()].sort((a, b) => a.skill.ogr - b.skill.ogr)) {
    if (one.isPartial) continue;
    const { macroOgr, objective } = one.skill;
    if (macroOgr !== null) byMacro.set(macroOgr, [...(byMacro.get(macroOgr) ?? []), one]);
    if (objective !== null) byObjective.set(objective, [...(byObjective.get(objective) ?? []), one]);
  }
  return { own, byMacro, byObjective, nearness, reasons: skillReasons[voice] };
}

function isBetter(one: HeldSkill, known: HeldSkill): boolean {
  if (one.isPartial !== known.isPartial) return known.isPartial;
  return (one.proof ?? "") > (known.proof ?? "");
}

interface Credit {
  readonly quarters: number;
  readonly because: string;
}

/** What of a skill is there, in quarters: whatever the job that expects it. */
export function quartersOf(skill: ExpectedSkill, facts: HeldFacts): number {
  return bestCredit(skill, facts).quarters;
}

function bestCredit(skill: ExpectedSkill, facts: HeldFacts): Credit {
  const credits = [ownCredit(skill, facts), skill.isMacro ? macroCredit(skill, facts) : detailCredit(skill, facts)];
  const reason = skill.reasons[0]?.line ?? "";
  return credits.flat().reduce((best, one) => (one.quarters > best.quarters ? one : best), {
    quarters: 0,
    because: facts.reasons.unsaid(reason),
  });
}

function ownCredit({ ogr }: ExpectedSkill, { own, reasons }: HeldFacts): readonly Credit[] {
  const held = own.get(ogr);
  if (held === undefined) return [];
  const proof = held.proof === null ? reasons.ownWord : held.proof;
  return held.isPartial
    ? [{ quarters: HALF, because: reasons.little(proof) }]
    : [{ quarters: POINTS_PER_WEIGHT, because: reasons.held(proof) }];
}

/** A detailed skill, seen from its macro-skill and its neighbours. */
function detailCredit(
  { ogr, macroOgr }: ExpectedSkill,
  { own, byMacro, nearness, reasons }: HeldFacts,
): readonly Credit[] {
  if (macroOgr === null) return [];
  const whole = own.get(macroOgr);
  const neighbour = nearestOf(ogr, byMacro.get(macroOgr) ?? [], nearness);
  return [
    ...(whole === undefined || whole.isPartial ? [] : [{ quarters: HALF, because: reasons.partOf(whole.skill.label) }]),
    ...(neighbour === undefined ? [] : [{ quarters: QUARTER, because: reasons.near(neighbour.skill.label) }]),
  ];
}

/** A macro-skill, seen from its detailed skills and from macro-skills of the same objective. */
function macroCredit(
  { ogr, objective }: ExpectedSkill,
  { byMacro, byObjective, nearness, reasons }: HeldFacts,
): readonly Credit[] {
  const details = byMacro.get(ogr) ?? [];
  const neighbour = objective === null ? undefined : nearestOf(ogr, byObjective.get(objective) ?? [], nearness);
  const [first, second] = details;
  return [
    ...(first === undefined
      ? []
      : [
          {
            quarters: second === undefined ? QUARTER : HALF,
            because: reasons.parts(
              details
                .map(({ skill }) => `« ${skill.label} »`)
                .slice(0, 3)
                .join(", "),
            ),
          },
        ]),
    ...(neighbour === undefined ? [] : [{ quarters: QUARTER, because: reasons.near(neighbour.skill.label) }]),
  ];
}

/** The neighbour that is the nearest; undefined when none is near enough. */
function nearestOf(ogr: number, held: readonly HeldSkill[], nearness: SkillNearness): HeldSkill | undefined {
  let nearest: { readonly one: HeldSkill; readonly near: number } | undefined;
  for (const one of held) {
    const near = one.skill.ogr === ogr ? 0 : nearness(ogr, one.skill.ogr);
    if (near >= LEAST_NEARNESS && (nearest === undefined || near > nearest.near)) nearest = { one, near };
  }
  return nearest?.one;
}
