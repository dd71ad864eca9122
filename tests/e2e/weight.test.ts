import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { clientWeight } from "#tests/bench/http/client-weight.ts";

const mostAboveEmptyBytes = 24_000;

describe("what a phone has to load", () => {
  it("is at most 24 kB of JavaScript above an empty page, for the results", async () => {
    const { aboveBytes } = await clientWeight("routes/public/formations/route");
    expect(aboveBytes).toBeGreaterThan(0);
    expect(aboveBytes).toBeLessThanOrEqual(mostAboveEmptyBytes);
  });

  it("is at most 24 kB above an empty page for a training too", async () => {
    const { aboveBytes } = await clientWeight("routes/public/training/route");
    expect(aboveBytes).toBeLessThanOrEqual(mostAboveEmptyBytes);
  });

  it("is one sheet of styles: the server's pages and the browser's modules name the same", async () => {
    const sheets = (await readdir("build/client/assets")).filter((name) => name.endsWith(".css"));
    expect(sheets).toHaveLength(1);
  });
});
