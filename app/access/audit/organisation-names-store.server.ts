import type { ActingTransaction } from "../acting.server.ts";

/** The names of the organisations of some entries, those the transaction may see. */
export async function selectOrganisationNames(
  transaction: ActingTransaction,
  entries: readonly { readonly organisationId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(entries.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])));
  const organisations = await transaction.organisation.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(organisations.map(({ id, name }) => [id, name]));
}
