import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { needJobPage as words } from "#app/content/post-need.ts";
import { site } from "#app/content/site.ts";
import { missingStep } from "#app/needs/need-draft.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { askedText } from "#app/web/asked-text.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { foundJobs } from "#app/web/jobs/found-jobs.server.ts";
import { forgetNeedDraft, needDraftOf, writeNeedDraft } from "#app/web/needs/need-draft-cookie.server.ts";
import { nextPage, pageOfStep } from "#app/web/needs/need-pages.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { NeedJobView } from "./view.tsx";

const PAGE = "/besoins/nouveau";
const NO_JOB = "none";

const jobForm = defineForm({
  form: "job",
  schema: z.object({ rome: z.union([romeCodeSchema, z.literal(NO_JOB)]) }),
  fields: { rome: words.choose },
  words: words.errors,
});

export const meta: MetaFunction = () => [
  { title: `${words.title}${site.titleSuffix}` },
  { name: "description", content: words.description },
];

export const loader = guardedLoader("need.post", async ({ request }) => {
  const asked = askedText(request);
  const [draft, found] = await Promise.all([needDraftOf(request), foundJobs(asked)]);
  const none = { value: NO_JOB, label: words.none, hint: words.noneHint };
  const label = draft?.job?.label ?? null;
  const begun = label === null ? null : { label, next: pageOfStep(missingStep(draft)) };
  return { asked, found: found.length === 0 ? [] : [...found, none], begun };
});

export const action = guardedAction("need.post", async (guarded) => {
  if (guarded.form.get("intent") !== "erase") return choose(guarded);
  throw redirectSaved<typeof words.saved>(PAGE, "besoin-efface", await forgetNeedDraft());
});

async function choose({ request, form }: GuardedForm) {
  const sent = jobForm.read(form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const asked = askedText(request);
  const { rome } = sent.value;
  const found = (await foundJobs(asked)).find(({ value }) => value === rome);
  if (asked === "" || (found === undefined && rome !== NO_JOB)) {
    return data({ refusal: jobForm.refuse(form, "rome", words.errors.rome) }, 400);
  }
  const job = found === undefined ? { label: asked, rome: null } : { label: found.label, rome: found.value };
  // The skills said before are those of another métier.
  throw await writeNeedDraft(request, { job, skills: null }, nextPage(await needDraftOf(request), "job"));
}

export default function NeedJob(): ReactElement {
  return <NeedJobView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
