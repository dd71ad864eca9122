import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { needSkillsPage as words } from "#app/content/needs.ts";
import { site } from "#app/content/site.ts";
import { LONGEST_OWN_SKILL } from "#app/needs/need-draft.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { line } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { needDraftOf, writeNeedDraft } from "#app/web/needs/need-draft-cookie.server.ts";
import { nextPage } from "#app/web/needs/need-pages.ts";
import { proposedSkills } from "#app/web/needs/proposed-skills.server.ts";
import { chosenSkills, saidOfSkills, skillChoices } from "#app/web/needs/skill-choices.ts";
import { skillFields } from "#app/web/needs/skill-fields.tsx";

const skillsForm = defineForm({
  form: "skills",
  schema: z.object({ ...skillChoices, other: line(LONGEST_OWN_SKILL).optional() }),
  fields: { ...words.labels, other: words.other },
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.post", async ({ request }) => {
  const draft = await needDraftOf(request);
  const proposed = await proposedSkills(draft?.job?.rome ?? null);
  return {
    labels: proposed.map(({ label }) => label),
    initial: { ...saidOfSkills(proposed, draft?.skills?.wanted ?? []), other: draft?.skills?.other ?? "" },
  };
});

export const action = guardedAction("need.post", async ({ request, form: sent }) => {
  const draft = await needDraftOf(request);
  const asked = skillsForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { other, ...said } = asked.value;
  const chosen = chosenSkills(await proposedSkills(draft?.job?.rome ?? null), said);
  const wanted = chosen.map(({ ogr, importance }) => ({ ogr, importance }));
  throw await writeNeedDraft(request, { skills: { wanted, other: other ?? null } }, nextPage(draft, "skills"));
});

export default function NeedSkills(): ReactElement {
  const { labels, initial } = useLoaderData<typeof loader>();
  return (
    <FormPage
      title={words.title}
      lede={`${words.step}. ${labels.length === 0 ? words.unknown : words.lede}`}
      form="skills"
      refusal={useActionData<typeof action>()?.refusal}
      initial={initial}
      fields={{
        ...skillFields(labels),
        other: (field) => <TextField field={field} label={words.other} hint={words.otherHint} isOptional />,
      }}
      submit={words.submit}
      button="button big"
    />
  );
}
