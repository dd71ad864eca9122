import { hasMarkup } from "#app/imports/reading/rich-text.ts";
import { daysOf, readLheoDate } from "./lheo-date.ts";
import { child, type LheoElement, lineOf, paragraphsOf } from "./lheo-element.ts";
import type { ImportReferences } from "./lheo-records.ts";
import { isPlaceholderCode, readCount } from "./lheo-scalars.ts";
import { type Notebook, type RecordPlace, refuseRecord, warn } from "./remarks.ts";

/** What reading one record needs: the reference codes, where remarks go, and which record it is. */
export interface Reading {
  readonly references: ImportReferences;
  readonly notebook: Notebook;
  readonly place: RecordPlace;
}

/** A number that identifies a record in URLs and across imports. */
const NUMBER_SHAPE = /^[^\s\p{Cc}]{1,64}$/u;

/** The record's `numero`, or null when it has none that can be used. */
export function readNumber(element: LheoElement): string | null {
  const number = (element.attributes["numero"] ?? "").trim();
  return NUMBER_SHAPE.test(number) ? number : null;
}

/** The count in a child element; a text that is no count is set aside with a warning. */
export function countIn(reading: Reading, parent: LheoElement, name: string): number | null {
  const element = child(parent, name);
  const text = lineOf(element);
  if (text === "") return null;
  const count = readCount(text);
  if (count === null) setAside(reading, element, text);
  return count;
}

/** The code in a child element if it belongs to its dictionary; otherwise set aside with a warning. */
export function codeIn(reading: Reading, parent: LheoElement, name: string, max: number): number | null {
  const element = child(parent, name);
  const text = lineOf(element);
  if (text === "") return null;
  const code = readCount(text, max);
  if (code === null) setAside(reading, element, text);
  return code;
}

/** An LHÉO boolean; absent means no. */
export function flagIn(reading: Reading, parent: LheoElement, name: string): boolean {
  return codeIn(reading, parent, name, 1) === 1;
}

/** The text of several lines in a child element; warned about when it came with tags or entities. */
export function textIn(reading: Reading, parent: LheoElement | undefined, name: string, within?: string): string {
  const element = child(parent, name);
  noteMarkup(reading, element, within);
  return paragraphsOf(element);
}

/** The text of one line in a child element; warned about when it came with tags or entities. */
export function lineTextIn(reading: Reading, parent: LheoElement | undefined, name: string, within?: string): string {
  const element = child(parent, name);
  noteMarkup(reading, element, within);
  return lineOf(element);
}

/** Warns that a text shown to people came with tags or entities. */
export function noteMarkup(reading: Reading, element: LheoElement | undefined, within?: string): void {
  if (element === undefined || !hasMarkup(element.text)) return;
  warn(reading.notebook, reading.place, "markup-in-text", { ...spotOf(element, within), value: element.text.trim() });
}

/** Warns that a value is not of the form LHÉO asks, or is no code but zeros, and is ignored. */
export function setAside(reading: Reading, element: LheoElement | undefined, value: string, within?: string): void {
  const rule = isPlaceholderCode(value) ? "placeholder-code" : "unreadable-value";
  warn(reading.notebook, reading.place, rule, { ...spotOf(element, within), value });
}

/** Where an element stands, for a remark; `within` is the path between the record and its parent, if it has one. */
export function spotOf(
  element: LheoElement | undefined,
  within?: string,
): { readonly below?: string; readonly line?: number } {
  if (element === undefined) return {};
  return { below: within === undefined ? element.name : `${within}/${element.name}`, line: element.line };
}

/** The two ends of an LHÉO `periode`: a day, a month or a year, ISO; null for an end that is not known. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Reads a `periode`; a day that does not exist or an end before the start refuses the record that holds it. */
export function readPeriod(reading: Reading, period: LheoElement | undefined, below: string): Period {
  const from = dateIn(reading, child(period, "debut"), `${below}/debut`);
  const to = dateIn(reading, child(period, "fin"), `${below}/fin`);
  if (from !== null && to !== null && daysOf(to).last < daysOf(from).first) {
    const value = `${lineOf(child(period, "debut"))} > ${lineOf(child(period, "fin"))}`;
    refuseRecord(reading.notebook, reading.place, "end-before-start", { below, line: period?.line, value });
  }
  return { from, to };
}

function dateIn(reading: Reading, element: LheoElement | undefined, below: string): string | null {
  const value = lineOf(element);
  const date = readLheoDate(value);
  const spot = { below, line: element?.line, value };
  if (date.kind === "impossible") refuseRecord(reading.notebook, reading.place, "impossible-date", spot);
  if (date.kind === "month" || date.kind === "year") warn(reading.notebook, reading.place, "partial-date", spot);
  return date.kind === "impossible" || date.kind === "unknown" ? null : date.iso;
}
