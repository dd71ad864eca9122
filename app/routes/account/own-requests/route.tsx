import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { answerPage } from "#app/content/answer-page.ts";
import { ownRequestsPage as words } from "#app/content/own-requests.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { readOwnPositionings } from "#app/positioning/answer/read-own-positionings.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { OwnRequestsView, ownRequestsScreen } from "./view.tsx";

const PAGE = "/mon-compte/mes-demandes";
const which = { key: z.uuid(), positioningId: z.uuid(), version: z.coerce.number().int().positive() };
const confirmForm = defineForm({ form: "confirm", schema: z.object(which), fields: {} });
const declineForm = defineForm({
  form: "decline",
  schema: z.object({ ...which, reason: z.string().min(1).max(40) }),
  fields: { reason: answerPage.reason },
  words: { reason: answerPage.chooseReason },
  instance: "positioningId",
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** A person's own: whoever works here has no request of theirs. */
export const loader = guardedLoader("positioning.command", async ({ actor, database }) => {
  if (actor.kind !== "person") throw nothingHere();
  return ownRequestsScreen(await readOwnPositionings(database, actor), { on: todayIso(), key: randomUUID });
});

export const action = guardedAction("positioning.command", async ({ actor, database, form: sent }) => {
  if (actor.kind !== "person") throw nothingHere();
  const isNo = sent.get("intent") === "decline";
  const asked = isNo ? declineForm.read(sent) : confirmForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { reason, ...about } = { reason: "", ...asked.value };
  const command = isNo ? ({ name: "decline", reason } as const) : ({ name: "confirm" } as const);
  const done = await commandPositioning(database, actor, { ...about, command });
  if (done.ok) throw redirectSaved<typeof words.saved>(PAGE, isNo ? "place-laissee" : "place-prise");
  const { kind } = done.refusal;
  if (kind === "unknown-positioning") throw nothingHere();
  const form = isNo ? declineForm : confirmForm;
  return data(
    { refusal: form.refuse(sent, null, kind === "stale-version" ? answerPage.changed : answerPage.tooLate) },
    409,
  );
});

export default function OwnRequests(): ReactElement {
  return (
    <OwnRequestsView requests={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />
  );
}
