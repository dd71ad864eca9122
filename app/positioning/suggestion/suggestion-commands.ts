import { z } from "zod";
import { commandKeySchema } from "#app/access/command-key.ts";
import { suggestionStates } from "./suggestion-states.ts";

/** What suggests a session to a person. */
export const suggestSessionSchema = z.strictObject({
  key: commandKeySchema,
  personFileId: z.uuid(),
  sessionId: z.int(),
});

const onSuggestion = {
  key: commandKeySchema,
  suggestionId: z.uuid(),
  /** The one that the sender read. */
  version: z.int().positive(),
};

/** What the person, or whoever follows them, says of a suggestion. */
export const commandSuggestionSchema = z.strictObject({
  ...onSuggestion,
  command: z.discriminatedUnion("name", [
    z.strictObject({ name: z.enum(["agree", "take-back"]) }),
    z.strictObject({ name: z.literal("refuse"), reason: z.string().max(40).nullable() }),
  ]),
});

/** What sends the request to the organisation once the person agreed. `departement`: when its feed does not say. */
export const positionSuggestedSchema = z.strictObject({
  ...onSuggestion,
  funderCode: z.int(),
  programme: z.string().max(40),
  departement: z.string().max(3).nullable(),
});

/** What a command made of a suggestion. */
export const suggestionAnswerSchema = z.object({
  suggestionId: z.string(),
  state: z.enum(suggestionStates),
  version: z.number(),
  answerBy: z.string().nullable(),
});

export type SuggestionAnswer = Readonly<z.infer<typeof suggestionAnswerSchema>>;
