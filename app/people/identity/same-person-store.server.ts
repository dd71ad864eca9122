import { type ActingAs, type ActingTransaction, actAs } from "#app/access/acting.server.ts";

/** A file of somebody who has the same name, birth date and commune; nothing of what it says. */
export interface SamePerson {
  readonly personFileId: string;
  readonly personId: string;
  readonly organisationId: string;
}

/**
 * The files that one of these keys finds, the oldest key first, whoever holds them; `acting`: whom the transaction acts for, and goes on
 * acting for. By the primary key of `person_match`, whose rows are seen by whoever shows them.
 */
export async function selectSamePeople(
  transaction: ActingTransaction,
  acting: ActingAs,
  keyHashes: readonly string[],
): Promise<readonly SamePerson[]> {
  if (keyHashes.length === 0) return [];
  await actAs(transaction, { ...acting, presented: keyHashes.join(" ") });
  const found = await transaction.personMatch.findMany({
    where: { keyHash: { in: [...keyHashes] } },
    select: { personFileId: true, personId: true, organisationId: true },
    distinct: ["personFileId"],
    orderBy: [{ personFileId: "asc" }, { keyHash: "asc" }],
    take: MOST,
  });
  await actAs(transaction, acting);
  return found;
}

/** More files than one human has: a bound, not a page. */
const MOST = 100;
