import { randomUUID } from "node:crypto";
import { z } from "zod";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { commandKeySchema } from "#app/access/command-key.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import { MOST_PEOPLE } from "../need-posting.ts";
import { selectNeeds } from "../read-need-store.server.ts";
import { needSightOf } from "../sensor-kinds.ts";
import { recordOperation } from "./apply-operation.server.ts";
import { decideOperation, type OperationRefusal } from "./decide-operation.ts";
import { operationOpened } from "./operation-opened.ts";
import { opensOperations } from "./operation-sight.ts";
import { addOperation, replaceSteps } from "./operation-store.server.ts";
import { pathStepSchema } from "./path-step.ts";

const openSchema = z.strictObject({
  key: commandKeySchema,
  needId: z.uuid(),
  places: z.int().min(1).max(MOST_PEOPLE),
  gathersUntil: civilDaySchema,
  steps: z.array(pathStepSchema).max(20),
});
type Asked = z.infer<typeof openSchema>;

const openedSchema = z.object({ operationId: z.string() });
type Opened = z.infer<typeof openedSchema>;
type Refusal = OperationRefusal | { readonly kind: "unknown-need" | "already-open" };
export type OpenOperationRefusal = Refusal | KeyRefusal;

/**
 * A body that prescribes, or the Region, opens an operation from a qualified need it reads: who follows people near is then asked for some,
 * and whoever told the need hears of it.
 */
export const openOperation = defineCommand({
  input: openSchema,
  right: "operation.command",
  run(work, { key, ...asked }: Asked): Promise<Outcome<Opened, OpenOperationRefusal>> {
    const body = { command: "open-operation", ...asked };
    return answerOnce(work, { key, body, value: openedSchema }, () => open(work, asked));
  },
});

async function open(
  { transaction, actor, at }: CommandWork,
  { needId, places, gathersUntil, steps }: Omit<Asked, "key">,
): Promise<Outcome<Opened, Refusal>> {
  const [need] = opensOperations(actor)
    ? await selectNeeds(transaction, { sight: needSightOf(actor), id: needId, take: 1 })
    : [];
  if (need === undefined) return refused({ kind: "unknown-need" });
  const { accountId, organisationId, organisationName } = actor;
  const decidedBy = { by: "opener", accountId, organisationId, at, on: todayIso() } as const;
  const facts = { state: null, gathersUntil, isNeedQualified: need.state === "qualified", steps };
  const decided = decideOperation(facts, { name: "open" }, decidedBy);
  if (!decided.ok) return decided;
  const id = randomUUID();
  const job = { jobLabel: (need.metierLabel ?? need.jobLabel).slice(0, 200), town: need.town };
  const opened = { id, needId, organisationId, organisationName: organisationName.slice(0, 200), places, gathersUntil };
  const isNew = await addOperation(transaction, { ...opened, ...job, createdAt: at }, decided.value);
  if (!isNew) return refused({ kind: "already-open" });
  await replaceSteps(transaction, id, steps);
  const line = { operationId: id, version: 1, fromState: null, command: "open" } as const;
  await recordOperation(transaction, { ...line, decision: decided.value, decidedBy });
  await enqueueEffect(transaction, operationOpened, { operationId: id });
  return done({ operationId: id }, { action: "operation.open", resourceId: id, facts: { version: 1 } });
}
