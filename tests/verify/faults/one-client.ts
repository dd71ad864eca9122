import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { runImport } from "#tests/support/import-command.ts";
import { openScratchPortal } from "#tests/support/scratch-portal.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { testSecrets } from "#tests/support/test-secrets.ts";
import type { VerifyLine, VerifyOptions } from "../verify-line.ts";
import { writeKillFeeds } from "./import-kills.ts";
import { playAttacks } from "./silence-attacks.ts";

const FORMATIONS = 300;

/** One client alone cannot keep the others out. */
export async function verifyOneClient(_options: VerifyOptions, print: (line: VerifyLine) => void): Promise<void> {
  Object.assign(process.env, testSecrets);
  const startedAt = performance.now();
  const portal = await openScratchPortal();
  const folder = await mkdtemp(path.join(tmpdir(), "hub-attacks-"));
  try {
    await portal.prepareAsOwner(loadSmallReferences);
    await runImport((await writeKillFeeds(folder, FORMATIONS)).now, portal.templateUrl);
    print(await attack(await portal.clone("attacked"), startedAt));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await portal.release();
  }
}

async function attack(appUrl: string, startedAt: number): Promise<VerifyLine> {
  const served = await servePortal(appUrl);
  try {
    const outcomes = await playAttacks(served.url);
    const broken = outcomes.filter(({ refused }) => refused.length > 0);
    return {
      check: "faults: one client against all",
      runs: outcomes.reduce((total, { asked }) => total + asked, 0),
      violations: broken.reduce((total, { refused }) => total + refused.length, 0),
      detail: (broken.length === 0 ? outcomes : broken)
        .map((outcome) => [outcome.attack, ...outcome.refused.slice(0, 3)].join(" → "))
        .join(" ; "),
      seed: 0,
      durationMs: Math.round(performance.now() - startedAt),
      ok: broken.length === 0,
    };
  } finally {
    await served.stop();
  }
}
