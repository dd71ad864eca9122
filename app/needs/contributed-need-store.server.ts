import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { type ToldNeed, toldNeedSchema } from "./contribution-answers.ts";

/** How a need that an organisation told is found again: by its own reference, by the key it was sent under, or by either. */
export interface ContributionName {
  readonly reference: string | null;
  readonly key: string | null;
}

/** A need that an organisation told before. */
export interface KnownContribution extends ContributionName {
  readonly needId: string;
  readonly contentHash: string;
}

interface NewContribution extends KnownContribution {
  readonly organisationId: string;
  readonly tokenId: string | null;
  readonly toldAt: Date;
}

/** What an organisation told under this key or this reference, that of the key first. By the unique indexes. */
export async function findContributions(
  transaction: ActingTransaction,
  organisationId: string,
  { reference, key }: ContributionName,
): Promise<readonly KnownContribution[]> {
  const names = [...(key === null ? [] : [{ key }]), ...(reference === null ? [] : [{ reference }])];
  const rows = await transaction.contributedNeed.findMany({
    where: { organisationId, OR: names },
    select: { needId: true, reference: true, key: true, contentHash: true },
    take: 2,
  });
  return rows.toSorted((one, other) => Number(other.key === key) - Number(one.key === key));
}

/** Says whose need it is, before it is written. Two under one name: the second is refused by the index, and runs again. */
export async function addContribution(transaction: ActingTransaction, contribution: NewContribution): Promise<void> {
  await transaction.contributedNeed.createMany({ data: [contribution] });
}

/** A need that this organisation told; undefined: none of theirs. By the primary keys. */
export async function selectToldNeed(
  transaction: ActingTransaction,
  organisationId: string,
  needId: string,
): Promise<ToldNeed | undefined> {
  const rows = await transaction.$queryRaw`
    SELECT n.id::text, c.reference, n.state::text AS state, n.headcount, n.hired, c.told_at AS "toldOn",
      (SELECT max(e.at) FROM need_event e WHERE e.need_id = n.id) AS "changedOn"
    FROM contributed_need c JOIN need n ON n.id = c.need_id
    WHERE c.need_id = ${needId}::uuid AND c.organisation_id = ${organisationId}::uuid`;
  return z.array(toldNeedSchema).parse(rows)[0];
}
