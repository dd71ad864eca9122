import { openDatabase } from "#app/platform/database.server.ts";
import type { Family } from "#search/relevance/judged-query.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { ownQueryFile, readQueryFile } from "#tests/relevance/read-queries.ts";
import { loadPublishedReferences } from "#tests/support/scratch-portal.ts";
import { summarise } from "../bench-line.ts";
import { type Bench, measure } from "./measure.ts";

/** p95 in milliseconds: names of jobs, then sentences, which the vectors read. */
const KINDS: readonly { readonly family: Family; readonly name: string; readonly goal: number }[] = [
  { family: "job", name: "where words suffice", goal: 3 },
  { family: "sentence", name: "with vectors", goal: 8 },
];

/** How long a question takes to be understood, on the jobs of the published ROME and our own judged questions. */
export async function benchUnderstanding(bench: Bench, databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl);
  try {
    await loadPublishedReferences(database);
    const lexicon = await loadLexicon(database.pool);
    for (const { family, name, goal } of KINDS) {
      const texts = readQueryFile(ownQueryFile(family)).map(({ query }) => query);
      const run = async (item: number): Promise<unknown> => understandText(lexicon, texts[item] ?? "");
      await measure(run, texts.length, 1);
      const a = summarise("portal", await measure(run, texts.length, bench.repetitions));
      const asked = bench.options.quick ? null : goal;
      bench.print({
        ...{
          ...bench.facts,
          case: `understanding, ${name} (p95)`,
          scale: "ROME v460",
          unit: "ms",
          a,
          b: null,
          ratio: null,
        },
        ...{ goal: asked, ok: asked === null || a.p95 <= asked, n: texts.length * bench.repetitions },
      });
    }
  } finally {
    await database.close();
  }
}
