import { hasMarkup, readRichText, readWindowsLeftovers } from "#app/imports/reading/rich-text.ts";

/** One element of a formation as the parser keeps it: LHÉO elements only, comments gone, entities resolved. */
export interface LheoElement {
  readonly name: string;
  /** Line of its opening tag in the file, from 1. */
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly LheoElement[];
  /** Its own text, white space as in the file; text of elements unknown to LHÉO inside it is part of it, HTML tags included. */
  readonly text: string;
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

/** What most texts do not hold: they are given as they are, at the cost of this one look. */
const TO_READ = /[\t\r\n<&\u0080-\u009f]| {2}/;

/** The text of one line: runs of white space become one space; "-" is how feeds fill a required text they do not have. */
export function lineOf(element: LheoElement | undefined): string {
  if (element === undefined) return "";
  const trimmed = element.text.trim();
  const text = TO_READ.test(trimmed)
    ? readable(trimmed)
        .replaceAll(/[ \t\r\n]+/g, " ")
        .trim()
    : trimmed;
  return text === "-" ? "" : text;
}

/** The text of several lines: paragraphs and items of lists are kept, indentation and empty runs are not. */
export function paragraphsOf(element: LheoElement | undefined): string {
  if (element === undefined) return "";
  const trimmed = element.text.trim();
  if (!TO_READ.test(trimmed)) return trimmed === "-" ? "" : trimmed;
  const text = readable(trimmed)
    .replaceAll(/[ \t\r]+/g, " ")
    .replaceAll(/ ?\n[ \n]*/g, "\n")
    .trim();
  return text === "-" ? "" : text;
}

/** Tags and entities read as the text they stand for, and what is left of Windows-1252. */
function readable(text: string): string {
  const mended = readWindowsLeftovers(text);
  return hasMarkup(mended) ? readRichText(mended) : mended;
}

/** `lineOf` of the first child of that name. */
export function lineIn(parent: LheoElement | undefined, name: string): string {
  return lineOf(child(parent, name));
}
