import type { ActingTransaction } from "../acting.server.ts";

/** Whether no organisation exists yet. Of two callers at once, the second waits and sees what the first made. */
export async function lockEmptyPortal(transaction: ActingTransaction): Promise<boolean> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('hub found region'))`;
  return (await transaction.organisation.count()) === 0;
}

/** Adds the Region. */
export async function insertRegion(
  transaction: ActingTransaction,
  region: { readonly id: string; readonly name: string },
): Promise<void> {
  await transaction.organisation.createMany({ data: [{ ...region, kind: "region" }] });
}
