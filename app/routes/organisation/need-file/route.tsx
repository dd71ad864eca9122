import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { type needFilesPage, needFilePage as words } from "#app/content/need-files.ts";
import { site } from "#app/content/site.ts";
import {
  mendRow,
  mendValue,
  removeNeedFile,
  sayColumns,
  sendNeedFile,
} from "#app/needs/import/command-need-import.server.ts";
import { readNeedFile } from "#app/needs/import/read-need-import.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { columnsForm, mendForm, mendValueForm } from "#app/web/needs/import-forms.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { fileScreen } from "./file-screen.ts";
import { NeedFileView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

const PAGE = "/mon-organisation/besoins/importer";
const pageSchema = z.coerce.number().int().min(1).max(1000).catch(1);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.columnsTitle}${site.titleSuffix}` },
];

export const loader = guardedLoader("need.contribute", async ({ actor, database, params, request }) => {
  const id = params["id"] ?? "";
  const search = new URL(request.url).searchParams;
  const page = pageSchema.parse(search.get("page"));
  const read = await readNeedFile(database, memberOf(actor), { id, page });
  if (!read.ok) throw nothingHere();
  const screen = fileScreen(read.value, { page, href: (to) => `${PAGE}/${id}?page=${to}` });
  return { ...screen, id, isMapping: read.value.file.state === "mapping" || search.has("colonnes") };
});

export const action = guardedAction("need.contribute", async (guarded) => {
  const { actor, database, params, form } = guarded;
  const id = params["id"] ?? "";
  if (!(await readNeedFile(database, memberOf(actor), { id, page: 1 })).ok) throw nothingHere();
  const intent = form.get("intent");
  if (intent === "columns") return chooseColumns(guarded, id);
  if (intent === "mend-value") return mendEverywhere(guarded, id);
  if (intent === "remove") return remove(guarded, id);
  return intent === "send" ? send(guarded, id) : mend(guarded, id);
});

async function chooseColumns({ actor, database, form: sent }: GuardedForm, id: string) {
  const asked = columnsForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const said = await sayColumns(database, memberOf(actor), { id, columns: asked.value });
  if (said.ok) throw redirect(`${PAGE}/${id}`, 303);
  return data({ refusal: columnsForm.refuse(sent, null, words.errors.atWork) }, 409);
}

async function mend({ actor, database, form: sent, request }: GuardedForm, id: string) {
  const asked = mendForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { line, ...cells } = asked.value;
  const mended = await mendRow(database, memberOf(actor), { id, line, cells });
  if (!mended.ok) return data({ refusal: mendForm.refuse(sent, null, words.errors.changed) }, 409);
  const page = pageSchema.parse(new URL(request.url).searchParams.get("page"));
  const saved = mended.value.isGood ? "ligne-corrigee" : "ligne-encore";
  if (page > 1) throw redirect(`${PAGE}/${id}?page=${page}&fait=${saved}`, 303);
  throw redirectSaved<typeof words.saved>(`${PAGE}/${id}`, saved);
}

async function mendEverywhere({ actor, database, form: sent }: GuardedForm, id: string) {
  const asked = mendValueForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { field, from = "", to = "" } = asked.value;
  const mended = await mendValue(database, memberOf(actor), { id, field, from, to });
  if (!mended.ok) return data({ refusal: mendValueForm.refuse(sent, null, words.errors.changed) }, 409);
  throw redirect(`${PAGE}/${id}`, 303);
}

async function send({ actor, database }: GuardedForm, id: string) {
  // Sent twice, or after the rows were checked anew: the page says how things are.
  await sendNeedFile(database, memberOf(actor), { id });
  throw redirect(`${PAGE}/${id}`, 303);
}

async function remove({ actor, database }: GuardedForm, id: string) {
  const removed = await removeNeedFile(database, memberOf(actor), { id });
  // At work, it stays: its page says so.
  if (!removed.ok) throw redirect(`${PAGE}/${id}`, 303);
  throw redirectSaved<typeof needFilesPage.saved>(PAGE, "tableau-efface");
}

export default function NeedFile(): ReactElement {
  return <NeedFileView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
