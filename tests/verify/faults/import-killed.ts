import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { runImport } from "#tests/support/import-command.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { seededRandom } from "#tests/support/seeded-random.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { type KillPoint, killImports, writeKillFeeds } from "./import-kills.ts";

const SEED = 20;
const SIZES = { full: { points: 20, formations: 1500 }, quick: { points: 4, formations: 300 } } as const;

/** An import killed at seeded points leaves version n (or n + 1, once committed), and the next run succeeds. */
export async function verifyImportKills({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  const size = quick ? SIZES.quick : SIZES.full;
  const startedAt = performance.now();
  const portal = await openScratchPortal();
  const folder = await mkdtemp(path.join(tmpdir(), "hub-faults-"));
  try {
    await portal.prepareAsOwner(loadSmallReferences);
    const feeds = await writeKillFeeds(folder, size.formations);
    await runImport(feeds.now, portal.templateUrl);
    const clone = () => portal.clone("killed");
    const drop = () => portal.drop("killed");
    const outcomes = await killImports({ clone, drop, nextFeed: feeds.next }, killPoints(size.points));
    const broken = outcomes.filter(({ seen, nextRunSucceeds }) => seen === "mixture" || !nextRunSucceeds);
    const count = (seen: string): number => outcomes.filter((outcome) => outcome.seen === seen).length;
    print({
      check: "faults: import killed",
      runs: outcomes.length,
      violations: broken.length,
      detail:
        `version n gardée ${count("before")} fois, n + 1 déjà validée ${count("after")} fois, mélange ${count("mixture")} fois` +
        broken.map(({ point }) => ` ; rompu à ${JSON.stringify(point)}`).join(""),
      seed: SEED,
      durationMs: Math.round(performance.now() - startedAt),
      ok: broken.length === 0,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

/** Half over the whole run, half while the switch is open: staging, merge, search documents, just before COMMIT. */
function killPoints(total: number): readonly KillPoint[] {
  const random = seededRandom(SEED);
  return Array.from({ length: total }, (_, rank) => ({
    phase: rank % 2 === 0 ? ("run" as const) : ("transaction" as const),
    share: (Math.floor(rank / 2) + random()) / Math.ceil(total / 2),
  }));
}
