import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { HeldFactors } from "./factor-rules.ts";

/** The factors of an account. */
export async function heldFactors(transaction: ActingTransaction, accountId: string): Promise<HeldFactors> {
  const [apps, passkeys] = [
    await transaction.totpFactor.count({ where: { accountId } }),
    await transaction.passkey.count({ where: { accountId } }),
  ];
  return { hasApp: apps > 0, passkeys };
}

/** The same, for who is about to change them: of two changes at once, the second waits and sees what the first left. */
export async function lockFactors(transaction: ActingTransaction, accountId: string): Promise<HeldFactors> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`factors ${accountId}`}, 0))`;
  return heldFactors(transaction, accountId);
}

/** The app of an account; null when there is none. */
export function findApp(transaction: ActingTransaction, accountId: string): Promise<SealedApp | null> {
  return transaction.totpFactor.findUnique({ where: { accountId }, select: { sealedSecret: true } });
}

/** The secret of an authenticator app, sealed. */
export interface SealedApp {
  readonly sealedSecret: string;
}

/** Takes a time step, unless it or a later one served already: the write itself decides between two at once. */
export async function useStep(transaction: ActingTransaction, accountId: string, step: bigint): Promise<boolean> {
  const { count } = await transaction.totpFactor.updateMany({
    where: { accountId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** Writes an app that was just confirmed by the code of a time step: from now on it is a factor. */
export async function addApp(
  transaction: ActingTransaction,
  app: SealedApp & { readonly accountId: string; readonly lastStep: bigint },
): Promise<void> {
  await transaction.totpFactor.createMany({ data: [{ ...app, confirmedAt: now() }] });
}

/** Takes the authenticator app away. */
export async function removeApp(transaction: ActingTransaction, accountId: string): Promise<void> {
  await transaction.totpFactor.deleteMany({ where: { accountId } });
}

/** Where letters about an account go: its login, else the address a provider gave. */
export async function addressOfOwner(transaction: ActingTransaction, accountId: string): Promise<string | null> {
  const { email, credential } = await transaction.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, credential: { select: { login: true } } },
  });
  return credential?.login ?? email;
}

/** When each confirmed factor came and last served, the oldest passkey first; the app tells when by its last time step. */
export async function readFactors(transaction: ActingTransaction, accountId: string): Promise<FactorRows> {
  const app = await transaction.totpFactor.findUnique({
    where: { accountId },
    select: { confirmedAt: true, lastStep: true },
  });
  const passkeys = await transaction.passkey.findMany({
    where: { accountId },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { id: true, device: true, addedAt: true, lastUsedAt: true },
  });
  return { app, passkeys };
}

export interface FactorRows {
  readonly app: { readonly confirmedAt: Date; readonly lastStep: bigint } | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly device: string;
    readonly addedAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
}
