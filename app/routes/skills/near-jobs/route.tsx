import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { nearJobsWords } from "#app/content/near-jobs.ts";
import { site } from "#app/content/site.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { findNearJobs } from "#app/matching/near/find-near-jobs.server.ts";
import { readHiring } from "#app/skills/hiring/read-hiring.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { countTrainings } from "#app/training/search/count-trainings.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { changeAndGo, draftOf, isBegun } from "#app/web/skill-draft.server.ts";
import { nearJobLines, whereOf } from "./near-jobs-screen.ts";
import { NearJobsView } from "./view.tsx";

const chooseForm = defineForm({ form: "choose", schema: z.object({ rome: romeCodeSchema }), fields: {} });

export const meta: MetaFunction = ({ params }) => [
  { title: `${nearJobsWords[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  const jobs = await findNearJobs(guarded.database.pool, draft);
  const romes = jobs.map(({ rome }) => rome);
  const [counts, hirings] = await Promise.all([
    countTrainings(romes, whereOf(draft)),
    readHiring(guarded.database.pool, romes, draft.place?.value ?? null),
  ]);
  return {
    lines: nearJobLines(jobs, { counts, hirings, draft, voice: skillVoice(guarded.params) }),
    isBegun: isBegun(draft),
  };
});

export const action = skillsAction(async (guarded) => {
  const sent = chooseForm.read(guarded.form);
  if (!sent.ok) throw nothingHere();
  const jobs = await findNearJobs(guarded.database.pool, await draftOf(guarded));
  const job = jobs.find(({ rome }) => rome === sent.value.rome);
  if (job === undefined) throw nothingHere();
  const target = { rome: sent.value.rome, label: job.label };
  throw await changeAndGo(guarded, (content) => ({ ...content, target }), "resultat");
});

export default function NearJobs(): ReactElement {
  return <NearJobsView {...useLoaderData<typeof loader>()} />;
}
