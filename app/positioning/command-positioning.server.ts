import type { z } from "zod";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { rightToPosition } from "#app/access/authorisation/read-right-to-position.server.ts";
import { can } from "#app/access/can.ts";
import { type Command, type CommandWork, defineSharedCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { refused } from "#app/platform/result.ts";
import { lockSeats } from "#app/training/seats/seat-store.server.ts";
import { shareSession } from "#app/training/seats/session-life-store.server.ts";
import { applyDecision, factsOf } from "./apply-decision.server.ts";
import { answerOf, commandAtOnce } from "./command-at-once.server.ts";
import { decidePositioning, type PositioningRefusal } from "./decide-positioning.ts";
import { addSubmittedPicture } from "./eligibility/eligibility-store.server.ts";
import { obstaclesOf } from "./eligibility/explain.ts";
import { type EligibilityPicture, pictureEligibility } from "./eligibility/explain-eligibility.server.ts";
import { type HeldForCommand, type HeldRefusal, holdForCommand } from "./held-for-command.server.ts";
import { commandPositioningSchema, type PositioningAnswer, positioningAnswerSchema } from "./positioning-commands.ts";
import type { PositioningFacts } from "./positioning-facts.ts";
import { hasActivePositioning, selectLastStay, selectStateBefore } from "./positioning-store.server.ts";
import { firstWaiting, nextRank } from "./waiting-list-store.server.ts";

type Asked = z.infer<typeof commandPositioningSchema>;
type Work = CommandWork<MemberActor | PersonActor>;
type Answer = Outcome<PositioningAnswer, PositioningRefusal | HeldRefusal>;

/**
 * A command of a person, of whoever follows them or of the training organisation: one transaction for the seat, the positioning, its
 * history, the audit trail and what must follow. The same command twice has one effect and one answer. What looks at nobody else's
 * positioning is decided on what was read and written at that version, at once; the rest locks what it looks at.
 */
export const commandPositioning: Command<MemberActor | PersonActor, Asked, PositioningAnswer, Refusal> = Object.assign(
  async (database: Database, actor: MemberActor | PersonActor, asked: Asked): ReturnType<typeof commandLocking> => {
    if (!can(actor, "positioning.command")) return refused({ kind: "not-allowed" });
    return (await commandAtOnce(database, actor, asked)) ?? commandLocking(database, actor, asked);
  },
  { input: commandPositioningSchema },
);

type Refusal = PositioningRefusal | HeldRefusal | KeyRefusal;

/** The same with what it looks at locked until the commit. */
const commandLocking = defineSharedCommand({
  input: commandPositioningSchema,
  right: "positioning.command",
  run(work: Work, { key, ...asked }: Asked): Promise<Outcome<PositioningAnswer, Refusal>> {
    return answerOnce(work, { key, body: asked, value: positioningAnswerSchema }, () => carryOut(work, asked));
  },
});

async function carryOut(work: Work, asked: Omit<Asked, "key">): Promise<Answer> {
  const { transaction, actor, at } = work;
  const { command } = asked;
  const ready = await holdForCommand(transaction, actor, asked);
  if (!ready.ok) return ready;
  const { held, session, by } = ready.value;
  const on = todayIso();
  const isSent = command.name === "submit" || command.name === "reopen";
  const picture = isSent ? await pictureEligibility(transaction, { ...held, isThere: true }) : null;
  const looked = await lookFurther(work, command.name, { ...ready.value, picture });
  const decided = decidePositioning(factsOf(held, session, looked), command, { by, on });
  if (!decided.ok) return decided;
  const decision = decided.value;
  const organisationId = actor.kind === "member" ? actor.organisationId : null;
  const version = await applyDecision(transaction, {
    ...{ held, decision, command },
    decidedBy: { by, accountId: actor.accountId, organisationId, at, on },
    ...(command.name === "wait-list" ? { waitingRank: await nextRank(transaction, held) } : {}),
  });
  if (command.name === "submit" && picture !== null) await addSubmittedPicture(transaction, held.id, { at, picture });
  return done(answerOf(held.id, decision, version), {
    action: `positioning.${command.name}`,
    resourceId: held.id,
    facts: { version },
  });
}

/** The seats, held until the commit, and the place in the list: only commands that fill a seat or a list look at them. */
async function lookFurther(
  work: Work,
  name: Asked["command"]["name"],
  ready: HeldForCommand & { readonly picture: EligibilityPicture | null },
): Promise<Partial<PositioningFacts>> {
  const { transaction } = work;
  const { held } = ready;
  if (name === "submit" || name === "reopen") return lookAtPerson(work, ready);
  const takesBack = name === "correct-no-show" || name === "restore-offer";
  if (name !== "accept" && name !== "wait-list" && !takesBack) return {};
  const seats = await lockSeats(transaction, held);
  if (held.state === "no_show_entry") {
    const { id, personId, sessionId } = held;
    const hasOther = await hasActivePositioning(transaction, { personId, sessionId, except: id });
    return { ...seats, hasOther, before: await selectStateBefore(transaction, id) };
  }
  const isNextInLine = held.state === "waitlisted" && (await firstWaiting(transaction, held)) === held.id;
  return { ...seats, isNextInLine };
}

/** What sends a request to the organisation, or sends it again: the right of today, and the person's other positionings and stays. */
async function lookAtPerson(
  { transaction, actor }: Work,
  { held, session, picture }: HeldForCommand & { readonly picture: EligibilityPicture | null },
): Promise<Partial<PositioningFacts>> {
  if (actor.kind !== "member") return {};
  const { id, personId, sessionId, departementCode: departement, programme } = held;
  await shareSession(transaction, session.id);
  return {
    hasOther: await hasActivePositioning(transaction, { personId, sessionId, except: id }),
    right: await rightToPosition(transaction, actor, { departement, programme }),
    stay: await selectLastStay(transaction, personId),
    obstacles: picture === null ? null : obstaclesOf(picture.lines),
  };
}
