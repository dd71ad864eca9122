import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { positionedPage as words } from "#app/content/sessions.ts";
import { site } from "#app/content/site.ts";
import { civilDaySchema } from "#app/platform/civil-day.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { readPositioned } from "#app/positioning/sessions/read-positioned.server.ts";
import { exitReasons } from "#app/positioning/stay/exit-reasons.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { answerMistake } from "./mistake-form.server.ts";
import { answerMove } from "./move-form.server.ts";
import { personScreen } from "./person-screen.ts";
import { stayWordsOf } from "./stay-refusal-words.ts";
import { PersonView } from "./view.tsx";

const stayForm = defineForm({
  form: "stay",
  schema: z.object({
    key: z.uuid(),
    version: z.coerce.number().int().min(1),
    what: z.enum(["interrupt", "resume", "exit", "correct-entry"]),
    happenedOn: civilDaySchema,
    reason: z.enum(exitReasons.map(({ code }) => code)).optional(),
    blocks: z.array(z.string().max(40)).max(60).default([]),
  }),
  fields: { happenedOn: words.happenedOn, reason: words.reason, blocks: words.blocks },
  words: words.errors,
  instance: "what",
});

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: `${read?.screen.name ?? ""}${site.titleSuffix}` },
];

export const loader = guardedLoader("session.read", async ({ actor, database, params: { number = "", id = "" } }) => {
  const read = await readPositioned(database, memberOf(actor), { number, id });
  if (!read.ok) throw nothingHere();
  return { screen: personScreen(read.value, todayIso()), sentKey: randomUUID() };
});

export const action = guardedAction("session.read", async ({ actor, database, params, form: sent }) => {
  const { number = "", id = "" } = params;
  const page = `/sessions/${encodeURIComponent(number)}/personnes/${encodeURIComponent(id)}`;
  if (sent.get("intent") === "move") return answerMove({ database, actor, form: sent }, { page, id });
  if (sent.get("intent") === "mistake") return answerMistake({ database, actor, form: sent }, { page, id });
  const asked = stayForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { key, version, what, happenedOn, reason, blocks } = asked.value;
  if (what === "exit" && reason === undefined)
    return data({ refusal: stayForm.refuse(sent, "reason", words.reasonMissing) }, 400);
  const command =
    what === "exit"
      ? ({ name: what, happenedOn, reason: reason ?? "", blocks } as const)
      : ({ name: what, happenedOn } as const);
  const said = await commandStay(database, memberOf(actor), { key, positioningId: id, version, command });
  if (said.ok) throw redirectSaved<typeof words.saved>(page, "declaration-enregistree");
  if (said.refusal.kind === "unknown-positioning" || said.refusal.kind === "not-allowed") throw nothingHere();
  return data({ refusal: stayForm.refuse(sent, null, stayWordsOf(said.refusal)) }, 409);
});

export default function Person(): ReactElement {
  return <PersonView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
