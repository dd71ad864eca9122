import { randomUUID } from "node:crypto";
import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { overseenPage, cancelPage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { readOverseenLife } from "#app/positioning/session-life/oversee-sessions.server.ts";
import { commandOverseenOrRefuse, overseenPageOf } from "#app/routes/operator/shared/command-overseen.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { cancelForm } from "#app/web/session-life/cancel-form.server.ts";
import { cancelScreen } from "#app/web/session-life/cancel-screen.ts";
import { CancelView } from "#app/web/session-life/cancel-view.tsx";
import { sessionWordsOf } from "#app/web/session-life/session-refusal-words.ts";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.oversee", async ({ actor, database, params: { number = "" } }) => {
  const life = await readOverseenLife(database, memberOf(actor), number);
  const screen = life.ok ? cancelScreen(life.value, "region") : null;
  if (screen === null) throw life.ok ? redirect(overseenPageOf(number, ""), 303) : nothingHere();
  const [postpone, back] = [overseenPageOf(number, "/reporter"), overseenPageOf(number, "")];
  return { screen, sentKey: randomUUID(), postpone, back };
});

export const action = guardedAction("session.oversee", async (sent) => {
  const page = overseenPageOf(sent.params["number"] ?? "", "/annuler");
  const asked = cancelForm.read(sent.form);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const said = { ...asked.value, command: { name: "cancel" } } as const;
  const refusal = await commandOverseenOrRefuse(sent, said, { page, saved: "annulee-par-region" });
  return data({ refusal: cancelForm.refuse(sent.form, null, sessionWordsOf(refusal)) }, 409);
});

export default function CancelOverseen(): ReactElement {
  const refusal = useActionData<typeof action>()?.refusal;
  return <CancelView {...useLoaderData<typeof loader>()} refusal={refusal} after={overseenPage.after} />;
}
