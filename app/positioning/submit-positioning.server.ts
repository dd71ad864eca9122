import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { rightToPosition } from "#app/access/authorisation/read-right-to-position.server.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { refused } from "#app/platform/result.ts";
import { type BookableSession, openSeats, readBookableSession } from "#app/training/seats/seat-store.server.ts";
import { shareSession } from "#app/training/seats/session-life-store.server.ts";
import { selectAcceptedAids } from "./aid/accepted-aid-store.server.ts";
import { decidePositioning, type PositioningDecision, type PositioningRefusal } from "./decide-positioning.ts";
import { addSubmittedPicture } from "./eligibility/eligibility-store.server.ts";
import { obstaclesOf } from "./eligibility/explain.ts";
import { type EligibilityPicture, pictureEligibility } from "./eligibility/explain-eligibility.server.ts";
import { enqueueDecision } from "./notices/enqueue-decision.server.ts";
import { type PositioningAnswer, positioningAnswerSchema, submitPositioningSchema } from "./positioning-commands.ts";
import type { PositioningFacts } from "./positioning-facts.ts";
import {
  addPositioning,
  addPositioningEvent,
  hasActivePositioning,
  selectFollowedFile,
} from "./positioning-store.server.ts";

type Asked = z.infer<typeof submitPositioningSchema>;
type Said = Omit<Asked, "key">;

export type SubmitRefusal =
  | PositioningRefusal
  | { readonly kind: "unknown-person" }
  | { readonly kind: "unknown-session" }
  | { readonly kind: "unknown-funder"; readonly funders: readonly number[] }
  | { readonly kind: "departement-missing" };

/**
 * A referent positions somebody they follow on a session: the right to position is asked here and by row-level security, by dates as of
 * now. A condition of entry that data says is blocking refuses; its picture is kept with the positioning.
 */
export const submitPositioning = defineCommand({
  input: submitPositioningSchema,
  right: "positioning.submit",
  run(work, asked): Promise<Outcome<PositioningAnswer, SubmitRefusal | KeyRefusal>> {
    const { key, ...said } = asked;
    const body = { command: "submit", ...said };
    return answerOnce(work, { key, body, value: positioningAnswerSchema }, () => begin(work, said, "submit"));
  },
});

/** A referent prepares a positioning that the organisation does not see: it is submitted later, by a command on it. */
export const draftPositioning = defineCommand({
  input: submitPositioningSchema,
  right: "positioning.submit",
  run(work, asked): Promise<Outcome<PositioningAnswer, SubmitRefusal | KeyRefusal>> {
    const { key, ...said } = asked;
    const body = { command: "draft", ...said };
    return answerOnce(work, { key, body, value: positioningAnswerSchema }, () => begin(work, said, "draft"));
  },
});

type Beginning = "submit" | "draft";

interface Place {
  readonly personId: string;
  readonly session: BookableSession;
  readonly departementCode: string;
  readonly picture: EligibilityPicture;
}

/** The same inside another command, once the person agreed. */
export function submitAgreed(
  work: CommandWork,
  asked: Omit<Asked, "key" | "hasAgreed">,
): Promise<Outcome<PositioningAnswer, SubmitRefusal>> {
  return begin(work, { ...asked, hasAgreed: true }, "submit");
}

async function begin(
  work: CommandWork,
  asked: Said,
  name: Beginning,
): Promise<Outcome<PositioningAnswer, SubmitRefusal>> {
  const { transaction } = work;
  await shareSession(transaction, asked.sessionId);
  const file = await selectFollowedFile(transaction, asked.personFileId);
  if (file === null) return refused({ kind: "unknown-person" });
  const session = await readBookableSession(transaction, asked.sessionId);
  if (session === null) return refused({ kind: "unknown-session" });
  const funders = await fundersFor(work, asked, session);
  if (!funders.includes(asked.funderCode)) return refused({ kind: "unknown-funder", funders });
  const departementCode = session.departement ?? asked.departement;
  if (departementCode === null) return refused({ kind: "departement-missing" });
  const picture = await pictureEligibility(transaction, asked);
  if (picture === null) return refused({ kind: "unknown-session" });
  const place = { personId: file.personId, session, departementCode, picture };
  const command = { name, hasAgreed: asked.hasAgreed };
  const on = todayIso();
  const decided = decidePositioning(await factsOf(work, asked, place), command, { by: "prescriber", on });
  return decided.ok ? write(work, { asked, place, decision: decided.value, on }) : decided;
}

/** Who pays for the session, or for this person on it by an aid that was accepted. */
async function fundersFor(
  { transaction, actor: { organisationId } }: CommandWork,
  { personFileId, sessionId }: Said,
  { funders }: BookableSession,
): Promise<readonly number[]> {
  const aids = await selectAcceptedAids(transaction, { organisationId, personFileId, sessionId });
  return [...funders, ...aids.map(({ funderCode }) => funderCode)];
}

async function factsOf({ transaction, actor }: CommandWork, asked: Said, place: Place): Promise<PositioningFacts> {
  const { session, personId, departementCode, picture } = place;
  const { programme, sessionId } = asked;
  const nothing = {
    answerBy: null,
    room: null,
    left: null,
    isNextInLine: false,
    meetingOn: null,
    isMoved: false,
    stay: null,
    before: null,
    hasExited: false,
  };
  return {
    ...nothing,
    state: null,
    since: todayIso(),
    session,
    hasOther: await hasActivePositioning(transaction, { personId, sessionId }),
    right: await rightToPosition(transaction, actor, { departement: departementCode, programme }),
    obstacles: obstaclesOf(picture.lines),
  };
}

interface Decided {
  readonly asked: Said;
  readonly place: Place;
  readonly decision: PositioningDecision;
  readonly on: string;
}

async function write(
  { transaction, actor, at }: CommandWork,
  { asked, place, decision, on }: Decided,
): Promise<Outcome<PositioningAnswer, never>> {
  const { accountId, organisationId } = actor;
  const { sessionId, funderCode, programme, personFileId } = asked;
  const { personId, session, departementCode } = place;
  const id = randomUUID();
  const { state, answerBy } = decision;
  await openSeats(transaction, { sessionId, funderCode });
  const trainingOrganisationId = session.organisationId;
  await addPositioning(
    transaction,
    {
      id,
      personId,
      personFileId,
      organisationId,
      trainingOrganisationId,
      sessionId,
      funderCode,
      programme,
      departementCode,
      agreedAt: decision.command === "submit" ? at : null,
    },
    {
      ...{ state, since: on, answerBy, holdsSeat: false, reason: null, meetingOn: null },
      ...{ stayState: null, enteredOn: null, stayOn: null },
    },
  );
  await addPositioningEvent(transaction, {
    ...{
      positioningId: id,
      version: 1,
      machine: "positioning",
      command: decision.command,
      fromState: null,
      toState: state,
    },
    ...{ byCommander: "prescriber", byAccountId: accountId, byOrganisationId: organisationId, at, reason: null },
  });
  await enqueueDecision(transaction, { positioningId: id, version: 1, effects: decision.effects });
  if (decision.command === "submit") await addSubmittedPicture(transaction, id, { at, picture: place.picture });
  const answer = { positioningId: id, state, stayState: null, version: 1, answerBy };
  const facts = { version: 1 };
  const action = decision.command === "draft" ? "positioning.draft" : "positioning.submit";
  return done(answer, { action, resourceId: id, personFileId, facts });
}
