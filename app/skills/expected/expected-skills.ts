import type { SkillImportance } from "../metier-detail.ts";

/** A skill of know-how as the gap needs it: its label, and its place in ROME's tree. */
export interface TreeSkill {
  readonly ogr: number;
  readonly label: string;
  readonly isMacro: boolean;
  /** The macro-skill a detailed skill belongs to; null for a macro-skill. */
  readonly macroOgr: number | null;
  /** Domain, stake and objective of a macro-skill in one code, such as 4A1; null where ROME gives none. */
  readonly objective: string | null;
}

/** What one job sheet asks for. */
export interface MetierBase {
  readonly rome: string;
  readonly skills: readonly (TreeSkill & { readonly importance: SkillImportance })[];
}

/** What somebody else than ROME expects of a job: needs of companies are a layer. */
export interface SkillLayer {
  /** Who says it, in French. */
  readonly source: string;
  readonly skills: readonly {
    readonly skill: TreeSkill;
    readonly weight: number;
    /** ISO day or month on which it was last said; null: not to be told. */
    readonly date: string | null;
    /** What people read of it; null: it weighs, and nobody is told who says it. */
    readonly line: string | null;
  }[];
}

/** Why a skill is expected: one line, with what it adds to the weight. `line` null: it is not to be told. */
export interface ExpectedReason {
  readonly source: string;
  readonly date: string | null;
  readonly weight: number;
  readonly line: string | null;
}

/** A skill expected of a job; `weight` is the sum of its reasons', a small whole number over 0. */
export interface ExpectedSkill extends TreeSkill {
  readonly weight: number;
  readonly reasons: readonly ExpectedReason[];
}

/** The metier asked for: its own sheet, and the sheets of ROME 4.0 that descend from it when it is a ROME v3 code. */
export interface ExpectedSources {
  readonly own: MetierBase;
  readonly children: readonly MetierBase[];
}

/** What ROME's three degrees weigh. */
const IMPORTANCE_WEIGHTS: Readonly<Record<SkillImportance, number>> = { core: 4, emerging: 2, other: 1 };
const IMPORTANCE_LINES: Readonly<Record<SkillImportance, string>> = {
  core: "Elle est au cœur du métier, dit le ROME.",
  emerging: "Elle devient importante dans ce métier, dit le ROME.",
  other: "Le ROME la cite pour ce métier.",
};
const CHILD_WEIGHT = 1;
/** The source of what ROME says. */
export const ROME = "ROME";

/**
 * The skills that ROME expects of a job: those of its own sheet; those that at least half of the jobs that descend from it ask for, at the
 * least weight. By weight, then number.
 */
export function expectedSkills({ own, children }: ExpectedSources): readonly ExpectedSkill[] {
  const expected = new Map<number, Reasoned>();
  const add = (skill: TreeSkill, reason: ExpectedReason): void => addReason(expected, skill, reason);
  for (const { importance, ...skill } of own.skills) {
    add(skill, reasonOfRome(IMPORTANCE_WEIGHTS[importance], IMPORTANCE_LINES[importance]));
  }
  for (const { skill, count } of skillsOfChildren(children)) {
    if (expected.has(skill.ogr) || count * 2 < children.length) continue;
    add(skill, reasonOfRome(CHILD_WEIGHT, lineOfChildren(count, children.length)));
  }
  return weighed(expected);
}

/** What is expected, with what a layer adds to it, or expects alone. By weight, then number. */
export function withLayer(base: readonly ExpectedSkill[], { source, skills }: SkillLayer): readonly ExpectedSkill[] {
  const expected = new Map<number, Reasoned>(
    base.map(({ reasons, ...skill }) => [skill.ogr, { skill, reasons: [...reasons] }]),
  );
  for (const { skill, weight, date, line } of skills) addReason(expected, skill, { source, date, weight, line });
  return weighed(expected);
}

interface Reasoned {
  readonly skill: TreeSkill;
  readonly reasons: ExpectedReason[];
}

function addReason(expected: Map<number, Reasoned>, skill: TreeSkill, reason: ExpectedReason): void {
  const known = expected.get(skill.ogr);
  if (known === undefined) expected.set(skill.ogr, { skill, reasons: [reason] });
  else known.reasons.push(reason);
}

function weighed(expected: ReadonlyMap<number, Reasoned>): readonly ExpectedSkill[] {
  return [...expected.values()]
    .map(({ skill, reasons }) => ({ ...treeSkill(skill), reasons, weight: sum(reasons.map(({ weight }) => weight)) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.ogr - other.ogr);
}

function lineOfChildren(count: number, all: number): string {
  return all === 1
    ? "Le ROME la cite pour le métier qui précise celui-ci."
    : `Le ROME la cite pour ${count} des ${all} métiers qui précisent celui-ci.`;
}

function reasonOfRome(weight: number, line: string): ExpectedReason {
  return { source: ROME, date: null, weight, line };
}

function skillsOfChildren(
  children: readonly MetierBase[],
): readonly { readonly skill: TreeSkill; readonly count: number }[] {
  const counts = new Map<number, { skill: TreeSkill; count: number }>();
  for (const child of children)
    for (const { importance: _, ...skill } of child.skills) {
      const known = counts.get(skill.ogr);
      if (known === undefined) counts.set(skill.ogr, { skill, count: 1 });
      else known.count += 1;
    }
  return [...counts.values()];
}

function treeSkill({ ogr, label, isMacro, macroOgr, objective }: TreeSkill): TreeSkill {
  return { ogr, label, isMacro, macroOgr, objective };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
