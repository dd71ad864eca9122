import type { z } from "zod";
import { actingFor, isOvertaken } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { answerOfKey, bodyHashOf, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { auditActs } from "#app/access/audit/audit-acts.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { factsOf } from "./apply-decision.server.ts";
import { type ReadForCommand, readForCommand, writeDecided, writeRefusal } from "./command-at-once-store.server.ts";
import { commanderOf } from "./commander-of.ts";
import { decidePositioning, type PositioningDecision, type PositioningRefusal } from "./decide-positioning.ts";
import { type HeldRefusal, staleVersion } from "./held-for-command.server.ts";
import {
  type commandPositioningSchema,
  type PositioningAnswer,
  positioningAnswerSchema,
} from "./positioning-commands.ts";

type Asked = z.infer<typeof commandPositioningSchema>;
type Refusal = PositioningRefusal | HeldRefusal | KeyRefusal;
type Answered = Result<PositioningAnswer, Refusal>;

/** Beyond, the command locks what it looks at, and waits for its turn. */
const MOST_TRIES = 3;

/**
 * Answers a command on what was read, and writes it at the version that was read; null: this command locks what it looks at. The caller
 * has asked the right; row-level security asks it again in both statements.
 */
export async function commandAtOnce(
  database: Database,
  actor: MemberActor | PersonActor,
  asked: Asked,
): Promise<Answered | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      return await tryOnce(database, actor, asked);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
  return null;
}

async function tryOnce(database: Database, actor: MemberActor | PersonActor, asked: Asked): Promise<Answered | null> {
  const { key, ...body } = asked;
  const { command, positioningId } = asked;
  const at = now();
  const atOnce = { acting: actingFor(actor), at };
  const found = await readForCommand(database, atOnce, { key, positioningId });
  const bodyHash = bodyHashOf(body);
  if (found.known !== null) return answerOfKey(found.known, { bodyHash, value: positioningAnswerSchema });
  if (looksAtOthers(found, command.name)) return null;
  const decided = decide(found, actor, asked);
  const organisationId = actor.kind === "member" ? actor.organisationId : null;
  if (!decided.ok) {
    await writeRefusal(database, atOnce, { key, bodyHash, answer: decided });
    return decided;
  }
  const { held, decision, by } = decided.value;
  const version = held.version + 1;
  const answer = ok(answerOf(held.id, decision, version));
  const decidedBy = { by, accountId: actor.accountId, organisationId, at, on: todayIso(at) };
  const action = `positioning.${command.name}` as const;
  const audit = [{ action, resourceKind: auditActs[action].about, facts: { version } }];
  await writeDecided(database, atOnce, {
    ...{ applied: { held, decision, command, decidedBy }, audit },
    keyed: { key, bodyHash, answer },
  });
  return answer;
}

/** The waiting list, and the right to position: what these commands look at must stay as it is until they are written. */
function looksAtOthers({ held }: ReadForCommand, name: Asked["command"]["name"]): boolean {
  return (
    name === "wait-list" ||
    name === "submit" ||
    name === "reopen" ||
    name === "correct-no-show" ||
    name === "restore-offer" ||
    (name === "accept" && held?.state === "waitlisted")
  );
}

function decide(found: ReadForCommand, actor: MemberActor | PersonActor, { command, positioningId, version }: Asked) {
  const { held, session, seats } = found;
  const by = held === null ? null : commanderOf(actor, held);
  if (held === null || by === null || session === null)
    return refused({ kind: "unknown-positioning", positioningId } as const);
  const stale = staleVersion(held, version);
  if (stale !== null) return refused(stale);
  const looked = command.name === "accept" && seats !== null ? seats : {};
  const decided = decidePositioning(factsOf(held, session, looked), command, { by, on: todayIso() });
  return decided.ok ? ok({ held, by, decision: decided.value }) : decided;
}

/** What a command answers. */
export function answerOf(
  positioningId: string,
  { state, answerBy }: PositioningDecision,
  version: number,
): PositioningAnswer {
  return { positioningId, state, stayState: state === "entered" ? "in_progress" : null, version, answerBy };
}
