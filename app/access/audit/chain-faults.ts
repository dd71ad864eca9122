import { type AuditedEvent, GENESIS_HASH, hashEvent, hashSeal } from "./event-hash.ts";

/** What is wrong with the audit trail. `seq` is the number of an event, as text. */
export type AuditFault =
  | { readonly kind: "event-changed"; readonly seq: string; readonly sealNumber: number }
  | { readonly kind: "event-missing"; readonly seq: string; readonly sealNumber: number }
  | { readonly kind: "chain-broken"; readonly sealNumber: number }
  | { readonly kind: "seal-missing"; readonly sealNumber: number }
  | { readonly kind: "tail-too-old"; readonly oldestUnsealedAt: Date }
  | { readonly kind: "anchor-not-in-chain"; readonly number: number; readonly hash: string };

/** A link of the chain, as it is stored. */
export interface AuditLink {
  readonly number: number;
  readonly sealedAt: Date;
  readonly previousHash: string;
  readonly hash: string;
}

/** An event as it was sealed, and as it is now; null when it is no longer there. */
export interface SealedEvent {
  readonly seq: bigint;
  readonly eventHash: string;
  readonly event: AuditedEvent | null;
}

/** The end of the chain, kept outside the database: whoever rewrites the chain cannot rewrite it too. */
export interface AuditAnchor {
  readonly number: number;
  readonly hash: string;
  readonly sealedAt: Date;
  /** How many events the chain seals up to this link. */
  readonly events: number;
}

/** Where a reading of the chain has come to: the last link read, and how many events it and those before seal. */
export interface ChainPosition {
  readonly number: number;
  readonly hash: string;
  readonly events: number;
}

/** The next link must be number 1. */
export const CHAIN_START: ChainPosition = { number: 0, hash: GENESIS_HASH, events: 0 };

/** Minutes an event may wait for its seal. */
export const SEAL_WITHIN_MINUTES = 15;

/** The faults of one link: `sealed` are its entries in the order of their numbers; `before` is where the chain had come to. */
export function linkFaults(
  before: ChainPosition,
  link: AuditLink,
  sealed: readonly SealedEvent[],
): readonly AuditFault[] {
  const missing = missingBetween(before.number, link.number);
  const recomputed = hashSeal(
    link.previousHash,
    sealed.map(({ eventHash }) => eventHash),
  );
  const follows = missing.length > 0 || link.previousHash === before.hash;
  return [
    ...missing,
    ...(follows && recomputed === link.hash ? [] : [{ kind: "chain-broken", sealNumber: link.number } as const]),
    ...sealed.flatMap((entry) => eventFaults(entry, link.number)),
  ];
}

/** The links that are not there between two numbers. */
export function missingBetween(before: number, next: number): readonly AuditFault[] {
  const count = Math.max(0, next - before - 1);
  return Array.from({ length: count }, (_, index) => ({ kind: "seal-missing", sealNumber: before + 1 + index }));
}

/** The fault of the events not sealed yet, if the oldest has waited too long. */
export function tailFaults(oldestUnsealedAt: Date | null, now: Date): readonly AuditFault[] {
  if (oldestUnsealedAt === null) return [];
  const waitedMinutes = (now.getTime() - oldestUnsealedAt.getTime()) / 60_000;
  return waitedMinutes > SEAL_WITHIN_MINUTES ? [{ kind: "tail-too-old", oldestUnsealedAt }] : [];
}

/** The anchors that no link of the chain answers: `reached` holds the positions of the links whose numbers the anchors bear. */
export function anchorFaults(
  anchors: readonly AuditAnchor[],
  reached: ReadonlyMap<number, ChainPosition>,
): readonly AuditFault[] {
  return anchors
    .filter(({ number, hash, events }) => {
      const link = reached.get(number);
      return link?.hash !== hash || link.events !== events;
    })
    .map(({ number, hash }) => ({ kind: "anchor-not-in-chain", number, hash }));
}

function eventFaults({ seq, eventHash, event }: SealedEvent, sealNumber: number): readonly AuditFault[] {
  const named = { seq: seq.toString(), sealNumber };
  if (event === null) return [{ kind: "event-missing", ...named }];
  return hashEvent(event) === eventHash ? [] : [{ kind: "event-changed", ...named }];
}
