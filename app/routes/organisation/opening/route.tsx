import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { askOpeningPage, type openingsPage, openingPage as words } from "#app/content/openings.ts";
import { site } from "#app/content/site.ts";
import { joinOpening } from "#app/needs/openings/ask-opening.server.ts";
import { commandOpening } from "#app/needs/openings/command-opening.server.ts";
import { readOpening } from "#app/needs/openings/read-openings.server.ts";
import { mayAskAid } from "#app/positioning/aid/aid-askers.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { joinOpeningForm, readOpeningForm, refuseOpening } from "#app/web/openings/opening-forms.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { openingScreen } from "./opening-screen.ts";
import { OpeningView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

const LIST = "/mon-organisation/ouvertures";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("opening.read", async ({ actor, database, params }) => {
  const read = await readOpening(database, memberOf(actor), params["id"] ?? "");
  if (!read.ok) throw nothingHere();
  return { ...openingScreen(read.value, randomUUID()), asksAid: mayAskAid(actor) };
});

const savedWords = {
  study: "ouverture-etude",
  could: "ouverture-possible",
  decline: "ouverture-non",
  open: "ouverture-oui",
  fund: "ouverture-financee",
  refuse: "ouverture-refusee",
} as const;

export const action = guardedAction("opening.read", async (guarded) => {
  const { actor, database, params, form: sent } = guarded;
  const requestId = params["id"] ?? "";
  const read = await readOpening(database, memberOf(actor), requestId);
  if (!read.ok) throw nothingHere();
  if (sent.get("intent") === "join") return changeSeats(guarded, requestId);
  const said = readOpeningForm(sent);
  if (!said.ok) return data({ refusal: said.refusal }, 400);
  const done = await commandOpening(database, memberOf(actor), { requestId, ...said.value });
  const { name } = said.value.command;
  if (done.ok && name === "leave") throw redirectSaved<typeof openingsPage.saved>(LIST, "ouverture-retiree");
  if (done.ok && name !== "leave") throw redirectSaved<typeof words.saved>(`${LIST}/${requestId}`, savedWords[name]);
  if (done.ok || done.refusal.kind === "unknown-request") throw nothingHere();
  return data({ refusal: refuseOpening(sent, done.refusal) }, 409);
});

async function changeSeats({ actor, database, form: sent }: GuardedForm, requestId: string) {
  const read = joinOpeningForm.read(sent);
  if (!read.ok) return data({ refusal: read.refusal }, 400);
  const { key, seats, people = null, need = null, why } = read.value;
  const asked = { key, requestId, seats, people, needId: need, why: need === null ? why : ("need" as const) };
  const done = await joinOpening(database, memberOf(actor), asked);
  if (done.ok) throw redirectSaved<typeof words.saved>(`${LIST}/${requestId}`, "places-ajoutees");
  const message = done.refusal.kind === "unknown-need" ? askOpeningPage.refusals.need : words.errors.changed;
  return data({ refusal: joinOpeningForm.refuse(sent, null, message) }, 409);
}

export default function Opening(): ReactElement {
  return <OpeningView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
