import { randomUUID } from "node:crypto";
import type { ActingTransaction } from "#app/access/acting.server.ts";

/** An agreement as it was given, and ended or not. */
export interface KnownSkillsAgreement {
  readonly organisationName: string;
  readonly agreedBy: "person" | "referent";
  readonly agreedAt: Date;
  readonly endedAt: Date | null;
}

/** An organisation that follows somebody, and since when they agree that it reads their skills; null: they do not. */
export interface SkillsReader {
  readonly personFileId: string;
  readonly organisationName: string;
  readonly agreedAt: Date | null;
}

/** More than organisations follow one person: a list is bounded. */
const MOST = 50;

/** The agreement of a file that is not ended; null: there is none. */
export async function liveAgreement(
  transaction: ActingTransaction,
  personFileId: string,
): Promise<{ readonly id: string; readonly agreedBy: "person" | "referent"; readonly agreedAt: Date } | null> {
  return transaction.skillsAgreement.findFirst({
    where: { personFileId, endedAt: null },
    select: { id: true, agreedBy: true, agreedAt: true },
  });
}

/** Writes down an agreement. Without RETURNING. */
export async function addAgreement(
  transaction: ActingTransaction,
  agreement: {
    readonly organisationId: string;
    readonly personFileId: string;
    readonly agreedBy: "person" | "referent";
    readonly agreedByAccountId: string;
    readonly agreedAt: Date;
  },
): Promise<void> {
  await transaction.skillsAgreement.createMany({ data: [{ id: randomUUID(), ...agreement }] });
}

/** Ends an agreement. */
export async function endAgreement(
  transaction: ActingTransaction,
  { id, endedByAccountId, endedAt }: { readonly id: string; readonly endedByAccountId: string; readonly endedAt: Date },
): Promise<void> {
  await transaction.skillsAgreement.updateMany({ where: { id, endedAt: null }, data: { endedByAccountId, endedAt } });
}

/** The file an agreement is about, of an organisation or of the person of an account; null: unknown, or not theirs. */
export async function selectAgreedFile(
  transaction: ActingTransaction,
  where: { readonly id: string } & ({ readonly organisationId: string } | { readonly accountId: string }),
): Promise<{ readonly organisationId: string; readonly accountId: string | null } | null> {
  return transaction.personFile.findUnique({ where, select: { organisationId: true, accountId: true } });
}

/** The organisations that follow the person of an account, the oldest file first. */
export async function listSkillsReaders(
  transaction: ActingTransaction,
  accountId: string,
): Promise<readonly SkillsReader[]> {
  const files = await transaction.personFile.findMany({
    where: { accountId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
    select: {
      id: true,
      organisation: { select: { name: true } },
      skillsAgreements: { where: { endedAt: null }, select: { agreedAt: true } },
    },
  });
  return files.map(({ id, organisation, skillsAgreements: [live] }) => ({
    ...{ personFileId: id, organisationName: organisation.name, agreedAt: live?.agreedAt ?? null },
  }));
}

/** Every agreement of the person of an account, ended ones too, the latest first. */
export async function listAgreements(
  transaction: ActingTransaction,
  accountId: string,
): Promise<readonly KnownSkillsAgreement[]> {
  const rows = await transaction.skillsAgreement.findMany({
    where: { personFile: { accountId } },
    orderBy: [{ agreedAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: { agreedBy: true, agreedAt: true, endedAt: true, organisation: { select: { name: true } } },
  });
  return rows.map(({ organisation, ...row }) => ({ ...row, organisationName: organisation.name }));
}
