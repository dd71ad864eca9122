import { z } from "zod";
import { answerPage } from "#app/content/answer-page.ts";
import { proposalPage as words } from "#app/content/proposals.ts";
import { ok, type Result } from "#app/platform/result.ts";
import { introducedWays, type PersonAnswer } from "#app/positioning/proposal/proposal-commands.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const about = { proposalId: z.uuid(), version: z.coerce.number().int().positive() };
const place = z.coerce.number().int().min(0).max(99);

const agreeForm = defineForm({
  form: "proposal-agree",
  schema: z.object({ ...about, way: z.enum(introducedWays), skills: z.array(place).max(20) }),
  fields: { way: words.way, skills: words.show },
  words: { way: words.chooseWay, skills: words.show },
  instance: "proposalId",
});
const declineForm = defineForm({
  form: "proposal-decline",
  schema: z.object({ ...about, reason: z.string().max(40).optional() }),
  fields: { reason: words.reason },
  words: { reason: answerPage.chooseReason },
  instance: "proposalId",
});
const joinForm = defineForm({ form: "proposal-join", schema: z.object(about), fields: {} });
const withdrawForm = defineForm({ form: "proposal-withdraw", schema: z.object(about), fields: {} });

export type ProposalFormRefusal =
  | RefusalOf<typeof agreeForm>
  | RefusalOf<typeof declineForm>
  | RefusalOf<typeof joinForm>
  | RefusalOf<typeof withdrawForm>;

/** What a form of a proposal says, of the version its page showed. */
interface SaidOfProposal {
  readonly proposalId: string;
  readonly version: number;
  readonly command: PersonAnswer;
}

const intents = {
  "proposal-agree": agreeForm,
  "proposal-join": joinForm,
  "proposal-decline": declineForm,
  "proposal-withdraw": withdrawForm,
};

/** Is this one of the forms of a proposal? */
export function isOfProposal(sent: FormData): boolean {
  return Object.hasOwn(intents, String(sent.get("intent")));
}

/** Reads which of the forms of a proposal was sent, and what its person says. */
export function readProposalAnswer(sent: FormData): Result<SaidOfProposal, ProposalFormRefusal> {
  const intent = sent.get("intent");
  if (intent === "proposal-agree") {
    const read = agreeForm.read(sent);
    if (!read.ok) return read;
    const { proposalId, version, way, skills } = read.value;
    return ok({ proposalId, version, command: { name: "agree", way, skills } });
  }
  if (intent === "proposal-decline") {
    const read = declineForm.read(sent);
    if (!read.ok) return read;
    const { reason, ...which } = read.value;
    return ok({ ...which, command: { name: "decline", reason: reason ?? null } });
  }
  if (intent === "proposal-join") {
    const read = joinForm.read(sent);
    return read.ok ? ok({ ...read.value, command: { name: "join" } }) : read;
  }
  const read = withdrawForm.read(sent);
  return read.ok ? ok({ ...read.value, command: { name: "withdraw" } }) : read;
}

/** What is said of an answer that was refused, beside its field where it has one. */
export function refuseProposalAnswer(sent: FormData, kind: string): ProposalFormRefusal {
  if (kind === "no-such-way") return agreeForm.refuse(sent, "way", words.noSuchWay);
  if (kind === "unknown-reason") return declineForm.refuse(sent, "reason", answerPage.chooseReason);
  const isStale = kind === "changed-meanwhile" || kind === "stale-version";
  const said = isStale ? answerPage.changed : words.tooLate;
  switch (sent.get("intent")) {
    case "proposal-agree":
      return agreeForm.refuse(sent, null, said);
    case "proposal-join":
      return joinForm.refuse(sent, null, said);
    case "proposal-decline":
      return declineForm.refuse(sent, null, said);
    default:
      return withdrawForm.refuse(sent, null, said);
  }
}
