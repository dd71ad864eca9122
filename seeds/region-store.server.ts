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
