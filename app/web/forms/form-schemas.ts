import { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { readPhone } from "#app/platform/phone.ts";

/** A line somebody types: trimmed, not empty, bounded, without control characters (PostgreSQL refuses NUL with an error). */
export function line(longest: number): z.ZodType<string> {
  return z
    .string(formWords.required)
    .normalize("NFC")
    .trim()
    .min(1, formWords.required)
    .max(longest, formWords.tooLong)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, formWords.required);
}

export const email = z
  .string(formWords.required)
  .trim()
  .toLowerCase()
  .max(254, formWords.email)
  .pipe(z.email(formWords.email));

/** A secret as typed: neither trimmed nor shown again; its own rules say what is wrong with it. */
export const password = z.string(formWords.required).min(1, formWords.required).max(1000, formWords.tooLong);

/** A telephone that can be called from here, in international form. */
export const phone = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const read = readPhone(typed);
    if (read === null) context.addIssue({ code: "custom" });
    return read ?? z.NEVER;
  });
