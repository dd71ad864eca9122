import { createHash } from "node:crypto";

/** What the database holds in a JSON column. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** An entry of the audit trail, as it is sealed. */
export interface AuditedEvent {
  readonly seq: bigint;
  /** To the millisecond, as the portal writes it. */
  readonly at: Date;
  readonly actorId: string | null;
  readonly organisationId: string | null;
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  readonly personFileId: string | null;
  readonly facts: JsonValue;
}

/** The link before the first one. */
export const GENESIS_HASH = "0".repeat(64);

/** The SHA-256 of an event, 64 hexadecimal digits: another event has another one, whatever the order of the keys of its facts. */
export function hashEvent(event: AuditedEvent): string {
  return sha256(canonicalEvent(event));
}

/** The SHA-256 of a link: the link before it, then the hashes of its events in the order of their numbers. */
export function hashSeal(previousHash: string, eventHashes: readonly string[]): string {
  return sha256([previousHash, ...eventHashes].join("\n"));
}

/** The bytes that are hashed: JSON with its keys sorted, no space, instants in UTC (after RFC 8785), numbers as JavaScript writes them. */
export function canonicalEvent(event: AuditedEvent): string {
  const { seq, at, actorId, organisationId, action, resourceKind, resourceId, personFileId, facts } = event;
  return canonicalJson({
    seq: seq.toString(),
    at: at.toISOString(),
    actorId,
    organisationId,
    action,
    resourceKind,
    resourceId,
    personFileId,
    facts,
  });
}

function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const held = value[key];
      return held === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(held)}`];
    });
  return `{${members.join(",")}}`;
}

/** `Array.isArray` does not narrow read-only lists. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
