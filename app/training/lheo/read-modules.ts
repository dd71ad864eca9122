import { child, children, type LheoElement, lineOf } from "./lheo-element.ts";
import { isLongerThan } from "./lheo-scalars.ts";
import { type Reading, setAside } from "./reading.ts";

/** LHÉO allows 3,000 characters; a reference is a name, and it is indexed. */
const MAX_REFERENCE_CHARACTERS = 255;

/** The name of a formation as a module of its feed, and the modules to follow before it, sorted. */
export interface ModulesRead {
  readonly moduleReference: string | null;
  readonly priorModules: readonly string[];
}

/** Reads `identifiant-module` and `modules-prerequis`; a formation is never asked before itself. */
export function readModules(reading: Reading, formation: LheoElement): ModulesRead {
  const own = referenceOf(reading, child(formation, "identifiant-module"));
  const prior = children(child(formation, "modules-prerequis"), "reference-module").flatMap((element) => {
    const reference = referenceOf(reading, element, "modules-prerequis");
    return reference === null || reference === own ? [] : [reference];
  });
  return { moduleReference: own, priorModules: [...new Set(prior)].sort() };
}

function referenceOf(reading: Reading, element: LheoElement | undefined, within?: string): string | null {
  const text = lineOf(element);
  if (text === "") return null;
  if (!isLongerThan(text, MAX_REFERENCE_CHARACTERS)) return text;
  setAside(reading, element, text, within);
  return null;
}
