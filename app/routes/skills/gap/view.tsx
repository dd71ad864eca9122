import { Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { backgroundVoices, priorVoices } from "#app/content/background.ts";
import { gapWords, journey } from "#app/content/skill-journey.ts";
import { softSkillWords } from "#app/content/soft-skills.ts";
import type { ProvenBlock } from "#app/matching/lacking/find-proven-blocks.server.ts";
import type { DraftAnswer } from "#app/people/skill-draft/draft-answer.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { OfficialName } from "#app/ui/official-name.tsx";
import { useSkillPages, useSkillVoice } from "#app/web/skill-pages.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";
import { BackgroundList } from "../shared/background-list.tsx";
import { KeptNotice } from "../shared/kept-notice.tsx";
import { Proven } from "../shared/proven.tsx";
import { type GapLine, type GapScreen, gapLists } from "./gap-screen.ts";

interface GapViewProps extends GapScreen {
  readonly title: string;
  /** The need of a company that the job was chosen from; null: none. */
  readonly post: { readonly to: string; readonly isOpen: boolean } | null;
  readonly proven: readonly ProvenBlock[];
}

export function GapView({ title, post, proven, ...screen }: GapViewProps): ReactElement {
  const words = gapWords[useSkillVoice()];
  const { have, close, missing, unsure } = screen;
  const at = useSkillPages();
  const left = close.length + missing.length + unsure.length;
  const all = have.length + left;
  return (
    <div className="prose journey">
      <SavedNotice words={words.saved} />
      <p className="hint">{journey.step(4)}</p>
      <h1 tabIndex={-1}>{title}</h1>
      {all === 0 ? <p>{words.none}</p> : <p className="lede">{words.summary(have.length, all)}</p>}
      {post === null ? null : <Post {...post} />}
      <Next isComplete={all > 0 && left === 0} isEmpty={all === 0} />
      <Proven blocks={proven} />
      {all === 0 ? null : <Lists {...screen} />}
      <Beside {...screen} />
      <h2>{words.contest}</h2>
      <ul>
        {screen.hasQuestions ? (
          <li>
            <Link to={at("questions?encore=1")}>{words.more}</Link>
          </li>
        ) : null}
        <li>
          <Link to={at("metiers")}>{words.addJob}</Link>
        </li>
        <li>
          <Link to={at("diplomes")}>{words.addCertificate}</Link>
        </li>
        <li>
          <Link to={at("metiers-proches")}>{words.near}</Link>
        </li>
        <li>
          <Link to={at("metier-voulu")}>{words.change}</Link>
        </li>
      </ul>
      <KeptNotice />
    </div>
  );
}

function Post({ to, isOpen }: NonNullable<GapViewProps["post"]>): ReactElement {
  const words = gapWords[useSkillVoice()];
  if (!isOpen) return <p>{words.postOver}</p>;
  return (
    <p>
      <Link to={to}>{words.post}</Link>
    </p>
  );
}

function Next({
  isComplete,
  isEmpty,
}: {
  readonly isComplete: boolean;
  readonly isEmpty: boolean;
}): ReactElement | null {
  const at = useSkillPages();
  const words = gapWords[useSkillVoice()];
  if (isEmpty) return null;
  if (isComplete) {
    return (
      <>
        <p>{words.complete}</p>
        <p>{words.vae}</p>
      </>
    );
  }
  return (
    <p>
      <Link className="button big" to={at("formations")}>
        {words.goOn}
      </Link>
    </p>
  );
}

function Lists({ have, close, missing, unsure, coverage }: GapScreen): ReactElement {
  const words = gapWords[useSkillVoice()];
  return (
    <>
      <h2 id={gapLists.have}>{words.have(have.length)}</h2>
      {have.length === 0 ? <p>{words.nothingHeld}</p> : <Skills lines={have} kind="have" answers={["no"]} />}
      {close.length === 0 ? null : (
        <>
          <h2 id={gapLists.close}>{words.close(close.length)}</h2>
          <Skills lines={close} kind="close" answers={["yes"]} />
        </>
      )}
      {unsure.length === 0 ? null : (
        <>
          <h2 id={gapLists.unsure}>{words.unsure(unsure.length)}</h2>
          <p>{words.unsureDo}</p>
          <Skills lines={unsure} kind="unsure" answers={["yes", "little", "no"]} />
        </>
      )}
      {missing.length === 0 ? null : (
        <>
          <h2 id={gapLists.missing}>{words.missing(missing.length)}</h2>
          <Skills lines={missing} kind="missing" answers={["yes", "little"]} />
        </>
      )}
      <details className="disclosure">
        <summary>{words.howTitle}</summary>
        {words.how.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{words.total(coverage.points, coverage.of)}</p>
      </details>
    </>
  );
}

/** What is said beside skills, and what the trainings of the job ask before. */
function Beside({
  background,
  prior,
  softSkills,
}: Pick<GapScreen, "background" | "prior" | "softSkills">): ReactElement {
  const voice = useSkillVoice();
  const backgroundWords = backgroundVoices[voice];
  const at = useSkillPages();
  return (
    <>
      <h2>{backgroundWords.title}</h2>
      {background.length === 0 ? <p>{backgroundWords.none}</p> : <BackgroundList lines={background} />}
      {prior.length === 0 ? null : (
        <>
          <h2>{priorVoices[voice].title}</h2>
          <ul>
            {prior.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {softSkills.length === 0 ? null : (
        <>
          <h2>{softSkillWords.title}</h2>
          <p>{softSkillWords.lede}</p>
          <ul>
            {softSkills.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <ul>
        <li>
          <Link to={at("permis-langues")}>{backgroundWords.change}</Link>
        </li>
        <li>
          <Link to={at("facon-de-travailler")}>{softSkillWords.change}</Link>
        </li>
      </ul>
    </>
  );
}

interface SkillsProps {
  readonly lines: readonly GapLine[];
  readonly kind: keyof typeof gapLists;
  /** What can be answered beside each of them. */
  readonly answers: readonly Exclude<DraftAnswer, "unknown">[];
}

function Skills({ lines, kind, answers }: SkillsProps): ReactElement {
  const words = gapWords[useSkillVoice()];
  return (
    <ul className={`skill-list ${kind}`}>
      {lines.map((line) => (
        <li key={line.ogr}>
          <strong>{line.label}</strong>
          <OfficialName name={line.official} /> {line.isCore ? <span className="label">{words.core}</span> : null}
          <p>{line.because}</p>
          {line.asked === undefined ? null : <p>{line.asked}</p>}
          {kind === "unsure" ? null : <p className="hint">{words.points(line.points, line.of)}</p>}
          <div className="actions">
            {answers.map((answer) => (
              <ButtonForm
                key={answer}
                carried={{ ogr: String(line.ogr), answer, list: gapLists[kind] }}
                button="button quiet"
              >
                {words[answer]}
                <span className="sr-only"> : {line.label}</span>
              </ButtonForm>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
