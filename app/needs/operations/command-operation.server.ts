import { z } from "zod";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { applyOperation } from "./apply-operation.server.ts";
import { decideOperation, type OperationRefusal } from "./decide-operation.ts";
import { lockOperation, replaceSteps, selectSteps } from "./operation-store.server.ts";
import { pathStepSchema } from "./path-step.ts";

const commandSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.enum(["confirm-path", "start", "end"]) }),
  z.strictObject({ name: z.literal("change-path"), steps: z.array(pathStepSchema).max(20) }),
  z.strictObject({ name: z.literal("cancel"), reason: z.string().max(40) }),
]);

const inputSchema = z.strictObject({
  operationId: z.uuid(),
  /** The one that the sender read. */
  version: z.int().positive(),
  command: commandSchema,
});
type Asked = z.infer<typeof inputSchema>;

export type CommandOperationRefusal =
  | OperationRefusal
  | { readonly kind: "unknown-operation" }
  | { readonly kind: "changed-meanwhile" };

/** A member of the body that opened an operation changes its path, confirms it, starts it, ends it, or cancels it. */
export const commandOperation = defineCommand({
  input: inputSchema,
  right: "operation.command",
  async run(
    { transaction, actor, at }: CommandWork,
    { operationId, version: read, command }: Asked,
  ): Promise<Outcome<null, CommandOperationRefusal>> {
    const held = await lockOperation(transaction, operationId);
    if (held === undefined || held.organisationId !== actor.organisationId) {
      return refused({ kind: "unknown-operation" });
    }
    if (held.version !== read) return refused({ kind: "changed-meanwhile" });
    const { accountId, organisationId } = actor;
    const decidedBy = { by: "opener", accountId, organisationId, at, on: todayIso() } as const;
    const steps = command.name === "change-path" ? command.steps : await selectSteps(transaction, operationId);
    const { state, gathersUntil } = held;
    const said = command.name === "cancel" ? command : { name: command.name };
    const decided = decideOperation({ state, gathersUntil, isNeedQualified: true, steps }, said, decidedBy);
    if (!decided.ok) return decided;
    const version = await applyOperation(transaction, {
      ...{ held, command: command.name, decision: decided.value, decidedBy },
    });
    if (command.name === "change-path") await replaceSteps(transaction, operationId, steps);
    return done(null, { action: `operation.${command.name}`, resourceId: operationId, facts: { version } });
  },
});
