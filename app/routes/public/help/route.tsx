import type { MetaFunction } from "@remix-run/node";
import type { ReactElement } from "react";
import { helpPage, regionalHelp } from "#app/content/help.ts";
import { site } from "#app/content/site.ts";
import { Icon } from "#app/ui/icons.tsx";

export const meta: MetaFunction = () => [
  { title: `${helpPage.title}${site.titleSuffix}` },
  { name: "description", content: helpPage.description },
  { tagName: "link", rel: "canonical", href: "/aide" },
];

export default function Help(): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{helpPage.title}</h1>
      <p className="lede">{helpPage.lede}</p>
      <h2>{helpPage.callTitle}</h2>
      <a className="big-phone" href={regionalHelp.phoneLink}>
        <Icon name="phone" />
        {regionalHelp.phoneShown}
      </a>
      <p>
        {helpPage.callPrice} {helpPage.callText}
      </p>
      <h3>{helpPage.prepareTitle}</h3>
      <ul>
        {helpPage.prepare.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{helpPage.situationsTitle}</h2>
      {helpPage.situations.map((situation) => (
        <section key={situation.title}>
          <h3>{situation.title}</h3>
          <p>{situation.text}</p>
        </section>
      ))}
      <h2>{helpPage.questionsTitle}</h2>
      {helpPage.questions.map((question) => (
        <section key={question.question}>
          <h3>{question.question}</h3>
          <p>{question.answer}</p>
        </section>
      ))}
    </div>
  );
}
