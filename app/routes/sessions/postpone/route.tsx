import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { postponePage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { readSessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { commandOrRefuse, pageOf } from "#app/routes/sessions/shared/command-form.server.ts";
import { sessionWordsOf } from "#app/routes/sessions/shared/session-refusal-words.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { postponeScreen } from "./postpone-screen.ts";
import { PostponeView } from "./view.tsx";

/** Of the address: the days as they were typed, to be shown again. */
const typed = z.object({ debut: z.string().max(20).catch(""), fin: z.string().max(20).catch("") });
const days = z.object({ startsOn: civilDaySchema, endsOn: civilDaySchema });

const form = defineForm({
  form: "postpone",
  schema: days.extend({ key: z.uuid(), version: z.coerce.number().int().min(1) }),
  fields: {},
});

export const meta: MetaFunction<typeof loader> = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.read", async ({ actor, database, params: { number = "" }, request }) => {
  const life = await readSessionLife(database, memberOf(actor), number);
  if (!life.ok) throw nothingHere();
  const { debut, fin } = typed.parse(Object.fromEntries(new URL(request.url).searchParams));
  const asked = { startsOn: debut, endsOn: fin };
  const read = days.safeParse(asked);
  const screen = postponeScreen(life.value, { asked, days: read.success ? read.data : null, on: todayIso() });
  if (screen === null) throw nothingHere();
  return { screen, sentKey: randomUUID() };
});

export const action = guardedAction("session.read", async (sent) => {
  const { number = "" } = sent.params;
  const asked = form.read(sent.form);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { key, version, startsOn, endsOn } = asked.value;
  const page = `${pageOf(number, "/reporter")}?${new URLSearchParams({ debut: startsOn, fin: endsOn })}`;
  const said = { key, version, command: { name: "postpone", startsOn, endsOn } } as const;
  const refusal = await commandOrRefuse(sent, said, { page, saved: "session-reportee" });
  return data({ refusal: form.refuse(sent.form, null, sessionWordsOf(refusal)) }, 409);
});

export default function Postpone(): ReactElement {
  return <PostponeView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
