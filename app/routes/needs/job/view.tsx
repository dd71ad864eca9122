import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { needJobPage as words } from "#app/content/post-need.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { JobSearch } from "#app/web/jobs/job-search.tsx";
import { DonePage } from "#app/web/space/done-page.tsx";
import { SavedNotice, useSaved } from "#app/web/space/saved-notice.tsx";

interface NeedJobViewProps {
  readonly asked: string;
  readonly found: readonly { readonly value: string; readonly label: string; readonly hint?: string | undefined }[];
  /** What was written before, and the page that goes on with it. */
  readonly begun: { readonly label: string; readonly next: string } | null;
  readonly refusal: FormRefusal<"job", "rome"> | undefined;
}

export function NeedJobView({ asked, found, begun, refusal }: NeedJobViewProps): ReactElement {
  const sent = useSaved(words.sent);
  if (sent !== null && asked === "") {
    const link = { to: "/besoins/nouveau", label: words.sentAnother };
    return <DonePage title={words.sentTitle} said={sent} next={words.sentNext} link={link} />;
  }
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <p className="hint">{words.step}</p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      {asked === "" ? <p className="lede">{words.lede}</p> : null}
      {begun === null || asked !== "" ? null : <Begun begun={begun} />}
      {found.length > 0 ? (
        <PageForm
          form="job"
          refusal={refusal}
          fields={{ rome: (field) => <ChoiceField field={field} legend={words.choose} choose="one" options={found} /> }}
          submit={words.submit}
          button="button big"
        />
      ) : null}
      {asked !== "" && found.length === 0 ? <NotFound /> : null}
      <JobSearch
        text={asked}
        label={words.asked}
        hint={words.askedHint}
        submit={words.find}
        isQuiet={found.length > 0}
      />
      <p className="hint">{words.privacy}</p>
    </div>
  );
}

function NotFound(): ReactElement {
  return (
    <>
      <p role="status">{words.notFound}</p>
      <ButtonForm carried={{ rome: "none" }} button="button quiet">
        {words.goOn}
      </ButtonForm>
    </>
  );
}

function Begun({ begun: { label, next } }: { readonly begun: NonNullable<NeedJobViewProps["begun"]> }): ReactElement {
  return (
    <>
      <Notice>
        {words.begun(label)} <Link to={next}>{words.resume}</Link>
      </Notice>
      <ButtonForm intent="erase" button="button quiet">
        {words.erase}
      </ButtonForm>
    </>
  );
}
