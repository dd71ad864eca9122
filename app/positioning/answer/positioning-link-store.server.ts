import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { LinkLife } from "./answer-link.ts";

/** A link as its row says; its secret is stored nowhere. It opens a positioning, a suggestion, a proposal or an aid. */
export interface PositioningLink extends LinkLife {
  readonly id: string;
  readonly positioningId: string | null;
  readonly suggestionId: string | null;
  readonly proposalId: string | null;
  readonly aidId: string | null;
  readonly personFileId: string;
  /** The links of the other news of its message. */
  readonly toldWith: readonly string[];
}

export interface NewPositioningLink {
  readonly id: string;
  readonly tokenHash: string;
  /** Of the code of a letter; null: the link itself was sent. */
  readonly codeHash: string | null;
  readonly organisationId: string;
  readonly positioningId: string | null;
  readonly suggestionId: string | null;
  readonly proposalId: string | null;
  readonly aidId: string | null;
  readonly toldWith: readonly string[];
  readonly personFileId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = {
  ...{ id: true, positioningId: true, suggestionId: true, proposalId: true, aidId: true },
  ...{ personFileId: true, toldWith: true },
  ...{ expiresAt: true, endedAt: true },
} as const;

/** Makes the link of what it opens, and ends the one it had. */
export async function renewPositioningLink(transaction: ActingTransaction, link: NewPositioningLink): Promise<void> {
  const { positioningId, suggestionId, proposalId, aidId, createdAt } = link;
  await transaction.positioningLink.updateMany({
    where: { positioningId, suggestionId, proposalId, aidId, endedAt: null },
    data: { endedAt: createdAt },
  });
  await transaction.positioningLink.createMany({ data: [{ ...link, toldWith: [...link.toldWith] }] });
}

/** The link of a token, whose hash the transaction presents. */
export function findPositioningLink(
  transaction: ActingTransaction,
  tokenHash: string,
): Promise<PositioningLink | null> {
  return transaction.positioningLink.findUnique({ where: { tokenHash }, select: columns });
}

/** The link of a code, whose hash the transaction presents, with the birth date of its person. */
export async function findLinkOfCode(
  transaction: ActingTransaction,
  codeHash: string,
): Promise<(LinkLife & { readonly id: string; readonly birthDate: Date | null }) | null> {
  const link = await transaction.positioningLink.findUnique({
    where: { codeHash },
    select: { id: true, expiresAt: true, endedAt: true, personFile: { select: { birthDate: true } } },
  });
  if (link === null) return null;
  const { personFile, ...life } = link;
  return { ...life, birthDate: personFile?.birthDate ?? null };
}

/** Gives a link another token: the one before opens nothing any more. */
export async function changeToken(transaction: ActingTransaction, id: string, tokenHash: string): Promise<void> {
  await transaction.positioningLink.updateMany({ where: { id }, data: { tokenHash } });
}
