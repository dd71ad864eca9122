import { randomUUID } from "node:crypto";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import type { Effect } from "./define-effect.server.ts";
import type { EffectTopic } from "./effect-topics.ts";

/**
 * Writes an effect with the caller's transaction and answers its id: carried out after the commit, never if it is rolled
 * back. Nothing is sent from here.
 */
export async function enqueueEffect<Payload extends Prisma.InputJsonObject>(
  tx: Prisma.TransactionClient,
  effect: Pick<Effect<EffectTopic, Payload>, "topic" | "payload">,
  payload: NoInfer<Payload>,
): Promise<string> {
  const { id } = await tx.outboxEffect.create({
    data: { id: randomUUID(), topic: effect.topic, payload },
    select: { id: true },
  });
  return id;
}
