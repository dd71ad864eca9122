import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { runImport } from "#tests/support/import-command.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { seededRandom } from "#tests/support/seeded-random.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { type KillPoint, killImports, writeKillFeeds } from "./import-kills.ts";
import { playAttacks } from "./silence-attacks.ts";

const SEED = 20;
const SIZES = { full: { points: 20, formations: 1500 }, quick: { points: 4, formations: 300 } } as const;

/** `verify faults`: an import killed at seeded points leaves version n (or n + 1, once committed), and the next run succeeds. */
export async function verify({ quick }: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
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
    await verifyAttacks(await portal.clone("attacked"), print);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

/** One client alone cannot keep the others out. */
async function verifyAttacks(appUrl: string, print: (line: VerifyLine) => void): Promise<void> {
  const startedAt = performance.now();
  Object.assign(process.env, testSecrets);
  const served = await servePortal(appUrl);
  try {
    const outcomes = await playAttacks(served.url);
    const broken = outcomes.filter(({ refused }) => refused.length > 0);
    print({
      check: "faults: one client against all",
      runs: outcomes.reduce((total, { asked }) => total + asked, 0),
      violations: broken.reduce((total, { refused }) => total + refused.length, 0),
      detail: (broken.length === 0 ? outcomes : broken)
        .map(({ attack, refused }) => [attack, ...refused.slice(0, 3)].join(" → "))
        .join(" ; "),
      seed: SEED,
      durationMs: Math.round(performance.now() - startedAt),
      ok: broken.length === 0,
    });
  } finally {
    await served.stop();
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
