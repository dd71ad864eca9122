import type { Database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";

/** Is this a portal that is being tried: not in production, and nothing real was ever imported? */
export async function isDemonstration({ prisma }: Pick<Database, "prisma">): Promise<boolean> {
  if (env().NODE_ENV === "production") return false;
  return (await prisma.source.count({ where: { isFictional: false } })) === 0;
}
