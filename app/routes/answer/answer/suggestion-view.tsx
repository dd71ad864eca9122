import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { answerPage, suggestionPage as words } from "#app/content/answer-page.ts";
import { instantInWords } from "#app/content/dates.ts";
import type { OpenedSuggestion } from "#app/positioning/answer/open-answer-link.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { answerFacts } from "#app/web/answer/answer-words.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { type Calls, CallsList, callsOf } from "./calls-list.tsx";
import { type OtherNewsLine, OtherNewsList } from "./other-news-list.tsx";

/** The page of the link of a suggestion, in words. It names no person. */
interface SuggestionScreen {
  readonly version: string;
  readonly isOpen: boolean;
  readonly lines: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly training: string;
  readonly others: readonly OtherNewsLine[];
  readonly calls: Calls;
  readonly until: string;
}

/** Puts the suggestion that a link opens into words. */
export function suggestionScreen(
  { suggestion, expiresAt }: OpenedSuggestion,
  others: readonly OtherNewsLine[],
): SuggestionScreen {
  const { version, state, answerBy, number, prescriber } = suggestion;
  const isOpen = state === "open";
  return {
    version: String(version),
    isOpen,
    lines: [
      ...(prescriber === "" ? [] : [words.from(prescriber)]),
      ...(isOpen ? [words.lede] : [words.agreed]),
      ...(isOpen && answerBy !== null ? [words.answerBy(answerBy)] : []),
    ],
    facts: answerFacts(suggestion),
    training: `/formations/${encodeURIComponent(number)}`,
    others,
    calls: callsOf(suggestion),
    until: answerPage.until(instantInWords(expiresAt)),
  };
}

interface SuggestionViewProps {
  readonly screen: SuggestionScreen;
  readonly refusal: FormRefusal<"suggestion-answer", never> | undefined;
}

export function SuggestionView({ screen, refusal }: SuggestionViewProps): ReactElement {
  const carried = { version: screen.version };
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={refusal} />
      <FactPairs facts={screen.facts} />
      <p>
        <Link to={screen.training}>{answerPage.seeTraining}</Link>
      </p>
      <h2>{answerPage.answer}</h2>
      {screen.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {screen.isOpen ? (
        <ButtonForm intent="agree" carried={carried} button="button big">
          {words.agree}
        </ButtonForm>
      ) : (
        <p>{words.changedMind}</p>
      )}
      <ButtonForm intent="refuse" carried={carried} button="button quiet">
        {words.refuse}
      </ButtonForm>
      <OtherNewsList others={screen.others} />
      <CallsList calls={screen.calls} />
      <p className="hint">{screen.until}</p>
    </div>
  );
}
