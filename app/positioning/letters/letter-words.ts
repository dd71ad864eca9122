import { z } from "zod";

/** What a letter of the tray says, as it is sealed. `code`: what its person types to answer; null: nothing. */
export const letterWordsSchema = z.object({
  from: z.string(),
  addressLines: z.array(z.string()),
  title: z.string(),
  greeting: z.string(),
  paragraphs: z.array(z.string()),
  code: z.string().nullable(),
  closing: z.string(),
});

export type LetterWords = Readonly<z.infer<typeof letterWordsSchema>>;
