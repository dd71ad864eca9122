import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { jobsWords, journey } from "#app/content/skill-journey.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import type { FoundJob } from "#app/web/jobs/found-jobs.server.ts";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";
import { OtherWays } from "../shared/other-ways.tsx";
import { SaidList } from "../shared/said-list.tsx";

interface JobsViewProps {
  readonly asked: string;
  readonly found: readonly FoundJob[];
  readonly jobs: readonly { readonly rome: string; readonly label: string; readonly words: string }[];
  readonly next: string;
  readonly refusal: FormRefusal<"job", "rome" | "years"> | FormRefusal<"remove", never> | undefined;
}

export function JobsView(props: JobsViewProps): ReactElement {
  const { asked, found, jobs, refusal } = props;
  const words = jobsWords[useSkillVoice()];
  const isFound = found.length > 0;
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <p className="hint">{journey.step(1)}</p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {asked === "" ? <JobsDone {...props} /> : null}
      {asked !== "" && !isFound ? <p role="status">{words.none}</p> : null}
      {isFound ? (
        <PageForm
          form="job"
          refusal={refusal}
          fields={{
            rome: (field) => <ChoiceField field={field} legend={words.choose} choose="one" options={found} />,
            years: (field) => (
              <TextField field={field} label={words.years} hint={words.yearsHint} inputMode="numeric" />
            ),
          }}
          submit={words.add}
        />
      ) : null}
      {jobs.length > 0 && asked === "" ? <h2>{words.another}</h2> : null}
      <JobSearch
        text={asked}
        label={words.asked}
        hint={words.askedHint}
        submit={words.find}
        isQuiet={isFound || jobs.length > 0}
      />
      <OtherWays here="jobs" />
      <KeptNotice />
    </div>
  );
}

/** The jobs already said, and the way on. */
function JobsDone({ jobs, next }: Pick<JobsViewProps, "jobs" | "next">): ReactElement {
  const at = useSkillPages();
  const words = jobsWords[useSkillVoice()];
  if (jobs.length === 0) {
    return (
      <p>
        {words.lede} <Link to={at(next)}>{words.skip}</Link>
      </p>
    );
  }
  const said = jobs.map((job) => ({ key: job.rome, words: job.words, label: job.label, carried: { rome: job.rome } }));
  return <SaidList title={words.mine} said={said} next={next} />;
}
