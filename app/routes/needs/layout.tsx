import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { frameLoader } from "#app/web/guard.server.ts";
import { errorTitle } from "#app/web/space/error-title.ts";
import { SpaceError, SpaceLayout } from "#app/web/space/space-layout.tsx";

export const meta = errorTitle;

export const loader = frameLoader({ menu: false });

export default function NeedsLayout(): ReactElement {
  return <SpaceLayout frame={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary(): ReactElement {
  return <SpaceError frame={useRouteLoaderData<typeof loader>("routes/needs/layout")} />;
}
