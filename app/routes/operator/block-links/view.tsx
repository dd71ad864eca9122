import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { blockName } from "#app/blocks/block-name.ts";
import type { CertificationToReview, LinkEffect, LinkToReview } from "#app/blocks/review/link-review-store.server.ts";
import type { CertificationReview } from "#app/blocks/review/review-link.server.ts";
import { blockReview as words } from "#app/content/block-review.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

interface BlockLinksViewProps extends CertificationReview {
  readonly sections: readonly OperationSection[];
  readonly text: string;
}

export function BlockLinksView({ sections, certification, effect, found, text }: BlockLinksViewProps): ReactElement {
  const { code, title, blocks, isActive } = certification;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <OperationNav sections={sections} />
      <p>
        <Link to="/exploitation/blocs">{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="hint">{code}</p>
      {isActive ? null : <p>{words.inactive}</p>}
      {effect === null ? null : <Effect effect={effect} certification={certification} />}
      {blocks.length === 0 ? <p>{words.noBlock}</p> : null}
      {blocks.map((block) => (
        <section key={block.code} className="block-found">
          <h2>{blockName({ ...block, certification: title })}</h2>
          <p className="hint">{block.code}</p>
          <Rows none={words.noLink} rows={block.links.map((link) => rowOf(code, block.code, link))} />
        </section>
      ))}
      {blocks.length === 0 ? null : <Add certification={certification} text={text} found={found} />}
    </div>
  );
}

/** Where the page says what a decision changes: whoever asks is led there. */
const EFFECT = "avis";
const pageOf = (certification: string): string => `/exploitation/blocs/${certification}`;

function decisionOf(certification: string, block: string, ogr: number, verdict: "accepted" | "rejected"): string {
  const asked = new URLSearchParams({ bloc: block, competence: String(ogr), avis: verdict });
  return `${pageOf(certification)}?${asked}#${EFFECT}`;
}

function rowOf(certification: string, block: string, link: LinkToReview): Row {
  const { ogr, label, verdict, history } = link;
  return {
    key: String(ogr),
    title: label,
    aside: (
      <>
        {" "}
        <span className="label">{words.state[verdict ?? (link.isShown ? "shown" : "hidden")]}</span>
      </>
    ),
    lines: [words.why(link.evidence)],
    hints: [words.confidence(link.confidencePercent), ...(history.length === 0 ? [] : [words.history(history)])],
    action: (
      <p className="actions">
        {(["accepted", "rejected"] as const)
          .filter((one) => one !== verdict)
          .map((one) => (
            <Link key={one} discover="none" to={decisionOf(certification, block, ogr, one)}>
              {one === "accepted" ? words.accept : words.reject}
              <span className="sr-only"> : {label}</span>
            </Link>
          ))}
      </p>
    ),
  };
}

interface EffectProps {
  readonly effect: LinkEffect;
  readonly certification: CertificationToReview;
}

/** What a decision changes, and the button that keeps it. */
function Effect({ effect, certification: { code, title } }: EffectProps): ReactElement {
  const { verdict, isSeen, trainings, metiers } = effect;
  const block = blockName({ code: effect.code, label: effect.block, certification: title });
  const isSeenAfter = verdict === "accepted";
  const { appears, goes, stays } = words.changes;
  return (
    <section className="panel" id={EFFECT} aria-label={words.preview}>
      <h2>{words.preview}</h2>
      <p>{words.about(effect.skill, block)}</p>
      <p>
        <strong>{isSeen === isSeenAfter ? stays(isSeen) : isSeenAfter ? appears(trainings) : goes(trainings)}</strong>
      </p>
      {isSeen === isSeenAfter ? null : (
        <>
          <Named title={words.which} names={effect.titles} />
          <p>{words.gaps(metiers)}</p>
          <Named title={words.jobs} names={effect.jobs} more={metiers - effect.jobs.length} />
        </>
      )}
      <p className="hint">{words.delay}</p>
      <div className="actions">
        <ButtonForm carried={{ block: effect.code, ogr: String(effect.ogr), verdict }}>
          {words.keep[verdict]}
        </ButtonForm>
        <Link to={pageOf(code)}>{words.cancel}</Link>
      </div>
    </section>
  );
}

interface NamedProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly more?: number;
}

function Named({ title, names, more = 0 }: NamedProps): ReactElement | null {
  if (names.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>{title}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {more <= 0 ? null : <li>{words.more(more)}</li>}
      </ul>
    </details>
  );
}

interface AddProps extends Pick<CertificationReview, "found"> {
  readonly certification: CertificationToReview;
  readonly text: string;
}

function Add({ certification: { code, title, blocks }, text, found }: AddProps): ReactElement {
  return (
    <section>
      <h2>{words.add}</h2>
      <Form method="get" className="stack">
        <TextField field={{ ...filterField("q", text), required: true }} label={words.words} hint={words.addHint} />
        <button className="button quiet" type="submit">
          {words.search}
        </button>
      </Form>
      {text === "" ? null : (
        <>
          <h3>{words.found}</h3>
          <Rows
            none={words.foundNone}
            rows={found.map(({ ogr, label }) => ({
              key: String(ogr),
              title: label,
              action: (
                <ul>
                  {blocks.map((block) => (
                    <li key={block.code}>
                      <Link discover="none" to={decisionOf(code, block.code, ogr, "accepted")}>
                        {words.addTo(blockName({ ...block, certification: title }))}
                        <span className="sr-only"> : {label}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
            }))}
          />
        </>
      )}
    </section>
  );
}
