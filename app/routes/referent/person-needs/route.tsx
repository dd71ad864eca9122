import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { personNeedsPage as words } from "#app/content/proposals.ts";
import { site } from "#app/content/site.ts";
import { readNeedSearch } from "#app/needs/search/need-search.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { commandProposal } from "#app/positioning/proposal/command-proposal.server.ts";
import { findNeedsForPerson } from "#app/positioning/proposal/needs-for-person.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { readNoted, refuseNoted } from "./noted-forms.server.ts";
import { personNeedsScreen } from "./person-needs-screen.server.ts";
import { PersonNeedsView } from "./view.tsx";

const saved = {
  agree: "oui-note",
  join: "oui-note-operation",
  decline: "refus-note",
  "take-back": "proposition-retiree",
  withdraw: "accord-retire",
} as const;

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

/** What companies look for from where the person lives, and what was proposed to them. */
export const loader = guardedLoader("positioning.submit", async ({ actor, database, params, request }) => {
  const { pathname, search: query, searchParams } = new URL(request.url);
  const { search, isUnderstood } = readNeedSearch(searchParams);
  const found = await findNeedsForPerson(database, memberOf(actor), {
    personFileId: params["id"] ?? "",
    searchFrom: (communeCode) => (asksNothing(searchParams) ? { ...search, place: `insee:${communeCode}` } : search),
  });
  if (!found.ok) throw unopened(found.refusal, pathname + query);
  return personNeedsScreen(found.value, { search, isUnderstood, key: randomUUID, on: todayIso() });
});

/** Does the address search for nothing? What was just saved is no search. */
function asksNothing(searchParams: URLSearchParams): boolean {
  return [...searchParams.keys()].every((name) => name === "fait");
}

export const action = guardedAction("positioning.submit", async ({ actor, database, params, form: sent }) => {
  const asked = readNoted(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const done = await commandProposal(database, memberOf(actor), asked.value);
  if (done.ok) {
    const { name } = asked.value.command;
    throw redirectSaved<typeof words.saved>(`/personnes/${params["id"] ?? ""}/besoins`, saved[name]);
  }
  if (done.refusal.kind === "unknown-proposal") throw nothingHere();
  return data({ refusal: refuseNoted(sent, done.refusal) }, 409);
});

export default function PersonNeeds(): ReactElement {
  return <PersonNeedsView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
