import { openScratchCluster } from "#app/platform/embedded-postgres/embedded-database.server.ts";
import type { BenchLine, BenchOptions } from "../bench-line.ts";
import { fillNaiveSide, openCatalogue, readFacts } from "../search/catalogue.ts";
import { benchEnginesOf } from "../search/engines-of-catalogue.ts";

/** The last part of `bench search` alone: both engines side by side. */
export async function bench(options: BenchOptions, print: (line: BenchLine) => void): Promise<void> {
  const cluster = await openScratchCluster();
  try {
    const offers = options.quick ? 10_000 : 100_000;
    const catalogue = await openCatalogue(cluster, { offers, hasBody: true });
    const facts = await readFacts(catalogue);
    await catalogue.end();
    await fillNaiveSide(cluster, offers);
    await benchEnginesOf({ options, print, facts, repetitions: options.quick ? 1 : 5 }, cluster, offers);
  } finally {
    await cluster.release();
  }
}
