import { assertNever, ok, type Result, refused } from "#app/platform/result.ts";
import { findRow, landingState, type StepRefusal } from "#app/platform/state-machine.ts";
import { addDays } from "#app/platform/working-days.ts";
import type { ContestReason, HiredFrom, SetAsideReason } from "./need-choices.ts";
import { needDelaysOn } from "./need-delays.ts";
import {
  isOpenNeed,
  type NeedCommander,
  type NeedCommandName,
  type NeedGuard,
  type NeedState,
  needTransitions,
} from "./need-states.ts";

/** What a decision looks at. `dueOn`: while it is open, the day the portal asks or closes; then, the last day to open it again. */
export interface NeedFacts {
  readonly state: NeedState | null;
  readonly headcount: number;
  readonly askedOn: string | null;
  readonly dueOn: string;
}

type SkillCommandName = "contest-skill" | "restore-skill";

/** A command, with what it says. `skill`: as the need names it. */
export type NeedCommand =
  | { readonly name: Exclude<NeedCommandName, "fewer" | "find-some" | "fill" | "set-aside" | SkillCommandName> }
  | { readonly name: "fewer"; readonly headcount: number }
  | { readonly name: "find-some" | "fill"; readonly hired: number; readonly hiredFrom: HiredFrom }
  | { readonly name: "set-aside"; readonly reason: SetAsideReason }
  | { readonly name: "contest-skill"; readonly skill: string; readonly reason: ContestReason }
  | { readonly name: "restore-skill"; readonly skill: string };

export type NeedRefusal =
  | StepRefusal<NeedState, NeedCommandName>
  | { readonly kind: "not-fewer"; readonly headcount: number }
  | { readonly kind: "not-as-many"; readonly headcount: number }
  | { readonly kind: "delay-runs"; readonly until: string }
  | { readonly kind: "too-late"; readonly dueOn: string };

/** What the need becomes. `hired`, `hiredFrom` and `reason` are those of the command, null for any other. */
export interface NeedDecision {
  readonly state: NeedState;
  readonly headcount: number;
  readonly askedOn: string | null;
  readonly dueOn: string;
  readonly hired: number | null;
  readonly hiredFrom: HiredFrom | null;
  readonly reason: SetAsideReason | null;
  /** Must the company hear of it? Its own answers it knows; what an organisation tells for it is not confirmed yet. */
  readonly tellsCompany: boolean;
}

/** What a command does to a need on a civil day, or why not. */
export function decideNeed(
  facts: NeedFacts,
  command: NeedCommand,
  { by, on }: { readonly by: NeedCommander; readonly on: string },
): Result<NeedDecision, NeedRefusal> {
  const row = findRow(needTransitions, { state: facts.state, command: command.name, by });
  if (!row.ok) return row;
  for (const guard of row.value.guards) {
    const refusal = refusalOf(guard, { facts, command, on });
    if (refusal !== null) return refused(refusal);
  }
  const state = landingState(row.value, facts.state);
  const isFirst = state !== facts.state;
  const found = command.name === "fill" || command.name === "find-some" ? command : null;
  return ok({
    state,
    headcount: headcountAfter(command, facts.headcount),
    ...delaysOf(state, command.name, on),
    hired: found?.hired ?? null,
    hiredFrom: found?.hiredFrom ?? null,
    reason: command.name === "set-aside" ? command.reason : null,
    tellsCompany: isToTell(command.name, { by, isFirst }),
  });
}

function isToTell(
  command: NeedCommandName,
  { by, isFirst }: { readonly by: NeedCommander; readonly isFirst: boolean },
): boolean {
  if (by === "sensor") return aboutSkills.has(command) || (isFirst && told.has(command));
  return by === "portal" || (by === "company" && command === "post");
}

function headcountAfter(command: NeedCommand, headcount: number): number {
  if (command.name === "fewer") return command.headcount;
  return command.name === "find-some" ? headcount - command.hired : headcount;
}

/** What a sensor decides by themselves; the rest they note for the company, which said it. */
const told: ReadonlySet<NeedCommandName> = new Set<NeedCommandName>([
  "confirm",
  "qualify",
  "set-aside",
  "merge",
  "reopen",
]);

/** Whoever told the need hears of each. */
const aboutSkills: ReadonlySet<NeedCommandName> = new Set<SkillCommandName>(["contest-skill", "restore-skill"]);

/** Whoever speaks of a need breaks its silence. */
function delaysOf(state: NeedState, command: NeedCommandName, on: string): Pick<NeedDecision, "askedOn" | "dueOn"> {
  const { silenceDays, answerDays, reopenDays } = needDelaysOn(on);
  if (!isOpenNeed(state)) return { askedOn: null, dueOn: addDays(on, reopenDays) };
  if (command === "ask") return { askedOn: on, dueOn: addDays(on, answerDays) };
  return { askedOn: null, dueOn: addDays(on, silenceDays) };
}

function refusalOf(
  guard: NeedGuard,
  { facts, command, on }: { readonly facts: NeedFacts; readonly command: NeedCommand; readonly on: string },
): NeedRefusal | null {
  const { headcount, askedOn, dueOn } = facts;
  switch (guard) {
    case "fewer-than-now":
      if (command.name === "fewer" && command.headcount >= 1 && command.headcount < headcount) return null;
      return { kind: "not-fewer", headcount };
    case "some-of-those-asked":
      if (command.name === "find-some" && command.hired >= 1 && command.hired < headcount) return null;
      return { kind: "not-as-many", headcount };
    case "all-those-asked":
      if (command.name === "fill" && command.hired === headcount) return null;
      return { kind: "not-as-many", headcount };
    case "silent-too-long":
      return askedOn === null && dueOn <= on ? null : { kind: "delay-runs", until: dueOn };
    case "asked-in-vain":
      return askedOn !== null && dueOn < on ? null : { kind: "delay-runs", until: dueOn };
    case "may-still-reopen":
      return on <= dueOn ? null : { kind: "too-late", dueOn };
    default:
      return assertNever(guard);
  }
}
