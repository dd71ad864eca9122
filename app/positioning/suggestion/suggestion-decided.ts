import { z } from "zod";
import type { PositioningCommander } from "../positioning-states.ts";
import type { SuggestionCommandName } from "./suggestion-states.ts";

/** Somebody must hear of what became of a suggestion: the command that made this version. */
export const suggestionDecided = {
  topic: "suggestion-decided",
  payload: z.strictObject({
    suggestionId: z.uuid(),
    version: z.int(),
    audience: z.enum(["person", "prescriber"]),
  }),
} as const;

const toldTo: Readonly<Record<SuggestionCommandName, "person" | "prescriber" | null>> = {
  suggest: "person",
  agree: "prescriber",
  refuse: "prescriber",
  "take-back": "person",
  lapse: "prescriber",
  // The positioning that begins tells its own news.
  position: null,
};

/** Who hears of a command on a suggestion; null: nobody, or whoever gave it themselves. */
export function suggestionAudience(
  command: SuggestionCommandName,
  by: PositioningCommander,
): "person" | "prescriber" | null {
  const audience = toldTo[command];
  return audience === by ? null : audience;
}
