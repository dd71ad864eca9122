import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { site } from "#app/content/site.ts";
import { limitsPage, pathWords } from "#app/content/skill-paths.ts";
import { type SkillVoice, skillVoice } from "#app/content/skill-voice.ts";
import { USUAL_WEEKLY_LIMIT } from "#app/matching/proposal/path-options.ts";
import { MOST_BUDGET_EUROS, MOST_WEEKLY_HOURS } from "#app/people/skill-draft/draft-content.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { optionsOf } from "#app/ui/fields/options-of.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { changeAndGo, draftOf } from "#app/web/skill-draft.server.ts";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";

const PATH = "parcours";
const limitsForms = { own: limitsForm("own"), beside: limitsForm("beside") };

function limitsForm(voice: SkillVoice) {
  const { limits: words } = pathWords[voice];
  return defineForm({
    form: "limits",
    schema: z.object({
      weeklyHours: z.coerce.number().int().min(1).max(MOST_WEEKLY_HOURS),
      budgetEuros: z.coerce.number().int().min(0).max(MOST_BUDGET_EUROS).optional(),
    }),
    fields: { weeklyHours: words.weeklyHours, budgetEuros: words.budget },
  });
}

export const meta: MetaFunction = ({ params }) => [
  { title: `${pathWords[skillVoice(params)].limits.title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const { weeklyHours, budgetEuros } = await draftOf(guarded);
  const budget = budgetEuros === null ? "" : String(budgetEuros);
  return { initial: { weeklyHours: String(weeklyHours ?? USUAL_WEEKLY_LIMIT), budgetEuros: budget } };
});

export const action = skillsAction(async (guarded) => {
  const sent = limitsForms[skillVoice(guarded.params)].read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { weeklyHours, budgetEuros = null } = sent.value;
  throw await changeAndGo(guarded, (content) => ({ ...content, weeklyHours, budgetEuros }), `${PATH}?fait=limites`);
});

const weekly = optionsOf(limitsPage.weekly);
const budgets = optionsOf(limitsPage.budgets);

/** How many hours a week and how much money a path may take. */
export default function Limits(): ReactElement {
  const { initial } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const { limits: words } = pathWords[skillVoice(useParams())];
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <PageForm
        form="limits"
        refusal={refusal}
        initial={initial}
        fields={{
          weeklyHours: (field) => <SelectField field={field} label={words.weeklyHours} options={weekly} />,
          budgetEuros: (field) => (
            <SelectField
              field={field}
              label={words.budget}
              options={budgets}
              placeholder={words.noBudget}
              isOptional="unsaid"
            />
          ),
        }}
        submit={words.submit}
      />
      <p>
        <Link to={at(PATH)}>{words.back}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}
