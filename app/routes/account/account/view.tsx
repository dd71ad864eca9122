import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { accountPage as words } from "#app/content/account.ts";
import { ownDataPage } from "#app/content/own-data.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import type { AccountScreen } from "./account-view.ts";
import type { FactorsScreen } from "./factors-screen.ts";
import { Factors } from "./factors-view.tsx";

export interface AccountViewProps {
  readonly view: AccountScreen;
}

export function AccountView({
  view,
  refusal,
}: {
  readonly view: AccountViewProps["view"] & { readonly factors: FactorsScreen; readonly note: string | null };
  readonly refusal: FormRefusal<"account", never> | undefined;
}): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{view.lede}</p>
      {view.note === null ? null : <Notice>{view.note}</Notice>}
      <h2>{words.organisations}</h2>
      <Memberships view={view} />
      <h2>{words.protection}</h2>
      <dl className="pairs">
        <div>
          <dt>{words.login}</dt>
          <dd>{view.login}</dd>
        </div>
      </dl>
      {view.hasPassword ? (
        <p>
          <Link to="/mon-compte/mot-de-passe">{words.changePassword}</Link>
        </p>
      ) : null}
      <Factors view={view.factors} />
      <h2>{words.sessions}</h2>
      <p>{words.sessionsLede}</p>
      <Sessions view={view} />
      <OwnDataLink />
    </div>
  );
}

/** Leads to what is known of whoever asks. */
export function OwnDataLink(): ReactElement {
  return (
    <p>
      <Link to="/mon-compte/mes-donnees">{ownDataPage.title}</Link>
    </p>
  );
}

function Memberships({ view }: AccountViewProps): ReactElement {
  return (
    <Rows
      none={words.noOrganisation}
      rows={view.memberships.map(({ id, label, work }) => ({
        key: id,
        lines: [label],
        hints: work === null ? [words.currentOrganisation] : [],
        action:
          work === null ? null : (
            <ButtonForm intent="work-in" carried={{ membership: id }} button="button quiet">
              {work}
            </ButtonForm>
          ),
      }))}
    />
  );
}

export function Sessions({ view }: AccountViewProps): ReactElement {
  return (
    <>
      <Rows
        rows={view.sessions.map(({ id, device, facts, isThisOne }) => ({
          key: id,
          title: device,
          aside: isThisOne ? ` (${words.thisDevice})` : null,
          hints: [facts],
          action: isThisOne ? null : (
            <ButtonForm intent="end-session" carried={{ session: id }} button="button quiet">
              {words.endSession}
              <span className="sr-only"> {`${device}, ${facts}`}</span>
            </ButtonForm>
          ),
        }))}
      />
      {view.sessions.length < 2 ? null : (
        <ButtonForm intent="end-others" button="button quiet">
          {words.endOthers}
        </ButtonForm>
      )}
    </>
  );
}
