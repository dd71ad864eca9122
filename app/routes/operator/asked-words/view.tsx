import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { askedWordsPage as words } from "#app/content/asked-words.ts";
import { regionalCode } from "#app/matching/asked-words/asked-word.ts";
import type { AskedWord, RegionalSkill } from "#app/matching/asked-words/asked-word-store.server.ts";
import type { WordDecision, WordReview, WordsToReview } from "#app/matching/asked-words/review-word.server.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { type Row, Rows } from "#app/ui/rows.tsx";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

const PAGE = "/exploitation/mots";
/** Where the page says what a decision changes: whoever asks is led there. */
const EFFECT = "avis";

interface AskedWordsViewProps {
  readonly sections: readonly OperationSection[];
  readonly list: WordsToReview;
}

export function AskedWordsView({ sections, list }: AskedWordsViewProps): ReactElement {
  const { open, decided, unshown, regional } = list;
  return (
    <div className="prose">
      <SavedNotice words={words.saved} />
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lede}</p>
      <h2>{words.open(open.length)}</h2>
      <Rows none={words.noneOpen} rows={open.map(wordRow)} />
      {unshown === 0 ? null : <p className="hint">{words.unshown(unshown)}</p>}
      {regional.length === 0 ? null : (
        <>
          <h2>{words.regionalTitle(regional.length)}</h2>
          <Rows rows={regional.map(regionalRow)} />
        </>
      )}
      {decided.length === 0 ? null : (
        <>
          <h2>{words.decidedTitle(decided.length)}</h2>
          <Rows rows={decided.map(wordRow)} />
        </>
      )}
    </div>
  );
}

function wordRow({ word, label, needs, companies, history }: AskedWord): Row {
  return {
    key: word,
    title: (
      <p>
        <Link discover="none" to={pageOf(word)}>
          <strong>{label}</strong>
        </Link>
      </p>
    ),
    lines: [words.asked(needs, companies)],
    hints: history.length === 0 ? [] : [words.history(history)],
  };
}

function regionalRow({ ogr, label, plain, domain, on, needs, knownNow }: RegionalSkill): Row {
  return {
    key: String(ogr),
    title: label,
    lines: [words.added(on, needs), ...knownNow.map((known) => words.knownNow(known.label, known.ogr))],
    hints: [`${regionalCode(ogr)}, ${domain}`, ...(plain === null ? [] : [words.plainSaid(plain)])],
  };
}

function pageOf(word: string, asked: Readonly<Record<string, string>> = {}): string {
  const hash = "avis" in asked ? `#${EFFECT}` : "";
  return `${PAGE}?${new URLSearchParams({ mot: word, ...asked })}${hash}`;
}

interface AskedWordViewProps extends WordReview {
  readonly sections: readonly OperationSection[];
  readonly text: string;
  readonly decision: WordDecision | null;
  readonly isWrong: boolean;
  readonly refusal: string | null;
}

export function AskedWordView({ sections, refusal, isWrong, ...review }: AskedWordViewProps): ReactElement {
  const { asked, near, decision } = review;
  const wrong = refusal ?? (isWrong ? words.errors.invalid : null);
  return (
    <div className="prose">
      <OperationNav sections={sections} />
      <p>
        <Link to={PAGE}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{asked.label}</h1>
      {wrong === null ? null : (
        <Notice>
          <p role="alert">{wrong}</p>
        </Notice>
      )}
      <p>{words.asked(asked.needs, asked.companies)}</p>
      {asked.history.length === 0 ? null : <p className="hint">{words.history(asked.history)}</p>}
      {decision === null ? null : <Effect {...review} decision={decision} />}
      <h2>{words.who}</h2>
      <ul>
        {asked.asking.map(({ id, job }) => (
          <li key={id}>
            <Link to={`/mon-organisation/besoins/${id}`}>{job}</Link>
          </li>
        ))}
      </ul>
      <h2>{words.near}</h2>
      <Rows none={words.nearNone} rows={near.map((skill) => skillRow(asked.word, skill))} />
      <Search {...review} />
      <Add {...review} />
      <p className="actions">
        <Link discover="none" to={pageOf(asked.word, { avis: "ignored" })}>
          {words.ignore}
        </Link>
        {asked.history.length === 0 ? null : (
          <Link discover="none" to={pageOf(asked.word, { avis: "open" })}>
            {words.reopen}
          </Link>
        )}
      </p>
    </div>
  );
}

function skillRow(word: string, { ogr, label }: WordReview["near"][number]): Row {
  return {
    key: String(ogr),
    title: label,
    action: (
      <p>
        <Link discover="none" to={pageOf(word, { avis: "linked", competence: String(ogr) })}>
          {words.link}
          <span className="sr-only"> : {label}</span>
        </Link>
      </p>
    ),
  };
}

type Review = Pick<AskedWordViewProps, "asked" | "text" | "found" | "domains" | "skill">;

/** What a decision changes, and the button that keeps it. */
function Effect({ asked, skill, decision }: Review & { readonly decision: WordDecision }): ReactElement | null {
  const { label, needs, metiers, word } = asked;
  if (decision.verdict === "linked" && skill === null) return <p role="alert">{words.errors["unknown-skill"]}</p>;
  const named = decision.verdict === "regional" ? decision.label : (skill?.label ?? "");
  const counts = decision.verdict === "linked" || decision.verdict === "regional";
  return (
    <section className="panel" id={EFFECT} aria-label={words.preview}>
      <h2>{words.preview}</h2>
      <p>{words.about[decision.verdict](label, named)}</p>
      <p>
        <strong>{counts ? words.changes.counts(needs) : words.changes.stops(needs)}</strong>
      </p>
      <p>{words.changes.metiers(metiers)}</p>
      <div className="actions">
        <ButtonForm carried={carriedOf(decision)}>{words.keep}</ButtonForm>
        <Link to={pageOf(word)}>{words.cancel}</Link>
      </div>
    </section>
  );
}

function carriedOf(decision: WordDecision): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(decision).map(([name, value]) => [name, String(value)]));
}

function Search({ asked, text, found }: Review): ReactElement {
  return (
    <>
      <h2>{words.search.title}</h2>
      <Form method="get" className="stack">
        <input type="hidden" name="mot" value={asked.word} />
        <TextField
          field={{ ...filterField("q", text), required: true }}
          label={words.search.label}
          hint={words.search.hint}
        />
        <button className="button quiet" type="submit">
          {words.search.submit}
        </button>
      </Form>
      {text === "" ? null : <Rows none={words.foundNone} rows={found.map((skill) => skillRow(asked.word, skill))} />}
    </>
  );
}

function Add({ asked, domains }: Review): ReactElement {
  const options = domains.map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <h2>{words.add.title}</h2>
      <p>{words.add.lede}</p>
      <Form method="get" className="stack" action={`${PAGE}#${EFFECT}`}>
        <input type="hidden" name="mot" value={asked.word} />
        <input type="hidden" name="avis" value="regional" />
        <TextField field={{ ...filterField("nom", asked.label), required: true }} label={words.add.label} />
        <TextField field={filterField("simple", "")} label={words.add.plain} hint={words.add.plainHint} />
        <SelectField
          field={{ ...filterField("domaine", ""), required: true }}
          label={words.add.domain}
          placeholder={words.add.chooseDomain}
          options={options}
        />
        <button className="button quiet" type="submit">
          {words.add.submit}
        </button>
      </Form>
    </>
  );
}
