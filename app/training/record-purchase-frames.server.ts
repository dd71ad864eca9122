import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { inTransaction } from "#app/platform/transaction.server.ts";
import type { PurchaseFrameOrder } from "./purchase-frame.ts";
import { linkActions, unknownActionNumbers, writeFrames } from "./purchase-frame-store.server.ts";

export interface PurchaseFrameRecording {
  /** The source that owns both the frames and the actions. */
  readonly sourceId: string;
  readonly frames: readonly PurchaseFrameOrder[];
  readonly db: Database;
}

/** `written` and `linked` count what changed: 0 when everything was already so. */
export interface RecordedPurchaseFrames {
  readonly frames: { readonly read: number; readonly written: number };
  readonly actions: { readonly read: number; readonly linked: number };
}

export type PurchaseFrameRefusal =
  | { readonly kind: "action-in-two-frames"; readonly numbers: readonly string[] }
  | { readonly kind: "unknown-action"; readonly numbers: readonly string[] };

/**
 * Records the frames of a source and which of its actions each one buys, in one transaction; a frame is known by its reference,
 * and recording the same frames again writes nothing. Refuses the whole when an action is unknown to the source or named twice.
 */
export async function recordPurchaseFrames({
  sourceId,
  frames,
  db,
}: PurchaseFrameRecording): Promise<Result<RecordedPurchaseFrames, PurchaseFrameRefusal>> {
  const numbers = frames.flatMap((frame) => frame.actions);
  const repeated = numbers.filter((number, rank) => numbers.indexOf(number) !== rank);
  if (repeated.length > 0) return refused({ kind: "action-in-two-frames", numbers: repeated });
  return inTransaction(db.pool, async (client) => {
    const unknown = await unknownActionNumbers(client, sourceId, numbers);
    if (unknown.length > 0) return refused({ kind: "unknown-action", numbers: unknown });
    const written = await writeFrames(client, sourceId, frames);
    const linked = await linkActions(client, sourceId, frames);
    return ok({ frames: { read: frames.length, written }, actions: { read: numbers.length, linked } });
  });
}
