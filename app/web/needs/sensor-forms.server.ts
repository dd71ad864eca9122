import { z } from "zod";
import { formWords } from "#app/content/form-words.ts";
import { needSkillsPage, needSheetPage as words } from "#app/content/needs.ts";
import { contestReasons, setAsideReasons } from "#app/needs/need-choices.ts";
import { LONGEST_COMPANY_NAME } from "#app/needs/need-posting.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { defineForm, type RefusalOf } from "../forms/define-form.server.ts";
import { line } from "../forms/form-schemas.ts";
import { skillChoices } from "./skill-choices.ts";

const version = z.coerce.number().int().positive();

export const confirmForm = defineForm({
  form: "confirm",
  schema: z.object({ version, companyName: line(LONGEST_COMPANY_NAME) }),
  fields: { companyName: words.companyName },
  words: { companyName: formWords.required },
});
export const qualifyForm = defineForm({
  form: "qualify",
  schema: z.object({ version, rome: romeCodeSchema, ...skillChoices }),
  fields: needSkillsPage.labels,
});
export const setAsideForm = defineForm({
  form: "set-aside",
  schema: z.object({ version, reason: z.enum(setAsideReasons) }),
  fields: { reason: words.reason },
  words: { reason: words.errors.reason },
});

const place = z.coerce.number().int().min(0).max(99);
export const contestForm = defineForm({
  form: "contest",
  schema: z.object({ version, skill: place, contest: z.enum(contestReasons) }),
  fields: { skill: words.layer.skill, contest: words.layer.reason },
  words: { skill: words.errors.skill, contest: words.errors.reason },
});
export const restoreForm = defineForm({ form: "restore", schema: z.object({ version, skill: place }), fields: {} });

export type SensorFormRefusal =
  | RefusalOf<typeof contestForm>
  | RefusalOf<typeof restoreForm>
  | RefusalOf<typeof confirmForm>
  | RefusalOf<typeof qualifyForm>
  | RefusalOf<typeof setAsideForm>;
