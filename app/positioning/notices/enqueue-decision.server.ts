import type { ActingTransaction } from "#app/access/acting.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import type { Audience, PositioningEffect } from "../decide-positioning.ts";
import { positioningDecided } from "../following-effects.ts";

/** Writes, in the decision's own transaction, that somebody must hear of it; nothing when nobody must. */
export async function enqueueDecision(
  transaction: ActingTransaction,
  {
    positioningId,
    version,
    effects,
  }: {
    readonly positioningId: string;
    readonly version: number;
    readonly effects: readonly PositioningEffect[];
  },
): Promise<void> {
  const audiences = audiencesOf(effects);
  if (audiences.length > 0) await enqueueEffect(transaction, positioningDecided, { positioningId, version, audiences });
}

/** Who must hear of a decision. */
export function audiencesOf(effects: readonly PositioningEffect[]): Audience[] {
  return effects.flatMap((effect) => (effect.kind === "notify" ? [effect.audience] : []));
}
