import type { ReactElement } from "react";
import { needFilePage as words } from "#app/content/need-files.ts";
import type { ImportField } from "#app/needs/import/import-fields.ts";
import type { FormField } from "#app/ui/fields/form-field.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { LinkArea } from "#app/ui/link-area.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import type { MendRefusal } from "#app/web/needs/import-forms.server.ts";
import { eachField } from "./each-field.tsx";
import type { FileScreen } from "./file-screen.ts";

interface BadRowsProps extends Pick<FileScreen, "bad" | "shared" | "pages"> {
  readonly id: string;
  readonly refusal: MendRefusal | undefined;
}

/** The rows that are no needs yet, each with its bad cells to mend. */
export function BadRows({ id, bad, shared, pages, refusal }: BadRowsProps): ReactElement {
  return (
    <>
      <h2>{words.badTitle}</h2>
      <p>{words.badLede}</p>
      <p>
        <a href={`/mon-organisation/besoins/importer/${id}/a-corriger.csv`}>{words.download}</a>
      </p>
      {shared.length === 0 ? null : <SharedValues shared={shared} />}
      {bad.map((row) => (
        <article key={row.line} className="panel" aria-labelledby={`line-${row.line}`}>
          <h3 id={`line-${row.line}`}>{words.line(row.line)}</h3>
          {row.said === "" ? null : <p>{row.said}</p>}
          <MendFields row={row} refusal={refusal} />
        </article>
      ))}
      {pages === null ? null : (
        <LinkArea>
          <Pagination pages={pages} />
        </LinkArea>
      )}
    </>
  );
}

/** A value that is wrong in several rows is mended once. */
function SharedValues({ shared }: Pick<FileScreen, "shared">): ReactElement {
  return (
    <>
      <h3>{words.sharedTitle}</h3>
      <p>{words.sharedLede}</p>
      {shared.map(({ field, cell, label, message, heading }) => (
        <PageForm
          key={`${field} ${cell}`}
          form="mend-value"
          instance={`${field}-${cell}`.replaceAll(/[^\w-]/g, "_").slice(0, 64)}
          refusal={undefined}
          carried={{ field, from: cell }}
          initial={{ to: cell }}
          fields={{
            to: (input) => <TextField field={input} label={heading} hint={message} isOptional="unsaid" />,
          }}
          submit={words.mendShared(label)}
          intent="mend-value"
          button="button quiet"
        />
      ))}
    </>
  );
}

interface MendFieldsProps {
  readonly row: FileScreen["bad"][number];
  readonly refusal: MendRefusal | undefined;
}

function MendFields({ row: { line, cells }, refusal }: MendFieldsProps): ReactElement {
  const of = (name: ImportField) => (field: FormField) => {
    const bad = cells.find((cell) => cell.field === name);
    if (bad === undefined) return null;
    return <TextField field={field} label={bad.label} hint={bad.message} isOptional="unsaid" />;
  };
  return (
    <PageForm
      form="mend"
      instance={String(line)}
      refusal={refusal}
      carried={{ line: String(line) }}
      initial={Object.fromEntries(cells.map(({ field, cell }) => [field, cell]))}
      fields={eachField(of)}
      submit={words.mend(line)}
      intent="mend"
      button="button quiet"
    />
  );
}
