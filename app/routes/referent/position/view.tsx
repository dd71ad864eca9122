import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidLinks } from "#app/content/aid-links.ts";
import { positionPage as words } from "#app/content/position-person.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { onlyOf } from "./only-of.ts";
import type { PositionRefusal } from "./position-refusal.ts";
import type { PositionScreen } from "./position-screen.ts";

interface PositionViewProps {
  readonly view: PositionScreen;
  readonly refusal: PositionRefusal | undefined;
}

export function PositionView({ view, refusal }: PositionViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{view.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{view.lede}</p>
      <h2>{view.training}</h2>
      <ul>
        {view.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {view.accepted === null ? null : (
        <Notice {...(view.accepted.differs.length === 0 ? {} : { tone: "attention" as const })}>
          <p>
            {view.accepted.text} <Link to={view.accepted.to}>{words.seeAid}</Link>
          </p>
          {view.accepted.differs.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {view.otherDates.length === 0 ? null : (
        <details className="disclosure">
          <summary>{words.otherDates(view.otherDates.length)}</summary>
          <ul>
            {view.otherDates.map(({ label, to }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2>{words.conditions}</h2>
      <ul>
        {view.lines.map(({ condition, verdict, isAgainst, text }) => (
          <li key={condition}>
            {isAgainst ? <strong>{verdict}</strong> : verdict} : {text}
          </li>
        ))}
      </ul>
      {view.call === null ? null : (
        <p>
          {view.call.who}
          <a href={view.call.phone.href}>{view.call.phone.label}</a>
        </p>
      )}
      {view.programmes.length === 0 ? (
        <Notice tone="attention">
          <p>{words.noProgramme}</p>
        </Notice>
      ) : (
        <Send view={view} refusal={refusal} />
      )}
      {view.aid === null ? null : (
        <p>
          {aidLinks.noSeat} <Link to={view.aid}>{aidLinks.ask}</Link>
        </p>
      )}
      <p>
        <Link to={`/personnes/${view.personId}`}>{words.back}</Link>
      </p>
    </div>
  );
}

function Send({ view, refusal }: PositionViewProps): ReactElement {
  const { sessionId, key, replaces, suggestion } = view;
  const carried = { sessionId: String(sessionId), key };
  if (replaces !== null) {
    return (
      <PageForm
        form="move"
        refusal={refusal}
        carried={{ ...carried, replaces }}
        fields={{ hasAgreed }}
        submit={words.submit}
        intent="move"
      />
    );
  }
  return (
    <>
      <Position view={view} refusal={refusal} />
      {suggestion === "" ? (
        <>
          <p>{words.suggestLede}</p>
          <ButtonForm intent="suggest" carried={{ ...carried, key: `${key}-suggest` }} button="button quiet">
            {words.suggest}
          </ButtonForm>
        </>
      ) : null}
    </>
  );
}

function Position({ view, refusal }: PositionViewProps): ReactElement {
  const { sessionId, key, suggestion, funders, programmes } = view;
  const [funder, programme] = [view.funder ?? onlyOf(funders), onlyOf(programmes)];
  return (
    <PageForm
      form="position"
      refusal={refusal}
      carried={{ sessionId: String(sessionId), key, suggestion }}
      initial={{ ...(funder === null ? {} : { funderCode: funder }), ...(programme === null ? {} : { programme }) }}
      fields={{
        funderCode: (field) => (
          <SelectField field={field} label={words.funderCode} placeholder={words.choose} options={funders} />
        ),
        programme: (field) => (
          <SelectField field={field} label={words.programme} placeholder={words.choose} options={programmes} />
        ),
        departement: (field) =>
          view.asksDepartement ? <TextField field={field} label={words.departement} inputMode="numeric" /> : null,
        hasAgreed,
      }}
      submit={words.submit}
      intent="submit"
    />
  );
}

function hasAgreed(field: FormField): ReactElement {
  return (
    <ChoiceField
      field={field}
      legend={words.hasAgreed}
      choose="several"
      options={[{ value: "on", label: words.agreed }]}
    />
  );
}
