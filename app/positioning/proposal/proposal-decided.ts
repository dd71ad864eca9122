import { z } from "zod";
import type { ProposalCommander, ProposalCommandName } from "./proposal-states.ts";

/** Who hears of what became of a proposal. The company hears of a person from their yes on. */
const audiences = ["person", "prescriber", "company"] as const;
export type ProposalAudience = (typeof audiences)[number];

/** Somebody must hear of what became of a proposal: the command that made this version. */
export const proposalDecided = {
  topic: "proposal-decided",
  payload: z.strictObject({
    proposalId: z.uuid(),
    version: z.int(),
    audiences: z.array(z.enum(audiences)).min(1),
  }),
} as const;

const toldTo: Readonly<Record<ProposalCommandName, readonly ProposalAudience[]>> = {
  propose: ["person"],
  agree: ["person", "prescriber", "company"],
  decline: ["person", "prescriber"],
  withdraw: ["prescriber", "company"],
  "take-back": ["person"],
  meet: ["person", "prescriber"],
  pass: ["person", "prescriber"],
  hire: ["prescriber"],
  "not-hire": ["person", "prescriber"],
  "no-show": ["prescriber"],
  lapse: ["prescriber"],
  close: ["person", "prescriber"],
  carry: ["company"],
};

/** Who hears of a command on a proposal, whoever gave it excepted. */
export function proposalAudiences(command: ProposalCommandName, by: ProposalCommander): readonly ProposalAudience[] {
  return toldTo[command].filter((audience) => audience !== by);
}
