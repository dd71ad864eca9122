import type { z } from "zod";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { refused } from "#app/platform/result.ts";
import { seatFreed } from "./following-effects.ts";
import { type HeldForCommand, type HeldRefusal, holdForCommand } from "./held-for-command.server.ts";
import { enqueueDecision } from "./notices/enqueue-decision.server.ts";
import { commandStaySchema, type PositioningAnswer, positioningAnswerSchema } from "./positioning-commands.ts";
import {
  addPositioningEvent,
  changePositioning,
  type HeldPositioning,
  type PositioningChange,
} from "./positioning-store.server.ts";
import { decideStay, type StayCommand, type StayDecision, type StayRefusal } from "./stay/decide-stay.ts";
import { exitReasonOn } from "./stay/exit-reasons.ts";
import { isPresent, type StayCommandName, stayTransitions } from "./stay/stay-states.ts";

type Asked = z.infer<typeof commandStaySchema>;
type Refusal = StayRefusal | HeldRefusal;

/** The training organisation says what happens after the entry: an interruption, a return, or an exit with the blocks obtained. */
export const commandStay = defineCommand({
  input: commandStaySchema,
  right: "positioning.command",
  run(work, { key, ...asked }: Asked): Promise<Outcome<PositioningAnswer, Refusal | KeyRefusal>> {
    return answerOnce(work, { key, body: { stay: true, ...asked }, value: positioningAnswerSchema }, () =>
      carryOut(work, asked),
    );
  },
});

async function carryOut(work: CommandWork, asked: Omit<Asked, "key">): Promise<Outcome<PositioningAnswer, Refusal>> {
  const { transaction, actor } = work;
  const ready = await holdForCommand(transaction, actor, asked);
  if (!ready.ok) return ready;
  const { held, session, by } = ready.value;
  const on = todayIso();
  const command = commandOf(asked.command, on);
  if (command === null)
    return refused({ kind: "unknown-reason", reason: "reason" in asked.command ? asked.command.reason : "" });
  const { stayState, enteredOn, stayOn } = held;
  const facts = { state: stayState, enteredOn, lastOn: stayOn, session, preparedBlocks: session.blocks };
  const decided = decideStay(facts, command, { by, on });
  if (!decided.ok) return decided;
  const version = await write(work, ready.value, { command, decision: decided.value });
  const answer = { positioningId: held.id, state: held.state, stayState: decided.value.state, version, answerBy: null };
  const action = asked.command.name === "exit" ? "stay.exit" : (`stay.${asked.command.name}` as const);
  return done(answer, { action, resourceId: held.id, facts: { version } });
}

/** An exit is the command that its reason leads to; null for a reason that is not of the list that day. */
function commandOf(said: Asked["command"], on: string): StayCommand | null {
  if (said.name !== "exit") return { ...said, reason: null, blocks: [] };
  const reason = exitReasonOn(said.reason, on);
  const name = stayTransitions.find(({ to }) => to === reason?.leadsTo)?.command;
  return name === undefined ? null : { ...said, name };
}

/** Following does not stop at the door: the referent hears of an interruption, of a return and of an exit. */
const toldOfStay = [{ kind: "notify", audience: "prescriber" }] as const;

async function write(
  { transaction, actor, at }: CommandWork,
  { held, by }: HeldForCommand,
  {
    command,
    decision,
  }: { readonly command: StayCommand & { readonly name: StayCommandName }; readonly decision: StayDecision },
): Promise<number> {
  if (!(await changePositioning(transaction, held, changeOf(held, command, decision)))) {
    throw new Error(`Positioning ${held.id} changed while its row was held`);
  }
  const version = held.version + 1;
  const { happenedOn, reason, blocks } = command;
  await addPositioningEvent(transaction, {
    ...{
      positioningId: held.id,
      version,
      machine: "stay",
      command: command.name,
      fromState: decision.from,
      toState: decision.state,
    },
    ...{
      byCommander: by,
      byAccountId: actor.accountId,
      byOrganisationId: actor.organisationId,
      at,
      reason: command.reason,
      said: { happenedOn, ...(reason === null ? {} : { blocks }) },
    },
  });
  const { sessionId, funderCode } = held;
  if (decision.seat === "release") await enqueueEffect(transaction, seatFreed, { sessionId, funderCode });
  await enqueueDecision(transaction, { positioningId: held.id, version, effects: toldOfStay });
  return version;
}

function changeOf(held: HeldPositioning, command: StayCommand, decision: StayDecision): PositioningChange {
  const { state, since, answerBy, meetingOn, enteredOn, stayOn } = held;
  const kept = { state, since, answerBy, meetingOn, reason: null, stayState: decision.state };
  const holdsSeat = isPresent(decision.state);
  if (command.name === "correct-entry") {
    // Nothing was said since the entry: the last thing said is the entry itself.
    const last = stayOn === enteredOn ? command.happenedOn : stayOn;
    return { ...kept, holdsSeat, enteredOn: command.happenedOn, stayOn: last };
  }
  const exit = command.reason === null ? {} : { exitReason: command.reason, obtainedBlocks: command.blocks };
  return { ...kept, holdsSeat, enteredOn, stayOn: command.happenedOn, ...exit };
}
