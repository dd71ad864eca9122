import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { providerChoice } from "#app/content/identity-providers.ts";
import { signInPage, invitationPage as words } from "#app/content/sign-in.ts";
import { ErrorSummary, NewPasswordField, type ShownProblems, TextField } from "#app/ui/form-fields.tsx";
import { PageForm } from "#app/ui/form-page.tsx";
import { ProviderButtons } from "#app/web/provider-buttons.tsx";

interface InvitationViewProps {
  readonly view: {
    /** Null: the link opens none any more, `why` says it. */
    readonly invitation: ShownInvitation | null;
    readonly why: string;
  };
  readonly problems: ShownProblems | undefined;
}

interface ShownInvitation {
  readonly lede: string;
  readonly email: string;
  readonly hint: string;
  readonly token: string;
  readonly hasProConnect: boolean;
  /** The name of who is signed in and may join with that account; null: nobody. */
  readonly account: string | null;
  /** Where one signs in to join with an account. */
  readonly signIn: string;
}

/** What an invitation offers, and the ways to take it: with the account one is signed in with, or with a new one. */
export function InvitationView({ view, problems }: InvitationViewProps): ReactElement {
  const { invitation, why } = view;
  if (invitation === null) {
    return (
      <div className="prose">
        <h1 tabIndex={-1}>{words.overTitle}</h1>
        <p>{why}</p>
        <p>
          <Link className="button" to="/connexion">
            {signInPage.submit}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary problems={problems} />
      <p>{invitation.lede}</p>
      {invitation.account === null ? (
        <p>
          <Link to={invitation.signIn}>{words.signIn}</Link>
        </p>
      ) : (
        <>
          <h2>{words.joinTitle}</h2>
          <p>{words.joinAs(invitation.account)}</p>
          <PageForm submit={words.join} intent="join">
            {null}
          </PageForm>
          <h2>{words.newTitle}</h2>
        </>
      )}
      {invitation.hasProConnect ? (
        <>
          <p>{providerChoice.joinHint}</p>
          <ProviderButtons providers={["proconnect"]} carried={{ invitation: invitation.token }} />
          <p>{providerChoice.ownPassword}</p>
        </>
      ) : null}
      <dl className="pairs">
        <div>
          <dt>{words.login}</dt>
          <dd>{invitation.email}</dd>
        </div>
      </dl>
      <PageForm submit={words.submit}>
        <TextField name="name" label={words.name} autoComplete="name" problems={problems} />
        <NewPasswordField label={words.password} hint={invitation.hint} problems={problems} />
      </PageForm>
    </div>
  );
}
