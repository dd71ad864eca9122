import type { SqlReader } from "#app/platform/sql-reader.ts";
import { relatedRomes } from "#app/skills/rome-relatives.server.ts";
import { knownBlocks } from "../blocks/known-blocks.server.ts";
import type { Profile } from "../profile/read-profile.server.ts";
import { metiersOfBlocks } from "../proposal/block-trade-store.server.ts";
import { practisedBlocks } from "./person-lacks.ts";

const MOST_SHOWN = 5;

/** A block of the wanted job whose every known skill the jobs done show: to have recognised before any training. */
export interface ProvenBlock {
  readonly code: string;
  readonly label: string;
}

/** The proven blocks of the job wanted, those with the most skills first, at most five. */
export async function findProvenBlocks(
  reader: SqlReader,
  { practised, gap }: Pick<Profile, "practised" | "gap">,
): Promise<readonly ProvenBlock[]> {
  if (practised.size === 0) return [];
  const blocks = await knownBlocks(reader);
  const found = practisedBlocks({ practised, blocks }, blocks.teaching([...practised]));
  const [metiers, own] = await Promise.all([
    metiersOfBlocks(
      reader,
      found.map(({ code }) => code),
    ),
    relatedRomes([gap.metier.code], reader),
  ]);
  return found
    .filter(({ code }) => metiers.get(code)?.some((metier) => own.includes(metier)) ?? false)
    .toSorted((one, other) => other.skills.length - one.skills.length || (one.code < other.code ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(({ code, label }) => ({ code, label }));
}
