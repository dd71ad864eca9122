import { parisTime } from "#app/content/dates.ts";
import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import { addDays, addWorkingDays } from "#app/platform/working-days.ts";
import { delaysOn } from "../delays.ts";
import { type ReasonUse, reasonsFor } from "../reasons.ts";
import { hasMeetingCome, type Meeting, saysWhere } from "./meeting.ts";
import {
  type ProposalCommander,
  type ProposalCommandName,
  type ProposalGuard,
  type ProposalState,
  proposalTransitions,
  type SaidHow,
} from "./proposal-states.ts";

/** A company keeps somebody's name until their meeting: no longer than this. */
const MOST_MEETING_DAYS = 60;

/** A need that somebody refused is not proposed to them again before, unless they ask for it. */
const AGAIN_DAYS = 30;

/** Why a need that somebody refused is proposed again: they asked for it, or whoever follows them read that they had refused it. */
export const agains = ["asked", "sure"] as const;

/**
 * What a decision looks at. `dueOn`: the last day of whoever has to answer. `isNeedOpen`: does the company still look for people?
 * `hasPhone`: was the company given the person's number? `isOfOperation`: the yes joins an operation, which still takes people while the
 * need is open. `refusedOn`: of a need to propose, the last day on which this person said no to it.
 */
export interface ProposalFacts {
  readonly state: ProposalState | null;
  readonly dueOn: string | null;
  readonly meetsOn: string | null;
  readonly meetsAt: string | null;
  readonly isNeedOpen: boolean;
  readonly hasPhone: boolean;
  readonly isOfOperation: boolean;
  readonly refusedOn?: string | null;
}

/** A command, with what it says. A reason of a no is the person's to give or not; a company gives one of the list. */
export type ProposalCommand =
  | { readonly name: Exclude<ProposalCommandName, "propose" | "decline" | "pass" | "not-hire" | "meet"> }
  | { readonly name: "propose"; readonly again?: (typeof agains)[number] | null }
  | { readonly name: "decline"; readonly reason: string | null }
  | { readonly name: "pass" | "not-hire"; readonly reason: string }
  | { readonly name: "meet"; readonly meetsOn: string; readonly meeting: Meeting };

export type ProposalRefusal =
  | StepRefusal<ProposalState, ProposalCommandName>
  | { readonly kind: "need-over" }
  | { readonly kind: "need-goes-on" }
  /** The yes of a job was said of an operation, or the other. */
  | { readonly kind: "another-yes" }
  /** An answer is noted for somebody, and not how they said it. */
  | { readonly kind: "how-unsaid" }
  | { readonly kind: "unknown-reason"; readonly reason: string }
  | { readonly kind: "refused-before"; readonly refusedOn: string }
  | { readonly kind: "day-is-past" | "day-too-far"; readonly meetsOn: string }
  /** The meeting is today, at an hour that is past. */
  | { readonly kind: "hour-is-past"; readonly meetsAt: string }
  | { readonly kind: "nowhere-to-meet" }
  | { readonly kind: "day-to-come"; readonly meetsOn: string | null }
  | { readonly kind: "delay-runs"; readonly until: string | null };

/** What the proposal becomes. `reason`: of this command. `meeting`: null, there is none; absent, it stays. */
export interface ProposalDecision {
  readonly state: ProposalState;
  readonly dueOn: string | null;
  readonly meetsOn: string | null;
  readonly reason: string | null;
  readonly meeting?: Meeting | null;
}

/** Who gives a command, at an instant of a civil day. `saidHow`: of an answer that is noted for the person, how they said it. */
export interface ProposalGivenBy {
  readonly by: ProposalCommander;
  readonly on: string;
  readonly at: Date;
  readonly saidHow?: SaidHow | null;
}

/** What a command does to a proposal, or why not. */
export function decideProposal(
  facts: ProposalFacts,
  command: ProposalCommand,
  { by, on, at, saidHow = null }: ProposalGivenBy,
): Result<ProposalDecision, ProposalRefusal> {
  const row = findRow(proposalTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, on, at, isUnsaid: by === "prescriber" && saidHow === null });
    if (refusal !== null) return refused(refusal);
  }
  const state = landingState(row.value, facts.state);
  const meetsOn = command.name === "meet" ? command.meetsOn : facts.meetsOn;
  const dueOn = command.name === "carry" ? facts.dueOn : lastDayIn(state, { meetsOn, on });
  return ok({ state, dueOn, meetsOn, reason: reasonOf(command), ...meetingOf(command) });
}

/** What the company says of a meeting is kept until it took place. */
function meetingOf(command: ProposalCommand): Pick<ProposalDecision, "meeting"> {
  if (command.name === "meet") return { meeting: command.meeting };
  return command.name === "carry" ? {} : { meeting: null };
}

/** The line of a proposal that the person asked for says so. */
const ASKED_AGAIN = "asked-again";

function reasonOf(command: ProposalCommand): string | null {
  if (command.name === "propose") return command.again === "asked" ? ASKED_AGAIN : null;
  return "reason" in command ? command.reason : null;
}

function lastDayIn(
  state: ProposalState,
  { meetsOn, on }: { readonly meetsOn: string | null; readonly on: string },
): string | null {
  const { proposalAnswerWorkingDays, companyAnswerDays, outcomeDays } = delaysOn(on);
  switch (state) {
    case "proposed":
      return addWorkingDays(on, proposalAnswerWorkingDays);
    case "agreed":
      return addDays(on, companyAnswerDays);
    case "to_meet":
      return addDays(meetsOn ?? on, outcomeDays);
    default:
      return null;
  }
}

interface Asked {
  readonly facts: ProposalFacts;
  readonly command: ProposalCommand;
  readonly on: string;
  readonly at: Date;
  readonly isUnsaid: boolean;
}

function refusalOf(guard: ProposalGuard, { facts, command, on, at, isUnsaid }: Asked): ProposalRefusal | null {
  const { isNeedOpen, meetsOn, dueOn } = facts;
  switch (guard) {
    case "need-open":
      return isNeedOpen ? null : { kind: "need-over" };
    case "need-over":
      return isNeedOpen ? { kind: "need-goes-on" } : null;
    case "of-a-job":
      return facts.isOfOperation ? { kind: "another-yes" } : null;
    case "of-an-operation":
      return facts.isOfOperation ? null : { kind: "another-yes" };
    case "said-how":
      return isUnsaid ? { kind: "how-unsaid" } : null;
    case "not-refused":
      return command.name === "propose" ? refusedBefore(facts.refusedOn ?? null, command.again ?? null, on) : null;
    case "known-reason":
      return unknownReason(command, "decline-offer", on);
    case "known-company-reason":
      return unknownReason(command, "pass-over", on);
    case "day-to-come":
      return command.name === "meet" ? wrongDay(command, { on, at }) : null;
    case "place-said":
      return command.name === "meet" && !saysWhere(command.meeting, facts) ? { kind: "nowhere-to-meet" } : null;
    case "day-come":
      return hasMeetingCome(facts, { on, at }) ? null : { kind: "day-to-come", meetsOn };
    case "overdue":
      return dueOn !== null && dueOn < on ? null : { kind: "delay-runs", until: dueOn };
    default:
      return assertNever(guard);
  }
}

/** May a need that was refused on this day be proposed again only when the person asks? */
export function isRefusedLately(refusedOn: string, on: string): boolean {
  return on < addDays(refusedOn, AGAIN_DAYS);
}

function refusedBefore(
  refusedOn: string | null,
  again: (typeof agains)[number] | null,
  on: string,
): ProposalRefusal | null {
  if (refusedOn === null || again === "asked") return null;
  return again === "sure" && !isRefusedLately(refusedOn, on) ? null : { kind: "refused-before", refusedOn };
}

type Meet = Extract<ProposalCommand, { readonly name: "meet" }>;

function wrongDay(
  { meetsOn, meeting: { meetsAt } }: Meet,
  { on, at }: Pick<ProposalGivenBy, "on" | "at">,
): ProposalRefusal | null {
  if (meetsOn < on) return { kind: "day-is-past", meetsOn };
  if (meetsOn === on && meetsAt <= parisTime(at)) return { kind: "hour-is-past", meetsAt };
  return meetsOn > addDays(on, MOST_MEETING_DAYS) ? { kind: "day-too-far", meetsOn } : null;
}

function unknownReason(command: ProposalCommand, use: ReasonUse, on: string): ProposalRefusal | null {
  const reason = reasonOf(command);
  if (reason === null || reasonsFor(use, on).some(({ code }) => code === reason)) return null;
  return { kind: "unknown-reason", reason };
}
