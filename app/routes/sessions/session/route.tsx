import { randomUUID } from "node:crypto";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { readSessionPlan } from "#app/positioning/sessions/read-session-plan.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { answerDecision, filledForm } from "./decide-form.server.ts";
import { sessionScreen } from "./session-screen.ts";
import { SessionView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.screen.title ?? ""}${site.titleSuffix}` },
];

export const loader = guardedLoader("session.read", async ({ actor, database, params, request }) => {
  const plan = await readSessionPlan(database, memberOf(actor), params["number"] ?? "");
  if (!plan.ok) throw nothingHere();
  const screen = sessionScreen(plan.value, todayIso());
  return { screen, sentKey: randomUUID(), filled: filledForm(request.url) };
});

export const action = guardedAction("session.read", async ({ params: { number = "" }, ...sent }) => {
  const page = `/sessions/${encodeURIComponent(number)}`;
  return answerDecision(sent, page);
});

export default function Session(): ReactElement {
  return <SessionView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
