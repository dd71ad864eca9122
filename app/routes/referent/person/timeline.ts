import type { FileEvent } from "#app/positioning/follow/followed-file-store.server.ts";
import { positioningStates } from "#app/positioning/positioning-states.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import { stayStates } from "#app/positioning/stay/stay-states.ts";
import { stayStateWords } from "#app/positioning/stay/stay-words.ts";

/** What an event led to, as the referent reads it. */
export function eventWords({ machine, toState }: Pick<FileEvent, "machine" | "toState">): string {
  if (machine === "stay") {
    const stay = stayStates.find((state) => state === toState);
    return stay === undefined ? toState : stayStateWords[stay].prescriber;
  }
  const state = positioningStates.find((one) => one === toState);
  return state === undefined ? toState : positioningStateWords[state].prescriber;
}
