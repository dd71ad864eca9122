import { data, type MetaFunction, type SerializeFrom } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import type { ReactElement } from "react";
import { ownAidPage } from "#app/content/aids.ts";
import { goneLink, suggestionPage, answerPage as words } from "#app/content/answer-page.ts";
import { proposalPage } from "#app/content/proposals.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import {
  openAidLink,
  openAnswerLink,
  openProposalLink,
  openSuggestionLink,
  readOtherNews,
} from "#app/positioning/answer/open-answer-link.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { AidLinkView, aidLinkScreen } from "./aid-view.tsx";
import { answerAs } from "./answer-action.server.ts";
import { otherNewsLines } from "./other-news-list.tsx";
import { proposalLinkScreen } from "./proposal-link-screen.server.ts";
import { ProposalView } from "./proposal-view.tsx";
import { SuggestionView, suggestionScreen } from "./suggestion-view.tsx";
import { AnswerView, answerScreen, GoneView } from "./view.tsx";

const titles = {
  ...{
    open: words.title,
    suggestion: suggestionPage.title,
    proposal: proposalPage.title,
    aid: ownAidPage.title,
    gone: goneLink.title,
  },
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page === undefined ? titles.gone : titleOf(page.shown)}${site.titleSuffix}` },
];

function titleOf(shown: SerializeFrom<typeof loader>["shown"]): string {
  return shown.kind === "proposal" && shown.proposal.isOfOperation ? proposalPage.joinTitle : titles[shown.kind];
}

/** Shows what the link is about: reading spends nothing, and only a form answers. */
export const loader = guardedLoader("positioning.answer", async ({ params, database }) => {
  const token = params["token"] ?? "";
  const opened = await openAnswerLink(database, token);
  if (opened.ok) {
    const others = otherNewsLines(await readOtherNews(database, opened.value.toldWith));
    return data({ shown: { kind: "open" as const, ...answerScreen(opened.value, others, todayIso()) } });
  }
  const proposed = await openProposalLink(database, token);
  if (proposed.ok) {
    const others = otherNewsLines(await readOtherNews(database, proposed.value.toldWith));
    return data({
      shown: { kind: "proposal" as const, ...proposalLinkScreen(proposed.value, { token, others, on: todayIso() }) },
    });
  }
  const suggested = await openSuggestionLink(database, token);
  if (!suggested.ok) return aidOrGone(database, token);
  const others = otherNewsLines(await readOtherNews(database, suggested.value.toldWith));
  return data({ shown: { kind: "suggestion" as const, ...suggestionScreen(suggested.value, others) } });
});

async function aidOrGone(database: Database, token: string) {
  const aided = await openAidLink(database, token);
  if (!aided.ok) return data({ shown: { kind: "gone" as const } }, 404);
  const others = otherNewsLines(await readOtherNews(database, aided.value.toldWith));
  return data({ shown: { kind: "aid" as const, ...aidLinkScreen(aided.value, others) } });
}

export const action = guardedAction("positioning.answer", async ({ params, database, form }) =>
  answerAs({ database, token: params["token"] ?? "" }, form),
);

export default function Answer(): ReactElement {
  const { shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { pathname } = useLocation();
  const refusal = answer?.refusal;
  const isGone = answer !== undefined && answer.refusal === undefined && answer.proposal === undefined;
  if (shown.kind === "gone" || isGone) return <GoneView />;
  if (shown.kind === "proposal") return <ProposalView screen={shown} refusal={answer?.proposal} />;
  if (shown.kind === "aid") {
    return <AidLinkView screen={shown} refusal={refusal?.form === "aid-answer" ? refusal : undefined} />;
  }
  if (shown.kind === "suggestion") {
    return <SuggestionView screen={shown} refusal={refusal?.form === "suggestion-answer" ? refusal : undefined} />;
  }
  return (
    <AnswerView
      screen={shown}
      path={pathname.replace(/\/$/, "")}
      refusal={refusal?.form === "suggestion-answer" || refusal?.form === "aid-answer" ? undefined : refusal}
    />
  );
}
