import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { aidPage as words } from "#app/content/aids.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { answerAid } from "#app/positioning/aid/answer-aid.server.ts";
import { commandAid } from "#app/positioning/aid/command-aid.server.ts";
import { readAidOfFile } from "#app/positioning/aid/read-aids.server.ts";
import { type AidSaid, readAidForm, refuseAid } from "#app/web/aids/aid-forms.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { aidScreen } from "./aid-screen.ts";
import { AidView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("aid.ask", async ({ actor, database, params, request }) => {
  const asked = { personFileId: params["id"] ?? "", id: params["aid"] ?? "" };
  const read = await readAidOfFile(database, memberOf(actor), asked);
  if (!read.ok) throw unopened(read.refusal, new URL(request.url).pathname);
  return aidScreen(read.value, { key: randomUUID(), on: todayIso() });
});

const saved = {
  agree: "aide-oui",
  decline: "aide-non",
  "ask-quote": "aide-devis-demande",
  quote: "aide-devis",
  "no-quote": "aide-devis",
  supply: "aide-completee",
  send: "aide-envoyee",
  accept: "aide-acceptee",
  refuse: "aide-refusee",
  return: "aide-a-completer",
  cancel: "aide-annulee",
  enter: "aide-entree",
} as const;

export const action = guardedAction("aid.ask", async (guarded) => {
  const { params, form: sent } = guarded;
  const said = readAidForm(sent);
  if (!said.ok) return data({ refusal: said.refusal }, 400);
  const requestId = params["aid"] ?? "";
  const done = await carryOut(guarded, requestId, said.value);
  const name = said.value.kind === "noted" ? said.value.name : said.value.command.name;
  if (done.ok) {
    throw redirectSaved<typeof words.saved>(
      `/personnes/${params["id"] ?? ""}/aides/${requestId}`,
      isFiled(said.value) ? "aide-deposee" : saved[name],
    );
  }
  if (done.refusal.kind === "unknown-request") throw nothingHere();
  return data({ refusal: refuseAid(sent, done.refusal) }, 409);
});

/** Filed elsewhere: the portal sent nothing. */
function isFiled(said: AidSaid): boolean {
  return said.kind === "command" && said.command.name === "send" && said.command.filedOn !== null;
}

function carryOut({ actor, database }: GuardedForm, requestId: string, said: AidSaid) {
  const member = memberOf(actor);
  const { key, version } = said;
  if (said.kind === "command") {
    const read = commandAid.input.safeParse({ key, version, requestId, command: said.command });
    if (!read.success) throw nothingHere();
    return commandAid(database, member, read.data);
  }
  const read = answerAid.input.safeParse({ key, version, requestId, name: said.name, saidHow: said.saidHow });
  if (!read.success) throw nothingHere();
  return answerAid(database, member, read.data);
}

export default function Aid(): ReactElement {
  return <AidView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
