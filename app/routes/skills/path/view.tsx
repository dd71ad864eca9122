import { Link, useParams } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidLinks } from "#app/content/aid-links.ts";
import { priorVoices } from "#app/content/background.ts";
import { positionPage } from "#app/content/position-person.ts";
import { type PathWords, pathWords } from "#app/content/skill-paths.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { OfficialName } from "#app/ui/official-name.tsx";
import { useSkillPages } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";
import type { PathScreen, StepLine } from "./path-screen.ts";

interface PathViewProps {
  readonly title: string;
  readonly place: string;
  readonly radiusKm: number;
  /** Null when no session nearby brings enough. */
  readonly path: PathScreen | null;
  readonly isTooLong: boolean;
  /** What the file of the person leaves out, one line a reason. */
  readonly leftOut: readonly string[];
  /** Without the limits of the person there would be a path. */
  readonly isTooLimited: boolean;
  /** Where a session is asked for of what no step teaches; null: nothing to ask, or not by whoever looks. */
  readonly askAt: string | null;
  /** Where an aid is asked for the person, for what no session brings; null: nothing lacks, or not by whoever looks. */
  readonly aidAt: string | null;
  /** What the path was searched with, in words. */
  readonly limits: string;
}

export function PathView({
  title,
  place,
  radiusKm,
  path,
  limits,
  leftOut,
  askAt,
  aidAt,
  ...none
}: PathViewProps): ReactElement {
  const words = usePathWords();
  const at = useSkillPages();
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <h1 tabIndex={-1}>{title}</h1>
      <p>
        {limits} <Link to={at("limites")}>{words.changeLimits}</Link>
      </p>
      {path === null ? (
        <>
          <p>{whyNone(words, { ...none, leftOut }, { place, radiusKm })}</p>
          <LeftOut lines={leftOut} />
          <Todos />
        </>
      ) : (
        <Timeline path={path} leftOut={leftOut} />
      )}
      {askAt === null ? null : (
        <p>
          <Link to={askAt}>{words.askOpening}</Link>
        </p>
      )}
      {aidAt === null ? null : (
        <p>
          <Link to={aidAt}>{aidLinks.ask}</Link>
        </p>
      )}
      <p>
        <Link to={at("formations")}>{words.back}</Link>
      </p>
      <KeptNotice />
    </div>
  );
}

/** The words of a path, for whoever reads it. */
function usePathWords(): PathWords["path"] {
  return pathWords[skillVoice(useParams())].path;
}

/** Why there is no path. */
function whyNone(
  words: PathWords["path"],
  { isTooLong, isTooLimited, leftOut }: Pick<PathViewProps, "isTooLong" | "isTooLimited" | "leftOut">,
  { place, radiusKm }: Pick<PathViewProps, "place" | "radiusKm">,
): string {
  if (isTooLimited) return words.tightLimits;
  if (!isTooLong && leftOut.length > 0) return words.allLeftOut(place, radiusKm);
  return isTooLong ? words.notWorth(place, radiusKm) : words.none(place, radiusKm);
}

/** What is not proposed because of the file of the person. */
function LeftOut({ lines }: { readonly lines: readonly string[] }): ReactElement | null {
  const words = usePathWords();
  const isOwn = skillVoice(useParams()) === "own";
  if (lines.length === 0) return null;
  return (
    <>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="hint">
        {words.leftOutSeen} {isOwn ? <Link to="/mon-compte/mes-donnees">{words.ownFile}</Link> : null}
      </p>
    </>
  );
}

interface TimelineProps {
  readonly path: PathScreen;
  readonly leftOut: readonly string[];
}

function Timeline({ path, leftOut }: TimelineProps): ReactElement {
  const priorWords = priorVoices[skillVoice(useParams())];
  const words = usePathWords();
  return (
    <>
      <Choices choices={path.choices} />
      <p className="lede">{path.summary}</p>
      <p>{path.covers}</p>
      <LeftOut lines={leftOut} />
      <ol className="path">
        {path.steps.map((step, place) => (
          <Step key={step.key} step={step} number={place + 1} />
        ))}
      </ol>
      {path.unmet.length === 0 ? null : (
        <>
          <h2>{priorWords.unmetTitle}</h2>
          <ul>
            {path.unmet.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
          <p>{priorWords.unmet}</p>
        </>
      )}
      <h2>{words.leftTitle}</h2>
      {path.left.length === 0 ? (
        <p>{words.nothingLeft}</p>
      ) : (
        <>
          <p>{words.leftLede}</p>
          <ul>
            {path.left.map(({ label, official }) => (
              <li key={label}>
                {label}
                <OfficialName name={official} />
              </li>
            ))}
          </ul>
          <Todos />
        </>
      )}
      <details className="disclosure">
        <summary>{words.howTitle}</summary>
        {words.how.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{path.proof}</p>
      </details>
      <p className="hint">{words.print}</p>
    </>
  );
}

function Choices({ choices }: Pick<PathScreen, "choices">): ReactElement {
  const words = usePathWords();
  const at = useSkillPages();
  if (choices.length < 2) return <p className="hint">{words.only}</p>;
  return (
    <nav aria-label={words.choose}>
      <ul className="path-choices">
        {choices.map(({ name, isShown }, place) => (
          <li key={name}>
            <Link
              className="chip"
              to={at(`parcours?choix=${place + 1}`)}
              {...(isShown ? { "aria-current": "page" as const } : {})}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Step({ step, number }: { readonly step: StepLine; readonly number: number }): ReactElement {
  const words = usePathWords();
  const facts = [
    { label: words.when, text: step.period },
    { label: words.where, text: `${step.where}, ${step.organisation}` },
    { label: words.effort, text: step.effort },
    { label: words.pays, text: `${step.payer}. ${words.toConfirm}` },
    ...(step.entry.length === 0 ? [] : [{ label: words.entry, text: step.entry.join(" ") }]),
  ];
  return (
    <li>
      <p className="month">
        {step.month} · {words.step(number)}
      </p>
      <h2>{step.title}</h2>
      <p>{step.why}</p>
      <dl className="pairs">
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {step.brings.length === 0 ? null : (
        <>
          <p>
            <strong>{words.brings}</strong>
          </p>
          <ul>
            {step.brings.map(({ label, official }) => (
              <li key={label}>
                {label}
                <OfficialName name={official} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={step.href}>{words.see}</Link>
      </p>
      <Gesture step={step} />
    </li>
  );
}

function Gesture({ step: { gesture, title } }: { readonly step: StepLine }): ReactElement | null {
  const words = usePathWords();
  const { id } = useParams();
  switch (gesture.kind) {
    case "none":
      return null;
    case "no-right":
      return <p className="hint">{positionPage.noProgramme}</p>;
    case "asked":
      return (
        <p>
          <strong>{gesture.state}.</strong>{" "}
          <Link to={gesture.href}>
            {words.seeSheet}
            <span className="sr-only"> : {title}</span>
          </Link>
        </p>
      );
    case "position":
      return (
        <p>
          <Link className="button quiet" to={gesture.href}>
            {id === undefined ? words.position : words.positionThem}
            <span className="sr-only"> : {title}</span>
          </Link>
        </p>
      );
  }
}

function Todos(): ReactElement {
  const words = usePathWords();
  return (
    <>
      <h2>{words.todo}</h2>
      <ul>
        {words.todos.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
