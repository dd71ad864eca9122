import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { Notice } from "#app/ui/notice.tsx";

interface DonePageProps {
  readonly title: string;
  /** What was saved. */
  readonly said: string;
  /** What comes next, for somebody who came here for this alone. */
  readonly next: string;
  readonly link: { readonly to: string; readonly label: string };
}

/** The end of a journey without an account: what was done, and that nothing else is due. */
export function DonePage({ title, said, next, link }: DonePageProps): ReactElement {
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{title}</h1>
      <div className="mb-6" role="status">
        <Notice>{said}</Notice>
      </div>
      <p>{next}</p>
      <p>
        <Link to={link.to}>{link.label}</Link>
      </p>
    </div>
  );
}
