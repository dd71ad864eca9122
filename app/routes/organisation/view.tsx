import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { organisationPage as words } from "#app/content/organisation.ts";
import { FormToken } from "#app/ui/form-fields.tsx";
import type { OrganisationScreen } from "./organisation-view.ts";

interface OrganisationViewProps {
  readonly view: OrganisationScreen & { readonly formToken: string };
}

export function OrganisationView({ view }: OrganisationViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{view.lede}</p>
      <p>
        <Link to="/mon-compte">{words.account}</Link>
      </p>
      <h2>{words.members}</h2>
      <ul className="rows">
        {view.members.map(({ id, name, role, facts, isActor }) => (
          <li key={id}>
            <p>
              <strong>{name}</strong>, {role}
              {isActor ? ` (${words.you})` : null}
            </p>
            <p className="hint">{facts}</p>
            {view.mayManage ? (
              <Link className="button quiet" to={`/mon-organisation/membres/${id}/depart`}>
                {words.end}
                <span className="sr-only"> : {name}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {view.next === null ? null : (
        <p>
          <Link to={`/mon-organisation?apres=${view.next}`}>{words.more}</Link>
        </p>
      )}
      {view.invitations === null ? null : <Invitations view={view} invitations={view.invitations} />}
    </div>
  );
}

interface InvitationsProps extends OrganisationViewProps {
  readonly invitations: NonNullable<OrganisationScreen["invitations"]>;
}

function Invitations({ view, invitations }: InvitationsProps): ReactElement {
  return (
    <>
      <p>
        <Link className="button" to="/mon-organisation/inviter">
          {words.invite}
        </Link>
      </p>
      <h2>{words.invitations}</h2>
      {invitations.length === 0 ? <p>{words.noInvitation}</p> : null}
      <ul className="rows">
        {invitations.map(({ id, email, role, facts }) => (
          <li key={id}>
            <p>
              <strong>{email}</strong>, {role}
            </p>
            <p className="hint">{facts}</p>
            <Form method="post">
              <FormToken token={view.formToken} />
              <input type="hidden" name="invitation" value={id} />
              <button className="button quiet" type="submit" name="intent" value="revoke">
                {words.revoke}
                <span className="sr-only"> : {email}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
