import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { backgroundPages } from "#app/content/background.ts";
import { site } from "#app/content/site.ts";
import { type SkillVoice, skillVoice } from "#app/content/skill-voice.ts";
import {
  HIGHEST_LEVEL,
  keySkillLevels,
  LOWEST_LEVEL,
  languageLevels,
  licences,
  sayBackground,
} from "#app/people/skill-draft/background.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { changeAndGo, draftOf } from "#app/web/skill-draft.server.ts";
import { initialOf } from "./background-screen.ts";
import { BackgroundView } from "./view.tsx";

const language = z.enum(languageLevels).optional();
function formIn(voice: SkillVoice) {
  const words = backgroundPages[voice];
  return defineForm({
    form: "background",
    schema: z.object({
      licences: z.array(z.enum(licences)).max(licences.length),
      ...{ french: language, english: language, dutch: language, german: language },
      keySkills: z.enum(keySkillLevels).optional(),
      level: z.coerce.number().int().min(LOWEST_LEVEL).max(HIGHEST_LEVEL).optional(),
      papers: z.enum(["yes", "no"]).optional(),
    }),
    fields: {
      ...{ licences: words.licences, keySkills: words.keySkills },
      ...{ french: words.language.french, english: words.language.english },
      ...{ dutch: words.language.dutch, german: words.language.german },
      ...{ level: words.level, papers: words.papers },
    },
    words: words.errors,
  });
}
const backgroundForms = { own: formIn("own"), beside: formIn("beside") };

export const meta: MetaFunction = ({ params }) => [
  { title: `${backgroundPages[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const { background, target } = await draftOf(guarded);
  return { initial: initialOf(background), next: pageAfter(target !== null) };
});

export const action = skillsAction(async (guarded) => {
  const sent = backgroundForms[skillVoice(guarded.params)].read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { french, english, dutch, german, papers } = sent.value;
  const said = {
    licences: sent.value.licences,
    languages: Object.fromEntries(
      Object.entries({ french, english, dutch, german }).filter(([, level]) => level !== undefined),
    ),
    ...{ keySkills: sent.value.keySkills ?? null, level: sent.value.level ?? null },
    ...{ hasPapers: papers === "yes", on: todayIso() },
  };
  const next = pageAfter((await draftOf(guarded)).target !== null);
  throw await changeAndGo(
    guarded,
    (content) => ({ ...content, background: sayBackground(content.background, said) }),
    next,
  );
});

function pageAfter(hasTarget: boolean): string {
  return hasTarget ? "resultat?fait=note" : "metier-voulu";
}

export default function Background(): ReactElement {
  return <BackgroundView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
