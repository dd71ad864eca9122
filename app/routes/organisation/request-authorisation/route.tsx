import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import {
  authorisationProgrammes,
  requestAuthorisationSchema,
} from "#app/access/authorisation/authorisation-commands.ts";
import { programmeWords } from "#app/access/authorisation/authorisation-words.ts";
import { requestAuthorisation } from "#app/access/authorisation/request-authorisation.server.ts";
import { requestAuthorisationPage as words } from "#app/content/authorisation.ts";
import { departementNames } from "#app/content/departements.ts";
import { site } from "#app/content/site.ts";
import { decisionRefusalWords } from "#app/routes/organisation/authorisations/refusal-words.ts";
import { ChecksField } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/form-fields.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { formProblem, readFields } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const departements = Object.entries(departementNames)
  .map(([value, label]) => ({ value, label }))
  .toSorted((one, other) => one.value.localeCompare(other.value));
const programmes = authorisationProgrammes.map((value) => ({ value, label: programmeWords[value] }));

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("authorisation.request", async () => ({ programmes }));

export const action = guardedAction("authorisation.request", async ({ actor, database, form }) => {
  const given = {
    departements: form.getAll("departements"),
    programmes: form.getAll("programmes"),
    audiences: [],
    startsOn: form.get("startsOn"),
    endsOn: form.get("endsOn"),
  };
  const asked = readFields(requestAuthorisationSchema, { given, form, words: words.errors });
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const requested = await requestAuthorisation(database, memberOf(actor), asked.value);
  if (requested.ok)
    throw redirectSaved(`/mon-organisation/habilitations/${requested.value.authorisationId}`, "habilitation-demandee");
  if (requested.refusal.kind === "not-allowed") throw nothingHere();
  const field = requested.refusal.kind === "period-over" ? "endsOn" : "";
  return data({ problems: formProblem(form, field, decisionRefusalWords(requested.refusal)) }, 409);
});

export default function RequestAuthorisation(): ReactElement {
  const { programmes } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  return (
    <FormPage title={words.title} lede={words.lede} problems={problems} submit={words.submit}>
      <ChecksField name="departements" legend={words.departements} options={departements} problems={problems} />
      <ChecksField name="programmes" legend={words.programmes} options={programmes} problems={problems} />
      <TextField name="startsOn" label={words.startsOn} type="date" autoComplete="off" problems={problems} />
      <TextField name="endsOn" label={words.endsOn} type="date" autoComplete="off" problems={problems} />
    </FormPage>
  );
}
