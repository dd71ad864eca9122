import type { MetaFunction } from "@remix-run/node";
import type { ReactElement } from "react";
import { accessibilityLabel, accessibilityPage as words } from "#app/content/accessibility.ts";
import { regionalHelp } from "#app/content/help.ts";
import { site } from "#app/content/site.ts";

export const meta: MetaFunction = () => [
  { title: `${words.title}${site.titleSuffix}` },
  { name: "description", content: words.description },
  { tagName: "link", rel: "canonical", href: "/accessibilite" },
];

export default function Accessibility(): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>
        <strong className="label">{accessibilityLabel}</strong>
      </p>
      <p>{words.intro}</p>
      <h2>{words.stateTitle}</h2>
      <p>{words.stateText}</p>
      <h2>{words.checkedTitle}</h2>
      <List lines={words.checked} />
      <h2>{words.limitsTitle}</h2>
      <List lines={words.limits} />
      <h2>{words.drawnTitle}</h2>
      <p>{words.drawn}</p>
      <h2>{words.contactTitle}</h2>
      <p>
        {words.contact} <a href={regionalHelp.phoneLink}>{regionalHelp.phoneShown}</a>, {regionalHelp.price}.
      </p>
      <h2>{words.defenderTitle}</h2>
      {words.defender.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <a href={words.defenderUrl}>{words.defenderLink}</a>
      </p>
    </div>
  );
}

function List({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
