import { Form, Link } from "@remix-run/react";
import type { ReactElement } from "react";
import { importRunPage as words } from "#app/content/import-history.ts";
import { refusalLinksPage } from "#app/content/operation.ts";
import { OperationNav } from "#app/routes/operator/shared/operation-nav.tsx";
import { RefusalList } from "#app/routes/operator/shared/refusal-list.tsx";
import { RunNotice } from "#app/routes/operator/shared/run-notice.tsx";
import type { OperationSection } from "#app/routes/operator/shared/sections.ts";
import { filterField } from "#app/ui/fields/form-field.ts";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { Table } from "#app/ui/table.tsx";
import type { ImportRunScreen } from "./import-run-view.ts";

interface ImportRunViewProps {
  readonly view: ImportRunScreen & { readonly sections: readonly OperationSection[]; readonly mayShare: boolean };
}

export function ImportRunView({ view }: ImportRunViewProps): ReactElement {
  const { run, sections } = view;
  return (
    <div className="prose">
      <OperationNav sections={sections} />
      <h1 tabIndex={-1}>{words.title(run.source, run.when)}</h1>
      <p>
        <span className="first-capital">{run.kind}</span> : <strong>{run.outcome}</strong>
      </p>
      <p className="hint">{run.facts}</p>
      <RunNotice run={run} />
      {view.families.length === 0 ? null : (
        <Table
          id="enregistrements"
          title={words.counts}
          heads={Object.values(words.countsLabels)}
          rows={view.families.map(({ family, read, created, updated, unchanged, withdrawn, refused }) => ({
            name: family,
            numbers: [read, created, updated, unchanged, withdrawn, refused],
          }))}
        />
      )}
      <h2>{words.warnings}</h2>
      <Warnings warnings={view.warnings} />
      <h2 id="refus">{words.refusedRecords(view.refusedRecords)}</h2>
      {view.hasRefusals ? <Refusals view={view} /> : <p>{words.noRefusal}</p>}
    </div>
  );
}

function Warnings({ warnings }: Pick<ImportRunScreen, "warnings">): ReactElement {
  return (
    <Rows
      none={words.noWarning}
      rows={warnings.map(({ rule, message, example }) => ({
        key: rule + message,
        ...(rule === "" ? {} : { title: <Rule name={rule} /> }),
        lines: [message],
        hints: example === null ? [] : [words.example(example)],
      }))}
    />
  );
}

function Rule({ name }: { readonly name: string }): ReactElement {
  return (
    <p>
      <strong className="first-capital">{name}</strong>
    </p>
  );
}

function Refusals({ view }: ImportRunViewProps): ReactElement {
  const { filter, run } = view;
  const siret = filter.organisation;
  return (
    <>
      <p>{words.faultsListed(view.shown.total)}</p>
      {view.kept === null ? null : <p>{words.keptOnly(view.kept)}</p>}
      <Filters view={view} />
      <p>
        <a className="button quiet" href={view.file} download>
          {words.download}
        </a>
      </p>
      {siret === null || !view.mayShare ? null : (
        <p>
          <Link to={`/exploitation/liens?siret=${encodeURIComponent(siret)}`}>{words.share}</Link>{" "}
          <span className="hint">{refusalLinksPage.siretOf(siret)}</span>
        </p>
      )}
      {view.shown.total === 0 ? <p>{words.noneChosen}</p> : null}
      {view.isFiltered ? (
        <p>
          <Link to={`/exploitation/imports/${run.id}`}>{words.unfilter}</Link>
        </p>
      ) : null}
      <RefusalList shown={view.shown} />
    </>
  );
}

/** A plain GET form: its address is the filter. Its fields are made anew with each address. */
function Filters({ view: { filter, options, isFiltered, run } }: ImportRunViewProps): ReactElement {
  return (
    <details className="disclosure" open={isFiltered}>
      <summary>{words.filters}</summary>
      <Form method="get" className="stack" key={JSON.stringify([run.id, filter])}>
        <SelectField field={filterField("regle", filter.rule ?? "")} label={words.rule} options={options.rules} />
        <SelectField field={filterField("objet", filter.record ?? "")} label={words.record} options={options.records} />
        <SelectField
          field={filterField("organisme", filter.organisation ?? "")}
          label={words.organisation}
          options={options.organisations}
        />
        <TextField field={filterField("texte", filter.text ?? "")} label={words.text} />
        <button className="button" type="submit">
          {words.filter}
        </button>
      </Form>
    </details>
  );
}
