import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { askSignInLink } from "#app/access/sign-in/link/ask-sign-in-link.server.ts";
import { contactAsWritten, readContact } from "#app/access/sign-in/link/contact.ts";
import { askLinkPage as words } from "#app/content/sign-in-link.ts";
import { site } from "#app/content/site.ts";
import { TextField } from "#app/ui/form-fields.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { line } from "#app/web/forms/form-schemas.ts";
import { formProblem, readForm } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";

const schema = z.object({ contact: line(254) });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("session.open", async () => ({}));

export const action = guardedAction("session.open", async ({ form, database, clientAddress }) => {
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ sentTo: null, problems: asked.refusal }, 400);
  const contact = readContact(asked.value.contact);
  if (!contact.ok) {
    return data({ sentTo: null, problems: formProblem(form, "contact", words.wrong[contact.refusal.kind]) }, 400);
  }
  const sent = await askSignInLink(database, { contact: contact.value, address: clientAddress });
  if (sent.ok) return data({ sentTo: contactAsWritten(contact.value), problems: undefined });
  const message = words.throttled(sent.refusal.retryAfterSeconds);
  return data({ sentTo: null, problems: formProblem(form, "", message) }, 429);
});

export default function SignInLink(): ReactElement {
  const answer = useActionData<typeof action>();
  const problems = answer?.problems;
  if (answer !== undefined && answer.sentTo !== null) return <Sent to={answer.sentTo} />;
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      problems={problems}
      startAt="contact"
      submit={words.submit}
      after={
        <p>
          {words.professional} <Link to="/connexion">{words.professionalLink}</Link>
        </p>
      }
    >
      <TextField
        name="contact"
        label={words.contact}
        hint={words.hint}
        autoComplete="username"
        inputMode="email"
        problems={problems}
      />
    </FormPage>
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
