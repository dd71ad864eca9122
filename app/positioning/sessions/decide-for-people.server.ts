import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { isFreshProof } from "#app/access/sign-in/factor/factor-rules.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { commandPositioning } from "../command-positioning.server.ts";
import type { PositioningRefusal } from "../decide-positioning.ts";
import type { HeldRefusal } from "../held-for-command.server.ts";
import type { PositioningState } from "../positioning-states.ts";
import { reasons } from "../reasons.ts";
import type { StayState } from "../stay/stay-states.ts";
import { type DecisionName, decisionNames } from "./plan-groups.ts";
import { selectNames, selectVersions } from "./session-plan-store.server.ts";

/** At most so many people in one go. */
const MOST_AT_ONCE = 200;

/** What is said of a decision, whoever it is about. */
export const decisionFields = {
  decision: z.enum(decisionNames),
  meetingOn: civilDaySchema.optional(),
  reason: z.enum(reasons.map(({ code }) => code)).optional(),
};

interface Decision {
  readonly decision: DecisionName;
  readonly meetingOn?: string | undefined;
  readonly reason?: string | undefined;
}

type Command = Parameters<typeof commandPositioning>[2]["command"];

/** The command that a decision gives, or what is missing to it. */
export function commandOf({
  decision,
  meetingOn,
  reason,
}: Decision): Result<Command, { readonly missing: "meetingOn" | "reason" }> {
  switch (decision) {
    case "invite":
      return meetingOn === undefined ? refused({ missing: "meetingOn" }) : ok({ name: decision, meetingOn });
    case "reject":
      return reason === undefined ? refused({ missing: "reason" }) : ok({ name: decision, reason });
    case "record-absence":
    case "record-no-show":
      return ok({ name: decision, reason: reason ?? null });
    default:
      return ok({ name: decision });
  }
}

/** Somebody, at the version that was read. */
export interface ChosenPerson {
  readonly id: string;
  readonly version: number;
}

export type DecidedRefusal = PositioningRefusal | HeldRefusal | KeyRefusal | { readonly kind: "not-allowed" };

/** Why nothing was done for somebody. `stateRead`: what they were at the version that was read, when another came first. */
export interface RefusedPerson {
  readonly id: string;
  readonly name: string;
  readonly refusal: DecidedRefusal;
  readonly stateRead: PositioningState | StayState | null;
}

/** What became of each. */
export interface DecidedPeople {
  readonly done: readonly { readonly id: string; readonly name: string }[];
  readonly refused: readonly RefusedPerson[];
}

/**
 * Gives one command for several people, each in a transaction of its own: one that is refused stops nobody else. More than one asks for a
 * second factor proved just before. `key`: of the whole; sent again, everybody gets the same answer and no other effect.
 */
export async function decideForPeople(
  database: Database,
  actor: MemberActor,
  asked: { readonly key: string; readonly command: Command; readonly people: readonly ChosenPerson[] },
): Promise<Result<DecidedPeople, { readonly kind: "step-up-needed" | "too-many" }>> {
  const { key, command, people } = asked;
  if (people.length > MOST_AT_ONCE) return refused({ kind: "too-many" });
  if (people.length > 1 && !isFreshProof(actor.factorAt, now())) return refused({ kind: "step-up-needed" });
  const answers: { readonly person: ChosenPerson; readonly refusal: DecidedRefusal | null }[] = [];
  for (const person of people) {
    const said = { key: `${key}-${person.id}`, positioningId: person.id, version: person.version, command };
    const answer = await commandPositioning(database, actor, said);
    answers.push({ person, refusal: answer.ok ? null : answer.refusal });
  }
  return ok(await inWords(database, actor, answers));
}

/** The names of those of whom something is said, and what was read of those whom another hand changed first. */
async function inWords(
  database: Database,
  actor: MemberActor,
  answers: readonly { readonly person: ChosenPerson; readonly refusal: DecidedRefusal | null }[],
): Promise<DecidedPeople> {
  if (answers.every(({ refusal }) => refusal === null)) {
    return { done: answers.map(({ person: { id } }) => ({ id, name: "" })), refused: [] };
  }
  const people = answers.map(({ person }) => person);
  const [names, versions] = await inTransactionAs(database, actingFor(actor), async (transaction) => [
    await selectNames(
      transaction,
      people.map(({ id }) => id),
    ),
    await selectVersions(transaction, people),
  ]);
  const nameOf = (id: string): string => names.find((one) => one.id === id)?.name ?? "";
  return {
    done: answers.flatMap(({ person: { id }, refusal }) => (refusal === null ? [{ id, name: nameOf(id) }] : [])),
    refused: answers.flatMap(({ person: { id }, refusal }) =>
      refusal === null
        ? []
        : [{ id, name: nameOf(id), refusal, stateRead: versions.find((one) => one.id === id)?.state ?? null }],
    ),
  };
}
