import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { needCompanyPage as words } from "#app/content/post-need.ts";
import { site } from "#app/content/site.ts";
import { callTimes, companySizes, needVisibilities } from "#app/needs/need-choices.ts";
import { callTimeWords, sizeWords, visibilityWords } from "#app/needs/need-words.ts";
import { phoneShown } from "#app/platform/phone.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { SelectField } from "#app/ui/fields/select-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { companyForm } from "#app/web/needs/company-form.server.ts";
import { needDraftOf, writeNeedDraft } from "#app/web/needs/need-draft-cookie.server.ts";
import { nextPage } from "#app/web/needs/need-pages.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("need.post", async ({ request }) => {
  const company = (await needDraftOf(request))?.company ?? null;
  if (company === null) return { initial: { visibility: "prescribers", callTime: "any" } };
  const { naf, companySize, mail, phone, ...said } = company;
  return {
    initial: { ...said, naf: naf ?? "", companySize: companySize ?? "", mail: mail ?? "", phone: phoneShown(phone) },
  };
});

export const action = guardedAction("need.post", async ({ request, form: sent }) => {
  const draft = await needDraftOf(request);
  const asked = companyForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { naf, companySize, mail, ...said } = asked.value;
  const company = { ...said, naf: naf ?? null, companySize: companySize ?? null, mail: mail ?? null };
  throw await writeNeedDraft(request, { company }, nextPage(draft, "company"));
});

const sizes = companySizes.map((value) => ({ value, label: sizeWords[value] }));
const times = callTimes.map((value) => ({ value, label: callTimeWords[value] }));
const visibilities = needVisibilities.map((value) => ({ value, ...visibilityWords[value] }));

export default function NeedCompany(): ReactElement {
  const { initial } = useLoaderData<typeof loader>();
  return (
    <FormPage
      title={words.title}
      lede={words.step}
      form="company"
      refusal={useActionData<typeof action>()?.refusal}
      initial={initial}
      fields={{
        siret: (field) => <TextField field={field} label={words.siret} hint={words.siretHint} inputMode="numeric" />,
        companyName: (field) => <TextField field={field} label={words.companyName} autoComplete="organization" />,
        naf: (field) => <TextField field={field} label={words.naf} hint={words.nafHint} isOptional />,
        companySize: (field) => (
          <SelectField field={field} label={words.companySize} options={sizes} placeholder={words.noSize} isOptional />
        ),
        name: (field) => <TextField field={field} label={words.name} hint={words.nameHint} autoComplete="name" />,
        phone: (field) => (
          <TextField field={field} label={words.phone} hint={words.phoneHint} inputMode="tel" autoComplete="tel" />
        ),
        mail: (field) => (
          <TextField
            {...{ field, label: words.mail, hint: words.mailHint, isOptional: true }}
            type="email"
            inputMode="email"
            autoComplete="email"
          />
        ),
        callTime: (field) => <SelectField field={field} label={words.callTime} options={times} />,
        visibility: (field) => (
          <ChoiceField field={field} legend={words.visibility} choose="one" options={visibilities} />
        ),
      }}
      submit={words.submit}
      button="button big"
    />
  );
}
