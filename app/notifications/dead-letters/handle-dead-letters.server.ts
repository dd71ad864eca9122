import { z } from "zod";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { discardDeadEffect, retryDeadEffect, retryDeadTopic } from "#app/platform/outbox/outbox-store.server.ts";
import { refused } from "#app/platform/result.ts";
import { discardReasons } from "./discard-reasons.ts";

const LONGEST_TOPIC = 60;

const input = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("retry"), effect: z.uuid() }),
  z.object({
    intent: z.literal("retry-topic"),
    topic: z
      .string()
      .regex(/^[\w-]+$/)
      .max(LONGEST_TOPIC),
  }),
  z.object({ intent: z.literal("discard"), effect: z.uuid(), reason: z.enum(discardReasons) }),
]);

/** What an operator does with dead letters: try one again, all of a topic, or give one up, with why. */
type DeadLetterCommand = z.infer<typeof input>;

type Mended = Outcome<null, { readonly kind: "effect-not-dead" }>;

/** Tries a dead letter again, or all of a topic, or gives one up; the worker does the rest. */
export const handleDeadLetters = defineCommand({
  input,
  right: "effect.retry",
  run: (work, command): Promise<Mended> => {
    switch (command.intent) {
      case "retry":
        return retry(work, command.effect);
      case "retry-topic":
        return retryTopic(work, command.topic);
      case "discard":
        return discard(work, command);
    }
  },
});

async function retry({ transaction }: CommandWork, effect: string): Promise<Mended> {
  const retried = await retryDeadEffect(transaction, effect);
  return retried.ok ? done(null, { action: "effect.retry", resourceId: effect }) : retried;
}

async function retryTopic({ transaction }: CommandWork, topic: string): Promise<Mended> {
  const count = await retryDeadTopic(transaction, topic);
  if (count === 0) return refused({ kind: "effect-not-dead" });
  return done(null, { action: "effect.retry-topic", facts: { topic, count } });
}

async function discard(
  { transaction, at }: CommandWork,
  { effect, reason }: Extract<DeadLetterCommand, { readonly intent: "discard" }>,
): Promise<Mended> {
  const discarded = await discardDeadEffect(transaction, { id: effect, at });
  if (!discarded.ok) return discarded;
  return done(null, { action: "effect.discard", resourceId: effect, facts: { reason } });
}
