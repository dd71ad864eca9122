import { z } from "zod";
import { factSources, levels, yesNoUnknown } from "#app/people/situation/person-facts.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { phoneSchema } from "#app/platform/phone.ts";
import { inseeCodeSchema } from "#app/territories/insee-code.ts";

/** How a person is reached: `referent`, by whoever follows them. */
export const contactChannels = ["sms", "mail", "letter", "referent"] as const;
export type ContactChannel = (typeof contactChannels)[number];

const blankAsNull = (value: unknown): unknown => (value === "" || value === undefined ? null : value);
const orNone = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankAsNull, schema.nullable());

const ticked = z.preprocess((value) => value === true || value === "on", z.boolean());

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{M}][\p{L}\p{M}'’ .-]*$/u);
const phone = orNone(phoneSchema);
const mail = orNone(z.string().trim().toLowerCase().pipe(z.email().max(254)));

/** What says who a person is and how to reach them. */
const identityShape = {
  lastName: nameSchema,
  firstName: nameSchema,
  communeCode: inseeCodeSchema,
  birthCommuneCode: orNone(inseeCodeSchema),
  phone,
  mail,
  channel: z.enum(contactChannels),
} as const;

/** A new file: what is needed to know whom one speaks of. `isAnother`: yes, this is not the person of the same name. */
export const createPersonFileSchema = z.object({
  ...identityShape,
  birthDate: civilDaySchema,
  rsa: z.enum(yesNoUnknown),
  level: orNone(z.enum(levels)),
  registration: z.enum(yesNoUnknown),
  source: z.enum(factSources),
  isAnother: ticked,
});

export type CreatePersonFile = Readonly<z.infer<typeof createPersonFileSchema>>;

const addressPart = (longest: number) => orNone(z.string().trim().max(longest));

/** Who a person is and how to reach them, as it is changed: `version`, the one that was read. */
export const changePersonFileSchema = z.object({
  personFileId: z.guid(),
  version: z.coerce.number().int().positive(),
  ...identityShape,
  birthDate: orNone(civilDaySchema),
  addressLine: addressPart(80),
  addressMore: addressPart(80),
  postalCode: addressPart(10),
  addressTown: addressPart(80),
  isAnother: ticked,
});

/** The form of a file that is changed: communes as they are typed. */
export const changePersonFormSchema = changePersonFileSchema
  .omit({ personFileId: true, communeCode: true, birthCommuneCode: true })
  .extend({ commune: z.string().trim().min(1).max(120), birthCommune: z.string().trim().max(120).default("") });

/** The form of a new file: the commune as it is typed. */
export const newPersonFormSchema = createPersonFileSchema
  .omit({ communeCode: true, birthCommuneCode: true })
  .extend({ commune: z.string().trim().min(1).max(120) });
