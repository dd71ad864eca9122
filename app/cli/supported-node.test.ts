import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { isNodeSupported } from "./supported-node.js";

test.each(["20.19.0", "20.20.2", "22.13.0", "22.23.3", "24.0.0", "24.21.0", "26.1.0"])(
  "Node %s is accepted",
  (version) => {
    expect(isNodeSupported(version)).toBe(true);
  },
);

test.each(["18.20.8", "20.18.3", "21.7.3", "22.12.0", "23.11.1"])("Node %s is refused", (version) => {
  expect(isNodeSupported(version)).toBe(false);
});

test("npm is told the same", () => {
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  expect(engines.node).toBe("^20.19.0 || ^22.13.0 || >=24.0.0");
});
