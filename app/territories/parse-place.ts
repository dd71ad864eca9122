import { INSEE_CODE_PATTERN } from "./insee-code.ts";
import { readFiveDigits, readTown } from "./town-writing.ts";

/** A place as it was asked, before anything is looked up. Names are folded. */
export type PlaceQuestion =
  | { readonly kind: "insee" | "postcode" | "departement" | "zone" | "region"; readonly code: string }
  /** Five digits alone: either an INSEE code or a postal code. */
  | { readonly kind: "bare-digits"; readonly code: string }
  | { readonly kind: "zone-name"; readonly name: string }
  | { readonly kind: "name"; readonly name: string; readonly within: Within | null }
  | { readonly kind: "nonsense" };

/** What tells namesakes apart: a département, and a postal code of it when one is written. */
export interface Within {
  readonly departement: string;
  readonly postalCode: string | null;
}

const codeShapes = {
  insee: INSEE_CODE_PATTERN,
  postcode: /^[0-9]{5}$/,
  departement: /^(2[AB]|[0-9]{2,3})$/,
  zone: /^[0-9]{4}$/,
  region: /^[0-9]{2}$/,
} as const;

type CodeKind = keyof typeof codeShapes;

const PREFIXED = /^(insee|postcode|departement|zone|region):(.*)$/i;
const DEPARTEMENT_NUMBER = /^(2[AB]|[0-9]{2}|97[0-9])$/i;
/** « 59600 (Maubeuge et 8 autres) », the label the portal gives to a postal code. */
const POSTCODE_LABEL = /^([0-9]{5})\s*\(.*\)$/;
const ZONE_NAME = /^zone d emploi (?:de |du |des |d )?(.+)$/;

/** Reads what a person or a program wrote for a place: a prefixed code, a number, or a name with or without a number. */
export function parsePlace(text: string): PlaceQuestion {
  const asked = text.trim();
  const prefixed = PREFIXED.exec(asked);
  if (prefixed !== null) return codeQuestion(prefixed[1] ?? "", prefixed[2] ?? "");
  const digits = readFiveDigits(asked);
  if (digits !== null) return { kind: "bare-digits", code: digits };
  if (INSEE_CODE_PATTERN.test(asked.toUpperCase())) return { kind: "insee", code: asked.toUpperCase() };
  if (DEPARTEMENT_NUMBER.test(asked)) return { kind: "departement", code: asked.toUpperCase() };
  const label = POSTCODE_LABEL.exec(asked)?.[1];
  if (label !== undefined) return { kind: "postcode", code: label };
  return nameQuestion(asked);
}

function codeQuestion(prefix: string, rest: string): PlaceQuestion {
  const kind = codeKinds.find((known) => known === prefix.toLowerCase());
  const code = rest.trim().toUpperCase();
  return kind !== undefined && codeShapes[kind].test(code) ? { kind, code } : { kind: "nonsense" };
}

const codeKinds: readonly CodeKind[] = ["insee", "postcode", "departement", "zone", "region"];

function nameQuestion(asked: string): PlaceQuestion {
  const { name, departement, postalCode } = readTown(asked);
  if (name === "") return { kind: "nonsense" };
  const zone = ZONE_NAME.exec(name)?.[1];
  if (zone !== undefined) return { kind: "zone-name", name: zone };
  return { kind: "name", name, within: departement === null ? null : { departement, postalCode } };
}
