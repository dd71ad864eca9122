import type { MetaFunction } from "@remix-run/node";
import type { ReactElement } from "react";
import { legalPage } from "#app/content/legal.ts";
import { site } from "#app/content/site.ts";

export const meta: MetaFunction = () => [
  { title: `${legalPage.title}${site.titleSuffix}` },
  { name: "description", content: legalPage.description },
  { tagName: "link", rel: "canonical", href: "/mentions-legales" },
];

export default function Legal(): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{legalPage.title}</h1>
      {legalPage.sections.map((section) => (
        <section key={section.title} className="prose">
          <h2>{section.title}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <p>
        <a href="/api/v1/openapi.json">{legalPage.apiLink}</a>
      </p>
    </div>
  );
}
