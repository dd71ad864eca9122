import { openDatabase } from "#app/platform/database.server.ts";
import type { Lexicon } from "#search/understanding/lexicon.ts";
import { loadLexicon } from "#search/understanding/load-lexicon.server.ts";
import { understandText } from "#search/understanding/understand-text.ts";
import { readOwnQueries } from "#tests/relevance/read-queries.ts";
import { loadPublishedReferences } from "#tests/support/scratch-portal.ts";
import { summarise } from "../bench-line.ts";
import { type Bench, measure } from "./measure.ts";

/** p95 in milliseconds, by whether the vectors are asked. */
const goals = { "where words suffice": 3, "with vectors": 8 } as const;
type Kind = keyof typeof goals;
const kinds: readonly Kind[] = ["where words suffice", "with vectors"];

/**
 * How long a question takes to be understood, on the jobs of the published ROME and all our own judged questions: those that words answer,
 * then those for which the vectors are asked.
 */
export async function benchUnderstanding(bench: Bench, databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl);
  try {
    await loadPublishedReferences(database);
    const lexicon = await loadLexicon(database.pool);
    const sorted = await sortByKind(lexicon);
    for (const kind of kinds) {
      const texts = sorted[kind];
      const run = async (item: number): Promise<unknown> => understandText(lexicon, texts[item] ?? "");
      await measure(run, texts.length, 1);
      const a = summarise("portal", await measure(run, texts.length, bench.repetitions));
      const asked = bench.options.quick ? null : goals[kind];
      bench.print({
        ...{
          ...bench.facts,
          case: `understanding, ${kind} (p95)`,
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

/** Our own judged questions, by whether understanding each of them asks the vectors. */
async function sortByKind(lexicon: Lexicon): Promise<Readonly<Record<Kind, readonly string[]>>> {
  const { meaning } = lexicon;
  if (meaning === null) throw new Error("The lexicon has no vectors");
  const sorted: Record<Kind, string[]> = { "where words suffice": [], "with vectors": [] };
  for (const { query } of readOwnQueries()) {
    let kind: Kind = "where words suffice";
    const watched: Lexicon = {
      ...lexicon,
      meaning: {
        ...meaning,
        jobsLike(words) {
          kind = "with vectors";
          return meaning.jobsLike(words);
        },
      },
    };
    await understandText(watched, query);
    sorted[kind].push(query);
  }
  return sorted;
}
