import { inTransactionAs } from "#app/access/acting.server.ts";
import type { Database } from "#app/platform/database.server.ts";

/** What the region holds once loaded. */
export interface RegionCounts {
  readonly metiers: number;
  readonly skills: number;
  readonly certifications: number;
  readonly blocks: number;
  readonly towns: number;
  readonly organisations: number;
  readonly trainings: number;
  readonly sessions: number;
  readonly purchaseFrames: number;
}

/** Whether something else than the demonstration was ever imported. */
export async function hasRealSource({ prisma }: Database): Promise<boolean> {
  return (await prisma.source.count({ where: { isFictional: false } })) > 0;
}

export async function countRegion({ prisma }: Database): Promise<RegionCounts> {
  const [metiers, skills, certifications, blocks, towns, organisations, trainings, sessions, purchaseFrames] =
    await Promise.all([
      prisma.romeMetier.count(),
      prisma.skill.count(),
      prisma.certification.count(),
      prisma.skillBlock.count(),
      prisma.commune.count(),
      prisma.trainingOrganisation.count(),
      prisma.training.count({ where: { withdrawnAt: null } }),
      prisma.trainingSession.count({ where: { withdrawnAt: null } }),
      prisma.purchaseFrame.count(),
    ]);
  return { metiers, skills, certifications, blocks, towns, organisations, trainings, sessions, purchaseFrames };
}

/** The id of a session of the demonstration, by its number. */
export async function sessionIdOf({ prisma }: Database, number: string): Promise<number> {
  const where = { number, withdrawnAt: null, isSimulated: true };
  return (await prisma.trainingSession.findFirstOrThrow({ where, select: { id: true } })).id;
}

/** How many people are positioned, or were. */
export function countPositionings(database: Database): Promise<number> {
  return inTransactionAs(database, { task: "position" }, (transaction) => transaction.positioning.count());
}
