import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { enginesHere, openScratchMeilisearch } from "#tests/support/meilisearch-server.ts";

const runningSchema = z.object({ pid: z.int() });

async function pidOf(folder: string): Promise<number> {
  const [version = ""] = await readdir(folder);
  return runningSchema.parse(JSON.parse(await readFile(path.join(folder, version, "running.json"), "utf8"))).pid;
}

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

it.runIf(enginesHere.includes("meilisearch"))(
  "a Meilisearch that is killed is started again, until it is stopped",
  async () => {
    const scratch = await openScratchMeilisearch();
    try {
      for (let time = 0; time < 2; time += 1) {
        const killed = await pidOf(scratch.folder);
        process.kill(killed, "SIGKILL");
        await expect.poll(() => pidOf(scratch.folder), { timeout: 20_000 }).not.toBe(killed);
        await expect.poll(() => isHealthy(scratch.url), { timeout: 20_000 }).toBe(true);
      }
    } finally {
      await scratch.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await isHealthy(scratch.url)).toBe(false);
  },
);
