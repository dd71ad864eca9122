import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { site } from "#app/content/site.ts";
import { journey, targetWords } from "#app/content/skill-journey.ts";
import { type SkillVoice, skillVoice } from "#app/content/skill-voice.ts";
import { readPublicNeed } from "#app/needs/search/read-public-need.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { askedText } from "#app/web/asked-text.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { type Guarded, skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { foundJobs } from "#app/web/jobs/found-jobs.server.ts";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import { changeAndGo, draftOf, toSkillPage } from "#app/web/skill-draft.server.ts";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";

const formIn = (voice: SkillVoice) =>
  defineForm({
    form: "target",
    schema: z.object({ rome: romeCodeSchema }),
    fields: { rome: targetWords[voice].choose },
    words: targetWords[voice].errors,
  });
const targetForms = { own: formIn("own"), beside: formIn("beside") };

export const meta: MetaFunction = ({ params }) => [
  { title: `${targetWords[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const asked = askedText(guarded.request);
  const [draft, found, need] = await Promise.all([draftOf(guarded), foundJobs(asked), needToWant(guarded)]);
  return { asked, found, current: draft.target?.label ?? null, need };
});

/** The need of a company that the address names, as a job to want; null: none that everybody sees, with its job chosen. */
async function needToWant({ request, database }: Pick<Guarded, "request" | "database">) {
  const need = await readPublicNeed(database, new URL(request.url).searchParams.get("besoin") ?? "");
  if (need === null || need.metierCode === null) return null;
  const { id, metierCode, metierLabel, jobLabel, companyName, town } = need;
  const rome = romeCodeSchema.parse(metierCode);
  return { need: id, rome, label: targetWords.own.ofCompany(metierLabel ?? jobLabel, companyName, town) };
}

export const action = skillsAction(async (guarded) => {
  if (guarded.form.get("intent") === "need") {
    const chosen = await needToWant(guarded);
    if (chosen !== null) throw await changeAndGo(guarded, (content) => ({ ...content, target: chosen }), "questions");
    // Closed meanwhile: its job is still there to be chosen.
    throw toSkillPage(guarded, "metier-voulu");
  }
  const voice = skillVoice(guarded.params);
  const targetForm = targetForms[voice];
  const sent = targetForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { rome } = sent.value;
  const job = (await foundJobs(askedText(guarded.request))).find(({ value }) => value === rome);
  if (job === undefined)
    return data({ refusal: targetForm.refuse(guarded.form, "rome", targetWords[voice].errors.rome) }, 400);
  const target = { rome, label: job.label };
  throw await changeAndGo(guarded, (content) => ({ ...content, target }), "questions");
});

export default function Target(): ReactElement {
  const { asked, found, current, need } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const isFound = found.length > 0;
  const at = useSkillPages();
  const words = targetWords[useSkillVoice()];
  return (
    <div className="prose journey">
      <p className="hint">{journey.step(2)}</p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {need === null ? null : (
        <section className="panel" aria-labelledby="besoin">
          <h2 id="besoin">{need.label}</h2>
          <p>{words.needLede}</p>
          <ButtonForm intent="need">{words.chooseNeed}</ButtonForm>
        </section>
      )}
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
