import { z } from "zod";
import { needFilePage, needFilesPage } from "#app/content/need-files.ts";
import { type ImportField, importFields, neededFields } from "#app/needs/import/import-fields.ts";
import { importFieldWords } from "#app/needs/import/import-words.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";

const { errors } = needFilePage;
const column = z.coerce.number().int().min(0).max(60);
const optional = column.optional();
const cell = z.string().max(2000).optional();

export const fileForm = defineForm({
  form: "need-file",
  schema: z.object({ file: z.string().optional() }),
  fields: { file: needFilesPage.file },
});

const columnShape = {
  ...{ reference: optional, siret: column, companyName: optional, naf: optional, companySize: optional, job: optional },
  ...{ rome: optional, headcount: column, place: column, startsOn: optional, contract: column, weeklyHours: optional },
  ...{ pay: optional, payPeriod: optional, skills: optional, visibility: optional, contactName: optional },
  ...{ contactPhone: optional, contactMail: optional, callTime: optional },
} satisfies Record<ImportField, z.ZodType>;

export const columnsForm = defineForm({
  form: "columns",
  schema: z.object(columnShape).superRefine((columns, context) => {
    if (columns.job === undefined && columns.rome === undefined) {
      context.addIssue({ code: "custom", path: ["job"], message: errors.job });
    }
    const taken = new Set<number>();
    for (const field of importFields) {
      const place = columns[field];
      if (place === undefined) continue;
      if (taken.has(place)) context.addIssue({ code: "custom", path: [field], message: errors.twice });
      taken.add(place);
    }
  }),
  fields: importFieldWords,
  words: Object.fromEntries(neededFields.map((field) => [field, errors.column])),
});

export const mendForm = defineForm({
  form: "mend",
  schema: z.object({
    line: z.coerce.number().int().min(1),
    ...{ reference: cell, siret: cell, companyName: cell, naf: cell, companySize: cell, job: cell, rome: cell },
    ...{ headcount: cell, place: cell, startsOn: cell, contract: cell, weeklyHours: cell, pay: cell, payPeriod: cell },
    ...{ skills: cell, visibility: cell, contactName: cell, contactPhone: cell, contactMail: cell, callTime: cell },
  }),
  fields: importFieldWords,
  instance: "line",
});

export const mendValueForm = defineForm({
  form: "mend-value",
  schema: z.object({ field: z.enum(importFields), from: cell, to: cell }),
  fields: { to: needFilePage.sharedTitle },
});

export type MendValueRefusal = RefusalOf<typeof mendValueForm>;
export type ColumnsRefusal = RefusalOf<typeof columnsForm>;
export type MendRefusal = RefusalOf<typeof mendForm>;
