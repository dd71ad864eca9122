import { useNavigation } from "@remix-run/react";
import type { ReactElement } from "react";

/** A thin line at the top while the next page is on its way. Without JavaScript the browser shows its own. */
export function Pending(): ReactElement {
  const isPending = useNavigation().state !== "idle";
  return <div className="pending" data-on={isPending} aria-hidden="true" />;
}
