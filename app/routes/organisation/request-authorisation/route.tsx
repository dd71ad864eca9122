import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import {
  authorisationProgrammes,
  requestAuthorisationSchema,
} from "#app/access/authorisation/authorisation-commands.ts";
import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { requestAuthorisation } from "#app/access/authorisation/request-authorisation.server.ts";
import { type authorisationPage, requestAuthorisationPage as words } from "#app/content/authorisation.ts";
import { departementNames } from "#app/content/departements.ts";
import { site } from "#app/content/site.ts";
import { decisionRefusalWords } from "#app/routes/organisation/authorisations/refusal-words.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { DateField } from "#app/ui/fields/date-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const departements = Object.entries(departementNames)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.value.localeCompare(other.value));
const programmes = authorisationProgrammes.map((value) => ({ value, label: programmeWords[value] }));

const form = defineForm({
  form: "request",
  schema: requestAuthorisationSchema,
  fields: {
    departements: words.departements,
    programmes: words.programmes,
    startsOn: words.startsOn,
    endsOn: words.endsOn,
  },
  words: words.errors,
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("authorisation.request", async () => ({ programmes }));

export const action = guardedAction("authorisation.request", async ({ actor, database, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const requested = await requestAuthorisation(database, memberOf(actor), { ...asked.value, audiences: [] });
  if (requested.ok)
    throw redirectSaved<typeof authorisationPage.saved>(
      `/mon-organisation/habilitations/${requested.value.authorisationId}`,
      "habilitation-demandee",
    );
  if (requested.refusal.kind === "not-allowed") throw nothingHere();
  const field = requested.refusal.kind === "period-over" ? "endsOn" : null;
  return data({ refusal: form.refuse(sent, field, decisionRefusalWords(requested.refusal)) }, 409);
});

export default function RequestAuthorisation(): ReactElement {
  const { programmes } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="request"
      refusal={refusal}
      fields={{
        departements: (field) => (
          <ChoiceField field={field} legend={words.departements} choose="several" options={departements} />
        ),
        programmes: (field) => (
          <ChoiceField field={field} legend={words.programmes} choose="several" options={programmes} />
        ),
        startsOn: (field) => <DateField field={field} label={words.startsOn} />,
        endsOn: (field) => <DateField field={field} label={words.endsOn} />,
      }}
      submit={words.submit}
    />
  );
}
