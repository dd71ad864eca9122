import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { nearJobsWords } from "#app/content/near-jobs.ts";
import type { NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { KeptNotice } from "../shared/kept-notice.tsx";
import type { NearJobLine } from "./near-jobs-screen.ts";

interface NearJobsViewProps {
  readonly lines: readonly NearJobLine[];
  readonly isBegun: boolean;
}

export function NearJobsView({ lines, isBegun }: NearJobsViewProps): ReactElement {
  const words = nearJobsWords[useSkillVoice()];
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      {lines.length === 0 ? (
        <>
          <p>{isBegun ? words.none : words.nothingSaid}</p>
          <p>
            <Link className="button big" to={at("metiers")}>
              {words.say}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>{words.lede(lines.length)}</p>
          {lines.map((line) => (
            <NearJob key={line.rome} line={line} />
          ))}
          <details className="disclosure">
            <summary>{words.howTitle}</summary>
            {words.how.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </details>
        </>
      )}
      <p>
        <Link to={at("metier-voulu")}>{words.back}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}

function NearJob({ line }: { readonly line: NearJobLine }): ReactElement {
  const words = nearJobsWords[useSkillVoice()];
  const { trainings } = line;
  return (
    <section className="block-found">
      <h2>{line.label}</h2>
      <p>
        <strong>{line.have}</strong> {line.isWanted ? words.wanted : null}
      </p>
      {line.known.length === 0 ? null : <Skills title={words.known} skills={line.known} />}
      {line.close.length === 0 ? null : <Skills title={words.close} skills={line.close} more={line.moreClose} />}
      {line.missing.length === 0 ? null : (
        <Skills title={words.missing} skills={line.missing} more={line.moreMissing} />
      )}
      {line.unsure.length === 0 ? null : <Skills title={words.unsure} skills={line.unsure} more={line.moreUnsure} />}
      {line.close.length + line.missing.length + line.unsure.length === 0 ? <p>{words.complete}</p> : null}
      {line.hirings.length === 0 ? null : <p>{line.hirings.join(" ")}</p>}
      <p>{trainings.href === null ? trainings.text : <Link to={trainings.href}>{trainings.text}</Link>}</p>
      <ButtonForm carried={{ rome: line.rome }} button="button">
        {words.choose}
        <span className="sr-only"> : {line.label}</span>
      </ButtonForm>
    </section>
  );
}

interface SkillsProps {
  readonly title: string;
  readonly skills: readonly NamedSkill[];
  readonly more?: number;
}

function Skills({ title, skills, more = 0 }: SkillsProps): ReactElement {
  const words = nearJobsWords[useSkillVoice()];
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {skills.map(({ label }) => (
          <li key={label}>{label}</li>
        ))}
        {more === 0 ? null : <li className="hint">{words.others(more)}</li>}
      </ul>
    </>
  );
}
