import { z } from "zod";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import { answerPage } from "#app/content/answer-page.ts";
import { personNeedsPage as words } from "#app/content/proposals.ts";
import { ok, type Result } from "#app/platform/result.ts";
import type { CommandProposalRefusal, commandProposal } from "#app/positioning/proposal/command-proposal.server.ts";
import { introducedWays } from "#app/positioning/proposal/proposal-commands.ts";
import { saidHows } from "#app/positioning/proposal/proposal-states.ts";
import { proposalRefusalWords } from "#app/positioning/proposal/proposal-words.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";

const about = { key: z.uuid(), proposalId: z.uuid(), version: z.coerce.number().int().positive() };

const agreeForm = defineForm({
  form: "noted-agree",
  schema: z.object({
    ...about,
    saidHow: z.enum(saidHows),
    way: z.enum(introducedWays),
    skills: z.array(z.coerce.number().int().min(0).max(99)).max(20),
  }),
  fields: { saidHow: words.how, way: words.way, skills: words.show },
  words: { saidHow: words.chooseHow, way: words.chooseWay, skills: words.show },
  instance: "proposalId",
});
const declineForm = defineForm({
  form: "noted-decline",
  schema: z.object({ ...about, saidHow: z.enum(saidHows), reason: z.string().max(40).optional() }),
  fields: { saidHow: words.how, reason: words.reason },
  words: { saidHow: words.chooseHow, reason: answerPage.chooseReason },
  instance: "proposalId",
});
const buttonForm = defineForm({
  form: "proposal",
  schema: z.object({ ...about, intent: z.enum(["take-back", "withdraw"]) }),
  fields: {},
});

export type NotedRefusal = RefusalOf<typeof agreeForm> | RefusalOf<typeof declineForm> | RefusalOf<typeof buttonForm>;

type Asked = z.output<typeof commandProposal.input>;

/** Reads what a referent notes of a proposal, or asks of it. */
export function readNoted(sent: FormData): Result<Asked, NotedRefusal> {
  const intent = sent.get("intent");
  if (intent === "noted-agree") {
    const read = agreeForm.read(sent);
    if (!read.ok) return read;
    const { way, skills, ...which } = read.value;
    return ok({ ...which, command: { name: "agree", way, skills } });
  }
  if (intent === "noted-decline") {
    const read = declineForm.read(sent);
    if (!read.ok) return read;
    const { reason, ...which } = read.value;
    return ok({ ...which, command: { name: "decline", reason: reason ?? null } });
  }
  const read = buttonForm.read(sent);
  if (!read.ok) return read;
  const { intent: name, ...which } = read.value;
  return ok({ ...which, saidHow: null, command: { name } });
}

/** What is said of a command that was refused, beside its field where it has one. */
export function refuseNoted(sent: FormData, refusal: CommandProposalRefusal | KeyRefusal): NotedRefusal {
  switch (refusal.kind) {
    case "no-such-way":
      return agreeForm.refuse(sent, "way", words.noSuchWay);
    case "unknown-reason":
      return declineForm.refuse(sent, "reason", answerPage.chooseReason);
    case "wrong-state":
    case "not-allowed":
    case "need-over":
      return buttonForm.refuse(sent, null, proposalRefusalWords(refusal));
    default:
      return buttonForm.refuse(sent, null, words.changed);
  }
}
