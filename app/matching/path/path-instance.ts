import { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** With these limits every sum of an objective stays under 2^53, where whole numbers are exact. */
const MOST = {
  skills: 1_000,
  options: 2_000,
  perOption: 1_000,
  weight: 1_000_000,
  amount: 1_000_000,
  penalty: 100_000,
};
const MOST_CENTS = 100_000_000;
const MOST_DAY = 100_000_000;

const anyInteger = integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const amount = integer(0, MOST.amount);
const limit = integer(0, Number.MAX_SAFE_INTEGER);
const day = integer(-MOST_DAY, MOST_DAY);
const penalty = integer(0, MOST.penalty);

const skillSchema = record({ id: anyInteger, weight: integer(0, MOST.weight) });
const optionSchema = record({
  id: anyInteger,
  covers: list(anyInteger, MOST.perOption),
  startsOn: day,
  endsOn: day,
  weeklyHours: amount,
  hours: amount,
  costCents: integer(0, MOST_CENTS),
  km: amount,
  requires: list(anyInteger, MOST.perOption),
});
const instanceSchema = record({
  skills: list(skillSchema, MOST.skills),
  options: list(optionSchema, MOST.options),
  limits: record({ budgetCents: limit, hours: limit, steps: limit, weeklyHours: limit, from: day, to: day }),
  penalties: record({ perHour: penalty, perEuro: penalty, perKm: penalty, perDay: penalty }),
}).superRefine(({ skills, options }, context) => {
  refuseTwice("skills", skills, context);
  refuseTwice("options", options, context);
  for (const [index, { startsOn, endsOn }] of options.entries()) {
    if (endsOn < startsOn) {
      context.addIssue({ code: "custom", path: ["options", index, "endsOn"], message: "est avant « startsOn »" });
    }
  }
});

/**
 * The question of a path: what is missing, the dated options that bring it, what limits them and what they weigh against.
 * Whole numbers only; a date is a number of days. Shape and rules: contract.md § Commands, « The path instance ».
 */
export type PathInstance = z.infer<typeof instanceSchema>;
export type PathInstanceOption = PathInstance["options"][number];

/** Reads an instance; the refusal is a French sentence that names the field. */
export function readPathInstance(text: string): Result<PathInstance, string> {
  const json = parseJson(text);
  if (json === undefined) return refused("L’instance n’est pas du JSON.");
  const parsed = instanceSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue === undefined ? "" : nameOf(issue.path);
  return refused(
    `L’instance est refusée : ${field === "" ? "elle" : `« ${field} »`} ${issue?.message ?? "est fausse"}.`,
  );
}

function integer(least: number, most: number) {
  const says = `doit être un nombre entier, de ${least} à ${most}`;
  return z
    .int({ error: withMissing(says) })
    .min(least, says)
    .max(most, says);
}

function list<Item extends z.ZodType>(item: Item, most: number) {
  const says = `doit être une liste, de ${most} éléments au plus`;
  return z
    .array(item, { error: withMissing(says) })
    .max(most, says)
    .readonly();
}

function record<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape, { error: withMissing("doit être un objet") }).readonly();
}

function withMissing(says: string) {
  return ({ input }: { readonly input?: unknown }): string => (input === undefined ? "manque" : says);
}

function refuseTwice(list: string, items: readonly { readonly id: number }[], context: z.RefinementCtx): void {
  const seen = new Set<number>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [list, index, "id"], message: "est déjà pris" });
    seen.add(id);
  }
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? String(part) : `${name}.${String(part)}`;
  }, "");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
