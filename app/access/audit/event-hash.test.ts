import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditedEvent, canonicalEvent, GENESIS_HASH, hashEvent, hashSeal } from "./event-hash.ts";

const ID = "019a0000-0000-7000-8000-000000000001";
const event: AuditedEvent = {
  seq: 12n,
  at: new Date("2026-12-01T08:00:00.123Z"),
  actorId: ID,
  organisationId: null,
  action: "person-file.read",
  resourceKind: "person-file",
  resourceId: ID,
  personFileId: ID,
  facts: { role: "agent", files: 3 },
};

const uuidOrNull = fc.option(fc.uuid(), { nil: null });
const facts = fc.dictionary(
  fc.string(),
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
);
const anyEvent: fc.Arbitrary<AuditedEvent> = fc.record({
  seq: fc.bigInt({ min: 1n, max: 2n ** 62n }),
  at: fc.date({ noInvalidDate: true, min: new Date("2020-01-01"), max: new Date("2100-01-01") }),
  actorId: uuidOrNull,
  organisationId: uuidOrNull,
  action: fc.string(),
  resourceKind: fc.string(),
  resourceId: fc.option(fc.string(), { nil: null }),
  personFileId: uuidOrNull,
  facts,
});

describe("the hash of an event", () => {
  test("is that of a known text, so that another program can check the chain", () => {
    expect(canonicalEvent(event)).toBe(
      `{"action":"person-file.read","actorId":"${ID}","at":"2026-12-01T08:00:00.123Z","facts":{"files":3,"role":"agent"},` +
        `"organisationId":null,"personFileId":"${ID}","resourceId":"${ID}","resourceKind":"person-file","seq":"12"}`,
    );
    expect(hashEvent(event)).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<Partial<AuditedEvent>>([
    { seq: 13n },
    { at: new Date("2026-12-01T08:00:00.124Z") },
    { actorId: null },
    { organisationId: ID },
    { action: "person-file.write" },
    { resourceKind: "person_file" },
    { resourceId: null },
    { personFileId: null },
    { facts: { role: "agent", files: 4 } },
    { facts: { role: "agent", files: "3" } },
    { facts: { role: "agent" } },
    { facts: {} },
  ])("changes when a field does: %o", (change) => {
    expect(hashEvent({ ...event, ...change })).not.toBe(hashEvent(event));
  });

  test("is shared by no two events that differ", () => {
    fc.assert(
      fc.property(anyEvent, anyEvent, fc.constantFrom(...Object.keys(event)), (one, other, field) => {
        const changed = { ...one, ...Object.fromEntries(Object.entries(other).filter(([key]) => key === field)) };
        expect(hashEvent(changed) === hashEvent(one)).toBe(canonicalEvent(changed) === canonicalEvent(one));
        expect(JSON.parse(canonicalEvent(one))).toEqual(JSON.parse(plainJson(one)));
      }),
    );
  });

  test("does not depend on the order of the keys of its facts", () => {
    fc.assert(
      fc.property(anyEvent, facts, (one, held) => {
        const reversed = Object.fromEntries(Object.entries(held).reverse());
        expect(hashEvent({ ...one, facts: reversed })).toBe(hashEvent({ ...one, facts: held }));
      }),
    );
  });
});

describe("the hash of a link", () => {
  const hashes = [hashEvent(event), hashEvent({ ...event, seq: 13n })] as const;

  test("changes with the link before, with an event, with their order and with their number", () => {
    const link = hashSeal(GENESIS_HASH, hashes);
    expect(hashSeal("1".repeat(64), hashes)).not.toBe(link);
    expect(hashSeal(GENESIS_HASH, [hashes[0], "f".repeat(64)])).not.toBe(link);
    expect(hashSeal(GENESIS_HASH, [hashes[1], hashes[0]])).not.toBe(link);
    expect(hashSeal(GENESIS_HASH, [hashes[0]])).not.toBe(link);
    expect(hashSeal(GENESIS_HASH, hashes)).toBe(link);
  });
});

/** The whole event as JSON, its number as text: what the canonical form must not lose. */
function plainJson(one: AuditedEvent): string {
  return JSON.stringify(one, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
