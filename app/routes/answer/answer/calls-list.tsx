import type { ReactElement } from "react";
import { answerPage as words } from "#app/content/answer-page.ts";
import { regionalHelp } from "#app/content/help.ts";
import { type Linked, phoneLink } from "#app/web/training/contact-links.ts";

/** Whom a person calls, the nearest first. `phone` null: their number is not known here. */
export type Calls = readonly { readonly who: string; readonly phone: Linked | null }[];

interface Callable {
  readonly phone: string | null;
  readonly organisation: string;
  readonly prescriber: string;
}

/** Whom to call about a positioning or a suggestion. */
export function callsOf({ phone, organisation, prescriber }: Callable): Calls {
  return [
    ...(phone === null ? [] : [{ who: organisation, phone: phoneLink(phone) }]),
    ...(prescriber === "" ? [] : [{ who: words.yourReferent(prescriber), phone: null }]),
    { who: words.regionAdviser, phone: { label: regionalHelp.phoneShown, href: regionalHelp.phoneLink } },
  ];
}

export function CallsList({ calls }: { readonly calls: Calls }): ReactElement {
  return (
    <>
      <h2>{words.help}</h2>
      <ul>
        {calls.map(({ who, phone }) => (
          <li key={who}>
            {who}
            {phone === null ? null : (
              <>
                {" : "}
                <a href={phone.href}>{phone.label}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
