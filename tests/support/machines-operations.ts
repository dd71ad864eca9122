import { addDays } from "#app/platform/working-days.ts";
import type { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import {
  type PositioningCommandName,
  positioningStates,
  positioningTransitions,
} from "#app/positioning/positioning-states.ts";
import type { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import { exitReasons } from "#app/positioning/stay/exit-reasons.ts";
import { type StayCommandName, stayTransitions } from "#app/positioning/stay/stay-states.ts";
import {
  begin,
  followSeats,
  goOn,
  type MachinesModel,
  type ModelPositioning,
  move,
  say,
  saySession,
  sayStay,
  saySuggestion,
  suggest,
  supersede,
} from "./machines-model.ts";

const hands = ["organisation", "prescriber", "person"] as const;
type Hand = (typeof hands)[number];

/** The commands that somebody gives by `commandPositioning`. */
const saidNames = [
  ...(["submit", "invite", "record-attendance", "record-absence", "accept", "wait-list", "reject"] as const),
  ...(["confirm", "decline", "withdraw", "enter", "record-no-show", "reopen"] as const),
  ...(["correct-no-show", "restore-offer", "cancel-entry"] as const),
] as const satisfies readonly PositioningCommandName[];
type SaidName = (typeof saidNames)[number];

const sessionNames = ["suspend", "resume", "close", "reopen", "report", "cancel", "postpone"] as const;
const answerNames = ["agree", "refuse", "take-back", "position"] as const;
const stayNames = ["interrupt", "interrupt", "resume", "correct-entry", "exit", "exit"] as const;
/** A reason for each exit. */
const exitCodes = ["normal_end", "personal", "exclusion", "job_found", "other_training"] as const;

/** What a hand does, or the portal's own work. `rank`: of the positioning, the session or the suggestion. */
export type Operation =
  | {
      readonly kind: "begin";
      readonly name: "draft" | "submit" | "suggest";
      readonly person: number;
      readonly session: number;
    }
  | { readonly kind: "say"; readonly rank: number; readonly name: SaidName; readonly by: Hand }
  | { readonly kind: "move"; readonly rank: number; readonly to: number; readonly by: "organisation" | "prescriber" }
  | {
      readonly kind: "stay";
      readonly rank: number;
      readonly name: (typeof stayNames)[number];
      readonly reason: string;
    }
  | { readonly kind: "session"; readonly rank: number; readonly name: (typeof sessionNames)[number] }
  | { readonly kind: "answer"; readonly rank: number; readonly name: (typeof answerNames)[number] }
  | {
      readonly kind: "resize";
      readonly rank: number;
      readonly announced: number;
      readonly promotesAutomatically: boolean;
    }
  | { readonly kind: "follow" | "supersede"; readonly rank: number }
  | { readonly kind: "later"; readonly days: number };

/** A draw: what it becomes depends on where the model stands. */
export type Draw = readonly [kind: number, one: number, other: number, more: number];

const pick = <Item>(items: readonly [Item, ...Item[]], at: number): Item => items[at % items.length] ?? items[0];

/** An operation of a draw: mostly one that its table lets somebody do. */
export function operationOf(model: MachinesModel, [kind, one, other, more]: Draw, people: number): Operation {
  const rank = rankAmong(model, one, ({ state }) => positioningTransitions.some(({ from }) => from.includes(state)));
  const entered = rankAmong(model, one, ({ stay }) => stay !== null);
  const session = other % model.sessions.length;
  switch (kind % 20) {
    case 0:
    case 1:
      return {
        kind: "begin",
        name: pick(["submit", "submit", "draft", "suggest"], more),
        person: one % people,
        session,
      };
    case 2:
      return { kind: "session", rank: session, name: pick(sessionNames, more) };
    case 3:
      return { kind: "resize", rank: session, announced: one % 4, promotesAutomatically: more % 4 === 0 };
    case 4:
      return { kind: "follow", rank: session };
    case 5:
      return { kind: "supersede", rank: entered };
    case 6:
      return { kind: "move", rank, to: session, by: pick(["organisation", "prescriber"], more) };
    case 7:
    case 12:
      return { kind: "later", days: pick([1, 1, 3, 30, 90], more) };
    case 8:
      return { kind: "answer", rank: one % Math.max(1, model.suggestions.length), name: pick(answerNames, more) };
    case 9:
    case 10:
    case 11:
      return { kind: "stay", rank: entered, name: pick(stayNames, other), reason: pick(exitCodes, more) };
    default:
      return saidOf(model, rank, { other, more });
  }
}

/** The rank of a positioning of a kind, or of any where there is none. */
function rankAmong({ positionings }: MachinesModel, at: number, isOne: (one: ModelPositioning) => boolean): number {
  const ranks = positionings.flatMap((one, rank) => (isOne(one) ? [rank] : []));
  return ranks[at % Math.max(1, ranks.length)] ?? at % Math.max(1, positionings.length);
}

/** What somebody may say in each state, by the table. */
const fittingOf = new Map(
  [null, ...positioningStates].map((state) => [
    state,
    positioningTransitions.flatMap((row) =>
      row.from.includes(state)
        ? hands.flatMap((by) =>
            saidNames.flatMap((name) => (row.command === name && row.by.includes(by) ? [{ name, by }] : [])),
          )
        : [],
    ),
  ]),
);

function saidOf(
  model: MachinesModel,
  rank: number,
  { other, more }: { readonly other: number; readonly more: number },
): Operation {
  const state = model.positionings[rank]?.state ?? null;
  const fitting = fittingOf.get(state) ?? [];
  const wild = { name: pick(saidNames, other), by: pick(hands, more) };
  const said = other % 8 === 0 ? wild : (fitting[more % Math.max(1, fitting.length)] ?? wild);
  return { kind: "say", rank, ...said };
}

type Said = Parameters<typeof commandPositioning>[2]["command"];

/** A command with what it says, today. */
export function saidCommand(name: SaidName, today: string): Said {
  switch (name) {
    case "submit":
      return { name, hasAgreed: true };
    case "invite":
      return { name, meetingOn: today };
    case "enter":
      return { name, entryOn: today };
    case "reject":
      return { name, reason: "no_seat" };
    case "decline":
      return { name, reason: "employed" };
    case "withdraw":
      return { name, reason: "duplicate" };
    case "record-absence":
    case "record-no-show":
      return { name, reason: null };
    default:
      return { name };
  }
}

/** What a session is told: a postponed one begins a month later than it did. */
export function sessionCommand(
  model: MachinesModel,
  { rank, name }: Operation & { readonly kind: "session" },
): Parameters<typeof commandSession>[2]["command"] {
  if (name !== "postpone") return { name };
  const { startsOn = model.today, endsOn = model.today } = model.sessions[rank] ?? {};
  return { name, startsOn: addDays(startsOn, 30), endsOn: addDays(endsOn, 30) };
}

function exitName(reason: string): StayCommandName {
  const leadsTo = exitReasons.find(({ code }) => code === reason)?.leadsTo;
  return stayTransitions.find(({ to }) => to === leadsTo)?.command ?? "complete";
}

/** The day that is said of a stay: a corrected entry keeps its own. */
export function stayDay(model: MachinesModel, { rank, name }: Operation & { readonly kind: "stay" }): string {
  return name === "correct-entry" ? (model.positionings[rank]?.stay?.enteredOn ?? model.today) : model.today;
}

/**
 * What an operation makes of the model; answers whether it was done. `read`: the model that whoever gives it looked at: another version
 * than the one they read is refused.
 */
export function apply(model: MachinesModel, operation: Operation, read: MachinesModel = model): boolean {
  const rank = "rank" in operation ? operation.rank : -1;
  const one = model.positionings[rank];
  const isOwn = one !== undefined && one.version === read.positionings[rank]?.version;
  switch (operation.kind) {
    case "begin": {
      const { name, ...place } = operation;
      if (name === "suggest") return suggest(model, place);
      return begin(model, place, { name, hasAgreed: name === "submit" }, "prescriber");
    }
    case "say":
      return isOwn && say(model, one, saidCommand(operation.name, model.today), operation);
    case "move":
      return isOwn && move(model, one, operation.to, operation.by);
    case "stay": {
      const isExit = operation.name === "exit";
      const said = { happenedOn: stayDay(read, operation), reason: isExit ? operation.reason : null, blocks: [] };
      const name = operation.name === "exit" ? exitName(operation.reason) : operation.name;
      return isOwn && sayStay(model, one, { name, ...said });
    }
    case "session": {
      const isRead = model.sessions[rank]?.version === read.sessions[rank]?.version;
      return isRead && saySession(model, rank, sessionCommand(read, operation), "organisation");
    }
    case "answer": {
      const suggestion = model.suggestions[rank];
      const isRead = suggestion !== undefined && suggestion.version === read.suggestions[rank]?.version;
      return isRead && saySuggestion(model, suggestion, { name: operation.name, by: "prescriber" });
    }
    case "resize":
      Object.assign(model.sessions[rank] ?? {}, {
        announced: operation.announced,
        promotesAutomatically: operation.promotesAutomatically,
      });
      followSeats(model, rank);
      return true;
    case "follow":
      followSeats(model, rank);
      return true;
    case "supersede":
      if (one !== undefined) supersede(model, one);
      return true;
    case "later":
      goOn(model, operation.days);
      return true;
  }
}
