import { z } from "zod";

const rowSchema = z.tuple([z.string().regex(/^[A-N]\d{4}$/), z.string().min(1)]);

/**
 * The words people use of a job without its name: what is handled, made, said there. They weigh on what a sentence may mean and decide
 * nothing alone. A wrong line throws, with its number.
 */
export function parseEverydayWords(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== "rome\twords") throw new Error("The everyday words have another header");
  lines.forEach((line, index) => {
    const row = rowSchema.safeParse(line.split("\t"));
    if (!row.success || words.has(row.data[0])) throw new Error(`Line ${index + 2} says no job's everyday words`);
    words.set(...row.data);
  });
  return words;
}
