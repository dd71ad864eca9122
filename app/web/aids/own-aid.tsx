import type { ReactElement } from "react";
import { aidFactWords, ownAidPage as words } from "#app/content/aids.ts";
import { saidHowWords } from "#app/content/contact-channels.ts";
import { aidReasonWords, aidStateWords } from "#app/positioning/aid/aid-words.ts";
import { awaitsYes } from "#app/positioning/aid/decide-aid.ts";
import { answerableAids } from "#app/positioning/answer/answer-link.ts";
import type { AnsweredAid } from "#app/positioning/answer/answered-aid-store.server.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { aidFacts } from "./aid-facts.ts";

/** An aid as its person reads it, in words: it names nobody. */
export function ownAidScreen(aid: AnsweredAid, key: string) {
  const { id, state, title, version, dueOn, prescriber, reason, saidHow } = aid;
  const isOpen = awaitsYes(aid);
  const asksAgain = isOpen && state === "complete";
  return {
    ...{ id, title, isOpen, mayDecline: answerableAids.includes(state) },
    carried: { key, requestId: id, version: String(version) },
    lines: [
      ...(asksAgain ? [words.askedAgain] : [`${aidStateWords[state].person}.`]),
      ...(prescriber === "" ? [] : [words.from(prescriber)]),
      ...(isOpen ? [words.lede, words.seen, words.notYet] : []),
      ...(isOpen && dueOn !== null ? [words.answerBy(dueOn)] : []),
      ...(saidHow === null ? [] : [words.noted(saidHowWords[saidHow])]),
      ...(state === "refused" && reason !== null
        ? [`${aidFactWords.reason} : ${aidReasonWords("refuse", reason)}.`]
        : []),
    ],
    facts: aidFacts(aid),
  };
}

export type OwnAidScreen = ReturnType<typeof ownAidScreen>;

/** What is asked, and the two answers, or the one that is left. */
export function OwnAid({ screen }: { readonly screen: OwnAidScreen }): ReactElement {
  const { title, lines, facts, carried, isOpen, mayDecline } = screen;
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <FactPairs facts={facts} />
      {isOpen ? (
        <ButtonForm intent="aid-agree" carried={carried} button="button big">
          {words.agree}
          <span className="sr-only"> {title}</span>
        </ButtonForm>
      ) : null}
      {mayDecline && !isOpen ? <p>{words.changedMind}</p> : null}
      {mayDecline ? (
        <ButtonForm intent="aid-decline" carried={carried} button="button quiet">
          {isOpen ? words.decline : words.withdraw}
          <span className="sr-only"> {title}</span>
        </ButtonForm>
      ) : null}
    </>
  );
}
