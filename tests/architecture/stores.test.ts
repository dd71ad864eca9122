import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

/** What asks the database through Prisma without being called a store, and why. */
const ASKING: Readonly<Record<string, string>> = {
  "app/access/acting.server.ts": "tells the database who acts",
  "app/access/audit-trail.server.ts": "adds the one entry that every decision adds",
};
const QUERY =
  /\b(?:transaction|tx|prisma)\s*\.(?:\$(?:query|execute)Raw|\w+\s*\.(?:find|count|create|update|delete|upsert|group|aggregate)\w*\()/;

test("Prisma is asked in stores only", async () => {
  const files = (await readdir("app", { recursive: true })).map((file) => path.join("app", file));
  const others = files.filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("app/platform/") && !file.includes("-store.server.ts"),
  );
  expect(others.length).toBeGreaterThan(300);
  const asking: string[] = [];
  for (const file of others) if (QUERY.test(await readFile(file, "utf8"))) asking.push(file);
  expect(asking.sort()).toEqual(Object.keys(ASKING).sort());
});
