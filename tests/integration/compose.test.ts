import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { openDatabase } from "#app/platform/database.server.ts";
import { parseEnvironment, settingNames } from "#app/platform/env.server.ts";

const compose = readFileSync("compose.yaml", "utf8");
const dockerfile = readFileSync("Dockerfile", "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

/** The services made of our own image: the text of each. */
const ours = compose
  .split(/^ {2}(?=\w+:$)/m)
  .filter((service) => service.includes("build: ."))
  .join("\n");
const word = "7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0sDgA";
/** What somebody who read the first lines of the file has written in .env. */
const filledIn = (value: string): string =>
  value.replaceAll(/"?\$\{PUBLIC_URL[^}]*\}"?/g, "https://hub.example").replaceAll(/"?\$\{\w+[^}]*\}"?/g, word);

const assigned = [...ours.matchAll(/(?<![\w{])([A-Z][A-Z_]+): ("[^"]*"|[^\s,}]*\$\{[^}]*\}[^\s,}]*|[^\s,}]+)/g)].map(
  ([, name = "", value = ""]) => [name, filledIn(value).replaceAll('"', "")] as const,
);

test("every setting of compose.yaml and of the Dockerfile is one of the portal's", () => {
  const inImage = [...(/^ENV (.*)$/m.exec(dockerfile)?.[1]?.matchAll(/([A-Z_]+)=/g) ?? [])].map(
    ([, name = ""]) => name,
  );
  const names = [...assigned.map(([name]) => name), ...inImage];
  expect(names).toEqual(expect.arrayContaining(["DATABASE_URL", "MEILI_URL", "MEILI_WRITE_KEY", "DATA_DIR", "PORT"]));
  expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
});

test("the portal takes the settings of compose.yaml in production, and can open their databases", async () => {
  const settings = parseEnvironment({ NODE_ENV: "production", ...Object.fromEntries(assigned) });
  expect(settings).toMatchObject({ MEILI_URL: "http://meilisearch:7700", TRUSTED_PROXIES: 1 });
  for (const url of [settings.DATABASE_URL, settings.DATABASE_OWNER_URL]) await openDatabase(url ?? "").close();
});

test("what both files run are scripts of package.json, and the port is the one that is given out", () => {
  const run = [...`${ours}\n${dockerfile}`.matchAll(/"?npm"?, "?run"?, "?([\w-]+)"?/g)].map(([, name]) => name);
  expect(new Set(run)).toEqual(new Set(["migrate", "worker", "serve"]));
  for (const name of run) expect(scripts).toHaveProperty(name ?? "");
  expect(dockerfile).toContain("PORT=3000");
  expect(dockerfile).toContain("EXPOSE 3000");
  expect(ours).toContain('"127.0.0.1:3000:3000"');
});
