import type { ActingTransaction } from "../acting.server.ts";
import type { AuditLink, ChainPosition, SealedEvent } from "./chain-faults.ts";
import type { AuditedEvent } from "./event-hash.ts";

const event = {
  seq: true,
  at: true,
  actorId: true,
  organisationId: true,
  action: true,
  resourceKind: true,
  resourceId: true,
  personFileId: true,
  facts: true,
} as const;
const link = { number: true, sealedAt: true, previousHash: true, hash: true } as const;

/** Waits until no other transaction seals, and keeps it so until this one ends: two would make two chains of one. */
export async function lockChain(transaction: ActingTransaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('hub.audit-chain', 0))`;
}

/** The events without a seal, in the order of their numbers: at most `limit`. */
export function selectUnsealed(transaction: ActingTransaction, limit: number): Promise<readonly AuditedEvent[]> {
  return transaction.auditEvent.findMany({
    where: { sealEntry: null },
    select: event,
    orderBy: { seq: "asc" },
    take: limit,
  });
}

/** The last link; null before the first. */
export function selectLastLink(transaction: ActingTransaction): Promise<AuditLink | null> {
  return transaction.auditSeal.findFirst({ select: link, orderBy: { number: "desc" } });
}

/** The link after a number; null after the last one. */
export function selectLinkAfter(transaction: ActingTransaction, number: number): Promise<AuditLink | null> {
  return transaction.auditSeal.findFirst({
    where: { number: { gt: number } },
    select: link,
    orderBy: { number: "asc" },
  });
}

/** Writes a link and the entries it seals. */
export async function insertLink(
  transaction: ActingTransaction,
  { number, sealedAt, previousHash, hash }: AuditLink,
  sealed: readonly Pick<SealedEvent, "seq" | "eventHash">[],
): Promise<void> {
  await transaction.auditSeal.createMany({ data: [{ number, sealedAt, previousHash, hash }] });
  await transaction.auditSealEntry.createMany({
    data: sealed.map(({ seq, eventHash }) => ({ seq, eventHash, sealNumber: number })),
  });
}

/** What a link seals, in the order of the numbers of the events: at most a batch of `sealAudit`. */
export async function selectSealed(
  transaction: ActingTransaction,
  sealNumber: number,
): Promise<readonly SealedEvent[]> {
  const entries = await transaction.auditSealEntry.findMany({
    where: { sealNumber },
    select: { seq: true, eventHash: true },
    orderBy: { seq: "asc" },
  });
  // Not through the relation: it is required, and the event of a tampered trail may be gone.
  const seqs = entries.map(({ seq }) => seq);
  const events = await transaction.auditEvent.findMany({ where: { seq: { in: seqs } }, select: event });
  const bySeq = new Map(events.map((one) => [one.seq, one]));
  return entries.map((entry) => ({ ...entry, event: bySeq.get(entry.seq) ?? null }));
}

/** The numbers of links that entries name and that do not exist. */
export async function selectNumbersWithoutLink(transaction: ActingTransaction): Promise<readonly number[]> {
  const named = await transaction.auditSealEntry.groupBy({ by: ["sealNumber"], orderBy: { sealNumber: "asc" } });
  const links = await transaction.auditSeal.findMany({ select: { number: true } });
  const known = new Set(links.map(({ number }) => number));
  return named.map(({ sealNumber }) => sealNumber).filter((number) => !known.has(number));
}

/** How many events there are, how many have no seal, and when the oldest of those was written. */
export async function countEvents(
  transaction: ActingTransaction,
): Promise<{ readonly events: number; readonly tail: number; readonly oldestUnsealedAt: Date | null }> {
  const events = await transaction.auditEvent.count();
  const unsealed = await transaction.auditEvent.aggregate({
    where: { sealEntry: null },
    _count: true,
    _min: { at: true },
  });
  return { events, tail: unsealed._count, oldestUnsealedAt: unsealed._min.at };
}

/** The end of the chain, and when it was sealed; null while nothing is sealed. */
export async function selectChainEnd(
  transaction: ActingTransaction,
): Promise<(ChainPosition & { readonly sealedAt: Date }) | null> {
  const last = await selectLastLink(transaction);
  if (last === null) return null;
  const { number, hash, sealedAt } = last;
  // A link may be added between the two readings: only those up to this one are counted.
  const events = await transaction.auditSealEntry.count({ where: { sealNumber: { lte: number } } });
  return { number, hash, sealedAt, events };
}
