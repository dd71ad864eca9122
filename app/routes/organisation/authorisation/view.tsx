import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { authorisationPage as words } from "#app/content/authorisation.ts";
import { ErrorSummary, type ShownProblems, TextField } from "#app/ui/form-fields.tsx";
import { FormToken } from "#app/ui/form-token.tsx";
import type { AuthorisationScreen } from "./authorisation-view.ts";

interface AuthorisationViewProps {
  readonly view: AuthorisationScreen;
  readonly problems: ShownProblems | undefined;
}

export function AuthorisationView({ view, problems }: AuthorisationViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{view.title}</h1>
      <ErrorSummary problems={problems} />
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
      {view.decisions === null ? null : <Decisions decisions={view.decisions} problems={problems} />}
      <p>
        <Link to="/mon-organisation/habilitations">{words.back}</Link>
      </p>
    </div>
  );
}

interface DecisionsProps {
  readonly decisions: NonNullable<AuthorisationScreen["decisions"]>;
  readonly problems: AuthorisationViewProps["problems"];
}

function Decisions({ decisions: { version, commands }, problems }: DecisionsProps): ReactElement {
  return (
    <>
      <h2>{words.decide}</h2>
      {commands.length === 0 ? <p>{words.nothingToDecide}</p> : null}
      {commands.map(({ intent, button, asksReason }) => (
        <Form key={intent} method="post" className="stack">
          <FormToken />
          <input type="hidden" name="expectedVersion" value={version} />
          {asksReason ? (
            <TextField
              name="reason"
              label={words.reasonLabel}
              hint={words.reasonHint}
              autoComplete="off"
              problems={problems}
            />
          ) : null}
          <button className={asksReason ? "button quiet" : "button"} type="submit" name="intent" value={intent}>
            {button}
          </button>
        </Form>
      ))}
    </>
  );
}
