import { z } from "zod";
import { type AidCommander, type AidCommandName, type AidState, aidCommands } from "./aid-states.ts";

/** Who hears of an individual aid: the person; whoever follows them; the organisation that is asked for a quote; the Region. */
const audiences = ["person", "prescriber", "organisation", "funder"] as const;
export type AidAudience = (typeof audiences)[number];

/** Somebody must hear of what a command made of a request: the one that made this version. */
export const aidTold = {
  topic: "aid-told",
  payload: z.strictObject({
    requestId: z.uuid(),
    version: z.int(),
    command: z.enum(aidCommands),
    audiences: z.array(z.enum(audiences)).min(1),
  }),
} as const;

interface Made {
  readonly command: AidCommandName;
  readonly by: AidCommander;
  /** The state that was left. */
  readonly from: AidState | null;
  readonly readHere: boolean;
  /** What is held now is not what the person said yes to. */
  readonly asksAgain: boolean;
}

/** Who hears of a command, whoever gave it excepted. */
export function aidAudiences(made: Made): readonly AidAudience[] {
  return toldOf(made).filter((audience) => audience !== made.by);
}

function toldOf({ command, from, readHere, asksAgain }: Made): readonly AidAudience[] {
  switch (command) {
    case "prepare":
      return ["person"];
    case "agree":
      return ["person", "prescriber"];
    case "quote":
      return asksAgain ? ["person", "prescriber"] : ["prescriber"];
    case "no-quote":
    case "return":
      return ["prescriber"];
    case "decline":
      return ["person", "prescriber", ...whoWaits(from, readHere)];
    case "ask-quote":
      return ["organisation"];
    case "send":
      return readHere ? ["person", "funder"] : ["person"];
    case "accept":
    case "refuse":
    case "expire":
      return ["person", "prescriber"];
    case "cancel":
      return ["person", ...whoWaits(from, readHere)];
    case "remind":
      return [whoActs(from, { readHere, asksAgain })];
    default:
      return [];
  }
}

/** Who need not answer any more a request that ends: the organisation a quote, the Region what is sent, or what it granted. */
function whoWaits(from: AidState | null, readHere: boolean): readonly AidAudience[] {
  if (from === "quote_asked") return ["organisation"];
  return readHere && (from === "sent" || from === "accepted") ? ["funder"] : [];
}

/** Who must act in a state. */
function whoActs(state: AidState | null, { readHere, asksAgain }: Pick<Made, "readHere" | "asksAgain">): AidAudience {
  if (state === "draft" || (state === "complete" && asksAgain)) return "person";
  if (state === "quote_asked") return "organisation";
  return state === "sent" && readHere ? "funder" : "prescriber";
}
