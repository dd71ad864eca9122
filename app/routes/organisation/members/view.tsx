import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { organisationPage as words } from "#app/content/organisation.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { OrganisationScreen } from "./organisation-view.ts";

interface OrganisationViewProps {
  /** `aids`: what waits for an answer there; null: nothing. */
  readonly view: OrganisationScreen & { readonly aids: string | null };
}

export function OrganisationView({ view }: OrganisationViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{view.lede}</p>
      {view.aids === null ? null : (
        <Notice tone="attention">
          <p>
            <Link to="/mon-organisation/aides">{view.aids}</Link>
          </p>
        </Notice>
      )}
      <h2>{words.members}</h2>
      <Rows
        rows={view.members.map((member) => rowOf(member, view.mayManage))}
        next={view.next === null ? null : { to: `/mon-organisation?apres=${view.next}`, label: words.more }}
      />
      {view.invitations === null ? null : <Invitations invitations={view.invitations} />}
    </div>
  );
}

function rowOf({ id, name, role, facts, isActor }: OrganisationScreen["members"][number], mayManage: boolean): Row {
  return {
    key: id,
    title: name,
    aside: isActor ? ` (${words.you})` : null,
    lines: [role],
    hints: mayManage && isActor ? [facts, words.ownLeaving] : [facts],
    action: mayManage && !isActor ? <Manage id={id} name={name} /> : null,
  };
}

function Manage({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  return (
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
      <Rows
        none={words.noInvitation}
        rows={invitations.map(({ id, email, role, facts }) => ({
          key: id,
          title: email,
          lines: [role],
          hints: [facts],
          action: (
            <ButtonForm intent="revoke" carried={{ invitation: id }} button="button quiet">
              {words.revoke}
              <span className="sr-only"> : {email}</span>
            </ButtonForm>
          ),
        }))}
      />
    </>
  );
}
