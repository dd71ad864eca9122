import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { site } from "#app/content/site.ts";
import { journey, targetPage as words } from "#app/content/skill-journey.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { askedText } from "#app/web/asked-text.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { foundJobs } from "#app/web/jobs/found-jobs.server.ts";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import { changeAndGo, draftOf } from "#app/web/skill-draft.server.ts";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";

const targetForm = defineForm({
  form: "target",
  schema: z.object({ rome: romeCodeSchema }),
  fields: { rome: words.choose },
  words: words.errors,
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = skillsLoader(async (guarded) => {
  const asked = askedText(guarded.request);
  const [draft, found] = await Promise.all([draftOf(guarded), foundJobs(asked)]);
  return { asked, found, current: draft.target?.label ?? null };
});

export const action = skillsAction(async (guarded) => {
  const sent = targetForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { rome } = sent.value;
  const job = (await foundJobs(askedText(guarded.request))).find(({ value }) => value === rome);
  if (job === undefined) return data({ refusal: targetForm.refuse(guarded.form, "rome", words.errors.rome) }, 400);
  const target = { rome, label: job.label };
  throw await changeAndGo(guarded, (content) => ({ ...content, target }), "questions");
});

export default function Target(): ReactElement {
  const { asked, found, current } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const isFound = found.length > 0;
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <p className="hint">{journey.step(2)}</p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {asked === "" ? <p>{current === null ? words.lede : words.current(current)}</p> : null}
      {asked !== "" && !isFound ? <p role="status">{words.none}</p> : null}
      {isFound ? (
        <PageForm
          form="target"
          refusal={refusal}
          fields={{
            rome: (field) => <ChoiceField field={field} legend={words.choose} choose="one" options={found} />,
          }}
          submit={words.submit}
        />
      ) : null}
      <JobSearch text={asked} label={words.asked} hint={words.askedHint} submit={words.find} isQuiet={isFound} />
      <p>
        <Link to={at("metiers-proches")}>{words.near}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}
