/** The trades a demonstration organisation teaches. */
export type Field =
  | "basic"
  | "building"
  | "care"
  | "cleaning"
  | "digital"
  | "green"
  | "hospitality"
  | "industry"
  | "logistics"
  | "office"
  | "repair"
  | "security"
  | "trade";

const FIELDS: readonly (readonly [prefix: string, field: Field])[] = [
  ["A", "green"],
  ["D", "trade"],
  ["F", "building"],
  ["G", "hospitality"],
  ["H", "industry"],
  ["I14", "digital"],
  ["I16", "repair"],
  ["I1307", "building"],
  ["I1315", "building"],
  ["I", "industry"],
  ["J", "care"],
  ["K22", "cleaning"],
  ["K25", "security"],
  ["K", "care"],
  ["M18", "digital"],
  ["M", "office"],
  ["N", "logistics"],
];

/** The field of a ROME code, by its longest known beginning; basic skills when there is no code. */
export function fieldOfMetier(rome: string | undefined): Field {
  return FIELDS.find(([prefix]) => rome?.startsWith(prefix) === true)?.[1] ?? "basic";
}
