import { Form, Link, useSearchParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { journey } from "#app/content/skill-journey.ts";
import { ownWordsVoices } from "#app/content/skill-ways.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { AreaField } from "#app/ui/fields/area-field.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { LONGEST_SENTENCE } from "#app/web/asked-text.ts";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";
import { OtherWays } from "../shared/other-ways.tsx";

interface Proposed {
  readonly value: string;
  readonly label: string;
}

interface OwnWordsViewProps {
  readonly asked: string;
  readonly jobs: readonly Proposed[];
  readonly skills: readonly Proposed[];
  readonly next: string;
  readonly refusal: FormRefusal<"told", "jobs" | "years" | "skills"> | undefined;
}

export function OwnWordsView(props: OwnWordsViewProps): ReactElement {
  const words = ownWordsVoices[useSkillVoice()];
  const { asked, jobs, skills, next, refusal } = props;
  const isFound = jobs.length + skills.length > 0;
  const at = useSkillPages();
  const isSaved = useSearchParams()[0].has("fait");
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <p className="hint">{journey.step(1)}</p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {isSaved && asked === "" ? (
        <p>
          <Link className="button big" to={at(next)}>
            {journey.resume}
          </Link>
        </p>
      ) : null}
      {asked !== "" && !isFound ? <p role="status">{words.none}</p> : null}
      {isFound ? <Proposals jobs={jobs} skills={skills} refusal={refusal} /> : null}
      {isFound ? <h2>{words.again}</h2> : null}
      <Form method="get" className="stack">
        <AreaField
          field={{ ...filterField("q", asked), required: true }}
          label={words.asked}
          hint={words.askedHint}
          longest={LONGEST_SENTENCE}
        />
        <button className={isFound || isSaved ? "button quiet" : "button"} type="submit">
          {words.find}
        </button>
      </Form>
      <OtherWays here="ownWords" />
      <KeptNotice />
    </div>
  );
}

function Proposals({ jobs, skills, refusal }: Pick<OwnWordsViewProps, "jobs" | "skills" | "refusal">): ReactElement {
  const words = ownWordsVoices[useSkillVoice()];
  return (
    <>
      <p>{words.lede}</p>
      <PageForm
        form="told"
        refusal={refusal}
        fields={{
          jobs: (field) =>
            jobs.length === 0 ? null : (
              <ChoiceField field={field} legend={words.jobs} choose="several" options={jobs} />
            ),
          years: (field) =>
            jobs.length === 0 ? null : (
              <TextField field={field} label={words.years} hint={words.yearsHint} inputMode="numeric" isOptional />
            ),
          skills: (field) =>
            skills.length === 0 ? null : (
              <ChoiceField field={field} legend={words.skills} choose="several" options={skills} />
            ),
        }}
        submit={words.add}
      />
    </>
  );
}
