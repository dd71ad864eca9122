import { inTransactionAs } from "#app/access/acting.server.ts";
import { database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";

/**
 * Should the fictional region be loaded? Not with `DEMO=off`, not once something real was imported (every source of the
 * demonstration is marked fictional), and not when it is there whole: a load that was interrupted is taken up again.
 */
export async function isDemonstrationWanted(): Promise<boolean> {
  if (env().DEMO === "off") return false;
  const { prisma } = database();
  const realSources = await prisma.source.count({ where: { isFictional: false } });
  const fictionalCatalogues = await prisma.catalogueVersion.count({
    where: { import: { source: { isFictional: true, kind: "lheo" } } },
  });
  // What a load writes last; a region loaded by an older version has no account yet.
  const organisations = await inTransactionAs(database(), { task: "bootstrap" }, (transaction) =>
    transaction.organisation.count(),
  );
  return realSources === 0 && (fictionalCatalogues === 0 || organisations === 0);
}
