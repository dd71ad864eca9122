import type { ActingTransaction } from "../acting.server.ts";
import type { HeldFactors } from "./factor-rules.ts";

/** The confirmed factors of an account. */
export async function heldFactors(transaction: ActingTransaction, accountId: string): Promise<HeldFactors> {
  const [apps, passkeys] = [
    await transaction.totpFactor.count({ where: { accountId, confirmedAt: { not: null } } }),
    await transaction.passkey.count({ where: { accountId } }),
  ];
  return { hasApp: apps > 0, passkeys };
}

/** The same, for who is about to change them: of two changes at once, the second waits and sees what the first left. */
export async function holdFactors(transaction: ActingTransaction, accountId: string): Promise<HeldFactors> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`factors ${accountId}`}, 0))`;
  return heldFactors(transaction, accountId);
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
  readonly app: { readonly confirmedAt: Date | null; readonly lastStep: bigint } | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly device: string;
    readonly addedAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
}
