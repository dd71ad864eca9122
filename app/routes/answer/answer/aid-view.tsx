import type { ReactElement } from "react";
import { ownAidPage as words } from "#app/content/aids.ts";
import { answerPage } from "#app/content/answer-page.ts";
import { instantInWords } from "#app/content/dates.ts";
import type { OpenedAid } from "#app/positioning/answer/open-answer-link.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { OwnAid, type OwnAidScreen, ownAidScreen } from "#app/web/aids/own-aid.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type Calls, CallsList, callsOf } from "./calls-list.tsx";
import { type OtherNewsLine, OtherNewsList } from "./other-news-list.tsx";

interface AidLinkScreen {
  readonly aid: OwnAidScreen;
  readonly others: readonly OtherNewsLine[];
  readonly calls: Calls;
  readonly until: string;
}

/** Puts the individual aid that a link opens into words: its form needs no key, the link answers once. */
export function aidLinkScreen({ aid, expiresAt }: OpenedAid, others: readonly OtherNewsLine[]): AidLinkScreen {
  return {
    aid: ownAidScreen(aid, ""),
    others,
    calls: callsOf({ phone: null, organisation: "", prescriber: aid.prescriber }),
    until: answerPage.until(instantInWords(expiresAt)),
  };
}

interface AidLinkViewProps {
  readonly screen: AidLinkScreen;
  readonly refusal: FormRefusal<"aid-answer", never> | undefined;
}

export function AidLinkView({ screen: { aid, others, calls, until }, refusal }: AidLinkViewProps): ReactElement {
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <h2>{aid.title}</h2>
      <OwnAid screen={aid} />
      <OtherNewsList others={others} />
      <CallsList calls={calls} />
      <p className="hint">{until}</p>
    </div>
  );
}
