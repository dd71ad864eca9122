import { z } from "zod";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { backgroundSchema, noBackground, noted } from "./background.ts";
import { draftAnswers } from "./draft-answer.ts";

export const MOST_JOBS = 10;
export const MOST_YEARS = 60;
export const MOST_RADIUS_KM = 200;
export const MOST_CERTIFICATES = 10;
const MOST_BLOCKS = 60;
const MOST_ANSWERS = 300;
const DEFAULT_RADIUS_KM = 30;
/** The most hours a week that a path may be asked to hold. */
export const MOST_WEEKLY_HOURS = 60;
/** The largest sum that somebody may say they can pay, in euros. */
export const MOST_BUDGET_EUROS = 20_000;

const day = z.iso.date();
const job = z.object({ rome: romeCodeSchema, label: z.string().max(200) });

/** The content of a draft, as the database keeps it. Days are ISO. */
export const draftContentSchema = z.object({
  /** Jobs done, in whole years; `label` as the person chose it. */
  jobs: z.array(job.extend({ years: z.int().min(0).max(MOST_YEARS), on: day, ...noted })).max(MOST_JOBS),
  /** Diplomas held, by their code; `blocks`: those held of it, none named when it is held whole. */
  certificates: z
    .array(
      z.object({
        code: z.string().max(12),
        label: z.string().max(300),
        blocks: z.array(z.string().max(40)).max(MOST_BLOCKS),
        on: day,
        ...noted,
      }),
    )
    .max(MOST_CERTIFICATES)
    .default([]),
  /** The job wanted; `need`: the need of a company that it was chosen from. */
  target: job.extend({ need: z.uuid().optional() }).nullable(),
  /** One answer a skill, the latest last. `shownBy`: what shows it, besides the word of who answers. */
  answers: z
    .array(
      z.object({
        ogr: z.int().positive(),
        answer: z.enum(draftAnswers),
        on: day,
        shownBy: z.enum(["test"]).optional(),
        ...noted,
      }),
    )
    .max(MOST_ANSWERS),
  /** Where trainings are looked for. */
  place: z.object({ value: z.string().max(60), label: z.string().max(120) }).nullable(),
  radiusKm: z.int().min(1).max(MOST_RADIUS_KM),
  /** Licences, languages, key skills, level of diploma. */
  background: backgroundSchema.default(noBackground),
  /** Hours a week that the person has for training, and what they can pay in all; null: they did not say. */
  weeklyHours: z.int().min(1).max(MOST_WEEKLY_HOURS).nullable().default(null),
  budgetEuros: z.int().min(0).max(MOST_BUDGET_EUROS).nullable().default(null),
});

export type DraftContent = Readonly<z.infer<typeof draftContentSchema>>;
export type DraftJob = DraftContent["jobs"][number];
/** `obtainedAt`: the training organisation that says it, at the exit of a training; it is not in a draft, and nobody takes it back here. */
export type DraftCertificate = DraftContent["certificates"][number] & { readonly obtainedAt?: string };

/** What somebody said, with the blocks that training organisations say they obtained: what is shown of them, and counted. */
export type HeldContent = Omit<DraftContent, "certificates"> & { readonly certificates: DraftCertificate[] };

export const emptyDraft: DraftContent = {
  jobs: [],
  certificates: [],
  target: null,
  answers: [],
  place: null,
  radiusKm: DEFAULT_RADIUS_KM,
  background: noBackground,
  weeklyHours: null,
  budgetEuros: null,
};

/** Adds a job done; the same job again replaces it. The oldest gives way to an eleventh. */
export function withJob(content: DraftContent, added: DraftJob): DraftContent {
  const others = content.jobs.filter(({ rome }) => rome !== added.rome);
  return { ...content, jobs: [...others, added].slice(-MOST_JOBS) };
}

export function withoutJob(content: DraftContent, rome: string): DraftContent {
  return { ...content, jobs: content.jobs.filter((one) => one.rome !== rome) };
}

/** Adds a diploma or blocks of it; said again, it is as it was said last. The oldest gives way to an eleventh. */
export function withCertificate(content: DraftContent, added: DraftCertificate): DraftContent {
  const others = content.certificates.filter(({ code }) => code !== added.code);
  return { ...content, certificates: [...others, added].slice(-MOST_CERTIFICATES) };
}

export function withoutCertificate(content: DraftContent, code: string): DraftContent {
  return { ...content, certificates: content.certificates.filter((one) => one.code !== code) };
}

/** Keeps an answer: the last one about a skill counts. */
export function withAnswer(content: DraftContent, added: DraftContent["answers"][number]): DraftContent {
  const others = content.answers.filter(({ ogr }) => ogr !== added.ogr);
  return { ...content, answers: [...others, added].slice(-MOST_ANSWERS) };
}

/**
 * Says which of some skills are held, all at once: the others are as if nobody had asked, since leaving a line is not saying no. What was
 * already said keeps its day.
 */
export function withHeldOf(
  content: DraftContent,
  { held, asked, on }: { readonly held: readonly number[]; readonly asked: readonly number[]; readonly on: string },
): DraftContent {
  const isKept = ({ ogr, answer }: DraftContent["answers"][number]): boolean =>
    !asked.includes(ogr) || (answer === "yes" && held.includes(ogr));
  const kept = { ...content, answers: content.answers.filter(isKept) };
  return held
    .filter((ogr) => kept.answers.every((one) => one.ogr !== ogr))
    .reduce((all, ogr) => withAnswer(all, { ogr, answer: "yes", on }), kept);
}

/** Says that a test showed a skill: the answer about it is then yes, and a test shows it. */
export function withTest(
  content: DraftContent,
  { ogr, on }: { readonly ogr: number; readonly on: string },
): DraftContent {
  return withAnswer(content, { ogr, answer: "yes", on, shownBy: "test" });
}
