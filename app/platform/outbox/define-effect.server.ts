import type { z } from "zod";
import type { Database } from "#app/platform/database.server.ts";
import type { Messenger } from "#app/platform/mail/messenger.ts";
import type { Prisma } from "#app/platform/prisma-client/client.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { EffectLane, EffectTopic } from "./effect-topics.ts";

/** What effects are carried out with. */
export interface EffectTools {
  readonly database: Database;
  readonly messenger: Messenger;
}

/** An effect as the worker carries it out. */
export interface EffectWork<Topic extends EffectTopic = EffectTopic> {
  readonly topic: Topic;
  readonly lane: EffectLane;
  /** After these minutes it is no longer useful: it is given up instead of carried out. Absent: always useful. */
  readonly usefulMinutes?: number;
  /** Refuses a payload of the wrong shape; throws when the effect could not be carried out. */
  carryOut(
    payload: unknown,
    effectId: string,
    tools: EffectTools,
  ): Promise<Result<void, { readonly kind: "bad-payload" }>>;
}

/** An effect as a use case enqueues it: the payload's type is that of its schema. */
export interface Effect<Topic extends EffectTopic, Payload> extends EffectWork<Topic> {
  readonly payload: z.ZodType<Payload>;
}

interface EffectDefinition<Topic extends EffectTopic, Payload> {
  readonly topic: Topic;
  readonly lane: EffectLane;
  readonly usefulMinutes?: number;
  readonly payload: z.ZodType<Payload>;
  run(payload: Payload, effectId: string, tools: EffectTools): Promise<void>;
}

/**
 * Defines an effect: its topic, the shape of its payload, and what carries it out. `run` may be called twice for one effect (a crash
 * between the act and its record), always with the same `effectId`: it makes the repeat harmless, or recognisable by who receives it. No
 * transaction is open while it runs.
 */
export function defineEffect<Topic extends EffectTopic, Payload extends Prisma.InputJsonObject>(
  definition: EffectDefinition<Topic, Payload>,
): Effect<Topic, Payload> {
  return {
    ...definition,
    async carryOut(raw, effectId, tools) {
      const payload = definition.payload.safeParse(raw);
      if (!payload.success) return refused({ kind: "bad-payload" });
      await definition.run(payload.data, effectId, tools);
      return ok(undefined);
    },
  };
}
