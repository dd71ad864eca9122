import { type ParameterProblem, parameterMessage } from "#app/content/parameter-messages.ts";

/** A 400 about one parameter. */
export interface ParameterAnswer {
  readonly status: 400;
  readonly code: ParameterProblem["code"];
  readonly field: string;
  readonly message: string;
}

/** The first parameter that is none of these, or is given twice; null when there is none. */
export function refuseStrangeParameters(url: URLSearchParams, known: readonly string[]): ParameterAnswer | null {
  for (const name of new Set(url.keys())) {
    const field = name.slice(0, 60);
    if (!known.includes(name)) return parameterAnswer({ code: "unknown-parameter", field, known });
    if (url.getAll(name).length > 1) return parameterAnswer({ code: "repeated-parameter", field });
  }
  return null;
}

/** The answer of the API to a problem with a parameter. */
export function parameterAnswer(problem: ParameterProblem): ParameterAnswer {
  return { status: 400, code: problem.code, field: problem.field, message: parameterMessage(problem) };
}
