import type { ActingTransaction } from "#app/access/acting.server.ts";

export interface PurgedMessages {
  readonly links: number;
  readonly notices: number;
  readonly letters: number;
}

/** Removes what was over before these instants; answers how many of each. */
export async function removeOldMessages(
  transaction: ActingTransaction,
  before: { readonly link: Date; readonly notice: Date; readonly letter: Date },
): Promise<PurgedMessages> {
  const { count: links } = await transaction.positioningLink.deleteMany({
    where: { OR: [{ endedAt: { lt: before.link } }, { expiresAt: { lt: before.link } }] },
  });
  const { count: notices } = await transaction.positioningNotice.deleteMany({
    where: { sentAt: { lt: before.notice } },
  });
  const { count: letters } = await transaction.paperLetter.deleteMany({
    where: { OR: [{ printedAt: { lt: before.letter } }, { replacedAt: { lt: before.letter } }] },
  });
  return { links, notices, letters };
}
