import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, isoDay } from "#app/access/authorisation/civil-day.ts";
import type { Period } from "#app/access/authorisation/period.ts";

/** What names a stand-in: who is away, who stands in, from which day. */
export interface StandInName {
  readonly awayMembershipId: string;
  readonly standInMembershipId: string;
  readonly startsOn: string;
}

/** A stand-in, its last day included. */
export interface StandIn extends StandInName, Period {}

/** A period in which this colleague already stands in for this member, and which shares a day with the one asked. */
export async function overlappingStandIn(transaction: ActingTransaction, asked: StandIn): Promise<Period | undefined> {
  const { awayMembershipId, standInMembershipId, startsOn, endsOn } = asked;
  const row = await transaction.standIn.findFirst({
    where: {
      awayMembershipId,
      standInMembershipId,
      startsOn: { lte: dayColumn(endsOn) },
      endsOn: { gte: dayColumn(startsOn) },
    },
    orderBy: { startsOn: "asc" },
    select: { startsOn: true, endsOn: true },
  });
  return row === null ? undefined : { startsOn: isoDay(row.startsOn), endsOn: isoDay(row.endsOn) };
}

/** A stand-in, as a screen shows it. */
export interface StandInLine extends Period {
  readonly awayMembershipId: string;
  readonly awayName: string;
  readonly standInMembershipId: string;
  readonly standInName: string;
}

/** More stand-ins than an organisation has at once: a bound, not a page. */
const MOST = 200;

/** The stand-ins of an organisation that are not over on a day, the first to begin first; `of`: those of or by one member alone. */
export async function listStandIns(
  transaction: ActingTransaction,
  { organisationId, on, of }: { readonly organisationId: string; readonly on: string; readonly of: string | null },
): Promise<readonly StandInLine[]> {
  const member = of === null ? {} : { OR: [{ awayMembershipId: of }, { standInMembershipId: of }] };
  const name = { select: { account: { select: { name: true } } } } as const;
  const rows = await transaction.standIn.findMany({
    where: { organisationId, endsOn: { gte: dayColumn(on) }, ...member },
    orderBy: [{ startsOn: "asc" }, { awayMembershipId: "asc" }, { standInMembershipId: "asc" }],
    take: MOST,
    select: {
      awayMembershipId: true,
      standInMembershipId: true,
      startsOn: true,
      endsOn: true,
      away: name,
      standIn: name,
    },
  });
  return rows.map(({ away, standIn, ...row }) => ({
    ...row,
    startsOn: isoDay(row.startsOn),
    endsOn: isoDay(row.endsOn),
    awayName: away.account.name,
    standInName: standIn.account.name,
  }));
}

/** Writes a stand-in; false when another transaction has just written the same. */
export async function addStandIn(
  transaction: ActingTransaction,
  { organisationId, ...asked }: StandIn & { readonly organisationId: string },
): Promise<boolean> {
  const { awayMembershipId, standInMembershipId } = asked;
  const period = { startsOn: dayColumn(asked.startsOn), endsOn: dayColumn(asked.endsOn) };
  const { count } = await transaction.standIn.createMany({
    data: [{ organisationId, awayMembershipId, standInMembershipId, ...period }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Removes a stand-in; false when there is none such, or it is not the actor's to end. */
export async function removeStandIn(
  transaction: ActingTransaction,
  { awayMembershipId, standInMembershipId, startsOn }: StandInName,
): Promise<boolean> {
  const where = { awayMembershipId, standInMembershipId, startsOn: dayColumn(startsOn) };
  return (await transaction.standIn.deleteMany({ where })).count === 1;
}

/** Removes the stand-ins of a member and those they do; answers how many. */
export async function removeStandInsOf(transaction: ActingTransaction, membershipId: string): Promise<number> {
  const where = { OR: [{ awayMembershipId: membershipId }, { standInMembershipId: membershipId }] };
  return (await transaction.standIn.deleteMany({ where })).count;
}
