import type { ActingTransaction } from "#app/access/acting.server.ts";

/** The file an organisation holds on a person. */
export interface KnownFile {
  readonly lastName: string;
  readonly firstName: string;
  /** INSEE code of the commune, and its name when it is known. */
  readonly communeCode: string;
  readonly communeName: string | null;
  readonly organisationName: string;
  readonly createdAt: Date;
}

/** The file held on the person the transaction acts for; null when there is none. */
export async function selectOwnFile(transaction: ActingTransaction, accountId: string): Promise<KnownFile | null> {
  const row = await transaction.personFile.findFirst({
    where: { accountId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      lastName: true,
      firstName: true,
      communeCode: true,
      createdAt: true,
      organisation: { select: { name: true } },
    },
  });
  if (row === null) return null;
  const { organisation, ...file } = row;
  const commune = await transaction.commune.findUnique({
    where: { insee: file.communeCode },
    select: { name: true },
  });
  return { ...file, communeName: commune?.name ?? null, organisationName: organisation.name };
}
