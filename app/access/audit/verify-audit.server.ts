import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type ActingTransaction, actAs } from "../acting.server.ts";
import { countEvents, selectLinkAfter, selectNumbersWithoutLink, selectSealed } from "./audit-chain-store.server.ts";
import {
  type AuditAnchor,
  type AuditFault,
  anchorFaults,
  CHAIN_START,
  type ChainPosition,
  linkFaults,
  tailFaults,
} from "./chain-faults.ts";

/** The state of the audit trail, all read at one instant. */
export interface AuditVerification {
  readonly events: number;
  /** Events that a link of the chain seals. */
  readonly sealed: number;
  /** Events that wait for their seal. */
  readonly tail: number;
  readonly oldestUnsealedAt: Date | null;
  /** The first 1,000 faults; none when the trail is whole. */
  readonly faults: readonly AuditFault[];
}

const MAX_FAULTS = 1000;
const TRANSACTION = { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 3_600_000 } as const;

/**
 * Reads the whole chain from its first link, and recomputes it. `anchors`: what was exported before (see `readAnchors`); without them
 * a chain rewritten as a whole looks whole. Nothing tells the removal of an event that no link had sealed yet.
 */
export function verifyAudit(
  database: Database,
  { anchors = [] }: { readonly anchors?: readonly AuditAnchor[] } = {},
): Promise<AuditVerification> {
  return database.prisma.$transaction(async (transaction) => {
    await actAs(transaction, { task: "seal" });
    const chain = await readChain(transaction, new Set(anchors.map(({ number }) => number)));
    const counts = await countEvents(transaction);
    const orphans = await selectNumbersWithoutLink(transaction);
    const beyond = orphans.filter((number) => number > chain.end.number);
    const faults: readonly AuditFault[] = [
      ...chain.faults,
      ...beyond.map((sealNumber) => ({ kind: "seal-missing", sealNumber }) as const),
      ...anchorFaults(anchors, chain.reached),
      ...tailFaults(counts.oldestUnsealedAt, now()),
    ];
    return { ...counts, sealed: chain.end.events, faults: faults.slice(0, MAX_FAULTS) };
  }, TRANSACTION);
}

interface ChainReading {
  readonly end: ChainPosition;
  readonly faults: readonly AuditFault[];
  readonly reached: ReadonlyMap<number, ChainPosition>;
}

/** One link at a time, so that memory holds one batch; keeps the positions of the numbers asked for. */
async function readChain(transaction: ActingTransaction, kept: ReadonlySet<number>): Promise<ChainReading> {
  const faults: AuditFault[] = [];
  const reached = new Map<number, ChainPosition>();
  let end = CHAIN_START;
  for (;;) {
    const link = await selectLinkAfter(transaction, end.number);
    if (link === null) return { end, faults, reached };
    const sealed = await selectSealed(transaction, link.number);
    if (faults.length < MAX_FAULTS) faults.push(...linkFaults(end, link, sealed));
    end = { number: link.number, hash: link.hash, events: end.events + sealed.length };
    if (kept.has(link.number)) reached.set(link.number, end);
  }
}
