import { instantInWords } from "#app/content/dates.ts";
import { sessionPage, positionedPage as words } from "#app/content/sessions.ts";
import { stateWords } from "#app/positioning/sessions/decision-words.ts";
import type { PositionedDetail } from "#app/positioning/sessions/read-positioned.server.ts";
import { exitReasonOn, exitReasons } from "#app/positioning/stay/exit-reasons.ts";
import type { StayState } from "#app/positioning/stay/stay-states.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Somebody positioned on a session, in words. */
export interface PersonScreen {
  readonly name: string;
  readonly session: { readonly number: string; readonly title: string };
  readonly state: string;
  readonly sentBy: string;
  readonly contacts: readonly { readonly text: string; readonly href: string }[];
  readonly history: readonly { readonly key: string; readonly line: string }[];
  readonly version: string;
  /** What may be declared; empty: the person is not in training. */
  readonly whats: readonly Choice[];
  readonly isOver: boolean;
  readonly reasons: readonly Choice[];
  readonly blocks: readonly Choice[];
}

/** What may be declared of a stay: once it is over, only corrections. */
const declared: Readonly<Record<StayState, readonly (keyof typeof words.whats)[]>> = {
  in_progress: ["interrupt", "exit", "correct-entry"],
  interrupted: ["resume", "exit", "correct-entry"],
  completed: ["exit", "correct-entry"],
  dropped_out: ["exit", "correct-entry"],
  excluded: ["exit", "correct-entry"],
  ended_for_job: ["exit", "correct-entry"],
  transferred: ["exit", "correct-entry"],
};

/** Puts somebody positioned into words on a civil day. */
export function personScreen({ session, person, history }: PositionedDetail, on: string): PersonScreen {
  const { firstName, lastName, stayState, phone, mail } = person;
  return {
    name: lastName === null ? sessionPage.unnamed : `${firstName} ${lastName}`,
    session: { number: session.number, title: session.title },
    state: stateWords(stayState ?? person.state),
    sentBy: words.sentBy(person.sentBy),
    contacts: [
      ...(phone === null ? [] : [{ text: phone, href: `tel:${phone}` }]),
      ...(mail === null ? [] : [{ text: mail, href: `mailto:${mail}` }]),
    ],
    history: history.map(({ version, state, by, at }) => ({
      key: String(version),
      line: words.line(stateWords(state), words.by[by], instantInWords(at)),
    })),
    version: String(person.version),
    whats: (stayState === null ? [] : declared[stayState]).map((what) => ({ value: what, label: words.whats[what] })),
    isOver: stayState !== null && stayState !== "in_progress" && stayState !== "interrupted",
    reasons: exitReasons
      .filter(({ code }) => exitReasonOn(code, on) !== null)
      .map(({ code, label }) => ({ value: code, label })),
    blocks: session.blocks.map(({ code, label }) => ({ value: code, label: `${label} (${code})` })),
  };
}
