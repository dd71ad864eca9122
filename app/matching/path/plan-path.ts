import type { PathInstance } from "./path-instance.ts";
import { prepareProblem } from "./path-problem.ts";
import { findViolations, objectiveOf, type PathViolation } from "./path-rules.ts";
import { searchPath } from "./search-path.ts";
import { optionsAt } from "./selection.ts";

/** The answer to an instance: contract.md § Commands, `npm run path`. */
export interface PathAnswer {
  /** Ids, by the dates of the options. */
  readonly chosen: readonly number[];
  readonly objective: number;
  /** No path exceeds it; equal to the objective when the path is proved the best. */
  readonly bound: number;
  readonly iterations: number;
  /** Of the rules, checked on the answer; always empty unless the search is at fault. */
  readonly violations: readonly PathViolation[];
}

/** Finds a path: the same for the same instance, whatever the order of its lists. Method: docs/paths.md. */
export function planPath(instance: PathInstance): PathAnswer {
  const problem = prepareProblem(instance);
  const { selection, bound, iterations } = searchPath(problem);
  const chosen = optionsAt(
    problem,
    selection.places.toSorted((one, other) => one - other),
  ).map(({ id }) => id);
  const byId = new Map(instance.options.map((option) => [option.id, option]));
  const options = chosen.flatMap((id) => byId.get(id) ?? []);
  return {
    chosen,
    objective: objectiveOf(instance, options),
    bound,
    iterations,
    violations: findViolations(instance, options),
  };
}
