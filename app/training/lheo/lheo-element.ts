/** One element of a formation as the parser keeps it: LHÉO elements only, comments gone, entities resolved. */
export interface LheoElement {
  readonly name: string;
  /** Line of its opening tag in the file, from 1. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly LheoElement[];
  /** Its own text, white space as in the file; text of elements unknown to LHÉO inside it is part of it. */
  readonly text: string;
  /** Real tags stood where LHÉO wants plain text. */
  readonly hasMarkup: boolean;
}

/** The first child of that name. */
export function child(parent: LheoElement | undefined, name: string): LheoElement | undefined {
  if (parent === undefined) return undefined;
  for (const element of parent.children) if (element.name === name) return element;
  return undefined;
}

/** Every child of that name, in file order. */
export function children(parent: LheoElement | undefined, name: string): readonly LheoElement[] {
  if (parent === undefined) return [];
  const found: LheoElement[] = [];
  for (const element of parent.children) if (element.name === name) found.push(element);
  return found;
}

/** Follows a path of first children. */
export function descend(parent: LheoElement | undefined, ...names: readonly string[]): LheoElement | undefined {
  return names.reduce<LheoElement | undefined>(child, parent);
}

const UNEVEN_SPACE = /[\t\r\n]| {2}/;

/** The text of one line: runs of white space become one space; "-" is how feeds fill a required text they do not have. */
export function lineOf(element: LheoElement | undefined): string {
  if (element === undefined) return "";
  const trimmed = element.text.trim();
  const text = UNEVEN_SPACE.test(trimmed) ? trimmed.replaceAll(/[ \t\r\n]+/g, " ") : trimmed;
  return text === "-" ? "" : text;
}

/** The text of several lines: paragraphs are kept, indentation and empty runs are not. */
export function paragraphsOf(element: LheoElement | undefined): string {
  if (element === undefined) return "";
  if (!element.text.includes("\n")) return lineOf(element);
  const text = element.text
    .trim()
    .replaceAll(/[ \t\r]+/g, " ")
    .replaceAll(/ ?\n[ \n]*/g, "\n");
  return text === "-" ? "" : text;
}

/** `lineOf` of the first child of that name. */
export function lineIn(parent: LheoElement | undefined, name: string): string {
  return lineOf(child(parent, name));
}
