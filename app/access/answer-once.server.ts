import { createHash } from "node:crypto";
import { z } from "zod";
import { type Result, refused } from "#app/platform/result.ts";
import type { KnownActor } from "./actor.ts";
import { type AnsweredCommand, insertAnswer, selectAnswer } from "./answered-command-store.server.ts";
import { answeredBefore, type CommandWork, type Outcome } from "./command.server.ts";

/** The key served for something else: the sender must choose another. */
export interface KeyRefusal {
  readonly kind: "key-of-another-command";
}

interface Keyed<Value> {
  readonly key: string;
  /** All that the command says, its name included, as its schema reads it: the order of its fields is the schema's. */
  readonly body: object;
  readonly value: z.ZodType<Value>;
}

/**
 * Carries out a command once under its key: sent again, it has the same answer, refusals included, and no other effect; another body
 * under the same key is refused. `run` writes nothing when it refuses. Keys are an account's own, kept for 24 hours.
 */
export async function answerOnce<Value, Refusal extends { readonly kind: string }>(
  { transaction, actor: { accountId }, at }: CommandWork<KnownActor>,
  { key, body, value }: Keyed<Value>,
  run: () => Promise<Outcome<Value, Refusal>>,
): Promise<Outcome<Value, Refusal | KeyRefusal>> {
  const bodyHash = bodyHashOf(body);
  const known = await selectAnswer(transaction, { accountId, key });
  if (known !== null) {
    const answer = answerOfKey<Value, Refusal>(known, { bodyHash, value });
    return answer.ok ? answeredBefore(answer.value) : answer;
  }
  const outcome = await run();
  const answer = outcome.ok ? { ok: true, value: outcome.value.value } : outcome;
  await insertAnswer(transaction, { accountId, key, bodyHash, answer, at });
  return outcome;
}

/** The digest of what a command says. */
export function bodyHashOf(body: object): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("hex");
}

/** The answer that was given under a key, or that the key served for something else. */
export function answerOfKey<Value, Refusal extends { readonly kind: string }>(
  known: AnsweredCommand,
  { bodyHash, value }: { readonly bodyHash: string; readonly value: z.ZodType<Value> },
): Result<Value, Refusal | KeyRefusal> {
  if (known.bodyHash !== bodyHash) return refused({ kind: "key-of-another-command" });
  return storedAnswer<Value, Refusal>(value).parse(known.answer);
}

const someRefusal = z.object({ kind: z.string() });

/** The refusal is one that this very command wrote. */
function storedAnswer<Value, Refusal>(value: z.ZodType<Value>) {
  const refusal = z.custom<Refusal>((stored) => someRefusal.safeParse(stored).success);
  return z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), refusal }),
  ]);
}
