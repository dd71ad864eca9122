import type { ActingTransaction } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type BookableSession, readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { commanderOf } from "./commander-of.ts";
import type { PositioningCommander, PositioningState } from "./positioning-states.ts";
import { type HeldPositioning, lockPositioning } from "./positioning-store.server.ts";
import type { StayState } from "./stay/stay-states.ts";

export type HeldRefusal =
  | { readonly kind: "unknown-positioning"; readonly positioningId: string }
  /** Somebody else's command came first: both versions, so that the second of two hands sees what changed. */
  | {
      readonly kind: "stale-version";
      readonly read: number;
      readonly version: number;
      readonly state: PositioningState;
      readonly stayState: StayState | null;
    };

/** A positioning whose row is held, its session, and who the actor is for it. */
export interface HeldForCommand {
  readonly held: HeldPositioning;
  readonly session: BookableSession;
  readonly by: PositioningCommander;
}

/** Holds the row of a positioning for a command of the version its sender read. */
export async function holdForCommand(
  transaction: ActingTransaction,
  actor: MemberActor | PersonActor,
  { positioningId, version }: { readonly positioningId: string; readonly version: number },
): Promise<Result<HeldForCommand, HeldRefusal>> {
  const held = await lockPositioning(transaction, positioningId);
  const by = held === undefined ? null : commanderOf(actor, held);
  const session = held === undefined ? null : await readBookableSession(transaction, held.sessionId);
  if (held === undefined || by === null || session === null)
    return refused({ kind: "unknown-positioning", positioningId });
  const stale = staleVersion(held, version);
  return stale === null ? ok({ held, session, by }) : refused(stale);
}

/** What the sender of a command on another version is told; null: it is the version that they read. */
export function staleVersion(held: HeldPositioning, version: number): HeldRefusal | null {
  if (held.version === version) return null;
  const { state, stayState } = held;
  return { kind: "stale-version", read: version, version: held.version, state, stayState };
}
