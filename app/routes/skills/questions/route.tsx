import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { journey, questionsWords } from "#app/content/skill-journey.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { draftAnswers } from "#app/people/skill-draft/draft-answer.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { OfficialName } from "#app/ui/official-name.tsx";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { draftOf, toSkillPage } from "#app/web/skill-draft.server.ts";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { keepAnswer } from "../shared/answer-form.server.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";
import { QUESTIONS, questionToShow } from "./question-to-show.ts";

/** Asked once, after the skills: licences, languages, level of diploma. */
const BACKGROUND = "permis-langues";

export const meta: MetaFunction<typeof loader> = ({ data: page, params }) => [
  { title: `${page?.question.label ?? questionsWords[skillVoice(params)].title}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  const profile = await readProfile(guarded.database.pool, draft);
  if (!profile.ok) throw toSkillPage(guarded, "metier-voulu");
  const search = new URL(guarded.request.url).searchParams;
  const question = questionToShow(draft, profile.value, {
    again: Number(search.get("revoir")),
    goesOn: search.has("encore"),
  });
  if (question === null) throw toSkillPage(guarded, draft.background.on === null ? BACKGROUND : "resultat");
  return { question, job: draft.target?.label ?? "" };
});

export const action = skillsAction(async (guarded) => {
  const goesOn = new URL(guarded.request.url).searchParams.has("encore");
  throw await keepAnswer(guarded, `questions${goesOn ? "?encore=1" : ""}`);
});

export default function Questions(): ReactElement {
  const { question, job } = useLoaderData<typeof loader>();
  const { number, ogr, label, official, before, previous, goesOn } = question;
  const at = useSkillPages();
  const words = questionsWords[useSkillVoice()];
  return (
    <div className="prose journey">
      <p className="hint">
        {journey.step(3)} · {words.progress(number, QUESTIONS)}
      </p>
      <h1 tabIndex={-1}>
        <span className="kicker">{words.title}</span> {label}
      </h1>
      {official === undefined ? null : (
        <p>
          <OfficialName name={official} />
        </p>
      )}
      <p className="hint">
        {words.forJob(job)} {before === null ? null : words.before(words.answers[before])}
      </p>
      <div className="answers">
        {draftAnswers.map((answer) => (
          <ButtonForm
            key={`${ogr} ${answer}`}
            carried={{ ogr: String(ogr), answer }}
            button={answer === "unknown" ? "button quiet" : "button"}
          >
            {words.answers[answer]}
          </ButtonForm>
        ))}
      </div>
      <p className="actions">
        {previous === null ? null : (
          <Link to={at(`questions?revoir=${previous}${goesOn ? "&encore=1" : ""}`)}>{words.back}</Link>
        )}
        <Link to={at("resultat")}>{words.stop}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}
