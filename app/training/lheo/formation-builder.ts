import { textTag } from "#app/imports/reading/rich-text.ts";
import type { LheoElement } from "./lheo-element.ts";
import { LHEO_ELEMENTS_READ } from "./lheo-vocabulary.ts";

/** What one formation may keep in memory; a real one keeps a few thousand elements at most. */
const MAX_KEPT_ELEMENTS = 200_000;
const MAX_KEPT_CHARACTERS = 4_000_000;
/** One text for each name, so that readers compare names without comparing their letters. */
const SHARED_NAMES: ReadonlyMap<string, string> = new Map([...LHEO_ELEMENTS_READ].map((name) => [name, name]));

/** Attribute set on a formation of which a part was not kept, so that it is refused instead of being cut in silence. */
export const OVERSIZE_ATTRIBUTE = "hub:oversize";

interface OpenTag {
  /** Empty for an element that is not LHÉO's. */
  readonly name: string;
  /** As written, with its prefix. */
  readonly qualifiedName: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
}

interface GrowingElement extends LheoElement {
  text: string;
  attributes: Readonly<Record<string, string>>;
  readonly children: GrowingElement[];
}

/** Grows the tree of one formation; the first `open` is the formation itself. */
export interface FormationBuilder {
  open(tag: OpenTag): void;
  text(text: string): void;
  /** The whole formation when its own end tag is met. Without an open formation, does nothing. */
  close(): LheoElement | undefined;
}

/** Keeps the elements the portal reads and steps over the others; those that lay a text out stay in it as tags. */
export function createFormationBuilder(): FormationBuilder {
  const stack: GrowingElement[] = [];
  /** The open elements that are not kept, by their written names, from the outermost. */
  const skipped: string[] = [];
  let keptElements = 0;
  let keptCharacters = 0;

  function open(tag: OpenTag): void {
    if (stack.length === 0) {
      skipped.length = 0;
      keptElements = 0;
      keptCharacters = 0;
    }
    const parent = stack.at(-1);
    keptElements += 1;
    const name = SHARED_NAMES.get(tag.name);
    if (skipped.length > 0 || keptElements > MAX_KEPT_ELEMENTS || name === undefined) {
      skipped.push(tag.qualifiedName);
      if (parent !== undefined && laysOutText(tag.qualifiedName)) {
        text(textTag(localName(tag.qualifiedName), false, tag.attributes["href"]));
      }
      return;
    }
    const element: GrowingElement = {
      name,
      line: tag.line,
      attributes: tag.attributes,
      children: [],
      text: "",
    };
    parent?.children.push(element);
    stack.push(element);
  }

  function text(piece: string): void {
    const element = stack.at(-1);
    if (element === undefined || element.children.length > 0) return;
    keptCharacters += piece.length;
    if (keptCharacters <= MAX_KEPT_CHARACTERS) element.text += piece;
  }

  function close(): LheoElement | undefined {
    const left = skipped.pop();
    if (left !== undefined) {
      if (laysOutText(left)) text(textTag(localName(left), true));
      return undefined;
    }
    const element = stack.pop();
    if (element === undefined || stack.length > 0) return undefined;
    const isOversize = keptElements > MAX_KEPT_ELEMENTS || keptCharacters > MAX_KEPT_CHARACTERS;
    if (isOversize) element.attributes = { ...element.attributes, [OVERSIZE_ATTRIBUTE]: "1" };
    return element;
  }

  return { open, text, close };
}

/** By written name: a feed has the same few, millions of times. */
const LAYS_OUT_TEXT = new Map<string, boolean>();
const MAX_REMEMBERED_NAMES = 1000;

function laysOutText(qualifiedName: string): boolean {
  const known = LAYS_OUT_TEXT.get(qualifiedName);
  if (known !== undefined) return known;
  const found = textTag(localName(qualifiedName), false) !== "";
  if (LAYS_OUT_TEXT.size < MAX_REMEMBERED_NAMES) LAYS_OUT_TEXT.set(qualifiedName, found);
  return found;
}

function localName(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.indexOf(":") + 1);
}
