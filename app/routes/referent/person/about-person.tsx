import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Rows } from "#app/ui/rows.tsx";
import type { PersonScreen } from "./person-screen.server.ts";

/** What other organisations have under way for the person; nothing when there is none. */
export function Elsewhere({ view }: { readonly view: PersonScreen }): ReactElement | null {
  if (view.elsewhere.length === 0) return null;
  return (
    <>
      <h2>{words.elsewhere}</h2>
      <Rows rows={view.elsewhere} />
    </>
  );
}

/** The situation of the person, and what the other organisations that follow them see. */
export function AboutPerson({ view }: { readonly view: PersonScreen }): ReactElement {
  return (
    <>
      <h2>{words.situation}</h2>
      {view.facts.length === 0 ? <p>{words.noSituation}</p> : <FactPairs facts={view.facts} />}
      <p>
        <Link to={`/personnes/${view.id}/situation`}>{words.changeSituation}</Link>
      </p>
      <Account view={view} />
      <h2>{words.shareTitle}</h2>
      <p>{view.isShared ? words.shared : words.notShared}</p>
      <ButtonForm intent={view.isShared ? "unshare" : "share"} button="button quiet">
        {view.isShared ? words.unshare : words.share}
      </ButtonForm>
    </>
  );
}

/** Whether the person reads their file by an account of theirs, and the way to offer it. */
function Account({ view: { hasAccount, canBeSent } }: { readonly view: PersonScreen }): ReactElement {
  return (
    <>
      <h2>{words.account}</h2>
      <p>{hasAccount ? words.accountTied : canBeSent ? words.accountLede : words.accountNoWay}</p>
      {hasAccount || !canBeSent ? null : (
        <ButtonForm intent="offer-account" button="button quiet">
          {words.offerAccount}
        </ButtonForm>
      )}
    </>
  );
}
