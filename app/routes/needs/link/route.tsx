import { data, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { needCompanyPage, needLinkPage as words } from "#app/content/post-need.ts";
import { waitInWords } from "#app/content/sign-in.ts";
import { site } from "#app/content/site.ts";
import { sendNeedLinks } from "#app/needs/send-need-link.server.ts";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { phone } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { DonePage } from "#app/web/space/done-page.tsx";
import { useSaved } from "#app/web/space/saved-notice.tsx";

const linkForm = defineForm({
  form: "link",
  schema: z.object({ phone }),
  fields: { phone: words.phone },
  words: { phone: needCompanyPage.errors.phone },
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.post", async () => ({}));

export const action = guardedAction("need.post", async ({ database, clientAddress, form: sent }) => {
  const asked = linkForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const done = await sendNeedLinks(database, asked.value.phone, clientAddress);
  if (done.ok) throw redirectSaved<typeof words.saved>("/besoins/lien", "besoin-lien-envoye");
  const wait = words.throttled(waitInWords(done.refusal.retryAfterSeconds));
  return data({ refusal: linkForm.refuse(sent, null, wait) }, 429);
});

export default function NeedLink(): ReactElement {
  const refusal = useActionData<typeof action>()?.refusal;
  const sent = useSaved(words.saved);
  if (sent !== null && refusal === undefined) {
    return <DonePage title={words.sentTitle} said={sent} next={words.sentNext} link={words.another} />;
  }
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="link"
      refusal={refusal}
      fields={{ phone: (field) => <TextField field={field} label={words.phone} inputMode="tel" autoComplete="tel" /> }}
      submit={words.submit}
      button="button big"
    />
  );
}
