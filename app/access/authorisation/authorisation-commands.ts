import { z } from "zod";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { textLine } from "#app/platform/text-line.ts";
import { REASON_MAX_LENGTH } from "./authorisation-states.ts";
import type { Period } from "./period.ts";

/** The programmes an authorisation may cover (domain.md § 2.6): the PRF, and Compétences clés. */
export const authorisationProgrammes = ["prf", "competences_cles"] as const;
export type AuthorisationProgramme = (typeof authorisationProgrammes)[number];

const inOrder = ({ startsOn, endsOn }: Period): boolean => startsOn <= endsOn;
const reversed = { path: ["endsOn"], params: { kind: "period-reversed" } };
const uuid = z.guid();

/** What a manager asks for their organisation: Départements by INSEE code, programmes, audiences (none: all), a period. */
export const requestAuthorisationSchema = z
  .object({
    departements: z
      .array(z.string().regex(/^(\d{2}|2[AB]|97\d)$/))
      .min(1)
      .max(110),
    programmes: z.array(z.enum(authorisationProgrammes)).min(1),
    audiences: z.array(z.string().regex(/^[a-z_]{1,40}$/)).max(30),
    startsOn: civilDaySchema,
    endsOn: civilDaySchema,
  })
  .refine(inOrder, reversed);
export type RequestAuthorisation = Readonly<z.infer<typeof requestAuthorisationSchema>>;

/** Of an `integer` column. */
const LARGEST_VERSION = 2_147_483_647;
const decided = { authorisationId: uuid, expectedVersion: z.coerce.number().int().positive().max(LARGEST_VERSION) };
const reason = z.string().trim().min(1).max(REASON_MAX_LENGTH);

/** What the Region decides; `expectedVersion` is the one it read. Refusing and suspending say why. */
export const decideAuthorisationSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("validate"), ...decided }),
  z.object({ intent: z.literal("refuse"), ...decided, reason }),
  z.object({ intent: z.literal("suspend"), ...decided, reason }),
  z.object({ intent: z.literal("resume"), ...decided }),
]);
export type DecideAuthorisation = Readonly<z.infer<typeof decideAuthorisationSchema>>;

/** The longest reference of an agreement's document, in characters. */
const REFERENCE_MAX_LENGTH = 80;
const reference = textLine(REFERENCE_MAX_LENGTH);

/** An agreement concluded with a Département, or the new last day of one: extended, or ended early. */
export const recordAgreementSchema = z.discriminatedUnion("intent", [
  z
    .object({
      intent: z.literal("conclude"),
      organisationId: uuid,
      reference,
      startsOn: civilDaySchema,
      endsOn: civilDaySchema,
    })
    .refine(inOrder, reversed),
  z.object({ intent: z.literal("change-end"), agreementId: uuid, endsOn: civilDaySchema }),
]);
export type RecordAgreement = Readonly<z.infer<typeof recordAgreementSchema>>;
