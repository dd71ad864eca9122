import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { REASON_MAX_LENGTH } from "#app/access/authorisation/authorisation-states.ts";
import { authorisationPage as words } from "#app/content/authorisation.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { AreaField } from "#app/ui/fields/area-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { AuthorisationScreen } from "./authorisation-view.ts";

interface AuthorisationViewProps {
  readonly view: AuthorisationScreen;
  readonly refusal: FormRefusal<"decide", "reason"> | undefined;
}

export function AuthorisationView({ view, refusal }: AuthorisationViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{view.title}</h1>
      <ErrorSummary refusal={refusal} />
      <dl className="pairs">
        {view.pairs.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{words.history}</h2>
      <ol className="history">
        {view.history.map(({ version, what, when, reason }) => (
          <li key={version}>
            <strong>{what}</strong>, {when}.{reason === null ? null : ` ${reason}`}
          </li>
        ))}
      </ol>
      {view.decisions === null ? null : <Decisions decisions={view.decisions} refusal={refusal} />}
      <p>
        <Link to="/mon-organisation/habilitations">{words.back}</Link>
      </p>
    </div>
  );
}

interface DecisionsProps {
  readonly decisions: NonNullable<AuthorisationScreen["decisions"]>;
  readonly refusal: AuthorisationViewProps["refusal"];
}

function Decisions({ decisions: { version, commands }, refusal }: DecisionsProps): ReactElement {
  return (
    <>
      <h2>{words.decide}</h2>
      {commands.length === 0 ? <p>{words.nothingToDecide}</p> : null}
      {commands.map(({ intent, button, asksReason }) =>
        asksReason ? (
          <PageForm
            key={intent}
            form="decide"
            instance={intent}
            refusal={refusal}
            carried={{ expectedVersion: `${version}` }}
            fields={{
              reason: (field) => (
                <AreaField
                  field={field}
                  label={words.reasonLabel}
                  hint={words.reasonHint}
                  longest={REASON_MAX_LENGTH}
                />
              ),
            }}
            submit={button}
            intent={intent}
            button="button quiet"
          />
        ) : (
          <ButtonForm key={intent} intent={intent} carried={{ expectedVersion: `${version}` }}>
            {button}
          </ButtonForm>
        ),
      )}
    </>
  );
}
