import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const CODE = ["app", "prisma", "search", "seeds"];

let house: string;

beforeEach(async () => {
  house = await mkdtemp(path.join(tmpdir(), "hub-house-"));
  for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.mjs", "tests/architecture"]) {
    await cp(file, path.join(house, file), { recursive: true });
  }
  await symlink(path.resolve("node_modules"), path.join(house, "node_modules"));
  await write("app/platform/clock.server.ts", "export type Clock = Date;\nexport const clock = 1;");
  await write("app/training/seat.ts", "export type Seat = number;");
  await write("search/query.ts", "export type Query = string;");
  await write("seeds/region.ts", "export const region = 1;");
  await write("prisma/files.ts", "export const files = 1;");
});

afterEach(() => rm(house, { recursive: true, force: true }));

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(house, file)), { recursive: true });
  await writeFile(path.join(house, file), content);
}

/** The rules broken in the small house, each with the file that breaks it. */
function brokenRules(): Promise<readonly string[]> {
  const args = ["--config", ".dependency-cruiser.mjs", "--output-type", "err", ...CODE];
  return new Promise((resolve) => {
    execFile(path.resolve("node_modules/.bin/depcruise"), args, { cwd: house }, (_error, stdout) => {
      resolve([...stdout.matchAll(/error (\S+: \S+)/g)].map((match) => match[1] ?? "").sort());
    });
  });
}

test("a house that follows the table breaks no rule", async () => {
  await write("app/training/decide.server.ts", 'import { clock } from "#app/platform/clock.server.ts";\nclock;');
  await write("app/training/ask.ts", 'import type { Query } from "#search/query.ts";\nexport type Ask = Query;');
  await write("app/cli/load.ts", 'import { region } from "#seeds/region.ts";\nregion;');
  expect(await brokenRules()).toEqual([]);
});

test("each way of looking up, sideways or outside is named, type imports and type cycles included", async () => {
  await write("app/root.tsx", "export const root = 1;");
  await write("app/platform/seats.ts", 'import type { Seat } from "#app/training/seat.ts";');
  await write("app/training/screen.ts", 'import "#app/root.tsx";');
  await write("search/seats.ts", 'import type { Seat } from "#app/training/seat.ts";');
  await write("app/ui/find.ts", 'import type { Query } from "#search/query.ts";');
  await write("app/training/demo.ts", 'import { region } from "#seeds/region.ts";');
  await write("app/training/pure.ts", 'import { clock } from "#app/platform/clock.server.ts";');
  await write("prisma/deploy.ts", 'import type { Seat } from "#app/training/seat.ts";');
  await write("app/training/change.ts", 'import "#prisma/deploy.ts";');
  await write("app/training/lheo/store.server.ts", 'import { clock } from "#app/platform/clock.server.ts";\nclock;');
  await write("app/training/proof.ts", 'import "#tests/architecture/proof.ts";');
  await write("tests/architecture/proof.ts", "export const proof = 1;");
  await write("app/ui/lost.ts", 'import "./nowhere.ts";');
  await write("app/ui/build.ts", 'import "vitest";');
  await write("app/ui/one.ts", 'import type { Two } from "./two.ts";\nexport type One = Two | 1;');
  await write("app/ui/two.ts", 'import type { One } from "./one.ts";\nexport type Two = One | 2;');
  expect(await brokenRules()).toEqual([
    "app-does-not-know-its-tests: app/training/proof.ts",
    "lheo-only-reads: app/training/lheo/store.server.ts",
    "migrations-stand-on-platform: prisma/deploy.ts",
    "no-cycles: app/ui/one.ts",
    "not-to-dev-dependencies: app/ui/build.ts",
    "only-the-command-line-loads-seeds: app/training/demo.ts",
    "only-the-command-line-migrates: app/training/change.ts",
    "platform-stays-below: app/platform/seats.ts",
    "resolvable: app/ui/lost.ts",
    "rules-and-views-stay-pure: app/training/pure.ts",
    "search-is-not-for-the-ground: app/ui/find.ts",
    "search-stands-on-platform: search/seats.ts",
    "training-stays-below: app/training/screen.ts",
  ]);
});
