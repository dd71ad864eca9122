import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { providerChoice } from "#app/content/identity-providers.ts";
import { signInPage, invitationPage as words } from "#app/content/sign-in.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NewPasswordField } from "#app/ui/fields/secret-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { PageForm } from "#app/ui/page-form.tsx";
import { ProviderButtons } from "#app/web/provider-buttons.tsx";

interface InvitationViewProps {
  readonly view: {
    /** Null: the link opens none any more, `why` says it. */
    readonly invitation: ShownInvitation | null;
    readonly why: string;
  };
  readonly refusal: FormRefusal<"join", "name" | "password"> | undefined;
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
export function InvitationView({ view, refusal }: InvitationViewProps): ReactElement {
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
      <ErrorSummary refusal={refusal} />
      <p>{invitation.lede}</p>
      {invitation.account === null ? (
        <p>
          <Link to={invitation.signIn}>{words.signIn}</Link>
        </p>
      ) : (
        <>
          <h2>{words.joinTitle}</h2>
          <p>{words.joinAs(invitation.account)}</p>
          <ButtonForm intent="join">{words.join}</ButtonForm>
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
      <PageForm
        form="join"
        refusal={refusal}
        fields={{
          name: (field) => <TextField field={field} label={words.name} autoComplete="name" />,
          password: (field) => <NewPasswordField field={field} label={words.password} hint={invitation.hint} />,
        }}
        submit={words.submit}
      />
    </div>
  );
}
