import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { positionedPage as words } from "#app/content/sessions.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { PersonScreen } from "./person-screen.ts";

interface PersonViewProps {
  readonly screen: PersonScreen;
  /** What the form of this page is sent under. */
  readonly sentKey: string;
  readonly refusal: FormRefusal<"stay", keyof typeof words.errors> | undefined;
}

export function PersonView(props: PersonViewProps): ReactElement {
  const { session, name, state, sentBy, contacts, history, whats } = props.screen;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <p>
        <Link to={`/sessions/${encodeURIComponent(session.number)}`}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{name}</h1>
      <ErrorSummary refusal={props.refusal} />
      <p>{session.title}</p>
      <p>
        <strong>{state}</strong>
      </p>
      <p>{sentBy}</p>
      <h2>{words.contact}</h2>
      {contacts.length === 0 ? <p>{words.noContact}</p> : null}
      {contacts.map(({ text, href }) => (
        <p key={href}>
          <a href={href}>{text}</a>
        </p>
      ))}
      {whats.length === 0 ? null : <Stay {...props} />}
      <h2>{words.history}</h2>
      <ol>
        {history.map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ol>
    </div>
  );
}

function Stay({ screen, sentKey, refusal }: PersonViewProps): ReactElement {
  const { whats, isOver, reasons, blocks, version } = screen;
  return (
    <>
      <h2>{isOver ? words.correct : words.stay}</h2>
      {isOver ? <p>{words.correctLede}</p> : null}
      <PageForm
        form="stay"
        refusal={refusal}
        carried={{ key: sentKey, version }}
        fields={{
          what: (field) => <ChoiceField {...{ field, legend: words.what, choose: "one", options: whats }} />,
          happenedOn: (field) => <DateField field={field} label={words.happenedOn} />,
          reason: (field) => (
            <SelectField
              {...{ field, label: words.reason, hint: words.reasonHint, placeholder: words.chooseReason }}
              options={reasons}
              isOptional
            />
          ),
          blocks: (field) =>
            blocks.length === 0 ? null : (
              <ChoiceField {...{ field, legend: words.blocks, choose: "several", options: blocks }} />
            ),
        }}
        submit={words.submit}
      />
    </>
  );
}
