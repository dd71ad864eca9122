import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { otherNews as words } from "#app/content/answer-page.ts";
import { aidStands } from "#app/positioning/aid/aid-words.ts";
import type { OtherNews } from "#app/positioning/answer/open-answer-link.server.ts";
import { positioningStateWords } from "#app/positioning/positioning-words.ts";
import { proposalStateWords } from "#app/positioning/proposal/proposal-words.ts";
import { suggestionStateWords } from "#app/positioning/suggestion/suggestion-states.ts";

/** Another news of the message that gave the link. `to` null: there is nothing left to answer there. */
export interface OtherNewsLine {
  readonly title: string;
  readonly state: string;
  readonly to: string | null;
}

/** Puts the other news of a message into words. */
export function otherNewsLines(others: readonly OtherNews[]): readonly OtherNewsLine[] {
  return others.map((other) => {
    const to = other.token === null ? null : `/reponse/${other.token}`;
    if ("positioning" in other) {
      const { title, state } = other.positioning;
      return { title, state: positioningStateWords[state].person, to };
    }
    if ("proposal" in other) {
      const { jobLabel, state } = other.proposal;
      return { title: jobLabel, state: proposalStateWords[state].person.replace(/\.$/, ""), to };
    }
    if ("aid" in other) return { title: other.aid.title, state: aidStands(other.aid, "person"), to };
    return { title: other.suggestion.title, state: suggestionStateWords[other.suggestion.state].person, to };
  });
}

export function OtherNewsList({ others }: { readonly others: readonly OtherNewsLine[] }): ReactElement | null {
  if (others.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      <ul>
        {others.map(({ title, state, to }) => (
          <li key={`${to ?? ""}${title}${state}`}>
            {to === null ? title : <Link to={to}>{title}</Link>}
            {` : ${state}.`}
          </li>
        ))}
      </ul>
    </>
  );
}
