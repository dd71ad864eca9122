import { assertNever } from "#app/platform/result.ts";

/** One refused parameter, `field` under the name the caller used. `expected` says in French what would be right. */
export type ParameterProblem =
  | { readonly code: "unknown-parameter"; readonly field: string; readonly known: readonly string[] }
  | { readonly code: "repeated-parameter"; readonly field: string }
  | { readonly code: "text-cut"; readonly field: string; readonly longest: number }
  | { readonly code: "bad-value"; readonly field: string; readonly expected: string }
  | { readonly code: "dates-reversed" | "hours-reversed" | "half-a-point" | "place-and-point"; readonly field: string };

/** What happened and what to do, in plain French. */
export function parameterMessage(problem: ParameterProblem): string {
  switch (problem.code) {
    case "unknown-parameter":
      return `Le paramètre « ${problem.field} » n’existe pas. ${known(problem.known)}`;
    case "repeated-parameter":
      return `Le paramètre « ${problem.field} » est donné plusieurs fois. Donnez-le une seule fois.`;
    case "text-cut":
      return `Votre recherche est trop longue. Seuls ses ${problem.longest} premiers signes sont lus.`;
    case "bad-value":
      return `La valeur de « ${problem.field} » ne convient pas : ${problem.expected}`;
    case "dates-reversed":
      return "La fin de la période est avant son début. Inversez les deux dates.";
    case "hours-reversed":
      return "La durée maximale est plus courte que la durée minimale. Inversez les deux durées.";
    case "half-a-point":
      return "Donnez la latitude et la longitude ensemble.";
    case "place-and-point":
      return "Donnez un lieu ou des coordonnées, pas les deux.";
    default:
      return assertNever(problem);
  }
}

function known(names: readonly string[]): string {
  return names.length === 0 ? "Cette adresse n’en prend aucun." : `Paramètres connus : ${names.join(", ")}.`;
}
