import fontUrl from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { site } from "#app/content/site.ts";
import { errorWords } from "#app/web/error-words.ts";
import { Announcer } from "./ui/announcer.tsx";
import { ErrorView } from "./ui/error-view.tsx";
import { Frame, HELP_ID, SkipLinks } from "./ui/frame.tsx";
import { IconSprite } from "./ui/icons.tsx";
import { useNonce } from "./ui/nonce.ts";
import { Pending } from "./ui/pending.tsx";
import stylesUrl from "./ui/styles/main.css?url";

export const links: LinksFunction = () => [
  { rel: "preload", href: fontUrl, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesUrl },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "icon", href: "/favicon.ico", sizes: "32x32" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined ? site.name : `${errorWords(error).title}${site.titleSuffix}` },
  { name: "description", content: site.description },
];

export function Layout({ children }: { readonly children: ReactNode }): ReactElement {
  const nonce = useNonce();
  const withNonce = nonce === undefined ? {} : { nonce };
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fefefd" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1b222a" />
        <Meta />
        <Links />
        {/* Chromium paints the page once it is read down to the help band: what is half read never grows under the eye. */}
        <link rel="expect" href={`#${HELP_ID}`} blocking="render" />
      </head>
      <body>
        <SkipLinks />
        <IconSprite />
        <Pending />
        {children}
        <Announcer />
        <ScrollRestoration {...withNonce} />
        <Scripts {...withNonce} />
      </body>
    </html>
  );
}

export default function App(): ReactElement {
  return <Outlet />;
}

/** For addresses that are no page, and for what fails outside a space: spaces have boundaries of their own. */
export function ErrorBoundary(): ReactElement {
  return (
    <Frame isSignedIn={false}>
      <ErrorView words={errorWords(useRouteError())} />
    </Frame>
  );
}
