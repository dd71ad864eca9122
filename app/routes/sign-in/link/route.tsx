import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { askSignInLink } from "#app/access/sign-in/link/ask-sign-in-link.server.ts";
import { contactAsWritten, readContact } from "#app/access/sign-in/link/contact.ts";
import { askLinkPage as words } from "#app/content/sign-in-link.ts";
import { site } from "#app/content/site.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { carryWanted } from "#app/web/cookies.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { line } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader, safeNext } from "#app/web/guard.server.ts";

const form = defineForm({ form: "link", schema: z.object({ contact: line(254) }), fields: { contact: words.contact } });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async () => ({}));

export const action = guardedAction("session.open", async ({ form: sent, request, database, clientAddress }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ sentTo: null, refusal: asked.refusal }, 400);
  const contact = readContact(asked.value.contact);
  if (!contact.ok) {
    return data({ sentTo: null, refusal: form.refuse(sent, "contact", words.wrong[contact.refusal.kind]) }, 400);
  }
  const letter = await askSignInLink(database, { contact: contact.value, address: clientAddress });
  if (letter.ok) {
    const wanted = safeNext(new URL(request.url).searchParams.get("suite"));
    const headers = { "Set-Cookie": await carryWanted(wanted) };
    return data({ sentTo: contactAsWritten(contact.value), refusal: undefined }, { headers });
  }
  const message = words.throttled(letter.refusal.retryAfterSeconds);
  return data({ sentTo: null, refusal: form.refuse(sent, null, message) }, 429);
});

export default function SignInLink(): ReactElement {
  const answer = useActionData<typeof action>();
  if (answer !== undefined && answer.sentTo !== null) return <Sent to={answer.sentTo} />;
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="link"
      refusal={answer?.refusal}
      startAt="contact"
      fields={{
        contact: (field) => (
          <TextField field={field} label={words.contact} hint={words.hint} autoComplete="username" inputMode="email" />
        ),
      }}
      submit={words.submit}
      after={
        <p>
          {words.professional} <Link to="/connexion">{words.professionalLink}</Link>
        </p>
      }
    />
  );
}

function Sent({ to }: { readonly to: string }): ReactElement {
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.sentTitle}</h1>
      <p role="status">{words.sentTo(to)}</p>
      <p>{words.sentNext}</p>
      <p>{words.sentNothing}</p>
      <p>
        <Link to="/connexion/lien">{words.again}</Link>
      </p>
    </div>
  );
}
