import { actingFor, inTransactionAs, readerOf } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
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

/** Marks links from a block to a skill as accepted by somebody; adds those that the method did not find. */
export async function acceptLinks(
  database: Database,
  links: readonly { readonly block: string; readonly ogr: number }[],
  reviewer: string,
): Promise<void> {
  await inTransactionAs(database, { task: "bootstrap" }, (transaction) =>
    readerOf(transaction).query(
      `INSERT INTO block_skill AS k (block_code, skill_ogr, confidence_percent, evidence, is_shown, verdict, reviewer, reviewed_at)
     SELECT n.block, n.ogr, 100, 'lien relu pour la démonstration', true, 'accepted', $3::uuid, now()
     FROM unnest($1::text[], $2::int[]) AS n(block, ogr)
     ON CONFLICT (block_code, skill_ogr) DO UPDATE SET verdict = 'accepted', reviewer = excluded.reviewer, reviewed_at = now()`,
      [links.map(({ block }) => block), links.map(({ ogr }) => ogr), reviewer],
    ),
  );
}

/** Somebody whom a member follows, who obtained blocks at the exit of a training and has no skills noted; null: nobody. */
export async function exitedPersonOf(
  database: Database,
  actor: MemberActor,
): Promise<{
  readonly personFileId: string;
  readonly commune: { readonly insee: string; readonly name: string };
} | null> {
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const exited = await transaction.positioning.findFirst({
      where: { organisationId, obtainedBlocks: { isEmpty: false } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { personFileId: true, personFile: { select: { communeCode: true } } },
    });
    if (exited === null) return null;
    if ((await transaction.heldSkills.count({ where: { personFileId: exited.personFileId } })) > 0) return null;
    const commune = await transaction.commune.findUniqueOrThrow({
      where: { insee: exited.personFile.communeCode },
      select: { insee: true, name: true },
    });
    return { personFileId: exited.personFileId, commune };
  });
}

/** People whom a member follows in their own name in some communes, by name, and whether skills of theirs are noted. */
export function filesToAgree(
  database: Database,
  actor: MemberActor,
  { communes, most }: { readonly communes: readonly string[]; readonly most: number },
): Promise<readonly { readonly id: string; readonly hasSkills: boolean }[]> {
  const { organisationId, membershipId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const files = await transaction.personFile.findMany({
      where: {
        ...{ organisationId, isRestricted: false, communeCode: { in: [...communes] } },
        followUps: { some: { membershipId, endedAt: null } },
      },
      orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
      take: most,
      select: { id: true, heldSkills: { select: { id: true }, take: 1 } },
    });
    return files.map(({ id, heldSkills }) => ({ id, hasSkills: heldSkills.length > 0 }));
  });
}

/** The people to whom an operation was proposed, by their file, for the member who proposed it. */
export async function statesInOperation(
  database: Database,
  actor: MemberActor,
  operationId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await inTransactionAs(database, actingFor(actor), (transaction) =>
    transaction.proposal.findMany({ where: { operationId }, select: { personFileId: true, state: true } }),
  );
  return new Map(rows.map(({ personFileId, state }) => [personFileId, state]));
}

/** People whom a member follows, the oldest files first; none once a need was proposed to so many. */
export function filesToPropose(
  database: Database,
  actor: MemberActor,
  most: number,
): Promise<readonly { readonly id: string; readonly hasPhone: boolean }[]> {
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    if ((await transaction.proposal.count({ where: { organisationId, operationId: null } })) >= most) return [];
    const files = await transaction.personFile.findMany({
      where: { organisationId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: most,
      select: { id: true, phone: true },
    });
    return files.map(({ id, phone }) => ({ id, hasPhone: phone !== null }));
  });
}

/** The first files of an organisation after some, for whom aids are asked; empty once one was. */
export function filesToAid(
  database: Database,
  actor: MemberActor,
  { skip, most }: { readonly skip: number; readonly most: number },
): Promise<readonly string[]> {
  const { organisationId } = actor;
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    if ((await transaction.aidRequest.count({ where: { organisationId } })) > 0) return [];
    const orderBy = [{ createdAt: "asc" }, { id: "asc" }] as const;
    const page = { orderBy: [...orderBy], skip, take: most, select: { id: true } };
    return (await transaction.personFile.findMany({ where: { organisationId }, ...page })).map(({ id }) => id);
  });
}

/** The version of each need, by its id, for a sensor. */
export async function versionsOfNeeds(database: Database, sensor: MemberActor): Promise<ReadonlyMap<string, number>> {
  const rows = await inTransactionAs(database, actingFor(sensor), (transaction) =>
    transaction.need.findMany({ select: { id: true, version: true }, orderBy: { id: "asc" }, take: 1000 }),
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
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
