import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { operationPage as words } from "#app/content/operations.ts";
import { site } from "#app/content/site.ts";
import { mayAskOpening } from "#app/needs/openings/opening-askers.ts";
import { commandOperation } from "#app/needs/operations/command-operation.server.ts";
import { readOperation } from "#app/needs/operations/read-operations.server.ts";
import { mayAskAid } from "#app/positioning/aid/aid-askers.ts";
import { readGathered } from "#app/positioning/operation/read-gathered.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { readOperationForm, refuseOperationForm } from "#app/web/operations/operation-forms.server.ts";
import { gatheredScreen, operationScreen } from "#app/web/operations/operation-screen.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { OperationView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("operation.read", async ({ actor, database, params }) => {
  const member = memberOf(actor);
  const read = await readOperation(database, member, params["id"] ?? "");
  if (!read.ok) throw nothingHere();
  const gathered = await readGathered(database, member, read.value);
  return {
    ...operationScreen(read.value),
    asksOpening: mayAskOpening(member),
    asksAid: mayAskAid(member),
    gathered: gatheredScreen(read.value, gathered),
  };
});

const saved = {
  "confirm-path": "parcours-confirme",
  start: "operation-commencee",
  end: "operation-terminee",
  cancel: "operation-annulee",
} as const;

export const action = guardedAction("operation.command", async ({ actor, database, params, form: sent }) => {
  const member = memberOf(actor);
  const read = await readOperation(database, member, params["id"] ?? "");
  if (!(read.ok && read.value.mayCommand)) throw nothingHere();
  const asked = readOperationForm(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const operationId = read.value.operation.id;
  const done = await commandOperation(database, member, { operationId, ...asked.value });
  if (!done.ok) return data({ refusal: refuseOperationForm(sent, done.refusal) }, 409);
  const page = `/mon-organisation/operations/${operationId}`;
  throw redirectSaved<typeof words.saved>(page, saved[asked.value.command.name]);
});

export default function Operation(): ReactElement {
  return <OperationView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
