import { randomUUID } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";

/** How many people a member follows. */
export function countPeople(transaction: ActingTransaction, membershipId: string): Promise<number> {
  return transaction.followUp.count({ where: { membershipId, endedAt: null } });
}

/** What a hand-over moved: people the colleague now follows, and those they followed already. */
export interface HandedOver {
  readonly handedOver: number;
  readonly alreadyFollowed: number;
}

/** A whole portfolio, from one member to another of the same organisation. */
export interface PortfolioMove {
  readonly organisationId: string;
  readonly fromMembershipId: string;
  readonly toMembershipId: string;
  readonly at: Date;
}

/** Ends every live follow-up of a member, and starts the colleague's for those they do not follow yet. */
export async function movePortfolio(transaction: ActingTransaction, move: PortfolioMove): Promise<HandedOver> {
  const { organisationId, fromMembershipId, toMembershipId, at } = move;
  const ended = await transaction.followUp.updateManyAndReturn({
    where: { organisationId, membershipId: fromMembershipId, endedAt: null },
    data: { endedAt: at },
    select: { personFileId: true },
  });
  // The live follow-up of a person by a member is unique: what exists already is skipped.
  const { count } = await transaction.followUp.createMany({
    data: ended.map(({ personFileId }) => ({
      id: randomUUID(),
      organisationId,
      personFileId,
      membershipId: toMembershipId,
      startedAt: at,
    })),
    skipDuplicates: true,
  });
  return { handedOver: count, alreadyFollowed: ended.length - count };
}
