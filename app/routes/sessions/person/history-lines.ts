import { dayAndMonth, instantInWords } from "#app/content/dates.ts";
import { positionedPage as words } from "#app/content/sessions.ts";
import { reasonOfCode } from "#app/positioning/reasons.ts";
import { stateWords } from "#app/positioning/sessions/decision-words.ts";
import type { PositionedEvent } from "#app/positioning/sessions/session-plan-store.server.ts";
import { exitReasons } from "#app/positioning/stay/exit-reasons.ts";

/** What happened once, in words: what was said, then who said it and when. */
export interface HistoryLine {
  readonly key: string;
  readonly what: string;
  readonly details: readonly string[];
  readonly who: string;
}

/** Puts a history into words. What corrects a declaration says so: the declaration before it stays in the list. */
export function historyLines(
  history: readonly PositionedEvent[],
  blocks: readonly { readonly code: string; readonly label: string }[],
): readonly HistoryLine[] {
  return history.map((event, index) => {
    const { version, by, at } = event;
    const isCorrection = isCorrected(event, history[index - 1]);
    return {
      key: String(version),
      what: whatOf(event, isCorrection),
      details: detailsOf(event, blocks),
      who: words.line(words.by[by], instantInWords(at)),
    };
  });
}

/** What is told by its command: the state it leads to says less. */
function isNamed(command: string): command is keyof typeof words.named {
  return Object.hasOwn(words.named, command);
}

function whatOf({ command, state }: PositionedEvent, isCorrection: boolean): string {
  if (isNamed(command)) return words.named[command];
  return isCorrection ? words.corrected(stateWords(state)) : stateWords(state);
}

const exitCommands = ["complete", "drop-out", "exclude", "end-for-job", "transfer"];
const meetingCommands = ["record-attendance", "record-absence"];

/** An entry said again, an exit after an exit, an attendance after an attendance. */
function isCorrected({ command }: PositionedEvent, before: PositionedEvent | undefined): boolean {
  const kind = [exitCommands, meetingCommands].find((commands) => commands.includes(command));
  return kind !== undefined && before !== undefined && kind.includes(before.command);
}

function detailsOf(
  { command, said, reason }: PositionedEvent,
  blocks: readonly { readonly code: string; readonly label: string }[],
): readonly string[] {
  const { meetingOn, entryOn, happenedOn, blocks: obtained = [] } = said;
  const why = reason === null ? undefined : (exitReasons.find(({ code }) => code === reason) ?? reasonOfCode(reason));
  const entry = command === "correct-entry" ? happenedOn : entryOn;
  const day = command === "correct-entry" ? undefined : happenedOn;
  return [
    ...(meetingOn === undefined ? [] : [words.meeting(dayAndMonth(meetingOn))]),
    ...(entry === undefined ? [] : [words.entry(dayAndMonth(entry))]),
    ...(day === undefined ? [] : [words.onDay(dayAndMonth(day))]),
    ...(why === undefined || why === null ? [] : [words.why(why.label)]),
    ...(obtained.length === 0
      ? []
      : [words.obtained(obtained.map((code) => blocks.find((one) => one.code === code)?.label ?? code))]),
  ];
}
