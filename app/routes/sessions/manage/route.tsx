import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { managePage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { readSessionPlan } from "#app/positioning/sessions/read-session-plan.server.ts";
import { commandOrRefuse, pageOf } from "#app/routes/sessions/shared/command-form.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { sessionWordsOf } from "#app/web/session-life/session-refusal-words.ts";
import { answerSeats } from "./manage-form.server.ts";
import { lifeCommands, manageScreen } from "./manage-screen.ts";
import { ManageView } from "./view.tsx";

const lifeForm = defineForm({
  form: "life",
  schema: z.object({
    key: z.uuid(),
    version: z.coerce.number().int().min(1),
    command: z.enum(lifeCommands),
  }),
  fields: {},
});

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.read", async ({ actor, database, params: { number = "" } }) => {
  const plan = await readSessionPlan(database, memberOf(actor), number);
  if (!plan.ok) throw nothingHere();
  return { screen: manageScreen(plan.value), sentKey: randomUUID() };
});

export const action = guardedAction("session.read", async (sent) => {
  const { number = "" } = sent.params;
  const page = pageOf(number, "/gerer");
  if (sent.form.get("intent") === "manage") return answerSeats(sent, { page, number });
  const asked = lifeForm.read(sent.form);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { key, version, command: name } = asked.value;
  const said = { key, version, command: { name } };
  const refusal = await commandOrRefuse(sent, said, { page, saved: "recrutement-enregistre" });
  return data({ refusal: lifeForm.refuse(sent.form, null, sessionWordsOf(refusal)) }, 409);
});

export default function Manage(): ReactElement {
  return <ManageView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
