import { needFactWords } from "#app/content/needs.ts";
import { publicNeedsText as words } from "#app/content/public-needs.ts";
import { contractWords } from "#app/needs/need-words.ts";
import type { FoundNeed } from "#app/needs/search/found-need-store.server.ts";

/** A need in a list, in words. */
export interface NeedLine {
  readonly href: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** The page where everybody reads a need. */
export function needPage(id: string): string {
  return `/besoins/${id}`;
}

/** A need that everybody may see, as a list shows it. */
export function needLine({ id, metierLabel, jobLabel, companyName, town, km, ...need }: FoundNeed): NeedLine {
  const { headcount, contract, startsOn } = need;
  const start = startsOn === null ? words.asap : words.startsOn(startsOn);
  return {
    href: needPage(id),
    title: metierLabel ?? jobLabel,
    lines: [
      `${companyName}, ${words.place(town, km)}`,
      `${needFactWords.people(headcount)}. ${contractWords[contract]}, ${start}.`,
    ],
  };
}
