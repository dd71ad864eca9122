import { z } from "zod";
import routes from "#app/routes.ts";

/** A route of the manifest, with what its module declares. */
export interface DeclaredRoute {
  /** As `app/routes.ts` writes it, with a slash in front. */
  readonly pattern: string;
  readonly file: string;
  readonly loader: Handler | null;
  readonly action: Handler | null;
}

/** A loader or an action, and the policy it carries; null: none was declared. */
export interface Handler {
  readonly policy: string | null;
  run(args: unknown): Promise<unknown>;
}

const moduleSchema = z.object({ loader: z.unknown().optional(), action: z.unknown().optional() });
const pageSchema = z.object({ file: z.string(), path: z.string().optional(), children: z.undefined().optional() });
/** A layout has no address of its own, and no layout below it. */
const layoutSchema = z.object({ file: z.string(), path: z.undefined().optional(), children: z.array(pageSchema) });
const entrySchema = z.array(z.union([layoutSchema, pageSchema]));
const modules = import.meta.glob("/app/routes/**/*.{ts,tsx}");

/** Every address of the manifest, its module imported; layouts apart. */
export async function readManifest(): Promise<readonly DeclaredRoute[]> {
  const pages = entrySchema.parse(await routes).flatMap((entry) => entry.children ?? [entry]);
  return Promise.all(pages.map(({ file, path = "" }) => declared(`/${path}`, file)));
}

/** The layout of each space, its module imported; their pattern is their file. */
export async function readLayouts(): Promise<readonly DeclaredRoute[]> {
  const layouts = entrySchema.parse(await routes).filter(({ children }) => children !== undefined);
  return Promise.all(layouts.map(({ file }) => declared(file, file)));
}

async function declared(pattern: string, file: string): Promise<DeclaredRoute> {
  const load = modules[`/app/${file}`];
  if (load === undefined) throw new Error(`${file} of the manifest is no module of app/routes`);
  return { pattern, file, ...handlersOf(await load(), pattern) };
}

/** What a route module declares; below the file of somebody (`/personnes/:id`), a page of skills declares another policy. */
export function handlersOf(module: unknown, pattern = ""): Pick<DeclaredRoute, "loader" | "action"> {
  const { loader, action } = moduleSchema.parse(module);
  return { loader: handlerOf(loader, pattern), action: handlerOf(action, pattern) };
}

function handlerOf(declaration: unknown, pattern: string): Handler | null {
  if (typeof declaration !== "function") return null;
  const isBeside = pattern.startsWith("/personnes/:id/") && Reflect.has(declaration, "beside");
  const policy: unknown = Reflect.get(declaration, isBeside ? "beside" : "policy");
  return {
    policy: typeof policy === "string" ? policy : null,
    run: async (args) => Reflect.apply(declaration, undefined, [args]),
  };
}
