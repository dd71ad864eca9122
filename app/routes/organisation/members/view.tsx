import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { organisationPage as words } from "#app/content/organisation.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import type { OrganisationScreen } from "./organisation-view.ts";

interface OrganisationViewProps {
  readonly view: OrganisationScreen;
}

export function OrganisationView({ view }: OrganisationViewProps): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{view.lede}</p>
      <h2>{words.members}</h2>
      <ul className="rows">
        {view.members.map((member) => (
          <li key={member.id}>
            <Member member={member} mayManage={view.mayManage} />
          </li>
        ))}
      </ul>
      {view.next === null ? null : (
        <p>
          <Link to={`/mon-organisation?apres=${view.next}`}>{words.more}</Link>
        </p>
      )}
      {view.invitations === null ? null : <Invitations invitations={view.invitations} />}
    </div>
  );
}

interface MemberProps {
  readonly member: OrganisationScreen["members"][number];
  readonly mayManage: boolean;
}

function Member({ member: { id, name, role, facts, isActor }, mayManage }: MemberProps): ReactElement {
  return (
    <>
      <div className="who">
        <p>
          <strong>{name}</strong>
          {isActor ? ` (${words.you})` : null}
        </p>
        <p>{role}</p>
        <p className="hint">{facts}</p>
        {mayManage && isActor ? <p className="hint">{words.ownLeaving}</p> : null}
      </div>
      {mayManage && !isActor ? (
        <>
          <Link className="action" to={`/mon-organisation/membres/${id}`}>
            {words.manage}
            <span className="sr-only">{words.ofMember(name)}</span>
          </Link>
          <Link className="action" to={`/mon-organisation/membres/${id}/depart`}>
            {words.end}
            <span className="sr-only">{words.ofTheOrganisation(name)}</span>
          </Link>
        </>
      ) : null}
    </>
  );
}

interface InvitationsProps {
  readonly invitations: NonNullable<OrganisationScreen["invitations"]>;
}

function Invitations({ invitations }: InvitationsProps): ReactElement {
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
            <div className="who">
              <p>
                <strong>{email}</strong>
              </p>
              <p>{role}</p>
              <p className="hint">{facts}</p>
            </div>
            <ButtonForm intent="revoke" carried={{ invitation: id }} button="button quiet">
              {words.revoke}
              <span className="sr-only"> : {email}</span>
            </ButtonForm>
          </li>
        ))}
      </ul>
    </>
  );
}
