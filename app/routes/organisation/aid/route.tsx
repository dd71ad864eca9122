import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidForMemberPage as words } from "#app/content/aids.ts";
import { site } from "#app/content/site.ts";
import { commandAid } from "#app/positioning/aid/command-aid.server.ts";
import { readAidForMember } from "#app/positioning/aid/read-aids.server.ts";
import { readAidForm, refuseAid } from "#app/web/aids/aid-forms.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { aidForMemberScreen } from "./aid-screen.ts";
import { AidForMemberView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("aid.read", async ({ actor, database, params }) => {
  const read = await readAidForMember(database, memberOf(actor), params["id"] ?? "");
  if (!read.ok) throw nothingHere();
  return aidForMemberScreen(read.value, randomUUID());
});

const saved = {
  quote: "devis-donne",
  "no-quote": "devis-refuse",
  accept: "aide-accordee",
  refuse: "aide-non-accordee",
  return: "aide-renvoyee",
} as const;

const isSaidHere = (name: string): name is keyof typeof saved => Object.hasOwn(saved, name);

/** An organisation gives its quote, the Region its answer: nothing else is said from here. */
export const action = guardedAction("aid.read", async ({ actor, database, params, form: sent }) => {
  const requestId = params["id"] ?? "";
  const member = memberOf(actor);
  const shown = await readAidForMember(database, member, requestId);
  if (!shown.ok) throw nothingHere();
  const said = readAidForm(sent);
  if (!said.ok) return data({ refusal: said.refusal }, 400);
  if (said.value.kind === "noted") throw nothingHere();
  const { key, version, command } = said.value;
  const { name } = command;
  if (!isSaidHere(name)) throw nothingHere();
  const done = await commandAid(database, member, { key, version, requestId, command });
  if (done.ok) throw redirectSaved<typeof words.saved>(`/mon-organisation/aides/${requestId}`, saved[name]);
  if (done.refusal.kind === "unknown-request") throw nothingHere();
  return data({ refusal: refuseAid(sent, done.refusal) }, 409);
});

export default function Aid(): ReactElement {
  return <AidForMemberView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
