import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn } from "#app/access/authorisation/civil-day.ts";
import type { PersonFact } from "#app/people/situation/person-facts.ts";
import type { ContactChannel } from "./file-commands.ts";

/** What a file says of who a person is and how to reach them. Days are civil. */
export interface FileContent {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string | null;
  readonly birthCommuneCode: string | null;
  readonly communeCode: string;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly channel: ContactChannel;
  readonly addressLine: string | null;
  readonly addressMore: string | null;
  readonly postalCode: string | null;
  readonly addressTown: string | null;
}

interface FileKey {
  readonly organisationId: string;
  readonly personFileId: string;
}

/** A new file, about a person of its own. */
export interface NewFile extends FileKey {
  readonly personId: string;
  readonly content: FileContent;
  readonly membershipId: string;
  readonly at: Date;
}

/** Adds a file with whoever follows the person from now on. Without RETURNING: it is seen once it is followed. */
export async function addPersonFile(transaction: ActingTransaction, file: NewFile): Promise<void> {
  const { organisationId, personFileId, personId, content, membershipId, at } = file;
  await transaction.personFile.createMany({
    data: [{ id: personFileId, organisationId, personId, createdAt: at, ...columnsOf(content) }],
  });
  await transaction.followUp.createMany({ data: [{ organisationId, personFileId, membershipId, startedAt: at }] });
}

/** Writes facts of a file. */
export async function addFacts(
  transaction: ActingTransaction,
  key: FileKey,
  facts: readonly PersonFact[],
): Promise<void> {
  await transaction.personFact.createMany({
    data: facts.map(({ asOf, ...fact }) => ({ ...key, ...fact, asOf: dayColumn(asOf) })),
  });
}

/** Writes down what finds another file of the same human. */
export async function addMatches(
  transaction: ActingTransaction,
  { personId, ...key }: FileKey & { readonly personId: string },
  keyHashes: readonly string[],
): Promise<void> {
  await transaction.personMatch.createMany({ data: keyHashes.map((keyHash) => ({ ...key, personId, keyHash })) });
}

export function columnsOf({ birthDate, ...content }: FileContent) {
  return { ...content, birthDate: birthDate === null ? null : dayColumn(birthDate) };
}
