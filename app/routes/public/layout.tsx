import { Outlet } from "@remix-run/react";
import type { ReactElement } from "react";
import { Frame } from "#app/ui/frame.tsx";
import { errorTitle } from "#app/web/space/error-title.ts";
import { SpaceError } from "#app/web/space/space-layout.tsx";

export const meta = errorTitle;

/** Pages for everybody: who signed in is not asked. Two of them say what a training brings to whoever keeps a draft of skills. */
export default function PublicLayout(): ReactElement {
  return (
    <Frame isSignedIn={false}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary(): ReactElement {
  return <SpaceError frame={null} />;
}
