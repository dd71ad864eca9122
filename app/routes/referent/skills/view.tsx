import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { heldSkillsWords, skillsBesidePage as words } from "#app/content/held-skills.ts";
import type { HeldScreen } from "#app/routes/skills/shared/held-screen.server.ts";
import { HeldView, type TestRefusal } from "#app/routes/skills/shared/held-view.tsx";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

interface SkillsBesideViewProps {
  readonly id: string;
  readonly title: string;
  readonly hasAccount: boolean;
  readonly isReferent: boolean;
  /** Since when the person agrees, in words; null: they do not. */
  readonly agreed: string | null;
  readonly screen: HeldScreen | null;
  readonly refusal: TestRefusal;
}

/** The skills of somebody followed, read and filled beside them; without their agreement, how to ask. */
export function SkillsBesideView(props: SkillsBesideViewProps): ReactElement {
  const { id, title, isReferent, agreed, screen, refusal } = props;
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} />
      {screen === null ? (
        <Closed {...props} />
      ) : (
        <>
          <p>{words.lede}</p>
          <p className="hint">{agreed}</p>
          <HeldView screen={screen} empty={words.empty} refusal={refusal} />
          <p>
            <Link to={at("imprimer")}>{heldSkillsWords.print}</Link>
          </p>
          {isReferent ? (
            <>
              <h2>{words.stopTitle}</h2>
              <AskedFirst intent="stop" asks={words.stop} follows={words.stopLede} confirm={words.confirmStop} />
            </>
          ) : null}
        </>
      )}
      <p>
        <Link to={`/personnes/${id}`}>{words.back}</Link>
      </p>
    </div>
  );
}

function Closed({ hasAccount, isReferent }: SkillsBesideViewProps): ReactElement {
  return (
    <>
      <Notice tone="attention">
        <p>
          <strong>{words.closedTitle}</strong>
        </p>
        <p>{words.closed}</p>
      </Notice>
      {hasAccount ? <p>{words.askAccount}</p> : null}
      {!hasAccount && !isReferent ? <p>{words.askReferent}</p> : null}
      {!hasAccount && isReferent ? (
        <>
          <p>{words.ask}</p>
          <AskedFirst intent="agree" asks={words.agree} follows={words.agreeFollows} confirm={words.confirmAgree} />
        </>
      ) : null}
    </>
  );
}
