import { Link } from "@remix-run/react";
import type { ReactElement } from "react";

interface DoorProps {
  readonly words: { readonly title: string; readonly text: string; readonly go: string };
  readonly to: string;
  /** The way that the page wants first; the others stand back. */
  readonly isFirst?: boolean;
}

/** A coloured panel that opens another part of the portal. */
export function Door({ words, to, isFirst = false }: DoorProps): ReactElement {
  return (
    <section className="door">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p>
        <Link className={isFirst ? "button" : "button quiet"} to={to}>
          {words.go}
        </Link>
      </p>
    </section>
  );
}
