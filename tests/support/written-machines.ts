import type { PositioningGuard } from "#app/positioning/positioning-states.ts";

/** A transition as the domain says it (domain.md § 2.1, § 2.3, § 2.4 and C2.2). `null`: the thing does not exist yet. */
export interface WrittenStep<Guard extends string = string> {
  readonly from: string | null;
  readonly command: string;
  readonly by: string;
  readonly to: string;
  readonly guards: readonly Guard[];
}

/** Without `to`, the thing stays in its state. */
function rows<Guard extends string>(
  command: string,
  from: readonly (string | null)[],
  by: readonly string[],
  ends: { readonly to?: string; readonly guards?: readonly Guard[] },
): readonly WrittenStep<Guard>[] {
  return from.flatMap((state) =>
    by.map((who) => ({ from: state, command, by: who, to: ends.to ?? String(state), guards: ends.guards ?? [] })),
  );
}

const waiting = ["submitted", "invited", "under_review"];
const all = [...waiting, "waitlisted", "proposed", "no_show_event"];
const toEntry = [...all, "accepted", "enrolled"];
const organisation = ["organisation"];
const portal = ["portal"];
const prescriber = ["prescriber"];
const whoFollows = ["person", "prescriber"];
const request = ["right", "consent", "recruiting", "to-come", "no-other", "eligible"] as const;

/** Written again by hand: tests compare the table of the code with it. */
export const writtenPositioning: readonly WrittenStep<PositioningGuard>[] = [
  ...rows("draft", [null], prescriber, { to: "draft", guards: ["no-other"] }),
  ...rows("submit", [null, "draft"], prescriber, { to: "submitted", guards: request }),
  ...rows("invite", [...waiting, "no_show_event"], organisation, { to: "invited", guards: ["meeting-to-come"] }),
  ...rows("invite", ["submitted"], portal, { to: "invited", guards: ["meeting-to-come"] }),
  ...rows("invite", ["no_show_event"], prescriber, { to: "invited", guards: ["meeting-to-come"] }),
  ...rows("record-attendance", ["invited", "no_show_event"], organisation, {
    ...{ to: "under_review", guards: ["meeting-over"] as const },
  }),
  ...rows("record-absence", ["invited", "under_review"], organisation, {
    ...{ to: "no_show_event", guards: ["meeting-over", "known-reason"] as const },
  }),
  ...rows("accept", ["submitted", "under_review"], organisation, { to: "accepted", guards: ["seat"] }),
  ...rows("accept", ["waitlisted"], organisation, { to: "accepted", guards: ["next-in-line", "seat"] }),
  ...rows<PositioningGuard>("accept", ["proposed"], organisation, { to: "accepted" }),
  ...rows("wait-list", ["submitted", "under_review"], organisation, { to: "waitlisted", guards: ["no-seat"] }),
  ...rows("wait-list", ["no_show_entry"], organisation, {
    ...{ to: "waitlisted", guards: ["correctable", "no-other", "no-seat"] as const },
  }),
  ...rows("promote", ["waitlisted"], portal, { to: "accepted", guards: ["in-time", "next-in-line", "seat"] }),
  ...rows("promote-to-proposal", ["waitlisted"], portal, {
    ...{ to: "proposed", guards: ["in-time", "next-in-line", "seat"] as const },
  }),
  ...rows("confirm-by-silence", ["proposed"], portal, { to: "accepted", guards: ["silence"] }),
  ...rows("reject", all, organisation, { to: "rejected", guards: ["reason"] }),
  ...rows<PositioningGuard>("confirm", ["accepted"], whoFollows, { to: "enrolled" }),
  ...rows("decline", toEntry, whoFollows, { to: "declined", guards: ["reason"] }),
  ...rows("withdraw", ["draft", ...all], prescriber, { to: "withdrawn", guards: ["reason"] }),
  ...rows("enter", ["enrolled"], organisation, { to: "entered", guards: ["entry-day"] }),
  ...rows("record-no-show", ["accepted", "enrolled"], organisation, {
    ...{ to: "no_show_entry", guards: ["started", "known-reason"] as const },
  }),
  ...rows("correct-no-show", ["no_show_entry"], organisation, {
    ...{ to: "enrolled", guards: ["was-enrolled", "correctable", "no-other", "seat"] as const },
  }),
  ...rows("restore-offer", ["no_show_entry"], organisation, {
    ...{ to: "accepted", guards: ["was-accepted", "correctable", "no-other", "seat"] as const },
  }),
  ...rows("cancel-entry", ["entered"], organisation, { to: "enrolled", guards: ["no-exit", "correctable"] }),
  ...rows("expire", [...waiting, "no_show_event", "waitlisted", "accepted"], portal, {
    ...{ to: "expired", guards: ["overdue"] as const },
  }),
  ...rows("supersede", toEntry, portal, { to: "obsolete", guards: ["overlaps-stay"] }),
  ...rows("reopen", ["obsolete"], prescriber, {
    ...{ to: "submitted", guards: ["right", "stay-over", "recruiting", "to-come", "no-other"] as const },
  }),
  ...rows<PositioningGuard>("cancel-with-session", ["draft", ...toEntry], portal, { to: "session_cancelled" }),
  ...rows<PositioningGuard>("postpone-with-session", ["draft", ...all, "accepted"], portal, {}),
  ...rows<PositioningGuard>("postpone-with-session", ["enrolled"], portal, { to: "accepted" }),
  ...rows("move", toEntry, ["organisation", "prescriber"], { to: "withdrawn", guards: ["other-session"] }),
  ...rows("move", ["session_cancelled"], ["organisation", "prescriber"], { guards: ["other-session", "not-moved"] }),
  ...rows("move", [null], prescriber, { to: "submitted", guards: request }),
  ...rows("move", [null], organisation, { to: "submitted", guards: ["recruiting", "to-come", "no-other", "eligible"] }),
];

const present = ["in_progress", "interrupted"];
const stays = [...present, "completed", "dropped_out", "excluded", "ended_for_job", "transferred"];
const exit = ["day", "exit-reason", "blocks"];

export const writtenStay: readonly WrittenStep[] = [
  ...rows("begin", [null], organisation, { to: "in_progress", guards: ["day"] }),
  ...rows("interrupt", ["in_progress"], organisation, { to: "interrupted", guards: ["day"] }),
  ...rows("resume", ["interrupted"], organisation, { to: "in_progress", guards: ["day"] }),
  ...rows("correct-entry", stays, organisation, { guards: ["entry-day"] }),
  ...rows("complete", stays, organisation, { to: "completed", guards: exit }),
  ...rows("drop-out", stays, organisation, { to: "dropped_out", guards: exit }),
  ...rows("exclude", stays, organisation, { to: "excluded", guards: exit }),
  ...rows("end-for-job", stays, organisation, { to: "ended_for_job", guards: exit }),
  ...rows("transfer", stays, organisation, { to: "transferred", guards: exit }),
];

/** Nothing is sent before the person said yes. */
export const writtenSuggestion: readonly WrittenStep[] = [
  ...rows("suggest", [null], prescriber, { to: "open", guards: ["to-come"] }),
  ...rows("agree", ["open"], whoFollows, { to: "agreed" }),
  ...rows("refuse", ["open", "agreed"], whoFollows, { to: "refused", guards: ["known-reason"] }),
  ...rows("take-back", ["open", "agreed"], prescriber, { to: "taken_back" }),
  ...rows("lapse", ["open", "agreed"], portal, { to: "lapsed", guards: ["overdue"] }),
  ...rows("position", ["agreed"], prescriber, { to: "positioned" }),
];

const beforeStart = ["published", "suspended", "closed"];
const deciders = ["organisation", "region"];

export const writtenSession: readonly WrittenStep[] = [
  ...rows("publish", ["draft"], organisation, { to: "published" }),
  ...rows("suspend", ["published"], deciders, { to: "suspended" }),
  ...rows("resume", ["suspended"], deciders, { to: "published" }),
  ...rows("close", ["published", "suspended"], deciders, { to: "closed" }),
  ...rows("reopen", ["closed"], organisation, { to: "published" }),
  ...rows("close-full", ["published"], portal, { to: "closed", guards: ["full"] }),
  ...rows("reopen-freed", ["closed"], portal, { to: "published", guards: ["closed-by-portal", "freed"] }),
  ...rows("start", beforeStart, portal, { to: "started", guards: ["begins"] }),
  ...rows("end", ["started"], portal, { to: "ended", guards: ["ends"] }),
  ...rows("report", ["ended"], organisation, { to: "reported", guards: ["all-exited"] }),
  ...rows("postpone", beforeStart, deciders, { guards: ["new-date"] }),
  ...rows("cancel", ["draft", ...beforeStart], deciders, { to: "cancelled" }),
];

interface TableRow {
  readonly command: string;
  readonly from: readonly (string | null)[];
  readonly to: string;
  readonly by: readonly string[];
  readonly guards: readonly string[];
}

/** A table of the code as the steps are written, to compare the two. */
export function stepsOfTable(table: readonly TableRow[]): readonly string[] {
  const steps = table.flatMap(({ command, from, to, by, guards }) =>
    rows(command, from, by, { ...(to === "same" ? {} : { to }), guards }),
  );
  return linesOf(steps);
}

/** The steps as lines, in order: « accepted confirm person → enrolled ». What each asks is after a colon. */
export function linesOf(steps: readonly WrittenStep[]): readonly string[] {
  return steps
    .map(({ from, command, by, to, guards }) => `${from} ${command} ${by} → ${to}: ${guards.join(", ")}`)
    .toSorted();
}

/** Where a command leads as it is written; null: it is refused. */
export function writtenEnd<Guard extends string>(
  steps: readonly WrittenStep<Guard>[],
  { from, command, by }: Pick<WrittenStep, "from" | "command" | "by">,
  letsThrough: (guard: Guard) => boolean,
): string | null {
  const step = steps.find((one) => one.from === from && one.command === command && one.by === by);
  return step?.guards.every(letsThrough) ? step.to : null;
}
