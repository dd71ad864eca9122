import type { ActingTransaction } from "#app/access/acting.server.ts";
import { isoDay } from "#app/access/authorisation/civil-day.ts";
import type { PersonFact } from "#app/people/situation/person-facts.ts";
import type { ContactChannel } from "./file-commands.ts";

/** A file an organisation holds on a person. */
export interface KnownFile {
  readonly lastName: string;
  readonly firstName: string;
  /** INSEE code of the commune, and its name when it is known. */
  readonly communeCode: string;
  readonly communeName: string | null;
  readonly organisationName: string;
  readonly createdAt: Date;
  readonly birthDate: string | null;
  readonly birthCommuneName: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly channel: ContactChannel;
  /** Its lines; empty: none is written. */
  readonly address: readonly string[];
  readonly facts: readonly PersonFact[];
  readonly isRestricted: boolean;
  readonly sharesProgressSince: string | null;
}

/** More than organisations follow one person: a list is bounded. */
const MOST = 50;

/** The files held on the person the transaction acts for, one an organisation, the oldest first. */
export async function selectOwnFiles(transaction: ActingTransaction, accountId: string): Promise<readonly KnownFile[]> {
  const rows = await transaction.personFile.findMany({
    where: { accountId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
    select: {
      ...{
        lastName: true,
        firstName: true,
        communeCode: true,
        createdAt: true,
        birthDate: true,
        phone: true,
        mail: true,
      },
      ...{ birthCommuneCode: true, channel: true, isRestricted: true, sharesProgressSince: true },
      ...{ addressLine: true, addressMore: true, postalCode: true, addressTown: true },
      organisation: { select: { name: true } },
      facts: {
        select: { kind: true, value: true, source: true, asOf: true },
        orderBy: [{ kind: "asc" }, { value: "asc" }],
      },
    },
  });
  const codes = rows.flatMap(({ communeCode, birthCommuneCode }) => [communeCode, birthCommuneCode ?? communeCode]);
  const names = await communeNames(transaction, codes);
  return rows.map(({ organisation, addressLine, addressMore, postalCode, addressTown, birthCommuneCode, ...row }) => ({
    ...row,
    organisationName: organisation.name,
    communeName: names.get(row.communeCode) ?? null,
    birthCommuneName: birthCommuneCode === null ? null : (names.get(birthCommuneCode) ?? birthCommuneCode),
    birthDate: row.birthDate === null ? null : isoDay(row.birthDate),
    sharesProgressSince: row.sharesProgressSince === null ? null : isoDay(row.sharesProgressSince),
    address: [addressLine, addressMore, [postalCode, addressTown].flatMap((part) => part ?? []).join(" ")].flatMap(
      (line) => (line === null || line === "" ? [] : [line]),
    ),
    facts: row.facts.map(({ asOf, ...fact }) => ({ ...fact, asOf: isoDay(asOf) })),
  }));
}

/** The commune of the latest file that is not restricted; null without one. */
export async function findOwnCommune(transaction: ActingTransaction, accountId: string): Promise<string | null> {
  const file = await transaction.personFile.findFirst({
    where: { accountId, isRestricted: false },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { communeCode: true },
  });
  return file?.communeCode ?? null;
}

async function communeNames(
  transaction: ActingTransaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.commune.findMany({
    where: { insee: { in: [...codes] } },
    select: { insee: true, name: true },
  });
  return new Map(rows.map(({ insee, name }) => [insee, name]));
}
