import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { commandMany } from "../command-many.server.ts";
import { commandPositioning } from "../command-positioning.server.ts";
import type { PositioningRefusal } from "../decide-positioning.ts";
import type { HeldRefusal } from "../held-for-command.server.ts";
import type { commandManySchema } from "../positioning-commands.ts";
import type { PositioningState } from "../positioning-states.ts";
import { reasons } from "../reasons.ts";
import type { StayState } from "../stay/stay-states.ts";
import { type DecisionName, decisionNames } from "./plan-groups.ts";
import { selectNames, selectVersions } from "./session-plan-store.server.ts";

/** What is said of a decision, whoever it is about. */
export const decisionFields = {
  decision: z.enum(decisionNames),
  day: civilDaySchema.optional(),
  reason: z.enum(reasons.map(({ code }) => code)).optional(),
};

interface Decision {
  readonly decision: DecisionName;
  /** Of a meeting, or of an entry. */
  readonly day?: string | undefined;
  readonly reason?: string | undefined;
}

type Command = z.infer<typeof commandManySchema>["command"];

/** The command that a decision gives, or what is missing to it. */
export function commandOf({
  decision,
  day,
  reason,
}: Decision): Result<Command, { readonly missing: "day" | "reason" }> {
  switch (decision) {
    case "invite":
      return day === undefined ? refused({ missing: "day" }) : ok({ name: decision, meetingOn: day });
    case "enter":
      return day === undefined ? refused({ missing: "day" }) : ok({ name: decision, entryOn: day });
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

/** An answer to a command, null where it was carried out. */
interface Answered {
  readonly person: ChosenPerson;
  readonly refusal: DecidedRefusal | null;
}

interface Asked {
  readonly key: string;
  readonly command: Command;
  readonly people: readonly ChosenPerson[];
}

/**
 * Gives one command for one person, or for several: each has an answer of their own, and more than one asks for a second factor proved just
 * before. `key`: of the whole; sent again, everybody gets the same answer and no other effect.
 */
export async function decideForPeople(
  database: Database,
  actor: MemberActor,
  asked: Asked,
): Promise<Result<DecidedPeople, { readonly kind: "step-up-needed" }>> {
  const answers = await answersTo(database, actor, asked);
  return answers.ok ? ok(await inWords(database, actor, answers.value)) : answers;
}

async function answersTo(
  database: Database,
  actor: MemberActor,
  { key, command, people }: Asked,
): Promise<Result<readonly Answered[], { readonly kind: "step-up-needed" }>> {
  const [first, second] = people;
  if (first !== undefined && second === undefined) {
    const said = { key, positioningId: first.id, version: first.version, command };
    const answer = await commandPositioning(database, actor, said);
    return ok([{ person: first, refusal: answer.ok ? null : answer.refusal }]);
  }
  const positionings = people.map(({ id, version }) => ({ positioningId: id, version }));
  const many = await commandMany(database, actor, { key, command, positionings });
  if (!many.ok) return many;
  return ok(
    many.value.map(({ positioningId, answer }, index) => ({
      person: { id: positioningId, version: people[index]?.version ?? 1 },
      refusal: answer.ok ? null : answer.refusal,
    })),
  );
}

/** The names of those of whom something is said, and what was read of those whom another hand changed first. */
async function inWords(database: Database, actor: MemberActor, answers: readonly Answered[]): Promise<DecidedPeople> {
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
