import { inTransactionAs } from "#app/access/acting.server.ts";
import { database } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";

/**
 * Should the fictional region be loaded? Not with `DEMO=off`, not once something real was imported (every source of the
 * demonstration is marked fictional), and not when it is there whole: a load that was interrupted is taken up again.
 */
export async function isDemonstrationWanted(): Promise<boolean> {
  if (!(await isDemonstration())) return false;
  const { prisma } = database();
  const fictionalCatalogues = await prisma.catalogueVersion.count({
    where: { import: { source: { isFictional: true, kind: "lheo" } } },
  });
  // What a load writes last; a region loaded by an older version has no account yet.
  const organisations = await inTransactionAs(database(), { task: "bootstrap" }, (transaction) =>
    transaction.organisation.count(),
  );
  return fictionalCatalogues === 0 || organisations === 0;
}

/** The positionings of the demonstration's people, once all their stories are told. */
const POSITIONINGS_TOLD = 200;

/**
 * Should the stories of the demonstration's people be told? Until the operation, which is told last, is there. Not in a region that an older version loaded, whose catalogue lacks their
 * sessions.
 */
export async function isDemonstrationLifeWanted(): Promise<boolean> {
  if (!(await isDemonstration())) return false;
  const sessions = await database().prisma.trainingSession.count({ where: { number: { startsWith: "SE_DEMO_" } } });
  if (sessions === 0) return false;
  const positionings = await inTransactionAs(database(), { task: "position" }, (transaction) =>
    transaction.positioning.count(),
  );
  if (positionings < POSITIONINGS_TOLD) return true;
  const operations = await inTransactionAs(database(), { task: "operation" }, (transaction) =>
    transaction.operation.count(),
  );
  return operations === 0;
}

/** Nothing real was imported, and the settings do not refuse the demonstration. */
async function isDemonstration(): Promise<boolean> {
  if (env().DEMO === "off") return false;
  return (await database().prisma.source.count({ where: { isFictional: false } })) === 0;
}
