import { z } from "zod";
import type { Background } from "#app/people/skill-draft/background.ts";
import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";

/** What a training may ask before it begins, beside skills of ROME. */
export const priorNeeds = ["key-skills", "french", "permis-b", "sas"] as const;
export type PriorNeed = (typeof priorNeeds)[number];

/** `required`: nobody begins without it; `often`: many employers ask for it. */
export const priorRules = ["required", "often"] as const;
export type PriorRule = (typeof priorRules)[number];

/** One line of the reviewed table. `metier`: the beginning of a ROME code, `*` for all; `hours`: from so many hours of training on. */
export interface PriorNeedRow {
  readonly metier: string;
  readonly need: PriorNeed;
  readonly rule: PriorRule;
  readonly hours: number;
  readonly source: string;
}

/** The trainings that bring what is asked before: by Formacode, or by the certification they prepare. */
export interface PriorTrainingRow {
  readonly need: PriorNeed;
  readonly formacode: string;
  /** Empty: none. */
  readonly certification: string;
}

/** The reviewed tables: `prior-needs.tsv`, `prior-trainings.tsv`. */
export interface PriorTables {
  readonly needs: readonly PriorNeedRow[];
  readonly trainings: readonly PriorTrainingRow[];
}

const needRow = z.tuple([
  z.string().regex(/^(\*|[A-N]\d{0,4})$/),
  z.enum(priorNeeds),
  z.enum(priorRules),
  z.coerce.number().int().positive(),
  z.string().min(3),
]);
const trainingRow = z.tuple([
  z.enum(priorNeeds),
  z.string().regex(/^\d{5}$/),
  z.string().regex(/^((RNCP|RS)\d{2,6})?$/),
]);

/** Reads the two tables; a wrong line throws, with its number. */
export function parsePriorTables(needs: string, trainings: string): PriorTables {
  return {
    needs: linesOf(needs, "metier\tneed\trule\thours\tsource", needRow).map(([metier, need, rule, hours, source]) => ({
      ...{ metier, need, rule, hours, source },
    })),
    trainings: linesOf(trainings, "need\tformacode\tcertification", trainingRow).map(
      ([need, formacode, certification]) => ({ need, formacode, certification }),
    ),
  };
}

function linesOf<Row>(text: string, expected: string, schema: z.ZodType<Row>): readonly Row[] {
  const [header, ...lines] = text.replace(/\n$/, "").split("\n");
  if (header !== expected) throw new Error(`A table of what is asked before has another header: ${header}`);
  return lines.map((line, index) => {
    const row = schema.safeParse(line.split("\t"));
    if (!row.success) throw new Error(`Line ${index + 2} of a table of what is asked before is wrong`);
    return row.data;
  });
}

/** Whether somebody has it, as far as they said. */
export type PriorStatus = "held" | "missing" | "unknown";

/** What a job asks before its trainings, the strictest line of each need, and whether somebody has it. */
export interface PriorCheck {
  readonly need: PriorNeed;
  readonly rule: PriorRule;
  readonly hours: number;
  readonly status: PriorStatus;
}

/** What somebody said, as far as it settles what is asked before. `level`: of their diploma, null when it is not known. */
export interface PriorFacts extends Pick<DraftContent, "background" | "jobs" | "certificates"> {
  readonly level: number | null;
}

/** What the trainings of a job ask before, in the order of `priorNeeds`. */
export function checkPriorNeeds(tables: PriorTables, metier: string, facts: PriorFacts): readonly PriorCheck[] {
  return needsOf(tables, metier).map((row) => ({ ...row, status: statusOf(row.need, metier, facts) }));
}

/** The same, when somebody says which they lack: the others count as held. */
export function lackedChecks(tables: PriorTables, metier: string, lacks: readonly PriorNeed[]): readonly PriorCheck[] {
  return needsOf(tables, metier).map((row) => ({ ...row, status: lacks.includes(row.need) ? "missing" : "held" }));
}

function needsOf({ needs }: PriorTables, metier: string): readonly Omit<PriorCheck, "status">[] {
  return priorNeeds.flatMap((need) => {
    const rows = needs.filter((row) => row.need === need && isOf(metier, row.metier));
    const [row] = rows.toSorted((one, other) => rank(one) - rank(other) || one.hours - other.hours);
    return row === undefined ? [] : [{ need, rule: row.rule, hours: row.hours }];
  });
}

function isOf(metier: string, prefix: string): boolean {
  return prefix === "*" || metier.startsWith(prefix);
}

function rank({ rule }: PriorNeedRow): number {
  return priorRules.indexOf(rule);
}

/** A diploma of this level shows that its holder reads, writes and counts. */
const SCHOOLED_LEVEL = 3;
const CLEA = ["RS7003"];
/** Letters and figures of a ROME code that name its field. */
const FIELD = 3;

function statusOf(need: PriorNeed, metier: string, facts: PriorFacts): PriorStatus {
  const { background, jobs, certificates, level } = facts;
  const { keySkills, languages } = background;
  if (need === "sas") {
    return jobs.some(({ rome }) => rome.slice(0, FIELD) === metier.slice(0, FIELD)) ? "held" : "missing";
  }
  if (need === "permis-b") return licenceStatus(background);
  if (need === "french") {
    const french = languages.find(({ language }) => language === "french")?.level;
    if (french !== undefined) return french === "well" ? "held" : "missing";
    return keySkills?.level === "easy" ? "held" : "unknown";
  }
  if (certificates.some(({ code }) => CLEA.includes(code))) return "held";
  if (keySkills !== null) return keySkills.level === "easy" ? "held" : "missing";
  return level !== null && level >= SCHOOLED_LEVEL ? "held" : "unknown";
}

/** Missing for who answered something, and did not tick it: a page sent empty says nothing. */
function licenceStatus({ licences, languages, keySkills, level }: Background): PriorStatus {
  if (licences.some(({ licence }) => licence === "permis-b")) return "held";
  const isSilent = licences.length + languages.length === 0 && keySkills === null && level === null;
  return isSilent ? "unknown" : "missing";
}

/** Whether a session of so many hours asks for it. */
export function isAskedBefore({ rule, hours }: PriorCheck, sessionHours: number): boolean {
  return rule === "required" && sessionHours >= hours;
}

/** What a need is in a path: a skill that only counts as one to hold before. Numbers of ROME are positive. */
export function priorSkill(need: PriorNeed): number {
  return -1 - priorNeeds.indexOf(need);
}
