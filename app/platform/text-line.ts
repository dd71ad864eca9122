import { z } from "zod";

/**
 * A line of text: trimmed, in one form of Unicode, not empty, at most `longest` characters, no control character: PostgreSQL
 * refuses NUL.
 */
export const textLine = (longest: number) =>
  z
    .string()
    .normalize("NFC")
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
