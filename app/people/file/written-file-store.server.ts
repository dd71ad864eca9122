import { z } from "zod";
import type { ActingTransaction } from "#app/access/acting.server.ts";
import { dayColumn, isoDay } from "#app/access/authorisation/civil-day.ts";
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

/** Writes down what finds another file of the same human. */
export async function addMatches(
  transaction: ActingTransaction,
  { personId, ...key }: FileKey & { readonly personId: string },
  keyHashes: readonly string[],
): Promise<void> {
  await transaction.personMatch.createMany({ data: keyHashes.map((keyHash) => ({ ...key, personId, keyHash })) });
}

/** Writes anew what finds another file of the same human. */
export async function replaceMatches(
  transaction: ActingTransaction,
  key: FileKey & { readonly personId: string },
  keyHashes: readonly string[],
): Promise<void> {
  await transaction.personMatch.deleteMany({ where: { personFileId: key.personFileId } });
  await addMatches(transaction, key, keyHashes);
}

/** A file as it is written. */
export interface WrittenFile {
  readonly personFileId: string;
  readonly personId: string;
  readonly version: number;
  readonly isRestricted: boolean;
  readonly content: FileContent;
}

const contentColumns = {
  ...{ lastName: true, firstName: true, birthDate: true, birthCommuneCode: true, communeCode: true, phone: true },
  ...{ mail: true, channel: true, addressLine: true, addressMore: true, postalCode: true, addressTown: true },
} as const;

/** The file of an organisation as it is written; null: unknown, or not theirs. */
export async function selectWrittenFile(
  transaction: ActingTransaction,
  { personFileId, organisationId }: FileKey,
): Promise<WrittenFile | null> {
  if (!z.guid().safeParse(personFileId).success) return null;
  const row = await transaction.personFile.findUnique({
    where: { id: personFileId, organisationId },
    select: { personId: true, version: true, isRestricted: true, ...contentColumns },
  });
  if (row === null) return null;
  const { personId, version, isRestricted, birthDate, ...content } = row;
  const written = { ...content, birthDate: birthDate === null ? null : isoDay(birthDate) };
  return { personFileId, personId, version, isRestricted, content: written };
}

/** The version of a file of an organisation; null: unknown, or not theirs. */
export async function selectFileVersion(
  transaction: ActingTransaction,
  { personFileId, organisationId }: FileKey,
): Promise<number | null> {
  const row = await transaction.personFile.findUnique({
    where: { id: personFileId, organisationId },
    select: { version: true },
  });
  return row?.version ?? null;
}

/** Says that a file changes, where it is still at this version; false: another hand was first. */
export async function touchFile(
  transaction: ActingTransaction,
  { personFileId, version }: { readonly personFileId: string; readonly version: number },
  content?: FileContent,
): Promise<boolean> {
  const { count } = await transaction.personFile.updateMany({
    where: { id: personFileId, version },
    data: { ...(content === undefined ? {} : columnsOf(content)), version: { increment: 1 } },
  });
  return count === 1;
}

/** Communes as somebody would type them, by their INSEE codes: « Lens (62) ». One that is not known is absent. */
export async function communeLabels(
  transaction: ActingTransaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.commune.findMany({
    where: { insee: { in: [...codes] } },
    select: { insee: true, name: true, departementCode: true },
  });
  return new Map(rows.map(({ insee, name, departementCode }) => [insee, `${name} (${departementCode})`]));
}

function columnsOf({ birthDate, ...content }: FileContent) {
  return { ...content, birthDate: birthDate === null ? null : dayColumn(birthDate) };
}
