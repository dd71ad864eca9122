import { z } from "zod";

/** What the values of a search may be, as an address writes them. The message of a refusal says in French what the value must be. */

/** Values of one repeatable parameter: enough for any screen, few enough for any engine. */
const MAX_VALUES = 50;

/** Soft hyphens, zero-width marks and direction overrides: never part of what a person means. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const CONTROL_OR_BROKEN = /[\p{Cc}\p{Surrogate}\ufffd]/gu;

/** Text as it can be compared and stored: composed accents, single spaces, no invisible character, no lone surrogate. */
export function cleanText(text: string): string {
  const visible = text.replaceAll(INVISIBLE, "").replaceAll(CONTROL_OR_BROKEN, " ");
  return visible.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

export const text = (max: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? cleanText(value) : value),
    z.string().max(max, `attend ${max} caractères au plus.`),
  );

export const wholeNumber = (min: number, max: number) => {
  const expected = `attend un nombre entier de ${min} à ${max}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .pipe(z.number(expected).int(expected).min(min, expected).max(max, expected));
};

export const degrees = (limit: number) => {
  const expected = `attend des degrés décimaux de -${limit} à ${limit}, par exemple 50.28.`;
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,15})?$/, expected)
    .transform(Number)
    .pipe(z.number(expected).min(-limit, expected).max(limit, expected));
};

export const day = z.iso
  .date("attend une date qui existe, par exemple 2027-01-11.")
  .refine((date) => date >= "1990" && date < "2100", "attend une date entre 1990 et 2099.");

export const code = (shape: RegExp, expected: string) => z.string().trim().toUpperCase().regex(shape, expected);

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `attend ${values.join(" ou ")}.`);

/** A parameter that may be given several times; its values are alternatives, none of them filters nothing. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(MAX_VALUES, `attend ${MAX_VALUES} valeurs au plus.`).readonly();

export const flag = (on: string) => z.enum(["0", on], `attend ${on}.`).transform((value) => value === on);

/** 34441 is RNCP34441. */
export const certification = code(/^(RNCP|RS)?\d{1,6}$/, "attend un code comme RNCP34441 ou RS5080.")
  .transform((value) => (/^\d/.test(value) ? `RNCP${value}` : value))
  .pipe(z.string().regex(/^(RNCP|RS)\d{1,6}$/));
