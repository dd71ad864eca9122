import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { site } from "#app/content/site.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { softSkillSaid, softSkillsPage as words } from "#app/content/soft-skills.ts";
import { withHeldOf } from "#app/people/skill-draft/draft-content.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { softSkillsOfJob } from "#app/skills/soft/soft-skill-store.server.ts";
import { isSoftSkill, softSkills } from "#app/skills/soft/soft-skills.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { changeAndGo, draftOf, nextPageOf } from "#app/web/skill-draft.server.ts";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";

const asked = softSkills.map(({ ogr }) => ogr);

const softSkillsForm = defineForm({
  form: "soft-skills",
  schema: z.object({ softSkills: z.array(z.enum(asked.map(String))).max(asked.length) }),
  fields: { softSkills: words.chosen },
  words: words.errors,
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  const { target, answers } = draft;
  const wanted = target === null ? new Set<number>() : await softSkillsOfJob(guarded.database.pool, target.rome);
  const voice = skillVoice(guarded.params);
  return {
    title: voice === "own" ? words.title : words.titleBeside,
    // What the job asks for comes first.
    options: softSkills
      .map(({ ogr, plain }) => ({
        value: String(ogr),
        label: softSkillSaid(plain, voice),
        hint: wanted.has(ogr) ? words.wanted : undefined,
      }))
      .toSorted((one, other) => Number(other.hint !== undefined) - Number(one.hint !== undefined)),
    initial: {
      softSkills: answers.flatMap(({ ogr, answer }) => (answer === "yes" && isSoftSkill(ogr) ? [String(ogr)] : [])),
    },
    next: nextPageOf(draft),
  };
});

export const action = skillsAction(async (guarded) => {
  const sent = softSkillsForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const held = sent.value.softSkills.map(Number);
  const next = nextPageOf(await draftOf(guarded));
  // The result says that it is noted.
  const page = next === "resultat" ? `${next}?fait=note` : next;
  throw await changeAndGo(guarded, (content) => withHeldOf(content, { held, asked, on: todayIso() }), page);
});

export default function SoftSkills(): ReactElement {
  const { title, options, initial, next } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{words.lede}</p>
      <ErrorSummary refusal={refusal} />
      <PageForm
        form="soft-skills"
        refusal={refusal}
        initial={initial}
        fields={{
          softSkills: (field) => <ChoiceField field={field} legend={words.chosen} choose="several" options={options} />,
        }}
        submit={words.submit}
        button="button big"
      />
      <p>
        <Link to={at(next)}>{words.skip}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}
