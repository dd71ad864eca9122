import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { assistAccount } from "#app/access/assistance/assist-account.server.ts";
import { assistAccountSchema } from "#app/access/assistance/assistance-commands.ts";
import { findAccounts } from "#app/access/assistance/find-accounts.server.ts";
import { assistancePage as words } from "#app/content/assistance.ts";
import { site } from "#app/content/site.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { email } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { assistanceView } from "./assistance-view.ts";
import { AssistanceView } from "./view.tsx";

const PAGE = "/assistance";
const form = defineForm({
  form: "reset",
  schema: assistAccountSchema,
  fields: { reason: words.reason, check: words.check },
  words: words.errors,
  instance: "accountId",
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("account.assist", async ({ actor, database, request }) => {
  const search = new URL(request.url).searchParams;
  const given = search.get("adresse");
  const address = email.safeParse(given ?? "");
  const found = address.success ? await findAccounts(database, memberOf(actor), address.data) : null;
  if (found !== null && !found.ok) throw nothingHere();
  return assistanceView({ address: given, found: found?.value ?? [], done: search.get("fait") });
});

export const action = guardedAction("account.assist", async ({ actor, database, request, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const assisted = await assistAccount(database, memberOf(actor), asked.value);
  const address = new URL(request.url).searchParams.get("adresse") ?? "";
  const here = (done: Readonly<Record<string, string>>): string =>
    `${PAGE}?${new URLSearchParams({ adresse: address, ...done })}`;
  if (assisted.ok) throw redirect(here({ fait: asked.value.intent === "reset-factor" ? "codes" : "appareils" }), 303);
  if (assisted.refusal.kind !== "proof-needed") throw nothingHere();
  throw redirect(`/connexion/code?suite=${encodeURIComponent(here({}))}`, 303);
});

export default function Assistance(): ReactElement {
  return <AssistanceView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
