import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { PENDING_MINUTES } from "./factor-rules.ts";
import type { SealedApp } from "./factor-store.server.ts";

/** In which session an authenticator app is being added. */
export interface Beginning {
  readonly accountId: string;
  readonly sessionId: string;
}

/** The secret that waits in a session for its first code; null when none does, or for more than ten minutes. */
export function findPendingApp(transaction: ActingTransaction, { sessionId }: Beginning): Promise<SealedApp | null> {
  return transaction.pendingTotp.findFirst({
    where: { sessionId, begunAt: { gt: oldest() } },
    select: { sealedSecret: true },
  });
}

/** Writes the secret a session begins with, in place of one that waited too long; answers the one that waits. */
export async function keepPendingApp(
  transaction: ActingTransaction,
  { accountId, sessionId }: Beginning,
  app: SealedApp,
): Promise<SealedApp> {
  await transaction.pendingTotp.deleteMany({ where: { sessionId, begunAt: { lte: oldest() } } });
  const begun = { sessionId, accountId, begunAt: now(), ...app };
  await transaction.pendingTotp.createMany({ data: [begun], skipDuplicates: true });
  return transaction.pendingTotp.findUniqueOrThrow({ where: { sessionId }, select: { sealedSecret: true } });
}

/** Takes out the secret that waits in a session: of two first codes at once, one finds it. */
export async function takePendingApp(transaction: ActingTransaction, { sessionId }: Beginning): Promise<boolean> {
  return (await transaction.pendingTotp.deleteMany({ where: { sessionId } })).count === 1;
}

function oldest(): Date {
  return new Date(now().getTime() - PENDING_MINUTES * 60_000);
}
