import { periodInWords } from "#app/content/dates.ts";
import { cancelPage as words } from "#app/content/session-life.ts";
import type { SessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { canBeAsked, type SessionCommander } from "#app/training/seats/session-states.ts";
import { messageOf, type ToldMessage } from "./told-message.tsx";

/** A session to cancel, in words. */
export interface CancelScreen {
  readonly title: string;
  readonly where: string;
  readonly version: string;
  readonly touched: string;
  readonly message: ToldMessage | null;
  readonly submit: string;
}

/** Puts a session that somebody cancels into words; null: it cannot be any more, or is not managed here. */
export function cancelScreen(life: SessionLife, by: Exclude<SessionCommander, "portal">): CancelScreen | null {
  const { session, people } = life;
  const { managed, title, commune, startsOn, endsOn } = session;
  if (managed === null || !canBeAsked("cancel", { state: managed.state, by })) return null;
  return {
    ...{ title, version: String(managed.version) },
    where: [commune, periodInWords(startsOn, endsOn)].filter(Boolean).join(", "),
    touched: people === 0 ? words.nobody : words.touched(people),
    message: people === 0 ? null : messageOf("cancel-with-session", life, null),
    submit: words.submit(people),
  };
}
