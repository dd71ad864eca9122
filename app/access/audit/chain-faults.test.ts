import { describe, expect, test } from "vitest";
import { type AuditLink, anchorFaults, CHAIN_START, linkFaults, type SealedEvent, tailFaults } from "./chain-faults.ts";
import { type AuditedEvent, GENESIS_HASH, hashEvent, hashSeal } from "./event-hash.ts";

const sealedAt = new Date("2026-12-01T09:00:00Z");

function sealedEvent(seq: bigint): SealedEvent & { readonly event: AuditedEvent } {
  const event: AuditedEvent = {
    seq,
    at: new Date("2026-12-01T08:00:00Z"),
    actorId: null,
    organisationId: null,
    action: "invitation.accept",
    resourceKind: "invitation",
    resourceId: null,
    personFileId: null,
    facts: {},
  };
  return { seq, eventHash: hashEvent(event), event };
}

function link(number: number, previousHash: string, sealed: readonly SealedEvent[]): AuditLink {
  const hash = hashSeal(
    previousHash,
    sealed.map(({ eventHash }) => eventHash),
  );
  return { number, sealedAt, previousHash, hash };
}

const entries = [sealedEvent(1n), sealedEvent(2n)];
const first = link(1, GENESIS_HASH, entries);
const reached = { number: 1, hash: first.hash, events: 2 };

describe("a link", () => {
  test("that is as it was written has no fault", () => {
    expect(linkFaults(CHAIN_START, first, entries)).toEqual([]);
  });

  test("names the event that was changed", () => {
    const [one, two] = [sealedEvent(1n), sealedEvent(2n)];
    const changed = { ...two, event: { ...two.event, action: "invitation.revoke" } };
    expect(linkFaults(CHAIN_START, first, [one, changed])).toEqual([
      { kind: "event-changed", seq: "2", sealNumber: 1 },
    ]);
  });

  test("names the event that is missing", () => {
    const [one, two] = [sealedEvent(1n), sealedEvent(2n)];
    expect(linkFaults(CHAIN_START, first, [{ ...one, event: null }, two])).toEqual([
      { kind: "event-missing", seq: "1", sealNumber: 1 },
    ]);
  });

  test("is broken when an entry is missing, or when it does not follow the link before", () => {
    const broken = [{ kind: "chain-broken", sealNumber: 1 }];
    expect(linkFaults(CHAIN_START, first, entries.slice(1))).toEqual(broken);
    expect(linkFaults(CHAIN_START, link(1, "a".repeat(64), entries), entries)).toEqual(broken);
  });

  test("tells each link that is missing before it, without calling itself broken", () => {
    const fourth = link(4, "b".repeat(64), [sealedEvent(9n)]);
    expect(linkFaults(reached, fourth, [sealedEvent(9n)])).toEqual([
      { kind: "seal-missing", sealNumber: 2 },
      { kind: "seal-missing", sealNumber: 3 },
    ]);
  });
});

describe("the tail", () => {
  const now = new Date("2026-12-01T09:15:00Z");

  test("may wait fifteen minutes and no more", () => {
    expect(tailFaults(null, now)).toEqual([]);
    expect(tailFaults(new Date("2026-12-01T09:00:00Z"), now)).toEqual([]);
    const oldestUnsealedAt = new Date("2026-12-01T08:59:59Z");
    expect(tailFaults(oldestUnsealedAt, now)).toEqual([{ kind: "tail-too-old", oldestUnsealedAt }]);
  });
});

describe("an anchor", () => {
  const anchor = { number: 1, hash: first.hash, sealedAt, events: 2 };
  const fault = { kind: "anchor-not-in-chain", number: 1, hash: first.hash };

  test("is in the chain when its link has its hash and its count", () => {
    expect(anchorFaults([anchor], new Map([[1, reached]]))).toEqual([]);
  });

  test("is not when the link is gone, or has another hash or another count", () => {
    expect(anchorFaults([anchor], new Map())).toEqual([fault]);
    expect(anchorFaults([anchor], new Map([[1, { ...reached, hash: "c".repeat(64) }]]))).toEqual([fault]);
    expect(anchorFaults([anchor], new Map([[1, { ...reached, events: 1 }]]))).toEqual([fault]);
  });
});
