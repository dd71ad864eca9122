import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { builtRoutes, clientWeight } from "#tests/bench/http/client-weight.ts";

const mostAboveEmptyBytes = 24_000;

describe("what a phone has to load", () => {
  it("is at most 24 kB of JavaScript above an empty page, whatever the page", async () => {
    const weights = await Promise.all((await builtRoutes()).map(async (id) => ({ id, ...(await clientWeight(id)) })));
    expect(weights.find(({ id }) => id === "routes/public/formations/route")?.aboveBytes).toBeGreaterThan(0);
    expect(weights.filter(({ aboveBytes }) => aboveBytes > mostAboveEmptyBytes)).toEqual([]);
  });

  it("is one sheet of styles: the server's pages and the browser's modules name the same", async () => {
    const sheets = (await readdir("build/client/assets")).filter((name) => name.endsWith(".css"));
    expect(sheets).toHaveLength(1);
  });
});
