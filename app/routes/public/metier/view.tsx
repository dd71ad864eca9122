import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { metierPageText as words } from "#app/content/public-needs.ts";
import { LinkArea } from "#app/ui/link-area.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { NeedLine } from "#app/web/needs/need-line.ts";
import { NeedList } from "#app/web/needs/need-rows.tsx";

/** A skill of a métier, and why it is expected, in one line. */
export interface ShownSkill {
  readonly label: string;
  readonly why: string;
}

interface MetierViewProps {
  readonly title: string;
  readonly definition: string;
  readonly accessText: string;
  readonly isWithdrawn: boolean;
  readonly also: string | null;
  readonly needs: readonly NeedLine[];
  readonly total: number;
  readonly allNeeds: string | null;
  readonly trainings: string;
  readonly skills: readonly ShownSkill[];
  readonly near: readonly { readonly label: string; readonly href: string }[];
}

export function MetierView({ title, definition, also, isWithdrawn, ...metier }: MetierViewProps): ReactElement {
  const { needs, total, allNeeds, trainings, skills, accessText, near } = metier;
  return (
    <LinkArea className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      {isWithdrawn ? (
        <Notice>
          <p>{words.withdrawn}</p>
        </Notice>
      ) : null}
      {definition === "" ? null : <p>{definition}</p>}
      {also === null ? null : <p className="hint">{also}</p>}
      <h2>{words.train}</h2>
      <p>
        <a className="button" href={trainings}>
          {words.trainings}
        </a>
      </p>
      <p>
        <Link to="/mes-competences">{words.gap}</Link>
      </p>
      <h2>{words.needs}</h2>
      {needs.length === 0 ? <p>{words.noNeeds}</p> : <NeedList needs={needs} level="h3" />}
      {allNeeds === null ? null : (
        <p>
          <a href={allNeeds}>{words.allNeeds(total)}</a>
        </p>
      )}
      <Skills skills={skills} />
      {accessText === "" ? null : <Texts title={words.access} texts={[accessText]} />}
      {near.length === 0 ? null : (
        <>
          <h2>{words.near}</h2>
          <ul className="chips">
            {near.map(({ label, href }) => (
              <li key={href}>
                <a className="chip" href={href}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </LinkArea>
  );
}

function Skills({ skills }: Pick<MetierViewProps, "skills">): ReactElement | null {
  if (skills.length === 0) return null;
  return (
    <>
      <h2>{words.skills}</h2>
      <p className="hint">{words.skillsFrom}</p>
      <ul>
        {skills.map(({ label, why }) => (
          <li key={label}>
            {label}
            <p className="hint">{why}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Texts({ title, texts }: { readonly title: string; readonly texts: readonly string[] }): ReactElement | null {
  if (texts.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {texts.length === 1 ? (
        <p>{texts[0]}</p>
      ) : (
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
