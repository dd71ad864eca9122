import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type ActingTransaction, actAs } from "../acting.server.ts";
import { insertLink, lockChain, selectLastLink, selectUnsealed } from "./audit-chain-store.server.ts";
import { CHAIN_START } from "./chain-faults.ts";
import { hashEvent, hashSeal } from "./event-hash.ts";

/** What a run sealed. */
export interface SealReport {
  /** Events sealed by this run. */
  readonly sealed: number;
  /** Links added to the chain. */
  readonly links: number;
}

const BATCH_EVENTS = 5000;
/** A run ends within a periodic task's ten minutes; the rest is for the next one. */
const MAX_LINKS = 20;
const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Seals the events that have no seal: one link for each 5,000, at most 20 links a run. Sealing twice adds nothing; two workers at
 * once make one chain. An event whose transaction ended late, with a number below those already sealed, goes into the next link.
 */
export async function sealAudit(database: Database): Promise<SealReport> {
  let report: SealReport = { sealed: 0, links: 0 };
  while (report.links < MAX_LINKS) {
    const sealed = await database.prisma.$transaction(sealBatch, TRANSACTION);
    if (sealed === 0) break;
    report = { sealed: report.sealed + sealed, links: report.links + 1 };
    if (sealed < BATCH_EVENTS) break;
  }
  return report;
}

async function sealBatch(transaction: ActingTransaction): Promise<number> {
  await actAs(transaction, { task: "seal" });
  await lockChain(transaction);
  const events = await selectUnsealed(transaction, BATCH_EVENTS);
  if (events.length === 0) return 0;
  const { number, hash: previousHash } = (await selectLastLink(transaction)) ?? CHAIN_START;
  const sealed = events.map((event) => ({ seq: event.seq, eventHash: hashEvent(event) }));
  const hash = hashSeal(
    previousHash,
    sealed.map(({ eventHash }) => eventHash),
  );
  await insertLink(transaction, { number: number + 1, sealedAt: now(), previousHash, hash }, sealed);
  return sealed.length;
}
