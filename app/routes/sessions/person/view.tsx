import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { movePage, positionedPage as words } from "#app/content/sessions.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { HistoryLine } from "./history-lines.ts";
import type { MistakeRefusal } from "./mistake-form.server.ts";
import type { MoveFormRefusal } from "./move-form.server.ts";
import type { PersonScreen, What } from "./person-screen.ts";

interface PersonViewProps {
  readonly screen: PersonScreen;
  /** What the form of this page is sent under. */
  readonly sentKey: string;
  readonly refusal: FormRefusal<"stay", keyof typeof words.errors> | MistakeRefusal | MoveFormRefusal | undefined;
}

export function PersonView(props: PersonViewProps): ReactElement {
  const { session, name, state, sentBy, contacts, history, whats, isDecidedThere, eligible } = props.screen;
  const page = `/sessions/${encodeURIComponent(session.number)}`;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <p>
        <Link to={page}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{name}</h1>
      <ErrorSummary refusal={props.refusal} />
      <p>
        <strong>{state}</strong>
        <br />
        {session.title}
        <br />
        {sentBy}
      </p>
      {contacts.length === 0 ? <p>{words.noContact}</p> : null}
      <p className="actions">
        {contacts.map(({ text, href }) => (
          <a key={href} href={href}>
            {text}
          </a>
        ))}
      </p>
      <p>{eligible}</p>
      {isDecidedThere ? (
        <p>
          <Link className="button" to={page}>
            {words.decideThere}
          </Link>
        </p>
      ) : null}
      {whats.length === 0 ? null : <Stay {...props} />}
      {props.screen.mistake === null ? null : <Mistake {...props} mistake={props.screen.mistake} />}
      {props.screen.targets === null ? null : <Move {...props} targets={props.screen.targets} />}
      <h2>{words.history}</h2>
      <History lines={history} />
    </div>
  );
}

/** What was said of the entry by mistake, and what takes it back. */
function Mistake({
  screen: { version },
  mistake: { command, until },
  sentKey,
  refusal,
}: PersonViewProps & { readonly mistake: NonNullable<PersonScreen["mistake"]> }): ReactElement {
  const carried = { key: sentKey, version, command };
  const isEntry = command === "cancel-entry";
  return (
    <details className="disclosure group" open={refusal?.form === "mistake"}>
      <summary>{isEntry ? words.mistakes.entry : words.mistakes.absence}</summary>
      <p>{isEntry ? words.mistakes.entryLede(until) : words.mistakes.absenceLede(until)}</p>
      <ButtonForm intent="mistake" carried={carried} button="button quiet">
        {isEntry ? words.mistakes.takeBackEntry : words.mistakes.takeBackAbsence}
      </ButtonForm>
      {isEntry || refusal?.form !== "mistake" ? null : (
        <>
          <p>{words.mistakes.full}</p>
          <ButtonForm intent="mistake" carried={{ ...carried, command: "wait-list" }} button="button quiet">
            {words.mistakes.wait}
          </ButtonForm>
        </>
      )}
    </details>
  );
}

/** The way to another session of the training, for a request that has not led to an entry. */
function Move({
  screen: { version },
  targets,
  sentKey,
  refusal,
}: PersonViewProps & { readonly targets: NonNullable<PersonScreen["targets"]> }): ReactElement {
  return (
    <details className="disclosure group" open={refusal?.form === "move"}>
      <summary>{movePage.title}</summary>
      {targets.length === 0 ? (
        <p>{movePage.none}</p>
      ) : (
        <>
          <p>{movePage.lede}</p>
          <PageForm
            form="move"
            refusal={refusal}
            carried={{ key: sentKey, version }}
            fields={{
              toSessionId: (field) => (
                <ChoiceField {...{ field, legend: movePage.to, choose: "one", options: targets }} />
              ),
            }}
            submit={movePage.submit}
            intent="move"
            button="button quiet"
          />
        </>
      )}
    </details>
  );
}

function History({ lines }: { readonly lines: readonly HistoryLine[] }): ReactElement {
  return (
    <ol>
      {lines.map(({ key, what, details, who }) => (
        <li key={key}>
          <strong>{what}</strong>
          {details.map((detail) => (
            <span key={detail}>
              <br />
              {detail}
            </span>
          ))}
          <br />
          <span className="hint">{who}</span>
        </li>
      ))}
    </ol>
  );
}

/** What may be declared, one form each: what it is opens it. */
function Stay(props: PersonViewProps): ReactElement {
  const { whats, isOver } = props.screen;
  return (
    <>
      <h2>{isOver ? words.correct : words.stay}</h2>
      {isOver ? <p>{words.correctLede}</p> : null}
      {whats.map((what) => (
        <details
          key={what}
          className="disclosure group"
          open={props.refusal?.form === "stay" && props.refusal.instance === what}
        >
          <summary>{isOver && what === "exit" ? words.otherExit : words.whats[what]}</summary>
          <Declare {...props} what={what} />
        </details>
      ))}
    </>
  );
}

function Declare({ screen, sentKey, refusal, what }: PersonViewProps & { readonly what: What }): ReactElement {
  const { reasons, blocks, version } = screen;
  const isExit = what === "exit";
  return (
    <PageForm
      form="stay"
      instance={what}
      refusal={refusal}
      carried={{ key: sentKey, version, what }}
      fields={{
        happenedOn: (field) => <DateField field={field} label={words.happenedOn} hint={words.days[what]} />,
        reason: (field) =>
          isExit ? (
            <SelectField {...{ field, label: words.reason, placeholder: words.chooseReason }} options={reasons} />
          ) : null,
        blocks: (field) =>
          isExit && blocks.length > 0 ? (
            <ChoiceField {...{ field, legend: words.blocks, choose: "several", options: blocks }} />
          ) : null,
      }}
      submit={words.submits[what]}
    />
  );
}
