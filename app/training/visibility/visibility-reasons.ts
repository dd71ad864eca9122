/** What a number may be the number of. */
export type RecordKind = "formation" | "action" | "session";

/** A record of the catalogue, with what hangs above and below it. */
export interface NamedRecord {
  readonly kind: RecordKind;
  readonly training: { readonly number: string; readonly title: string };
  readonly source: string;
  /** Itself or those above it, when their source does not send them any more. `on`: ISO days. */
  readonly withdrawals: readonly { readonly record: RecordKind; readonly on: string }[];
  /** Its sessions, or itself: in force in the catalogue, known to the search, shown by it today. */
  readonly sessions: { readonly inForce: number; readonly indexed: number; readonly visible: number };
  /** The last day one of its sessions was shown, when none is any more; null: none was. */
  readonly shownUntil: string | null;
}

/** A refusal of the record asked for, of one above it, or of one below. */
export interface KnownRefusal {
  readonly importId: string;
  readonly source: string;
  readonly readAt: Date;
  /** Of the newest run of its source that read the records: not mended since. */
  readonly isCurrent: boolean;
  readonly record: RecordKind;
  readonly number: string | null;
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** A source whose newest file changed nothing: it waits for a yes, or was refused whole. */
export interface UnsettledSource {
  readonly source: string;
  readonly importId: string;
  readonly outcome: "refused" | "awaiting-confirmation";
  readonly readAt: Date;
}

/** Everything known of a number. */
export interface VisibilityFacts {
  readonly records: readonly NamedRecord[];
  readonly refusals: readonly KnownRefusal[];
  readonly unsettled: readonly UnsettledSource[];
}

/** Why a record is visible or not; several may hold. */
export type VisibilityReason =
  | { readonly kind: "visible"; readonly record: NamedRecord }
  | {
      readonly kind: "withdrawn";
      readonly record: NamedRecord;
      readonly withdrawn: NamedRecord["withdrawals"][number];
    }
  | { readonly kind: "without-session"; readonly record: NamedRecord }
  | { readonly kind: "over"; readonly record: NamedRecord; readonly shownUntil: string }
  | { readonly kind: "waits-for-index"; readonly record: NamedRecord }
  | { readonly kind: "refused"; readonly refusal: KnownRefusal }
  | { readonly kind: "source-unsettled"; readonly source: UnsettledSource }
  | { readonly kind: "unknown" };

/** Every reason that holds, those of the catalogue first. A refusal that was mended since is none. */
export function visibilityReasons({ records, refusals, unsettled }: VisibilityFacts): readonly VisibilityReason[] {
  const isVisible = records.some(({ sessions }) => sessions.visible > 0);
  const isInForce = records.some(({ withdrawals }) => withdrawals.length === 0);
  const held = refusals.filter(({ isCurrent }) => isCurrent || !isInForce);
  const isUnknown = records.length === 0 && held.length === 0;
  return [
    ...(isUnknown ? [{ kind: "unknown" } as const] : []),
    ...records.flatMap(reasonsOfRecord),
    ...held.map((refusal) => ({ kind: "refused", refusal }) as const),
    ...(isVisible ? [] : unsettled.map((source) => ({ kind: "source-unsettled", source }) as const)),
  ];
}

function reasonsOfRecord(record: NamedRecord): readonly VisibilityReason[] {
  const { withdrawals, sessions, shownUntil } = record;
  if (withdrawals.length > 0) return withdrawals.map((withdrawn) => ({ kind: "withdrawn", record, withdrawn }));
  if (sessions.visible > 0) return [{ kind: "visible", record }];
  if (sessions.inForce === 0) return [{ kind: "without-session", record }];
  return [
    ...(sessions.indexed < sessions.inForce ? [{ kind: "waits-for-index", record } as const] : []),
    ...(shownUntil === null ? [] : [{ kind: "over", record, shownUntil } as const]),
  ];
}
