import type { z } from "zod";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type ActingAs, type ActingTransaction, actingFor, inTransactionAs } from "./acting.server.ts";
import type { KnownActor, MemberActor, PersonActor } from "./actor.ts";
import type { AuditEntry } from "./audit/audit-acts.ts";
import { type AuditActor, auditActor, recordAudit } from "./audit-trail.server.ts";
import { type Action, can, type Resource } from "./can.ts";

/** What a command works with: a transaction in the actor's name, and one instant for all it writes. */
export interface CommandWork<Giver extends KnownActor = MemberActor> {
  readonly transaction: ActingTransaction;
  readonly actor: Giver;
  readonly at: Date;
}

interface Done<Value> {
  readonly value: Value;
  /** None: nothing was done, the answer is one given before. */
  readonly audit: readonly AuditEntry[];
  /** The organisation whose journal keeps it too. */
  readonly organisationId?: string;
}

/** What a command did, with its line of the audit trail, or why it did nothing. */
export type Outcome<Value, Refusal> = Result<Done<Value>, Refusal>;

interface NotAllowed {
  readonly kind: "not-allowed";
}

interface CommandDefinition<Giver extends KnownActor, Input, Value, Refusal> {
  /** What a form or a request must hold: read there, once. */
  readonly input: z.ZodType<Input>;
  /** Who may. */
  readonly right: Action;
  /** Whose thing it is, when it is not the actor's own organisation. */
  readonly on?: (input: Input) => Resource;
  /** What row-level security must know besides the actor: the id of somebody of another organisation, the hash of a link. */
  readonly presenting?: (input: Input) => string;
  run(work: CommandWork<Giver>, input: Input): Promise<Outcome<Value, Refusal>>;
}

/** A command: refused without the right, otherwise carried out in one transaction with its line of the audit trail. */
export interface Command<Giver extends KnownActor, Input, Value, Refusal> {
  (database: Database, actor: Giver, input: Input): Promise<Result<Value, Refusal | NotAllowed>>;
  readonly input: z.ZodType<Input>;
}

/** Makes a command of a member: its input, who may, what it does, and what the audit trail keeps of it. */
export function defineCommand<Input, Value, Refusal>(
  definition: CommandDefinition<MemberActor, Input, Value, Refusal>,
): Command<MemberActor, Input, Value, Refusal> {
  return commandOf(definition, (actor) => ({ acting: actingFor(actor), trail: auditActor(actor) }));
}

/** Makes a command of a member or of a person about themselves: row-level security tells whose things they are. */
export function defineSharedCommand<Input, Value, Refusal>(
  definition: CommandDefinition<MemberActor | PersonActor, Input, Value, Refusal>,
): Command<MemberActor | PersonActor, Input, Value, Refusal> {
  return commandOf(definition, (actor) => ({ acting: actingFor(actor), trail: auditActor(actor) }));
}

/** Makes a command on one's own account: it sees what is theirs, and the journal of no organisation keeps it unless it says so. */
export function defineOwnCommand<Input, Value, Refusal>(
  definition: CommandDefinition<KnownActor, Input, Value, Refusal>,
): Command<KnownActor, Input, Value, Refusal> {
  return commandOf(definition, ownName);
}

/**
 * The same, for a work that stands inside another: behind a door that counts tries, or after a password was hashed. Its input was read
 * there.
 */
export function carryOutAsOwner<Value, Refusal>(
  database: Database,
  { actor, right }: { readonly actor: KnownActor; readonly right: Action },
  run: (work: CommandWork<KnownActor>) => Promise<Outcome<Value, Refusal>>,
): Promise<Result<Value, Refusal | NotAllowed>> {
  if (!can(actor, right)) return Promise.resolve(refused({ kind: "not-allowed" }));
  return carryOut(database, { actor, name: ownName(actor) }, run);
}

/** Ends a command that did something: its answer, and its line of the audit trail, or one for each thing it changed. */
export function done<Value>(
  value: Value,
  audit: AuditEntry | readonly AuditEntry[],
  organisationId?: string,
): Outcome<Value, never> {
  return ok({ value, audit: [audit].flat(), ...(organisationId === undefined ? {} : { organisationId }) });
}

/** Ends a command that was carried out before: the same answer, and no other line of the audit trail. */
export function answeredBefore<Value>(value: Value): Outcome<Value, never> {
  return ok({ value, audit: [] });
}

/** In whose name a command acts, and its entry is written. */
interface Name {
  readonly acting: ActingAs;
  readonly trail: AuditActor;
}

function ownName({ accountId }: KnownActor): Name {
  return { acting: { accountId }, trail: { accountId } };
}

function commandOf<Giver extends KnownActor, Input, Value, Refusal>(
  definition: CommandDefinition<Giver, Input, Value, Refusal>,
  nameOf: (actor: Giver) => Name,
): Command<Giver, Input, Value, Refusal> {
  const { input: schema, right, on, presenting } = definition;
  async function command(database: Database, actor: Giver, input: Input): Promise<Result<Value, Refusal | NotAllowed>> {
    if (!can(actor, right, on?.(input))) return refused({ kind: "not-allowed" });
    const { acting, trail } = nameOf(actor);
    const shown = presenting === undefined ? acting : { ...acting, presented: presenting(input) };
    return carryOut(database, { actor, name: { acting: shown, trail } }, (work) => definition.run(work, input));
  }
  return Object.assign(command, { input: schema });
}

function carryOut<Giver extends KnownActor, Value, Refusal>(
  database: Database,
  { actor, name }: { readonly actor: Giver; readonly name: Name },
  run: (work: CommandWork<Giver>) => Promise<Outcome<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  return inTransactionAs(database, name.acting, async (transaction) => {
    const outcome = await run({ transaction, actor, at: now() });
    if (!outcome.ok) return outcome;
    const { value, audit, ...journal } = outcome.value;
    for (const entry of audit) await recordAudit(transaction, { ...name.trail, ...journal }, entry);
    return ok(value);
  });
}
