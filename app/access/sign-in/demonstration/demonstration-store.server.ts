import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";

/** Is this a portal that is being tried: not in production, and nothing real was ever imported? */
export async function isDemonstration({ prisma }: Pick<Database, "prisma">): Promise<boolean> {
  return env().NODE_ENV !== "production" && !(await hasRealData(prisma));
}

/** Was anything real ever imported? The demonstration's accounts then open nothing, and their sessions are over. */
export async function hasRealData({ source }: Pick<ActingTransaction, "source">): Promise<boolean> {
  return (await source.findFirst({ where: { isFictional: false }, select: { id: true } })) !== null;
}
