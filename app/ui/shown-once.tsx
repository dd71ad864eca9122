import type { ReactElement } from "react";
import { Notice } from "./notice.tsx";

interface ShownOnceProps {
  readonly title: string;
  readonly text: string;
  /** A link or a token: kept nowhere as it is, and never shown again. */
  readonly secret: string;
}

/** A secret that was just made: its only showing. */
export function ShownOnce({ title, text, secret }: ShownOnceProps): ReactElement {
  return (
    <Notice>
      <div role="status">
        <h2>{title}</h2>
      </div>
      <p>{text}</p>
      <p>
        <code className="address">{secret}</code>
      </p>
    </Notice>
  );
}
