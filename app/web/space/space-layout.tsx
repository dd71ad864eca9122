import { Outlet, useRouteError } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { ErrorView } from "#app/ui/error-view.tsx";
import { FormTokenProvider } from "#app/ui/form-token.tsx";
import { Frame } from "#app/ui/frame.tsx";
import { errorWords } from "../error-words.ts";
import type { PageFrame } from "./page-frame.ts";
import { SpaceMenu } from "./space-menu.tsx";

/** The pages of a space: the token of their forms, the way out of the session, the menu, and what stands above a page. */
export function SpaceLayout({ frame, above }: { readonly frame: PageFrame; readonly above?: ReactNode }): ReactElement {
  return (
    <Space frame={frame}>
      {above}
      <Outlet />
    </Space>
  );
}

/**
 * Says, inside its space, that a page could not be shown. There is no frame when the layout's loader failed, or was not run: Remix
 * runs none for an action that throws.
 */
export function SpaceError({ frame }: { readonly frame: PageFrame | null | undefined }): ReactElement {
  const error = <ErrorView words={errorWords(useRouteError())} />;
  return frame === undefined || frame === null ? (
    <Frame isSignedIn={false}>{error}</Frame>
  ) : (
    <Space frame={frame}>{error}</Space>
  );
}

function Space({ frame, children }: { readonly frame: PageFrame; readonly children: ReactNode }): ReactElement {
  return (
    <FormTokenProvider value={frame.formToken}>
      <Frame isSignedIn={frame.isSignedIn}>
        <SpaceMenu entries={frame.menu} />
        {children}
      </Frame>
    </FormTokenProvider>
  );
}
