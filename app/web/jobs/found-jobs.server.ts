import { findMetiers } from "#app/skills/find-metiers.server.ts";
import { nameAsAsked } from "#app/skills/name-as-asked.ts";
import type { RomeCode } from "#app/skills/rome-code.ts";

const MOST_SHOWN = 8;

/** A job among those that a few words may mean. */
export interface FoundJob {
  readonly value: RomeCode;
  /** The name that answers, in the gender that was written. */
  readonly label: string;
  /** The métier that bears the name, when it is not its own. */
  readonly hint?: string | undefined;
}

/** The jobs that some words may mean, the likeliest first; none without words. */
export async function foundJobs(asked: string): Promise<readonly FoundJob[]> {
  if (asked === "") return [];
  const hits = await findMetiers(asked, MOST_SHOWN);
  return hits.map(({ code, label, appellation }) => ({
    value: code,
    label: nameAsAsked(appellation ?? label, asked),
    ...(appellation === null ? {} : { hint: label }),
  }));
}
