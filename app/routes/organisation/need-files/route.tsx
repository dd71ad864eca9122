import { data, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayOfInstant } from "#app/content/dates.ts";
import { needFilesPage as words } from "#app/content/need-files.ts";
import { site } from "#app/content/site.ts";
import type { TableRefusal } from "#app/imports/reading/read-table.server.ts";
import { takeNeedFile } from "#app/needs/import/command-need-import.server.ts";
import { listNeedFiles } from "#app/needs/import/read-need-import.server.ts";
import { FileField } from "#app/ui/fields/file-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { Rows } from "#app/ui/rows.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { fileForm } from "#app/web/needs/import-forms.server.ts";
import { SavedNotice } from "#app/web/space/saved-notice.tsx";

const PAGE = "/mon-organisation/besoins/importer";
const MOST_FILE_BYTES = 5 * 1024 * 1024;
const MOST = { bytes: MOST_FILE_BYTES, message: words.errors.tooLarge };

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.contribute", async ({ actor, database }) => {
  const files = await listNeedFiles(database, memberOf(actor));
  if (!files.ok) throw nothingHere();
  return {
    files: files.value.map(({ id, fileName, state, createdAt }) => ({
      ...{ id, name: fileName, state: words.states[state], sentOn: words.sentOn(dayOfInstant(createdAt)) },
    })),
  };
});

export const action = guardedAction("need.contribute", async ({ actor, database, form: sent }) => {
  const member = memberOf(actor);
  if (!(await listNeedFiles(database, member)).ok) throw nothingHere();
  const file = sent.get("file");
  const refuse = (message: string) => data({ refusal: fileForm.refuse(sent, "file", message) }, 400);
  if (!(file instanceof File) || file.name === "") return refuse(words.errors.file);
  if (file.size === 0) return refuse(words.errors.empty);
  if (file.size > MOST_FILE_BYTES) return refuse(words.errors.tooLarge);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const taken = await takeNeedFile(database, member, { fileName: file.name, bytes });
  if (taken.ok) throw redirect(`${PAGE}/${taken.value.id}`, 303);
  const { refusal } = taken;
  if (refusal.kind === "not-allowed" || refusal.kind === "unknown-file" || refusal.kind === "at-work")
    throw nothingHere();
  return refuse(messageOf(refusal));
});

function messageOf(refusal: TableRefusal): string {
  return refusal.kind === "not-a-table" ? words.errors["not-a-table"](refusal.line) : words.errors[refusal.kind];
}

export default function NeedFiles(): ReactElement {
  const { files } = useLoaderData<typeof loader>();
  return (
    <>
      <SavedNotice words={words.saved} />
      <FormPage
        title={words.title}
        lede={words.lede}
        form="need-file"
        refusal={useActionData<typeof action>()?.refusal}
        hasFile
        fields={{
          file: (field) => (
            <FileField field={field} label={words.file} hint={words.fileHint} accept=".csv,text/csv" most={MOST} />
          ),
        }}
        submit={words.submit}
        after={
          <>
            <p>
              <a href="/modele-besoins.csv" download>
                {words.model}
              </a>
            </p>
            <h2>{words.list}</h2>
            <Rows none={words.none} rows={files.map(rowOf)} />
            <p className="hint">{words.kept}</p>
          </>
        }
      />
    </>
  );
}

function rowOf({ id, name, state, sentOn }: ReturnType<typeof useLoaderData<typeof loader>>["files"][number]) {
  return {
    key: id,
    title: (
      <h3>
        <Link to={`${PAGE}/${id}`}>{name}</Link>
      </h3>
    ),
    lines: [state],
    hints: [sentOn],
  };
}
