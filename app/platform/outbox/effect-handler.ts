import type { z } from "zod";
import { ok, type Result, refused } from "#app/platform/result.ts";

/** What carries out the effects of one topic. */
export interface EffectHandler {
  /** Refuses a payload of the wrong shape; throws when the effect could not be carried out. */
  carryOut(payload: unknown, effectId: string): Promise<Result<void, { readonly kind: "bad-payload" }>>;
}

/** The handler of each topic. */
export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

/**
 * Makes the handler of a topic. `run` may be called twice for one effect (a crash between the act and its record), always
 * with the same `effectId`: it makes the repeat harmless, or recognisable by whoever receives it.
 */
export function effectHandler<Payload>(handler: {
  readonly payload: z.ZodType<Payload>;
  run(payload: Payload, effectId: string): Promise<void>;
}): EffectHandler {
  return {
    async carryOut(raw, effectId) {
      const payload = handler.payload.safeParse(raw);
      if (!payload.success) return refused({ kind: "bad-payload" });
      await handler.run(payload.data, effectId);
      return ok(undefined);
    },
  };
}
