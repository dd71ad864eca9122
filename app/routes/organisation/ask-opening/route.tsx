import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { openingPage } from "#app/content/openings.ts";
import { askOpeningPage as words } from "#app/content/openings.ts";
import { site } from "#app/content/site.ts";
import { askOpening, joinOpening, readBeforeAsking } from "#app/needs/openings/ask-opening.server.ts";
import { mayAskOpening } from "#app/needs/openings/opening-askers.ts";
import { openingRefusalWords } from "#app/needs/openings/opening-words.ts";
import { townOf } from "#app/territories/town-of.server.ts";
import { askedText } from "#app/web/asked-text.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { askOpeningForm, joinOpeningForm } from "#app/web/openings/opening-forms.server.ts";
import { unknownTownWords } from "#app/web/people/unknown-town-words.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { askOpeningScreen, sameOpeningLines } from "./ask-screen.server.ts";
import { AskOpeningView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

const LIST = "/mon-organisation/ouvertures";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("opening.ask", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  if (!mayAskOpening(member)) throw nothingHere();
  return askOpeningScreen(database, member, {
    ...{ search: new URL(request.url).searchParams, asked: askedText(request), key: randomUUID() },
  });
});

export const action = guardedAction("opening.ask", async (guarded) => {
  if (!mayAskOpening(memberOf(guarded.actor))) throw nothingHere();
  return guarded.form.get("intent") === "join" ? join(guarded) : ask(guarded);
});

async function ask({ actor, database, form: sent }: GuardedForm) {
  const member = memberOf(actor);
  const asked = askOpeningForm.read(sent);
  const typed = sent.get("town");
  const town = typeof typed === "string" && typed.trim() !== "" ? await townOf(typed) : null;
  const townFault =
    town === null || town.ok ? null : askOpeningForm.refuse(sent, "town", unknownTownWords(town.refusal));
  if (!asked.ok) {
    const faults = [...asked.refusal.faults, ...(townFault?.faults ?? [])];
    return data({ refusal: { ...asked.refusal, faults }, same: [] }, 400);
  }
  if (town === null || !town.ok) {
    return data({ refusal: townFault ?? askOpeningForm.refuse(sent, "town", words.errors.town), same: [] }, 400);
  }
  const { need = null, why, block: blockCode, people = null, town: _typed, ...said } = asked.value;
  const communeCode = town.value;
  const told = { people, needId: need, why: need === null ? why : ("need" as const) };
  const done = await askOpening(database, member, { ...said, ...told, blockCode, communeCode });
  if (done.ok) {
    throw redirectSaved<typeof openingPage.saved>(`${LIST}/${done.value.requestId}`, "ouverture-demandee");
  }
  const { refusal } = done;
  const refuse = (field: Parameters<typeof askOpeningForm.refuse>[1], message: string) =>
    data({ refusal: askOpeningForm.refuse(sent, field, message), same: [] }, 409);
  switch (refusal.kind) {
    case "asked-already": {
      const { radiusKm, startsFrom, startsBy } = said;
      const place = { blockCode, communeCode, radiusKm, startsFrom, startsBy };
      const { same } = await readBeforeAsking(database, member, { codes: [], asked: place });
      const carried = { seats: said.seats, people, need, why };
      const lines = sameOpeningLines(same, { ...carried, keyOf: () => randomUUID() });
      return data({ refusal: askOpeningForm.refuse(sent, null, words.refusals.already), same: lines }, 409);
    }
    case "unknown-block":
      return refuse("block", words.errors.block);
    case "unknown-need":
      return refuse(null, words.refusals.need);
    case "wrong-days":
      return refuse(refusal.day, openingRefusalWords(refusal));
    case "not-an-asker":
    case "unknown-request":
    case "key-of-another-command":
      return refuse(null, words.refusals.notAsker);
    default:
      return refuse(null, openingRefusalWords(refusal));
  }
}

async function join({ actor, database, form: sent }: GuardedForm) {
  const read = joinOpeningForm.read(sent);
  if (!read.ok) throw nothingHere();
  const { key, request: requestId, seats, people = null, need = null, why } = read.value;
  const asked = { key, requestId, seats, people, needId: need, why: need === null ? why : ("need" as const) };
  const done = await joinOpening(database, memberOf(actor), asked);
  if (done.ok) throw redirectSaved<typeof openingPage.saved>(`${LIST}/${requestId}`, "places-ajoutees");
  throw nothingHere();
}

export default function AskOpening(): ReactElement {
  const answer = useActionData<typeof action>();
  return <AskOpeningView screen={useLoaderData<typeof loader>()} refusal={answer?.refusal} same={answer?.same ?? []} />;
}
