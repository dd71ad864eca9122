import { randomUUID } from "node:crypto";
import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { postponePage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { readSessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { commandOrRefuse, pageOf } from "#app/routes/sessions/shared/command-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { addressOfDays, daysAsked, postponeForm } from "#app/web/session-life/postpone-form.server.ts";
import { postponeScreen } from "#app/web/session-life/postpone-screen.ts";
import { PostponeView } from "#app/web/session-life/postpone-view.tsx";
import { sessionWordsOf } from "#app/web/session-life/session-refusal-words.ts";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.read", async ({ actor, database, params: { number = "" }, request }) => {
  const life = await readSessionLife(database, memberOf(actor), number);
  const asked = { ...daysAsked(request), by: "organisation", on: todayIso() } as const;
  const screen = life.ok ? postponeScreen(life.value, asked) : null;
  if (screen === null) throw life.ok ? redirect(pageOf(number, ""), 303) : nothingHere();
  return { screen, sentKey: randomUUID(), page: pageOf(number, "/reporter"), back: pageOf(number, "/gerer") };
});

export const action = guardedAction("session.read", async (sent) => {
  const asked = postponeForm.read(sent.form);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { key, version, startsOn, endsOn } = asked.value;
  const page = `${pageOf(sent.params["number"] ?? "", "/reporter")}${addressOfDays({ startsOn, endsOn })}`;
  const said = { key, version, command: { name: "postpone", startsOn, endsOn } } as const;
  const refusal = await commandOrRefuse(sent, said, { page, saved: "session-reportee" });
  return data({ refusal: postponeForm.refuse(sent.form, null, sessionWordsOf(refusal)) }, 409);
});

export default function Postpone(): ReactElement {
  return <PostponeView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
