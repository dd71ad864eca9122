import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { periodInWords } from "#app/content/dates.ts";
import { cancelPage as words } from "#app/content/session-life.ts";
import { site } from "#app/content/site.ts";
import { readSessionLife } from "#app/positioning/session-life/read-session-life.server.ts";
import { commandOrRefuse, pageOf } from "#app/routes/sessions/shared/command-form.server.ts";
import { sessionWordsOf } from "#app/routes/sessions/shared/session-refusal-words.ts";
import { Message, messageOf } from "#app/routes/sessions/shared/told-message.tsx";
import { canBeAsked } from "#app/training/seats/session-states.ts";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";

const form = defineForm({
  form: "cancel",
  schema: z.object({ key: z.uuid(), version: z.coerce.number().int().min(1) }),
  fields: {},
});

export const meta: MetaFunction<typeof loader> = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.read", async ({ actor, database, params: { number = "" } }) => {
  const life = await readSessionLife(database, memberOf(actor), number);
  if (!life.ok) throw nothingHere();
  const { session, people } = life.value;
  const { managed, title, commune, startsOn, endsOn } = session;
  if (managed === null || !canBeAsked("cancel", { state: managed.state, by: "organisation" })) throw nothingHere();
  return {
    ...{ number, title, sentKey: randomUUID(), version: String(managed.version) },
    where: [commune, periodInWords(startsOn, endsOn)].filter(Boolean).join(", "),
    touched: people === 0 ? words.nobody : words.touched(people),
    message: people === 0 ? null : messageOf("cancel-with-session", life.value, null),
    submit: words.submit(people),
  };
});

export const action = guardedAction("session.read", async (sent) => {
  const page = pageOf(sent.params["number"] ?? "", "/annuler");
  const asked = form.read(sent.form);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const said = { ...asked.value, command: { name: "cancel" } } as const;
  const refusal = await commandOrRefuse(sent, said, { page, saved: "session-annulee" });
  return data({ refusal: form.refuse(sent.form, null, sessionWordsOf(refusal)) }, 409);
});

export default function Cancel(): ReactElement {
  const { number, title, where, touched, message, submit, sentKey: key, version } = useLoaderData<typeof loader>();
  const page = `/sessions/${encodeURIComponent(number)}`;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ErrorSummary refusal={useActionData<typeof action>()?.refusal} />
      <p>
        <strong>{title}</strong>
        <br />
        {where}
      </p>
      <p>
        {words.lede} <Link to={`${page}/reporter`}>{words.postpone}</Link>
      </p>
      <p>{touched}</p>
      {message === null ? null : <Message heading={words.willRead} message={message} />}
      {message === null ? null : <p>{words.after}</p>}
      <ButtonForm carried={{ key, version }}>{submit}</ButtonForm>
      <p>
        <Link to={`${page}/gerer`}>{words.keep}</Link>
      </p>
    </div>
  );
}
