import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { openDatabase } from "#app/platform/database.server.ts";
import { parseEnvironment, settingNames } from "#app/platform/env.server.ts";

const volumes = z.array(z.string()).default([]);
const serviceSchema = z.object({
  build: z.string().optional(),
  image: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  restart: z.string().optional(),
  ports: z.array(z.string()).default([]),
  volumes,
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.object({})),
});

const read = (file: string): string => readFileSync(file, "utf8");
const { services, volumes: kept } = composeSchema.parse(parse(read("compose.yaml"), { merge: true }));
const dockerfile = read("Dockerfile");
const { scripts, engines } = z
  .object({ scripts: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(read("package.json")));

/** The services made of our own image. */
const ours = Object.entries(services).filter(([, { build }]) => build === ".");
const word = "7pQ4wX9zL2mB5vN8cR1kT6yF3hJ0sDgA";
/** What somebody who read the first lines of the file has written in .env. */
const filledIn = (value: string): string =>
  value.replaceAll(/\$\{PUBLIC_URL[^}]*\}/g, "https://hub.example").replaceAll(/\$\{\w+[^}]*\}/g, word);

test("the services are those of the portal and what it needs, each begun after what it asks", () => {
  expect(Object.keys(services).toSorted()).toEqual([
    ...["meilisearch", "migrate", "postgres", "roles", "server", "worker"],
  ]);
  const asked = Object.values(services).flatMap((service) => Object.keys(service.depends_on));
  expect(asked.filter((name) => services[name] === undefined)).toEqual([]);
  const healthy = Object.values(services).flatMap(({ depends_on }) =>
    Object.entries(depends_on).flatMap(([name, { condition }]) => (condition === "service_healthy" ? [name] : [])),
  );
  for (const name of healthy) expect(services[name]?.healthcheck).toBeDefined();
  const mounted = Object.values(services).flatMap((service) => service.volumes.map((one) => one.split(":")[0] ?? ""));
  expect(new Set(mounted)).toEqual(new Set(Object.keys(kept)));
});

test("what lasts is watched and begun again, and only this machine reaches it", () => {
  for (const name of ["postgres", "meilisearch", "server", "worker"])
    expect([name, services[name]?.restart]).toEqual([name, "unless-stopped"]);
  for (const name of ["postgres", "meilisearch", "server"]) expect(services[name]?.healthcheck, name).toBeDefined();
  expect(services["server"]?.healthcheck?.test.join(" ")).toContain("/healthz");
  const ports = Object.values(services).flatMap((service) => service.ports);
  expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
});

test("every version is said, and is one the portal is made for", () => {
  const images = Object.values(services).flatMap(({ image }) => image ?? []);
  expect(new Set(images)).toEqual(new Set(["postgres:18", "getmeili/meilisearch:v1.50.0"]));
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases)).toEqual(new Set(["node:24-bookworm-slim"]));
  expect(engines.node).toContain(">=24");
});

test("the image runs as nobody in particular, and holds no secret of the machine it is built on", () => {
  expect(dockerfile.lastIndexOf("USER node")).toBeGreaterThan(dockerfile.lastIndexOf("FROM "));
  const left = read(".dockerignore").split("\n");
  for (const name of [".env*", ".data*", ".git", "node_modules", "build"]) expect(left).toContain(name);
  for (const file of ["compose.yaml", "Dockerfile"]) expect(read(file)).toMatch(/^# Not run in CI/);
});

test("every setting of compose.yaml and of the Dockerfile is one of the portal's", () => {
  const inImage = [...(/^ENV (.*)$/m.exec(dockerfile)?.[1]?.matchAll(/([A-Z_]+)=/g) ?? [])].map(
    ([, name = ""]) => name,
  );
  const names = [...ours.flatMap(([, { environment }]) => Object.keys(environment)), ...inImage];
  expect(names).toEqual(expect.arrayContaining(["DATABASE_URL", "MEILI_URL", "MEILI_WRITE_KEY", "DATA_DIR", "PORT"]));
  expect(names.filter((name) => !settingNames.includes(name))).toEqual([]);
});

test.each(ours)(
  "the portal takes the settings of %s in production, and can open their databases",
  async (_, service) => {
    const given = Object.entries(service.environment).map(([name, value]) => [name, filledIn(value)] as const);
    const settings = parseEnvironment({ NODE_ENV: "production", ...Object.fromEntries(given) });
    expect(settings).toMatchObject({ MEILI_URL: "http://meilisearch:7700", TRUSTED_PROXIES: 1 });
    for (const url of [settings.DATABASE_URL, settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL])
      await openDatabase(url ?? "").close();
  },
);

test("what both files run are scripts of package.json, and the port is the one that is given out", () => {
  const commands = [...ours.flatMap(([, { command }]) => (command === undefined ? [] : [command]))];
  const image = z.array(z.string()).parse(JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? ""));
  const run = [...commands, image].map(([npm, verb, name = ""]) => `${npm} ${verb} ${name}`);
  expect(new Set(run)).toEqual(new Set(["npm run migrate", "npm run worker", "npm run serve"]));
  for (const line of run) expect(scripts).toHaveProperty(line.split(" ")[2] ?? "");
  expect(dockerfile).toContain("PORT=3000");
  expect(dockerfile).toContain("EXPOSE 3000");
  expect(services["server"]?.ports).toEqual(["127.0.0.1:3000:3000"]);
});
