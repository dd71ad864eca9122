import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { type answerCodePage, goneLink, answerPage as words } from "#app/content/answer-page.ts";
import { waitInWords } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { phoneSchema, receivesSms } from "#app/platform/phone.ts";
import { type AnswerRefusal, answerByLink } from "#app/positioning/answer/answer-by-link.server.ts";
import { changePhoneByLink } from "#app/positioning/answer/change-phone-by-link.server.ts";
import { openAnswerLink } from "#app/positioning/answer/open-answer-link.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { AnswerView, answerScreen, GoneView } from "./view.tsx";

const version = z.coerce.number().int().positive();
const confirmForm = defineForm({ form: "confirm", schema: z.object({ version }), fields: {} });
const declineForm = defineForm({
  form: "decline",
  schema: z.object({ version, reason: z.string().min(1).max(40) }),
  fields: { reason: words.reason },
  words: { reason: words.chooseReason },
});

const phoneForm = defineForm({
  form: "phone",
  schema: z.object({
    phone: phoneSchema.transform((phone, context) => {
      if (phone === null || !receivesSms(phone)) context.addIssue({ code: "custom" });
      return phone ?? "";
    }),
  }),
  fields: { phone: words.phone },
  words: { phone: words.badPhone },
});

const titles = { open: words.title, gone: goneLink.title };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${titles[page?.shown.kind ?? "gone"]}${site.titleSuffix}` },
];

/** Shows what the link is about: reading spends nothing, and only a form answers. */
export const loader = guardedLoader("positioning.answer", async ({ params, database }) => {
  const opened = await openAnswerLink(database, params["token"] ?? "");
  if (!opened.ok) return data({ shown: { kind: "gone" as const } }, 404);
  return data({ shown: { kind: "open" as const, ...answerScreen(opened.value, todayIso()) } });
});

export const action = guardedAction("positioning.answer", async ({ params, database, form: sent }) => {
  const link = { database, token: params["token"] ?? "" };
  if (sent.get("intent") === "phone") return changePhone(link, sent);
  return sent.get("intent") === "decline" ? decline(link, sent) : confirm(link, sent);
});

interface Shown {
  readonly database: Database;
  readonly token: string;
}

async function confirm({ database, token }: Shown, sent: FormData) {
  const asked = confirmForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const answered = await answerByLink(database, token, { ...asked.value, command: { name: "confirm" } });
  if (answered.ok) throw redirectSaved<typeof words.saved>(`/reponse/${token}`, "confirmee");
  if (answered.refusal.kind === "no-such-link") return gone();
  return data({ refusal: confirmForm.refuse(sent, null, refusedWords(answered.refusal)) }, 409);
}

/** A no uses the link up: what was saved is said elsewhere. */
async function decline({ database, token }: Shown, sent: FormData) {
  const asked = declineForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { version: read, reason } = asked.value;
  const answered = await answerByLink(database, token, { version: read, command: { name: "decline", reason } });
  if (answered.ok) throw redirectSaved<typeof answerCodePage.saved>("/reponse", "refusee");
  if (answered.refusal.kind === "no-such-link") return gone();
  const field = answered.refusal.kind === "unknown-reason" ? "reason" : null;
  return data({ refusal: declineForm.refuse(sent, field, refusedWords(answered.refusal)) }, 409);
}

async function changePhone({ database, token }: Shown, sent: FormData) {
  const asked = phoneForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const changed = await changePhoneByLink(database, token, asked.value.phone);
  if (changed.ok) throw redirectSaved<typeof words.saved>(`/reponse/${token}`, "numero-change");
  const { refusal } = changed;
  if (refusal.kind === "no-such-link") return gone();
  if (refusal.kind === "same-phone") return data({ refusal: phoneForm.refuse(sent, "phone", words.samePhone) }, 409);
  const wait = words.throttled(waitInWords(refusal.retryAfterSeconds));
  return data({ refusal: phoneForm.refuse(sent, null, wait) }, 429);
}

function gone() {
  return data({ refusal: undefined }, 404);
}

function refusedWords({ kind }: AnswerRefusal): string {
  if (kind === "unknown-reason") return words.chooseReason;
  return kind === "changed-meanwhile" ? words.changed : words.tooLate;
}

export default function Answer(): ReactElement {
  const { shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { pathname } = useLocation();
  if (shown.kind === "gone") return <GoneView />;
  return <AnswerView screen={shown} path={pathname.replace(/\/$/, "")} refusal={answer?.refusal} />;
}
