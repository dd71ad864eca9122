import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { heldSkillsWords, ownSkillsPage as words } from "#app/content/held-skills.ts";
import type { HeldScreen } from "#app/routes/skills/shared/held-screen.server.ts";
import { HeldView, type TestRefusal } from "#app/routes/skills/shared/held-view.tsx";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

interface OwnSkillsViewProps {
  readonly screen: HeldScreen;
  /** This browser keeps a draft that is not in the account. */
  readonly hasDraft: boolean;
  readonly readers: readonly {
    readonly personFileId: string;
    readonly organisationName: string;
    readonly isAgreed: boolean;
    readonly words: string;
  }[];
  readonly refusal: TestRefusal;
}

/** The skills that a person keeps by their account, who may read them, and how to take or erase them. */
export function OwnSkillsView({ screen, hasDraft, readers, refusal }: OwnSkillsViewProps): ReactElement {
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <p>{words.lede}</p>
      {hasDraft ? (
        <Notice>
          {words.draft} <Link to="/mon-compte/competences/reponses">{words.seeDraft}</Link>
        </Notice>
      ) : null}
      <HeldView screen={screen} empty={words.empty} refusal={refusal} />
      <h2>{words.readers}</h2>
      <p>{words.readersLede}</p>
      {readers.length === 0 ? <p>{words.noReader}</p> : null}
      <ul className="said">
        {readers.map((one) => (
          <li key={one.personFileId}>
            <span>{one.words}</span>
            <AskedFirst
              intent={one.isAgreed ? "stop" : "agree"}
              carried={{ personFileId: one.personFileId }}
              asks={
                <>
                  {one.isAgreed ? words.stop : words.agree}
                  <span className="sr-only"> : {one.organisationName}</span>
                </>
              }
              follows={one.isAgreed ? words.stopFollows : words.agreeFollows}
              confirm={
                <>
                  {one.isAgreed ? words.confirmStop : words.confirmAgree}
                  <span className="sr-only"> : {one.organisationName}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <p>
        <Link to="/mon-compte/mes-donnees#actes">{words.whoRead}</Link>
      </p>
      <h2>{words.copyTitle}</h2>
      <p>
        <a href="/mes-competences/fichier">{words.file}</a>
      </p>
      <p>
        <Link to="/mes-competences/imprimer">{heldSkillsWords.print}</Link>
      </p>
      <h2>{words.eraseTitle}</h2>
      <AskedFirst intent="erase" asks={words.erase} follows={words.eraseText} confirm={words.confirmErase} />
      <p className="hint">{words.kept}</p>
    </div>
  );
}
