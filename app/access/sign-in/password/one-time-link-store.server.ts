import type { ActingTransaction } from "#app/access/acting.server.ts";
import { now } from "#app/platform/clock.server.ts";

export interface NewResetLink {
  readonly accountId: string;
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** Lays down the link of a new password. */
export async function addResetLink(transaction: ActingTransaction, link: NewResetLink): Promise<void> {
  await transaction.oneTimeLink.createMany({ data: [{ ...link, purpose: "password_reset" }] });
}

/** Whose new password this link is for, while it is good; else null. The transaction presents the hash. */
export async function ownerOfResetLink(transaction: ActingTransaction, tokenHash: string): Promise<string | null> {
  const link = await transaction.oneTimeLink.findUnique({ where: { tokenHash } });
  const isGood = link !== null && link.purpose === "password_reset" && link.usedAt === null && link.expiresAt > now();
  return isGood ? link.accountId : null;
}

/** Uses a link up: of two at once, one finds it. */
export async function useResetLink(transaction: ActingTransaction, tokenHash: string): Promise<boolean> {
  const { count } = await transaction.oneTimeLink.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now() }, purpose: "password_reset" },
    data: { usedAt: now() },
  });
  return count === 1;
}

/** Makes every link to a new password of this account worth nothing. */
export async function voidResetLinks(transaction: ActingTransaction, accountId: string): Promise<void> {
  await transaction.oneTimeLink.updateMany({
    where: { accountId, usedAt: null, purpose: "password_reset" },
    data: { usedAt: now() },
  });
}
