import type { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type ActingTransaction, actingFor, inTransactionAs } from "./acting.server.ts";
import type { MemberActor } from "./actor.ts";
import type { AuditEntry } from "./audit/audit-acts.ts";
import { auditActor, recordAudit } from "./audit-trail.server.ts";
import { type Action, can, type Resource } from "./can.ts";

/** What a command works with: a transaction in the actor's name, and one instant for all it writes. */
export interface CommandWork {
  readonly transaction: ActingTransaction;
  readonly actor: MemberActor;
  readonly at: Date;
}

interface Done<Value> {
  readonly value: Value;
  readonly audit: AuditEntry;
}

/** What a command did, with its line of the audit trail, or why it did nothing. */
export type Outcome<Value, Refusal> = Result<Done<Value>, Refusal>;

interface NotAllowed {
  readonly kind: "not-allowed";
}

interface CommandDefinition<Input, Value, Refusal> {
  /** What a form or a request must hold: read there, once. */
  readonly input: z.ZodType<Input>;
  /** Who may. */
  readonly right: Action;
  /** Whose thing it is, when it is not the actor's own organisation. */
  readonly on?: (input: Input) => Resource;
  /** What row-level security must know besides the actor: the id of somebody of another organisation. */
  readonly presenting?: (input: Input) => string;
  run(work: CommandWork, input: Input): Promise<Outcome<Value, Refusal>>;
}

/** A command of a member: refused without the right, otherwise carried out in one transaction with its line of the audit trail. */
export interface Command<Input, Value, Refusal> {
  (database: Database, actor: MemberActor, input: Input): Promise<Result<Value, Refusal | NotAllowed>>;
  readonly input: z.ZodType<Input>;
}

/** Makes a command: its input, who may, what it does, and what the audit trail keeps of it. */
export function defineCommand<Input, Value, Refusal>(
  definition: CommandDefinition<Input, Value, Refusal>,
): Command<Input, Value, Refusal> {
  const { input: schema, right, on, presenting } = definition;
  async function command(
    database: Database,
    actor: MemberActor,
    input: Input,
  ): Promise<Result<Value, Refusal | NotAllowed>> {
    if (!can(actor, right, on?.(input))) return refused({ kind: "not-allowed" });
    const acting = { ...actingFor(actor), ...(presenting === undefined ? {} : { presented: presenting(input) }) };
    return inTransactionAs(database, acting, async (transaction) => {
      const outcome = await definition.run({ transaction, actor, at: now() }, input);
      if (!outcome.ok) return outcome;
      await recordAudit(transaction, auditActor(actor), outcome.value.audit);
      return ok(outcome.value.value);
    });
  }
  return Object.assign(command, { input: schema });
}

/** Ends a command that did something: its answer, and its line of the audit trail. */
export function done<Value>(value: Value, audit: AuditEntry): Outcome<Value, never> {
  return ok({ value, audit });
}
