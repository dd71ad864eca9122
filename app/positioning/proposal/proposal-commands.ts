import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { agains } from "./decide-proposal.ts";
import { meetingSchema } from "./meeting.ts";
import { proposalStates, saidHows } from "./proposal-states.ts";

/** What proposes a need to a person. */
export const proposeNeedSchema = z.strictObject({
  key: commandKeySchema,
  personFileId: z.uuid(),
  needId: z.uuid(),
  /** Of a need that the person refused. */
  again: z.enum(agains).nullable().default(null),
});

/** How the company may write to the person: by the telephone or the mail of their file, or by its page alone. */
export const introducedWays = ["phone", "mail", "page"] as const;

const reason = z.string().max(40);

/** A yes, with what the company is told. `skills`: among those it looks for, by their place in the list that the person read. */
export const agreeSchema = z.strictObject({
  name: z.literal("agree"),
  way: z.enum(introducedWays),
  skills: z.array(z.int().min(0).max(99)).max(20),
});
export type AgreeSaid = Readonly<z.infer<typeof agreeSchema>>;

/** What the person says of a proposal. */
export const personAnswerSchema = z.discriminatedUnion("name", [
  agreeSchema,
  z.strictObject({ name: z.literal("decline"), reason: reason.nullable() }),
  z.strictObject({ name: z.literal("withdraw") }),
]);
export type PersonAnswer = Readonly<z.infer<typeof personAnswerSchema>>;

/** What the person, or whoever follows them, says of a proposal. */
export const commandProposalSchema = z.strictObject({
  key: commandKeySchema,
  proposalId: z.uuid(),
  /** The one that the sender read. */
  version: z.int().positive(),
  command: z.discriminatedUnion("name", [
    ...personAnswerSchema.options,
    z.strictObject({ name: z.literal("take-back") }),
  ]),
  /** Of an answer that is noted for the person: how they said it. */
  saidHow: z.enum(saidHows).nullable().default(null),
});

/** What the company says of somebody who was introduced to it. Days are civil. */
export const companyAnswerSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("meet"), meetsOn: z.iso.date(), meeting: meetingSchema }),
  z.strictObject({ name: z.enum(["pass", "not-hire"]), reason }),
  z.strictObject({ name: z.enum(["hire", "no-show"]) }),
]);
export type CompanyAnswer = Readonly<z.infer<typeof companyAnswerSchema>>;

/** What a command made of a proposal. */
export const proposalAnswerSchema = z.object({
  proposalId: z.string(),
  state: z.enum(proposalStates),
  version: z.number(),
});
export type ProposalAnswer = Readonly<z.infer<typeof proposalAnswerSchema>>;
