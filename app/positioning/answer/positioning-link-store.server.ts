import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { LinkLife } from "./answer-link.ts";

/** A link as its row says; its secret is stored nowhere. */
export interface PositioningLink extends LinkLife {
  readonly id: string;
  readonly positioningId: string;
  readonly personFileId: string;
}

const columns = { id: true, positioningId: true, personFileId: true, expiresAt: true, endedAt: true } as const;

/** The link of a token, whose hash the transaction presents. */
export function findPositioningLink(
  transaction: ActingTransaction,
  tokenHash: string,
): Promise<PositioningLink | null> {
  return transaction.positioningLink.findUnique({ where: { tokenHash }, select: columns });
}
