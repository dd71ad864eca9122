import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, isoDay } from "#app/access/authorisation/civil-day.ts";
import type { Period } from "#app/access/authorisation/period.ts";
import type { DeclareStandIn, EndStandIn } from "./member-commands.ts";

/** A period in which this colleague already stands in for this member, and which shares a day with the one asked. */
export async function overlappingStandIn(
  transaction: ActingTransaction,
  asked: DeclareStandIn,
): Promise<Period | undefined> {
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

/** Writes a stand-in; false when another transaction has just written the same. */
export async function addStandIn(
  transaction: ActingTransaction,
  { organisationId, ...asked }: DeclareStandIn & { readonly organisationId: string },
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
  { awayMembershipId, standInMembershipId, startsOn }: EndStandIn,
): Promise<boolean> {
  const where = { awayMembershipId, standInMembershipId, startsOn: dayColumn(startsOn) };
  return (await transaction.standIn.deleteMany({ where })).count === 1;
}

/** Removes the stand-ins of a member and those they do; answers how many. */
export async function removeStandInsOf(transaction: ActingTransaction, membershipId: string): Promise<number> {
  const where = { OR: [{ awayMembershipId: membershipId }, { standInMembershipId: membershipId }] };
  return (await transaction.standIn.deleteMany({ where })).count;
}
