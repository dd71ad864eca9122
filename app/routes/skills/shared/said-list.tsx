import { Link } from "@remix-run/react";
import type { ReactElement, ReactNode } from "react";
import { journey } from "#app/content/skill-journey.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { useSkillPages } from "#app/web/skill-pages.ts";

interface SaidListProps {
  readonly title: string;
  /** `carried`: what takes it back. */
  readonly said: readonly {
    readonly key: string;
    readonly words: ReactNode;
    readonly label: string;
    readonly carried: Readonly<Record<string, string>>;
  }[];
  /** The name of the page that comes next. */
  readonly next: string;
}

/** What somebody has said of themselves on a page, each taken back by a button, and the way on. */
export function SaidList({ title, said, next }: SaidListProps): ReactElement {
  const at = useSkillPages();
  return (
    <>
      <h2>{title}</h2>
      <ul className="said">
        {said.map(({ key, words, label, carried }) => (
          <li key={key}>
            <span>{words}</span>
            <ButtonForm intent="remove" carried={carried} button="button quiet">
              {journey.remove}
              <span className="sr-only"> : {label}</span>
            </ButtonForm>
          </li>
        ))}
      </ul>
      <p>
        <Link className="button big" to={at(next)}>
          {journey.resume}
        </Link>
      </p>
    </>
  );
}
