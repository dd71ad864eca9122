import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { needFactWords } from "#app/content/needs.ts";
import { type needJobPage, needCheckPage as words } from "#app/content/post-need.ts";
import { waitInWords } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { missingStep, type NeedDraft, postingOf } from "#app/needs/need-draft.ts";
import type { NeedPosting } from "#app/needs/need-posting.ts";
import { needSteps } from "#app/needs/need-steps.ts";
import { callTimeWords } from "#app/needs/need-words.ts";
import { postNeed } from "#app/needs/post-need.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { forgetNeedDraft, needDraftOf } from "#app/web/needs/need-draft-cookie.server.ts";
import { companyFacts, contactFacts, postFacts, skillFacts } from "#app/web/needs/need-facts.ts";
import { pageOfStep } from "#app/web/needs/need-pages.ts";
import { proposedSkills } from "#app/web/needs/proposed-skills.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const sendForm = defineForm({ form: "send", schema: z.object({}), fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** The draft of whoever asks, whole; where a part is missing, it is written first. */
async function wholeDraft(request: Request): Promise<{ readonly draft: NeedDraft; readonly posting: NeedPosting }> {
  const draft = await needDraftOf(request);
  const proposed = await proposedSkills(draft?.job?.rome ?? null);
  const posting = draft === null ? null : postingOf(draft, new Map(proposed.map(({ ogr, label }) => [ogr, label])));
  if (draft === null || posting === null) throw redirect(pageOfStep(missingStep(draft)), 303);
  return { draft, posting };
}

export const loader = guardedLoader("need.post", async ({ request }) => {
  const { draft, posting } = await wholeDraft(request);
  return {
    parts: {
      job: [{ label: needFactWords.job, value: posting.jobLabel }],
      post: postFacts({ ...posting, town: draft.post?.town ?? "" }),
      skills: skillFacts(posting.skills),
      company: [...companyFacts(posting), ...contactFacts(posting.contact)],
    },
    whatNext: words.whatNext(callTimeWords[posting.contact.callTime]),
  };
});

export const action = guardedAction("need.post", async ({ request, database, clientAddress, form: sent }) => {
  const { posting } = await wholeDraft(request);
  const posted = await postNeed(database, posting, clientAddress);
  if (posted.ok)
    throw redirectSaved<typeof needJobPage.sent>("/besoins/nouveau", "besoin-envoye", await forgetNeedDraft());
  const wait = words.throttled(waitInWords(posted.refusal.retryAfterSeconds));
  return data({ refusal: sendForm.refuse(sent, null, wait) }, 429);
});

export default function NeedCheck(): ReactElement {
  const { parts, whatNext } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={useActionData<typeof action>()?.refusal} />
      <p>{words.lede}</p>
      {needSteps.map((step) => (
        <section key={step}>
          <h2>{words.parts[step]}</h2>
          <FactPairs facts={parts[step]} />
          <p>
            <Link to={pageOfStep(step)}>
              {words.change}
              <span className="sr-only"> : {words.parts[step]}</span>
            </Link>
          </p>
        </section>
      ))}
      <p>{whatNext}</p>
      <ButtonForm button="button big">{words.submit}</ButtonForm>
    </div>
  );
}
