import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { site } from "#app/content/site.ts";
import { type SkillVoice, skillVoice } from "#app/content/skill-voice.ts";
import { ownWordsVoices, ownWordsPage as words } from "#app/content/skill-ways.ts";
import { findTold } from "#app/matching/own-words/find-told.server.ts";
import { type DraftContent, MOST_YEARS, withAnswer, withJob } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { askedSentence } from "#app/web/asked-text.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { changeAndGo, draftOf, pageAfterSaid } from "#app/web/skill-draft.server.ts";
import { OwnWordsView } from "./view.tsx";

const MOST_TICKED = 10;
const MOST_OGR = 2_147_483_647;

const formIn = (voice: SkillVoice) =>
  defineForm({
    form: "told",
    schema: z.object({
      jobs: z.array(romeCodeSchema).max(MOST_TICKED),
      years: z.coerce.number().int().min(0).max(MOST_YEARS).optional(),
      skills: z.array(z.coerce.number().int().positive().max(MOST_OGR)).max(MOST_TICKED),
    }),
    fields: { jobs: words.jobs, years: words.years, skills: ownWordsVoices[voice].skills },
    words: words.errors,
  });
const toldForms = { own: formIn("own"), beside: formIn("beside") };

export const meta: MetaFunction = ({ params }) => [
  { title: `${ownWordsVoices[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const asked = askedSentence(guarded.request);
  const told = await findTold(guarded.database.pool, asked);
  return {
    asked,
    jobs: told.jobs.map(({ code, label }) => ({ value: code, label })),
    skills: told.skills.map(({ ogr, label }) => ({ value: String(ogr), label })),
    next: pageAfterSaid(await draftOf(guarded)),
  };
});

export const action = skillsAction(async (guarded) => {
  const toldForm = toldForms[skillVoice(guarded.params)];
  const sent = toldForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { jobs, years, skills } = sent.value;
  const told = await findTold(guarded.database.pool, askedSentence(guarded.request));
  const done = told.jobs.filter(({ code }) => jobs.includes(code));
  const held = told.skills.filter(({ ogr }) => skills.includes(ogr));
  if (done.length + held.length === 0)
    return data({ refusal: toldForm.refuse(guarded.form, "jobs", words.errors.jobs) }, 400);
  if (done.length > 0 && years === undefined)
    return data({ refusal: toldForm.refuse(guarded.form, "years", words.errors.years) }, 400);
  const on = todayIso();
  const change = (content: DraftContent): DraftContent => {
    const withJobs = done.reduce(
      (kept, { code, label }) => withJob(kept, { rome: code, label, years: years ?? 0, on }),
      content,
    );
    return held.reduce((kept, { ogr }) => withAnswer(kept, { ogr, answer: "yes", on }), withJobs);
  };
  throw await changeAndGo(guarded, change, "mes-mots?fait=mots-gardes");
});

export default function OwnWords(): ReactElement {
  return <OwnWordsView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
