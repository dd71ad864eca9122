import type { TransitionRow } from "#app/platform/state-machine.ts";

/** Where a company's need stands. A draft is none of them: it stays in the browser of whoever writes it until it is posted. */
export const needStates = [
  "posted",
  "confirmed",
  "qualified",
  "filled",
  "stopped",
  "set_aside",
  "silent",
  "merged",
] as const;
export type NeedState = (typeof needStates)[number];

export const openNeedStates = ["posted", "confirmed", "qualified"] as const satisfies readonly NeedState[];

/** Does somebody still look for people? */
export function isOpenNeed(state: NeedState): boolean {
  return state === "posted" || state === "confirmed" || state === "qualified";
}

/** What can be asked of a need. */
export const needCommands = [
  "post",
  "confirm",
  "qualify",
  "contest-skill",
  "restore-skill",
  "set-aside",
  "merge",
  "absorb",
  "still-wanted",
  "fewer",
  "find-some",
  "fill",
  "stop",
  "ask",
  "close-silent",
  "reopen",
] as const;
export type NeedCommandName = (typeof needCommands)[number];

/**
 * Who gives a command: the company by its link, an organisation that tells needs by its software or a file, a sensor of the field, the
 * portal's hourly work.
 */
export const needCommanders = ["company", "contributor", "sensor", "portal"] as const;
export type NeedCommander = (typeof needCommanders)[number];

/** What must hold besides the state. */
export type NeedGuard =
  | "fewer-than-now"
  | "some-of-those-asked"
  | "all-those-asked"
  | "silent-too-long"
  | "asked-in-vain"
  | "may-still-reopen";

/**
 * The machine of a need. It begins as domain.md § 2.5 says (captured, then qualified) and adds what that table lacks: the confirmation by
 * a sensor, the company's own answers, the question after a silence, the end by silence, and the way back. Consolidation and the answers
 * of the Region come after it, and leave from `qualified`. A company that found some of those it looks for still looks for the others.
 * Of two needs that are one, one is merged (`merge`) and the other stays and keeps the trace of it (`absorb`); opened again, the merged one
 * is a need of its own. A skill that is contested counts no more in what is expected of the métier, until it is restored.
 */
export const needTransitions: readonly TransitionRow<NeedState, NeedCommandName, NeedCommander, NeedGuard>[] = [
  { command: "post", from: [null], to: "posted", by: ["company", "contributor"], guards: [] },
  { command: "confirm", from: ["posted"], to: "confirmed", by: ["sensor"], guards: [] },
  { command: "qualify", from: ["confirmed", "qualified"], to: "qualified", by: ["sensor"], guards: [] },
  { command: "contest-skill", from: ["qualified"], to: "qualified", by: ["sensor"], guards: [] },
  { command: "restore-skill", from: ["qualified"], to: "qualified", by: ["sensor"], guards: [] },
  { command: "set-aside", from: openNeedStates, to: "set_aside", by: ["sensor"], guards: [] },
  { command: "merge", from: openNeedStates, to: "merged", by: ["sensor"], guards: [] },
  { command: "absorb", from: openNeedStates, to: "same", by: ["sensor"], guards: [] },
  { command: "still-wanted", from: openNeedStates, to: "same", by: ["company", "sensor"], guards: [] },
  { command: "fewer", from: openNeedStates, to: "same", by: ["company", "sensor"], guards: ["fewer-than-now"] },
  {
    command: "find-some",
    from: openNeedStates,
    to: "same",
    by: ["company", "sensor"],
    guards: ["some-of-those-asked"],
  },
  { command: "fill", from: openNeedStates, to: "filled", by: ["company", "sensor"], guards: ["all-those-asked"] },
  { command: "stop", from: openNeedStates, to: "stopped", by: ["company", "sensor"], guards: [] },
  { command: "ask", from: openNeedStates, to: "same", by: ["portal"], guards: ["silent-too-long"] },
  { command: "close-silent", from: openNeedStates, to: "silent", by: ["portal"], guards: ["asked-in-vain"] },
  {
    command: "reopen",
    from: ["filled", "stopped", "silent"],
    to: "posted",
    by: ["company", "sensor"],
    guards: ["may-still-reopen"],
  },
  { command: "reopen", from: ["set_aside", "merged"], to: "posted", by: ["sensor"], guards: ["may-still-reopen"] },
];
