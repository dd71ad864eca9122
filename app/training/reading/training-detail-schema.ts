import { z } from "zod";
import { paces } from "#search/values.ts";
import type { SessionDetail, TrainingDetail } from "./training-detail.ts";
import { isoDay, isoMonthOrYear, sessionSummarySchema, trainingSummarySchema } from "./training-view-schema.ts";

/** The answers of `/api/v1/trainings/{number}` and `/api/v1/sessions/{number}` as schemas. */

const text = z.string().nullable();
const count = z.int().min(0).nullable();
const codeLabel = z.object({ code: z.string(), label: z.string() });
const level = z.int().min(1).max(8).nullable();

const address = z.object({
  name: text,
  line: text,
  postalCode: text,
  commune: z.string(),
  insee: text,
});

const meeting = z.object({
  kind: z.int().min(0).max(9).describe("LHÉO dict-modalite-recrutement."),
  label: z.string(),
  startsOn: isoDay.nullable(),
  endsOn: isoDay.nullable(),
  startsWithin: isoMonthOrYear.nullable(),
  endsWithin: isoMonthOrYear.nullable(),
  startTime: text,
  endTime: text,
  isRemote: z.boolean(),
  seats: count,
  address: text,
  url: text,
  comment: text,
});

const payer = z.object({
  code: z.string(),
  label: z.string(),
  class: z.enum(["collective", "individual", "other"]),
  fundedSeats: count.describe("Null : la source ne le dit pas."),
});

const purchase = z.object({
  kind: z.enum(["market-lot", "grant", "individual-aid"]),
  reference: z.string(),
  label: z.string(),
  orderedHours: count,
  usedHours: count,
});

export const sessionDetailSchema: z.ZodType<SessionDetail> = sessionSummarySchema.extend({
  training: z.string(),
  action: z.string(),
  externalUrl: text,
  isSimulated: z.boolean(),
  address,
  workload: z.object({
    totalHours: count,
    centreHours: count,
    companyHours: count,
    paceText: text,
    paces: z.array(z.enum(paces)),
    duration: text,
    alternation: text,
  }),
  enrolment: z.object({
    from: isoDay.nullable(),
    to: isoDay.nullable(),
    fromWithin: isoMonthOrYear.nullable(),
    toWithin: isoMonthOrYear.nullable(),
    text,
    address: text,
  }),
  meetings: z.array(meeting).describe("Celles qui ne sont pas passées."),
  blocks: z.array(z.object({ code: z.string(), label: z.string(), certification: text })),
  payers: z.array(payer),
  purchase: purchase.nullable(),
  cost: z.object({
    totalCents: count,
    hourlyCents: count,
    remainingText: text,
    fundingText: text,
    isAgreed: z.boolean(),
  }),
  entry: z.object({
    publics: z.array(codeLabel),
    publicsText: text,
    conditions: text,
    isEntryLevelRequired: z.boolean(),
  }),
  aids: z.object({ meals: text, lodging: text, transport: text }),
  accessibility: text,
});

export const trainingDetailSchema: z.ZodType<TrainingDetail> = z.object({
  number: z.string(),
  title: z.string(),
  url: z.string(),
  objective: z.string(),
  expectedResults: z.string(),
  content: z.string(),
  certifying: z.boolean(),
  levelIn: level,
  levelOut: level,
  externalUrl: text,
  organisation: z.object({
    name: z.string(),
    legalName: z.string(),
    siret: z.string(),
    activityNumber: text,
    address,
    phone: text,
    email: text,
    url: text,
  }),
  contact: z.object({ name: text, phone: text, email: text, url: text }),
  metiers: z.array(codeLabel),
  formacodes: z.array(codeLabel),
  certifications: z.array(
    z.object({
      code: z.string(),
      register: z.enum(["rncp", "rs"]),
      title: text,
      level,
      isActive: z.boolean().nullable(),
      url: z.string(),
    }),
  ),
  source: z.object({ id: z.string(), label: z.string(), isFictional: z.boolean() }),
  feedUpdatedOn: isoDay.nullable(),
  catalogueVersion: z.int().min(0),
  sessions: z.array(sessionDetailSchema),
  near: z.array(trainingSummarySchema),
});
