import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { frameLoader } from "#app/web/guard.server.ts";
import { BesideNotice } from "#app/web/space/beside-notice.tsx";
import { errorTitle } from "#app/web/space/error-title.ts";
import { SpaceError, SpaceLayout } from "#app/web/space/space-layout.tsx";

export const meta = errorTitle;

export const loader = frameLoader({ menu: true });

export default function ReferentLayout(): ReactElement {
  return <SpaceLayout frame={useLoaderData<typeof loader>()} above={<BesideNotice />} />;
}

export function ErrorBoundary(): ReactElement {
  return <SpaceError frame={useRouteLoaderData<typeof loader>("routes/referent/layout")} />;
}
