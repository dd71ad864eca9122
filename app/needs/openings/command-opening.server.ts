import type { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import { answerOnce, type KeyRefusal } from "#app/access/answer-once.server.ts";
import { can } from "#app/access/can.ts";
import { type CommandWork, defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { applyOpening } from "./apply-opening.server.ts";
import { decideOpening, type OpeningCommand, type OpeningRefusal } from "./decide-opening.ts";
import { mayAskOpening } from "./opening-askers.ts";
import { commandOpeningSchema, type OpeningDone, openingAnswerSchema } from "./opening-commands.ts";
import type { OpeningCommander, OpeningState } from "./opening-states.ts";
import {
  type HeldOpening,
  lockOpening,
  putAnswer,
  readOfferedSession,
  readPeople,
  removeContribution,
  takeTurn,
} from "./opening-store.server.ts";

type Asked = z.infer<typeof commandOpeningSchema>;
type Said = Asked["command"];

export type CommandOpeningRefusal =
  | OpeningRefusal
  | { readonly kind: "unknown-request" }
  | { readonly kind: "unknown-session" }
  /** Somebody else's command came first: both versions. */
  | {
      readonly kind: "stale-version";
      readonly read: number;
      readonly version: number;
      readonly state: OpeningState;
    };

/** As whom a command is given. */
const commanderOf: Readonly<Record<Said["name"], OpeningCommander>> = {
  leave: "asker",
  study: "pilot",
  could: "organisation",
  decline: "organisation",
  open: "organisation",
  fund: "funder",
  refuse: "funder",
};

/** May a member give the commands of this commander? Row-level security says of which requests. */
export function standsAs(actor: MemberActor, commander: OpeningCommander): boolean {
  const { organisationKind: kind } = actor;
  switch (commander) {
    case "asker":
      return mayAskOpening(actor);
    case "organisation":
      return can(actor, "opening.answer");
    case "pilot":
      return can(actor, "opening.study") && (kind === "region" || kind === "departement");
    case "funder":
      return can(actor, "opening.fund") && kind === "region";
    default:
      return false;
  }
}

/** Takes one's seats back; answers a request, as a training organisation; studies it or says who pays, as the Region. */
export const commandOpening = defineCommand({
  input: commandOpeningSchema,
  right: "opening.read",
  run(work, { key, ...asked }: Asked): Promise<Outcome<OpeningDone, CommandOpeningRefusal | KeyRefusal>> {
    return answerOnce(work, { key, body: { opening: asked }, value: openingAnswerSchema }, () => carryOut(work, asked));
  },
});

async function carryOut(
  { transaction, actor, at }: CommandWork,
  { requestId, version: read, command: said }: Omit<Asked, "key">,
): Promise<Outcome<OpeningDone, CommandOpeningRefusal>> {
  const by = commanderOf[said.name];
  if (!standsAs(actor, by)) return refused({ kind: "not-allowed" });
  const { accountId, organisationId } = actor;
  await takeTurn(transaction, requestId);
  const held = await lockOpening(transaction, requestId, organisationId);
  if (held === undefined || !isTheirs(held, by)) return refused({ kind: "unknown-request" });
  const { version: now, state } = held;
  if (now !== read) return refused({ kind: "stale-version", read, version: now, state });
  const command = await commandOf({ transaction, actor, at }, said, held);
  if (!command.ok) return command;
  const decidedBy = { by, accountId, organisationId, at, on: todayIso() };
  const decided = decideOpening(held, command.value, decidedBy);
  if (!decided.ok) return decided;
  const { name } = command.value;
  const answer = answerOf[name];
  if (answer !== undefined) {
    const { reason } = decided.value;
    await putAnswer(transaction, { requestId, organisationId, answer, reason, at });
  }
  const version = await applyOpening(transaction, {
    ...{ held, command: command.value, decision: decided.value, decidedBy },
    ...(name === "leave" ? { people: await readPeople(transaction, requestId, organisationId) } : {}),
  });
  // Last: whoever asks no more does not read the request.
  if (name === "leave") await removeContribution(transaction, { requestId, organisationId });
  const action = `opening.${actOf(command.value)}` as const;
  return done(
    { requestId, state: decided.value.state, version },
    { action, resourceId: requestId, facts: { version } },
  );
}

/** Is a request one that whoever stands as this commander reads? */
function isTheirs({ ownSeats, teaches, pilots }: HeldOpening, by: OpeningCommander): boolean {
  if (by === "asker") return ownSeats > 0;
  return by === "organisation" ? teaches : pilots;
}

const answerOf: Readonly<Partial<Record<OpeningCommand["name"], "opens" | "could" | "no">>> = {
  open: "opens",
  could: "could",
  decline: "no",
  "decline-last": "no",
};

type MemberCommand = Exclude<OpeningCommand["name"], "ask" | "join" | "remind" | "lapse">;

function actOf({ name }: OpeningCommand): MemberCommand {
  if (name === "ask" || name === "join" || name === "remind" || name === "lapse")
    throw new Error(`${name} is no answer`);
  return name;
}

/** What is said, as the machine knows it: it depends on who else asks, or may answer. */
async function commandOf(
  { transaction, actor }: CommandWork,
  said: Said,
  held: HeldOpening,
): Promise<Result<OpeningCommand, { readonly kind: "unknown-session" }>> {
  switch (said.name) {
    case "leave":
      return ok({ name: held.seats > held.ownSeats ? "leave" : "withdraw" });
    case "decline":
      return ok({ name: held.othersMay ? "decline" : "decline-last", reason: said.reason });
    case "open": {
      const session = await readOfferedSession(transaction, said.sessionNumber, held, actor.organisationId);
      if (session === null) return refused({ kind: "unknown-session" });
      return ok({ name: "open", session, asked: held, isSure: said.isSure });
    }
    default:
      return ok(said);
  }
}
