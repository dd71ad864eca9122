import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { actAs, actingFor } from "#app/access/acting.server.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { rightToPosition } from "#app/access/authorisation/read-right-to-position.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { type Result, refused } from "#app/platform/result.ts";
import { type BookableSession, openSeats, readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { shareSession } from "#app/training/seats/session-life-store.server.ts";
import { applyDecision, factsOf, saidBy } from "./apply-decision.server.ts";
import { decidePositioning, type PositioningDecision, type PositioningRefusal } from "./decide-positioning.ts";
import { addSubmittedPicture } from "./eligibility/eligibility-store.server.ts";
import { obstaclesOf } from "./eligibility/explain.ts";
import { pictureEligibility } from "./eligibility/explain-eligibility.server.ts";
import { type HeldForCommand, type HeldRefusal, holdForCommand } from "./held-for-command.server.ts";
import { enqueueDecision } from "./notices/enqueue-decision.server.ts";
import { movePositioningSchema, type PositioningAnswer, positioningAnswerSchema } from "./positioning-commands.ts";
import { addPositioning, addPositioningEvent, hasActivePositioning } from "./positioning-store.server.ts";

type Asked = z.infer<typeof movePositioningSchema>;
export type MoveRefusal =
  | PositioningRefusal
  | HeldRefusal
  | { readonly kind: "unknown-session" }
  | { readonly kind: "unknown-funder"; readonly funders: readonly number[] }
  /** An organisation moves people to its own sessions, in the same Département. */
  | { readonly kind: "session-of-another" };

/** Moves somebody to another session: this positioning ends, or stays cancelled, and a linked one is sent. Answers the linked one. */
export const movePositioning = defineCommand({
  input: movePositioningSchema,
  right: "positioning.submit",
  run(work, { key, ...asked }: Asked): Promise<Outcome<PositioningAnswer, MoveRefusal | KeyRefusal>> {
    const body = { command: "move", ...asked };
    return answerOnce(work, { key, body, value: positioningAnswerSchema }, () => carryOut(work, asked));
  },
});

async function carryOut(
  work: CommandWork,
  asked: Omit<Asked, "key">,
): Promise<Outcome<PositioningAnswer, MoveRefusal>> {
  const { transaction, actor, at } = work;
  const { accountId, organisationId } = actor;
  await shareSession(transaction, asked.toSessionId);
  const target = await readBookableSession(transaction, asked.toSessionId);
  if (target === null) return refused({ kind: "unknown-session" });
  const ready = await holdForCommand(transaction, actor, asked);
  if (!ready.ok) return ready;
  const { held, session, by } = ready.value;
  const on = todayIso();
  const { toSessionId, hasAgreed } = asked;
  const command = { name: "move", toSessionId, hasAgreed } as const;
  const left = decidePositioning(factsOf(held, session), command, { by, on });
  if (!left.ok) return left;
  const begun = await decideLinked(work, { ready: ready.value, target, hasAgreed, on });
  if (!begun.ok) return begun;
  const decidedBy = { by, accountId, organisationId, at, on };
  const version = await applyDecision(transaction, { held, decision: left.value, command, decidedBy });
  const id = await writeLinked(work, { ready: ready.value, target, decision: begun.value, on });
  const { state, answerBy } = begun.value;
  return done({ positioningId: id, state, stayState: null, version: 1, answerBy }, [
    { action: "positioning.move", resourceId: held.id, facts: { version } },
    { action: "positioning.move", resourceId: id, facts: { version: 1 } },
  ]);
}

/** Asks the machine whether the linked positioning may begin on the other session. */
async function decideLinked(
  { transaction, actor }: CommandWork,
  {
    ready: { held, by },
    target,
    hasAgreed,
    on,
  }: {
    readonly ready: HeldForCommand;
    readonly target: BookableSession;
    readonly hasAgreed: boolean;
    readonly on: string;
  },
): Promise<Result<PositioningDecision, MoveRefusal>> {
  const { personId, programme, departementCode, funderCode } = held;
  const { id: sessionId, funders, organisationId } = target;
  if (!funders.includes(funderCode)) return refused({ kind: "unknown-funder", funders });
  const departement = target.departement ?? departementCode;
  if (by === "organisation" && (organisationId !== actor.organisationId || departement !== departementCode))
    return refused({ kind: "session-of-another" });
  const facts = {
    ...factsOf({ ...held, state: "draft", meetingOn: null }, target),
    state: null,
    since: on,
    hasOther: await hasActivePositioning(transaction, { personId, sessionId, except: held.id }),
    right: by === "prescriber" ? await rightToPosition(transaction, actor, { departement, programme }) : null,
    obstacles: await obstaclesOn({ transaction, actor }, { held, by, sessionId }),
  };
  return decidePositioning(facts, { name: "move", toSessionId: sessionId, hasAgreed }, { by, on });
}

/**
 * The conditions of the other session that stop its request. The training organisation does not read the file: the portal compares in its
 * own name, and the organisation learns that a condition is not met, never which one.
 */
async function obstaclesOn(
  { transaction, actor }: Pick<CommandWork, "transaction" | "actor">,
  { held, by, sessionId }: Pick<HeldForCommand, "held" | "by"> & { readonly sessionId: number },
): Promise<readonly string[] | null> {
  const { personFileId, funderCode } = held;
  if (by === "organisation") await actAs(transaction, { task: "notify" });
  const picture = await pictureEligibility(transaction, { personFileId, funderCode, sessionId });
  if (by === "organisation") await actAs(transaction, actingFor(actor));
  if (picture === null) return null;
  const obstacles = obstaclesOf(picture.lines);
  return by === "organisation" ? obstacles.map(() => "condition") : obstacles;
}

async function writeLinked(
  { transaction, actor, at }: CommandWork,
  {
    ready: { held, by },
    target,
    decision,
    on,
  }: {
    readonly ready: HeldForCommand;
    readonly target: BookableSession;
    readonly decision: PositioningDecision;
    readonly on: string;
  },
): Promise<string> {
  const id = randomUUID();
  const { personId, personFileId, organisationId, programme, funderCode, departementCode } = held;
  const { state, answerBy } = decision;
  const seat = { sessionId: target.id, funderCode };
  await openSeats(transaction, seat);
  await addPositioning(
    transaction,
    {
      ...{ id, personId, personFileId, organisationId, programme, ...seat, movedFromId: held.id },
      trainingOrganisationId: target.organisationId,
      departementCode: target.departement ?? departementCode,
      agreedAt: by === "prescriber" ? at : held.agreedAt,
    },
    {
      ...{ state, since: on, answerBy, holdsSeat: false, reason: null, meetingOn: null },
      ...{ stayState: null, enteredOn: null, stayOn: null },
    },
  );
  await addPositioningEvent(transaction, {
    ...{ positioningId: id, version: 1, machine: "positioning", command: "move", fromState: null, toState: state, at },
    ...{ byCommander: by, byAccountId: actor.accountId, byOrganisationId: actor.organisationId, reason: null },
    said: saidBy({ name: "move", toSessionId: target.id, hasAgreed: true }),
  });
  await enqueueDecision(transaction, { positioningId: id, version: 1, effects: decision.effects });
  if (by === "prescriber") {
    const picture = await pictureEligibility(transaction, { personFileId, ...seat, isThere: true });
    if (picture !== null) await addSubmittedPicture(transaction, id, { at, picture });
  }
  return id;
}
