import { z } from "zod";
import type { OpeningCommandName } from "./opening-states.ts";

/**
 * Who hears of a request: those who ask; the training organisations that could open it and have not said no; those that said they could;
 * the Region, which pays.
 */
const audiences = ["askers", "teachers", "ready", "funders"] as const;
export type OpeningAudience = (typeof audiences)[number];

/** The commands that somebody hears of. */
const toldCommands = [
  "ask",
  "withdraw",
  "study",
  "could",
  "decline-last",
  "open",
  "fund",
  "refuse",
  "remind",
  "lapse",
] as const satisfies readonly OpeningCommandName[];
type ToldCommand = (typeof toldCommands)[number];

/** Somebody must hear of what a command made of a request to open: the one that made this version. */
export const openingTold = {
  topic: "opening-told",
  payload: z.strictObject({
    requestId: z.uuid(),
    version: z.int(),
    command: z.enum(toldCommands),
    audiences: z.array(z.enum(audiences)).min(1),
  }),
} as const;

const audiencesOf: Readonly<Record<ToldCommand, readonly [OpeningAudience, ...OpeningAudience[]]>> = {
  ask: ["teachers", "funders"],
  withdraw: ["ready"],
  study: ["askers"],
  could: ["askers", "funders"],
  "decline-last": ["askers", "funders"],
  open: ["askers", "ready", "funders"],
  fund: ["askers", "ready"],
  refuse: ["askers", "ready"],
  remind: ["teachers", "funders"],
  lapse: ["askers", "ready"],
};

/** The news of a command, whoever gave it excepted; null: nobody hears of it. */
export function newsOf(
  command: OpeningCommandName,
): { readonly command: ToldCommand; readonly audiences: OpeningAudience[] } | null {
  const told = toldCommands.find((one) => one === command);
  return told === undefined ? null : { command: told, audiences: [...audiencesOf[told]] };
}
