import { randomUUID } from "node:crypto";
import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { cancelPage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { readSessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { commandOrRefuse, pageOf } from "#app/routes/sessions/shared/command-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { cancelForm } from "#app/web/session-life/cancel-form.server.ts";
import { cancelScreen } from "#app/web/session-life/cancel-screen.ts";
import { CancelView } from "#app/web/session-life/cancel-view.tsx";
import { sessionWordsOf } from "#app/web/session-life/session-refusal-words.ts";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.read", async ({ actor, database, params: { number = "" } }) => {
  const life = await readSessionLife(database, memberOf(actor), number);
  const screen = life.ok ? cancelScreen(life.value, "organisation") : null;
  if (screen === null) throw life.ok ? redirect(pageOf(number, ""), 303) : nothingHere();
  return { screen, sentKey: randomUUID(), postpone: pageOf(number, "/reporter"), back: pageOf(number, "/gerer") };
});

export const action = guardedAction("session.read", async (sent) => {
  const page = pageOf(sent.params["number"] ?? "", "/annuler");
  const asked = cancelForm.read(sent.form);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const said = { ...asked.value, command: { name: "cancel" } } as const;
  const refusal = await commandOrRefuse(sent, said, { page, saved: "session-annulee" });
  return data({ refusal: cancelForm.refuse(sent.form, null, sessionWordsOf(refusal)) }, 409);
});

export default function Cancel(): ReactElement {
  const refusal = useActionData<typeof action>()?.refusal;
  return <CancelView {...useLoaderData<typeof loader>()} refusal={refusal} after={words.after} />;
}
