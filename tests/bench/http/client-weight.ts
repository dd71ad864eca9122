import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const client = fileURLToPath(new URL("../../../build/client", import.meta.url));
/** As the server compresses: app/platform/http/edge.server.ts. */
const gzipLevel = 4;

const piece = z.object({ module: z.string(), imports: z.array(z.string()).optional() });
const manifestSchema = z.object({ entry: piece, routes: z.record(z.string(), piece) });

export interface ClientWeight {
  /** JavaScript any page of this build loads, an empty one included: React, Remix, the frame. */
  readonly emptyRouteBytes: number;
  /** What the route loads on top. */
  readonly aboveBytes: number;
}

/** The weight of a route's JavaScript, compressed, file by file as the browser asks for them. */
export async function clientWeight(routeId: string): Promise<ClientWeight> {
  const { entry, routes } = await readManifest();
  const { root, [routeId]: route } = routes;
  if (root === undefined || route === undefined) throw new Error(`No route ${routeId} in the build`);
  const base = new Set([...filesOf(entry), ...filesOf(root)]);
  const above = new Set(filesOf(route).filter((file) => !base.has(file)));
  return { emptyRouteBytes: await weigh(base), aboveBytes: await weigh(above) };
}

/** The routes of this build. */
export async function builtRoutes(): Promise<readonly string[]> {
  return Object.keys((await readManifest()).routes);
}

/** Remix writes the manifest the browser reads as one assignment. */
async function readManifest(): Promise<z.infer<typeof manifestSchema>> {
  const files = await readdir(path.join(client, "assets"));
  const name = files.find((file) => /^manifest-.*\.js$/.test(file));
  if (name === undefined) throw new Error("The portal is not built: npm run build");
  const script = await readFile(path.join(client, "assets", name), "utf8");
  return manifestSchema.parse(JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1)));
}

function filesOf({ module, imports = [] }: z.infer<typeof piece>): readonly string[] {
  return [module, ...imports];
}

async function weigh(files: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(path.join(client, file)), { level: gzipLevel }).length;
  return bytes;
}
