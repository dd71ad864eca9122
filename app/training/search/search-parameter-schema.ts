import { z } from "zod";
import { aids, modalities, paces, sorts } from "#search/query.ts";
import { noSearchParameters, type ParameterField } from "./search-parameter-names.ts";

/** Values of one repeatable parameter: enough for any screen, few enough for any engine. */
const MAX_VALUES = 50;
const MAX_TEXT_LENGTH = 200;
const MAX_PAGE = 10_000;

/** Soft hyphens, zero-width marks and direction overrides: never part of what a person means. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const CONTROL_OR_BROKEN = /[\p{Cc}\p{Surrogate}\ufffd]/gu;

/** Text as it can be compared and stored: composed accents, single spaces, no invisible character, no lone surrogate. */
export function cleanText(text: string): string {
  const visible = text.replaceAll(INVISIBLE, "").replaceAll(CONTROL_OR_BROKEN, " ");
  return visible.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

const text = (expected: string, max = MAX_TEXT_LENGTH) =>
  z.preprocess((value) => (typeof value === "string" ? cleanText(value) : value), z.string().max(max, expected));

const wholeNumber = (min: number, max: number) => {
  const expected = `attend un nombre entier de ${min} à ${max}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .pipe(z.number(expected).int(expected).min(min, expected).max(max, expected));
};

const degrees = (limit: number) => {
  const expected = `attend des degrés décimaux de -${limit} à ${limit}, par exemple 50.28.`;
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,15})?$/, expected)
    .transform(Number)
    .pipe(z.number(expected).min(-limit, expected).max(limit, expected));
};

const day = z.iso
  .date("attend une date qui existe, par exemple 2027-01-11.")
  .refine((date) => date >= "1990" && date < "2100", "attend une date entre 1990 et 2099.");

const code = (shape: RegExp, expected: string) => z.string().trim().toUpperCase().regex(shape, expected);
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `attend ${values.join(" ou ")}.`);
const several = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(MAX_VALUES, `attend ${MAX_VALUES} valeurs au plus.`);
const flag = (on: string) => z.enum(["0", on], `attend ${on}.`).transform((value) => value === on);

const certification = code(/^(RNCP|RS)?\d{1,6}$/, "attend un code comme RNCP34441 ou RS5080.")
  .transform((value) => (/^\d/.test(value) ? `RNCP${value}` : value))
  .pipe(z.string().regex(/^(RNCP|RS)\d{1,6}$/));

/** What each parameter may be, when it is given. The OpenAPI description derives from the same schemas. */
export const parameterValues = {
  q: text(`attend ${MAX_TEXT_LENGTH} caractères au plus.`),
  place: text("attend 100 caractères au plus.", 100),
  radiusKm: wholeNumber(1, 200),
  lat: degrees(90),
  lon: degrees(180),
  from: day,
  to: day,
  modality: several(choice(modalities)),
  pace: several(choice(paces)),
  hoursMin: wholeNumber(0, 99_999),
  hoursMax: wholeNumber(0, 99_999),
  funder: several(wholeNumber(0, 20)),
  public: several(code(/^8\d{4}$/, "attend un code Formacode de public, par exemple 80006.")),
  aid: several(choice(aids)),
  levelIn: several(wholeNumber(1, 8)),
  levelOut: several(wholeNumber(1, 8)),
  rome: several(code(/^[A-N]\d{4}$/, "attend un code ROME, par exemple H2913.")),
  rncp: several(certification),
  block: several(code(/^[A-Z0-9]{4,40}$/, "attend un code de bloc, par exemple RNCP34441BC01.")),
  formacode: several(code(/^\d{5}$/, "attend un Formacode de cinq chiffres.")),
  domain: several(code(/^[A-NZ]$/, "attend une lettre de A à N, ou Z.")),
  organisation: several(code(/^\d{14}$/, "attend un SIRET de quatorze chiffres.")),
  seats: flag("1"),
  certifying: flag("1"),
  permanent: flag("1"),
  accessible: flag("1"),
  paidCollective: flag("collective"),
  sort: choice(sorts),
  page: wholeNumber(1, MAX_PAGE),
  perPage: wholeNumber(1, 50),
} satisfies Readonly<Record<ParameterField, z.ZodType>>;

const v = parameterValues;
const none = noSearchParameters;

/** All parameters of a search, from the strings of an address; an issue's message says in French what the value must be. */
export const searchParametersSchema = z.object({
  q: v.q.default(none.q),
  place: v.place.nullable().default(null),
  radiusKm: v.radiusKm.nullable().default(null),
  lat: v.lat.nullable().default(null),
  lon: v.lon.nullable().default(null),
  from: v.from.nullable().default(null),
  to: v.to.nullable().default(null),
  modality: v.modality.default([]),
  pace: v.pace.default([]),
  hoursMin: v.hoursMin.nullable().default(null),
  hoursMax: v.hoursMax.nullable().default(null),
  funder: v.funder.default([]),
  public: v.public.default([]),
  aid: v.aid.default([]),
  levelIn: v.levelIn.default([]),
  levelOut: v.levelOut.default([]),
  rome: v.rome.default([]),
  rncp: v.rncp.default([]),
  block: v.block.default([]),
  formacode: v.formacode.default([]),
  domain: v.domain.default([]),
  organisation: v.organisation.default([]),
  seats: v.seats.default(false),
  certifying: v.certifying.default(false),
  permanent: v.permanent.default(false),
  accessible: v.accessible.default(false),
  paidCollective: v.paidCollective.default(false),
  sort: v.sort.default(none.sort),
  page: v.page.default(none.page),
  perPage: v.perPage.default(none.perPage),
});
