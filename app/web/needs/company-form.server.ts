import { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { needCompanyPage as words } from "#app/content/post-need.ts";
import { callTimes, companySizes, needVisibilities } from "#app/needs/need-choices.ts";
import { LONGEST_COMPANY_NAME } from "#app/needs/need-posting.ts";
import { receivesSms } from "#app/platform/phone.ts";
import { hasValidSiretKey, isPlaceholderSiret, isStandInSiret, readSiret, type Siret } from "#app/training/siret.ts";
import { defineForm } from "../forms/define-form.server.ts";
import { email, line, phone } from "../forms/form-schemas.ts";

const LONGEST_NAME = 80;

const siret = z
  .string()
  .max(40)
  .transform((typed, context): Siret => {
    const read = readSiret(typed);
    if (read !== null && hasValidSiretKey(read) && !isPlaceholderSiret(read) && !isStandInSiret(read)) return read;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });

const naf = z
  .string()
  .transform((typed) => typed.replaceAll(/[\s.]/g, "").toUpperCase())
  .pipe(z.string().regex(/^\d{4}[A-Z]$/));

/** The form of the company of a need. A telephone that receives no SMS needs a mail: the link goes there. */
export const companyForm = defineForm({
  form: "company",
  schema: z
    .object({
      ...{ siret, companyName: line(LONGEST_COMPANY_NAME), naf: naf.optional() },
      companySize: z.enum(companySizes).optional(),
      ...{ name: line(LONGEST_NAME), phone, mail: email.optional() },
      callTime: z.enum(callTimes),
      visibility: z.enum(needVisibilities),
    })
    .superRefine(({ phone: number, mail }, context) => {
      if (mail === undefined && !receivesSms(number))
        context.addIssue({ code: "custom", path: ["mail"], message: words.errors.mailNeeded });
    }),
  fields: {
    ...{ siret: words.siret, companyName: words.companyName, naf: words.naf, companySize: words.companySize },
    ...{ name: words.name, phone: words.phone, mail: words.mail, callTime: words.callTime },
    visibility: words.visibility,
  },
  words: {
    ...{ siret: words.errors.siret, naf: words.errors.naf, companySize: words.errors.companySize },
    ...{ phone: words.errors.phone, callTime: words.errors.callTime, visibility: words.errors.visibility },
    ...{ companyName: formWords.required, name: formWords.required },
  },
});
