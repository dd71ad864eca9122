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
const entrySchema = z.array(
  z.object({ file: z.string(), path: z.string().optional(), children: z.undefined().optional() }),
);
const modules = import.meta.glob("/app/routes/**/*.{ts,tsx}");

/** Every route of the manifest, its module imported. Nested routes are refused: no test here would know their addresses. */
export async function readManifest(): Promise<readonly DeclaredRoute[]> {
  const entries = entrySchema.parse(await routes);
  return Promise.all(
    entries.map(async ({ file, path = "" }) => {
      const load = modules[`/app/${file}`];
      if (load === undefined) throw new Error(`${file} of the manifest is no module of app/routes`);
      return { pattern: `/${path}`, file, ...handlersOf(await load()) };
    }),
  );
}

/** What a route module declares. */
export function handlersOf(module: unknown): Pick<DeclaredRoute, "loader" | "action"> {
  const { loader, action } = moduleSchema.parse(module);
  return { loader: handlerOf(loader), action: handlerOf(action) };
}

function handlerOf(declaration: unknown): Handler | null {
  if (typeof declaration !== "function") return null;
  const policy: unknown = Reflect.get(declaration, "policy");
  return {
    policy: typeof policy === "string" ? policy : null,
    run: async (args) => Reflect.apply(declaration, undefined, [args]),
  };
}
