import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { site } from "#app/content/site.ts";
import { jobsWords, jobsPage as words } from "#app/content/skill-journey.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { jobInWords } from "#app/matching/profile/held-skills.ts";
import { MOST_YEARS, withJob, withoutJob } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { askedText } from "#app/web/asked-text.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { type GuardedForm, skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { foundJobs } from "#app/web/jobs/found-jobs.server.ts";
import { changeAndGo, draftOf, pageAfterSaid } from "#app/web/skill-draft.server.ts";
import { JobsView } from "./view.tsx";

const PAGE = "metiers";

const jobForm = defineForm({
  form: "job",
  schema: z.object({ rome: romeCodeSchema, years: z.coerce.number().int().min(0).max(MOST_YEARS) }),
  fields: { rome: words.choose, years: words.years },
  words: words.errors,
});
const removeForm = defineForm({ form: "remove", schema: z.object({ rome: romeCodeSchema }), fields: {} });

export const meta: MetaFunction = ({ params }) => [
  { title: `${jobsWords[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const asked = askedText(guarded.request);
  const [draft, found] = await Promise.all([draftOf(guarded), foundJobs(asked)]);
  const jobs = draft.jobs.map((job) => ({ rome: job.rome, label: job.label, words: jobInWords(job) }));
  return { asked, found, jobs, next: pageAfterSaid(draft) };
});

export const action = skillsAction(async (guarded) =>
  guarded.form.get("intent") === "remove" ? remove(guarded) : add(guarded),
);

async function add(guarded: GuardedForm) {
  const sent = jobForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { rome, years } = sent.value;
  const job = (await foundJobs(askedText(guarded.request))).find(({ value }) => value === rome);
  if (job === undefined) return data({ refusal: jobForm.refuse(guarded.form, "rome", words.errors.rome) }, 400);
  const added = { rome, label: job.label, years, on: todayIso() };
  throw await changeAndGo(guarded, (content) => withJob(content, added), `${PAGE}?fait=ajoute`);
}

async function remove(guarded: GuardedForm) {
  const sent = removeForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  throw await changeAndGo(guarded, (content) => withoutJob(content, sent.value.rome), `${PAGE}?fait=enleve`);
}

export default function Jobs(): ReactElement {
  return <JobsView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
