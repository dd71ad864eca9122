import { z } from "zod";
import { foldName } from "#app/territories/fold.ts";
import { genderedForms } from "../gendered-forms.ts";
import { type RomeCode, romeCodeSchema } from "../rome-code.ts";

/** For a common word, folded, the métiers that people mean by it, the commonest first. */
export type CommonJobs = ReadonlyMap<string, readonly RomeCode[]>;

const rowSchema = z.tuple([
  z.string().trim().min(3),
  z.string().transform((text) => text.split(" ")),
  z.string().min(3),
]);

/**
 * Words that are the beginning of many names of métiers, or of none, and that people say of one or two of them (`common-jobs.tsv`): written
 * and reviewed by the portal's team, each with its source. A wrong line throws, with its number.
 */
export function parseCommonJobs(text: string): CommonJobs {
  const jobs = new Map<string, readonly RomeCode[]>();
  const [header, ...lines] = text.trimEnd().split("\n");
  if (header !== "name\tmetiers\tsource") throw new Error("The table of common jobs has another header");
  lines.forEach((line, index) => {
    const row = rowSchema.safeParse(line.split("\t"));
    const codes = z.array(romeCodeSchema).min(1).safeParse(row.data?.[1]);
    if (!row.success || !codes.success) throw new Error(`Line ${index + 2} of the table of common jobs is wrong`);
    for (const form of genderedForms(row.data[0])) jobs.set(foldName(form), codes.data);
  });
  return jobs;
}
