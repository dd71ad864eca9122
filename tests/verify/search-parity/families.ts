import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { engineNames } from "#search/engine.ts";
import { families } from "#search/relevance/judged-query.ts";
import { scoreQueries } from "#search/relevance/score-families.ts";
import { type AskedQuery, askQueries } from "#tests/relevance/ask-queries.ts";
import { readWholeCatalogue } from "#tests/relevance/catalogue.ts";
import { readOwnQueries } from "#tests/relevance/read-queries.ts";

/** A family of judged queries, each engine's share of right answers in the first three. */
export interface FamilySides {
  readonly family: string;
  readonly queries: number;
  readonly detail: string;
}

const QUICK_EVERY = 20;
/** A place of the real region need not exist in the fictional one. */
const WITH_PLACE = "place";

/** The judged queries that this catalogue can answer, asked of both engines; floors are for `npm run relevance`, on the full corpus. */
export async function compareFamilies(quick: boolean): Promise<readonly FamilySides[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "parity-"));
  try {
    const catalogue = await readWholeCatalogue(path.join(folder, "trainings.json"));
    const chosen = readOwnQueries().filter(
      ({ family, place }, index) => family !== WITH_PLACE && place === null && (!quick || index % QUICK_EVERY === 0),
    );
    const sides = new Map<string, readonly AskedQuery[]>();
    for (const engine of engineNames) sides.set(engine, (await askQueries(engine, chosen, catalogue)).asked);
    return families.flatMap((family) => sidesOf(family, sides));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function sidesOf(family: string, sides: ReadonlyMap<string, readonly AskedQuery[]>): readonly FamilySides[] {
  const figures = [...sides].map(([engine, asked]) => {
    const ours = asked.filter((one) => one.family === family);
    return { engine, score: scoreQueries(family, "tuned", ours) };
  });
  const queries = figures[0]?.score.queries ?? 0;
  const detail = figures.map(({ engine, score }) => `${engine} ${score.success3.value.toFixed(3)}`).join(", ");
  return queries === 0 ? [] : [{ family, queries, detail: `in the first 3: ${detail}. ` }];
}
