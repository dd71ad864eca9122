import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { trainingPage as words } from "#app/content/training.ts";
import type { ApplyStep } from "#app/web/training/apply-steps.ts";
import type { Linked } from "#app/web/training/contact-links.ts";
import type { TrainingPage } from "#app/web/training/training-page.ts";
import { LaidOutText } from "./laid-out-text.tsx";
import { FactList } from "./session-item.tsx";

/** What one can do next, in order. */
export function Apply({ steps }: { readonly steps: readonly ApplyStep[] }): ReactElement {
  return (
    <section id="inscription" className="panel">
      <h2>{words.applyTitle}</h2>
      <ol className="steps">
        {steps.map(({ text, link }) => (
          <li key={text}>
            {text}
            {link === null ? null : (
              <>
                {" "}
                <a href={link.href}>{link.label}</a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Organisation({ page }: { readonly page: TrainingPage }): ReactElement {
  const { phone, email, website } = page.contact;
  return (
    <section className="panel">
      <h2>{words.organisation}</h2>
      <p>
        <strong>{page.organisation}</strong>
      </p>
      <FactList facts={page.organisationFacts} />
      <ul className="contacts">
        <Contact label={words.phone} link={phone} />
        <Contact label={words.email} link={email} />
        <Contact label={words.website} link={website} />
      </ul>
    </section>
  );
}

function Contact({ label, link }: { readonly label: string; readonly link: Linked | null }): ReactElement | null {
  if (link === null) return null;
  return (
    <li>
      {label} : <a href={link.href}>{link.label}</a>
    </li>
  );
}

export function Certifications({ page }: { readonly page: TrainingPage }): ReactElement {
  return (
    <section>
      <h2>{words.results}</h2>
      <LaidOutText blocks={page.results} />
      {page.certifications.length === 0 ? null : (
        <ul className="bullets">
          {page.certifications.map((certification) => (
            <li key={certification.detail}>
              {certification.label} (
              <a href={certification.href}>
                {words.certificationLink} {certification.detail}
              </a>
              )
            </li>
          ))}
        </ul>
      )}
      {page.metiers.length === 0 ? null : (
        <>
          <h3>{words.metiers}</h3>
          <ul className="chips">
            {page.metiers.map((metier) => (
              <li key={metier.href}>
                <Link className="chip" to={metier.href} prefetch="intent">
                  {metier.label}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function Program({ page }: { readonly page: TrainingPage }): ReactElement | null {
  if (page.program.length === 0) return null;
  return (
    <section>
      <details className="disclosure">
        <summary>
          <h2>{words.program}</h2>
        </summary>
        <div className="laid-out">
          <LaidOutText blocks={page.program} />
        </div>
      </details>
    </section>
  );
}

export function Source({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <footer className="soft">
      <h2 className="small-title">{words.source}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </footer>
  );
}
