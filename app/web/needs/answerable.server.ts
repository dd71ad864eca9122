import { type NeedCommander, type NeedState, needTransitions } from "#app/needs/need-states.ts";
import { findRow } from "#app/platform/state-machine.ts";

/** What can be answered of a need: of which version, whether it is open or may be opened again, up to when. */
export interface Answerable {
  readonly version: string;
  readonly state: NeedState;
  readonly headcount: number;
  /** Of a closed need, the day up to which it may be opened again; null: it may not. */
  readonly reopenUntil: string | null;
}

/** What somebody may answer of a need on a civil day. */
export function answerableOf(
  need: { readonly version: number; readonly state: NeedState; readonly headcount: number; readonly dueOn: string },
  by: NeedCommander,
  on: string,
): Answerable {
  const { version, state, headcount, dueOn } = need;
  const mayReopen = findRow(needTransitions, { state, command: "reopen", by }).ok && on <= dueOn;
  return { version: String(version), state, headcount, reopenUntil: mayReopen ? dueOn : null };
}
