import { Form, Link, NavLink } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { accessibilityLabel } from "#app/content/accessibility.ts";
import { helpBand, regionalHelp } from "#app/content/help.ts";
import { site } from "#app/content/site.ts";
import { FormToken } from "./form-token.tsx";
import { Icon } from "./icons.tsx";

/** The band that follows what the page says: the anchor of the second skip link. */
export const HELP_ID = "aide";

interface FrameProps {
  /** Is there a session to end? A public page reads no cookie, and does not know. */
  readonly isSignedIn: boolean;
  readonly children: ReactNode;
}

/** What every page stands in: header, the page in `main`, a person to call, footer. */
export function Frame({ isSignedIn, children }: FrameProps): ReactElement {
  return (
    <>
      <Header isSignedIn={isSignedIn} />
      <main id="contenu" tabIndex={-1}>
        <div className="wrap">{children}</div>
      </main>
      <HelpBand />
      <Footer />
    </>
  );
}

/** The first links of every page, for whoever reads without a mouse. */
export function SkipLinks(): ReactElement {
  return (
    <nav className="skip-links" aria-label={site.skipNavigation}>
      <a href="#contenu">{site.skipToContent}</a>
      <a href={`#${HELP_ID}`}>{site.skipToHelp}</a>
    </nav>
  );
}

function Header({ isSignedIn }: { readonly isSignedIn: boolean }): ReactElement {
  return (
    <header className="site-header">
      <div className="wrap">
        <Link className="brand" to="/" prefetch="intent">
          <Mark />
          {site.name}
        </Link>
        <nav className="site-nav" aria-label={site.mainNavigation}>
          <NavLink to="/formations" prefetch="intent">
            {site.trainings}
          </NavLink>
          <NavLink to="/besoins" prefetch="intent">
            {site.needs}
          </NavLink>
          <NavLink to="/aide" prefetch="intent">
            {site.help}
          </NavLink>
          <NavLink to="/mon-espace">{site.ownSpace}</NavLink>
          {isSignedIn ? <SignOut /> : null}
          <a className="phone" href={regionalHelp.phoneLink}>
            <Icon name="phone" />
            {regionalHelp.phoneShown}
            <span className="sr-only">, {regionalHelp.price}</span>
          </a>
        </nav>
      </div>
    </header>
  );
}

/** The way out of a session. The document is loaded anew: nothing of the person stays in memory. */
function SignOut(): ReactElement {
  return (
    <Form method="post" action="/deconnexion" reloadDocument>
      <FormToken />
      <button type="submit">{site.signOut}</button>
    </Form>
  );
}

/** Two roofs that meet: people and trades. Ours, drawn in three lines. */
function Mark(): ReactElement {
  return (
    <svg
      width="34"
      height="28"
      viewBox="0 0 34 28"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      aria-hidden="true"
    >
      <path d="M2 26V13l8-8 8 8v13" strokeLinejoin="round" />
      <path d="M18 26V16l7-7 7 7v10" strokeLinejoin="round" />
      <path d="M2 26h30" strokeLinecap="round" />
    </svg>
  );
}

function HelpBand(): ReactElement {
  return (
    <aside className="help-band" id={HELP_ID} aria-labelledby="help-title">
      <div className="wrap">
        <div>
          <h2 id="help-title">{helpBand.title}</h2>
          <p>{helpBand.text}</p>
        </div>
        <div>
          <a className="big-phone" href={regionalHelp.phoneLink}>
            <Icon name="phone" />
            {regionalHelp.phoneShown}
          </a>
          <p>
            {regionalHelp.price} · <Link to="/aide">{helpBand.more}</Link>
          </p>
        </div>
      </div>
    </aside>
  );
}

function Footer(): ReactElement {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p>{site.closing}</p>
        <nav aria-label={site.footerNavigation}>
          <ul>
            <li>
              <Link to="/accessibilite">{accessibilityLabel}</Link>
            </li>
            <li>
              <Link to="/mentions-legales">{site.legal}</Link>
            </li>
            <li>
              <Link to="/etat">{site.status}</Link>
            </li>
            <li>
              <Link to="/aide">{site.help}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
