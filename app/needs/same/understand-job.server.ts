import { catalogueLexicon } from "#app/training/search/catalogue-lexicon.server.ts";
import { understandLately } from "#app/training/search/understand-lately.ts";
import type { ComparableNeed } from "./comparable-need.ts";

/** The métiers that the words of a job may mean, as the search understands them. */
export async function understandJob(label: string): Promise<ComparableNeed["jobs"]> {
  const { lexicon } = await catalogueLexicon();
  return understandLately(lexicon, label).trades;
}
