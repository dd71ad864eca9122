import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, isoDay } from "#app/access/authorisation/civil-day.ts";
import type { PersonFact } from "./person-facts.ts";

/** The facts of a file, in the order of their kinds. */
export async function selectFacts(
  transaction: ActingTransaction,
  personFileId: string,
): Promise<readonly PersonFact[]> {
  const rows = await transaction.personFact.findMany({
    where: { personFileId },
    select: { kind: true, value: true, source: true, asOf: true },
    orderBy: [{ kind: "asc" }, { value: "asc" }],
  });
  return rows.map(({ asOf, ...fact }) => ({ ...fact, asOf: isoDay(asOf) }));
}

/** Writes the facts of a file in the place of those it had. */
export async function replaceFacts(
  transaction: ActingTransaction,
  key: { readonly organisationId: string; readonly personFileId: string },
  facts: readonly PersonFact[],
): Promise<void> {
  await transaction.personFact.deleteMany({ where: { personFileId: key.personFileId } });
  await addFacts(transaction, key, facts);
}

/** Writes facts of a file. */
export async function addFacts(
  transaction: ActingTransaction,
  key: { readonly organisationId: string; readonly personFileId: string },
  facts: readonly PersonFact[],
): Promise<void> {
  await transaction.personFact.createMany({
    data: facts.map(({ asOf, ...fact }) => ({ ...key, ...fact, asOf: dayColumn(asOf) })),
  });
}
