import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { decideAuthorisationSchema } from "#app/access/authorisation/authorisation-commands.ts";
import { decideAuthorisation } from "#app/access/authorisation/decide-authorisation.server.ts";
import { readAuthorisation } from "#app/access/authorisation/read-authorisations.server.ts";
import { authorisationPage as words } from "#app/content/authorisation.ts";
import { site } from "#app/content/site.ts";
import { decisionRefusalWords } from "#app/routes/organisation/authorisations/refusal-words.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { authorisationView } from "./authorisation-view.ts";
import { AuthorisationView } from "./view.tsx";

const idSchema = z.guid();
const form = defineForm({
  form: "decide",
  schema: decideAuthorisationSchema,
  fields: { reason: words.reasonLabel },
  words: { reason: words.reasonMissing },
  instance: "intent",
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}${site.titleSuffix}` },
];

export const loader = guardedLoader("authorisation.read", async ({ actor, database, params }) => {
  const member = memberOf(actor);
  const id = idSchema.safeParse(params["id"]);
  const found = id.success ? await readAuthorisation(database, member, id.data) : null;
  if (found === null || !found.ok) throw nothingHere();
  return authorisationView(member, found.value);
});

export const action = guardedAction("authorisation.decide", async ({ actor, database, params, form: sent }) => {
  const member = memberOf(actor);
  const id = idSchema.safeParse(params["id"]);
  if (!id.success) throw nothingHere();
  const asked = form.read(sent, { authorisationId: id.data });
  if (!asked.ok) {
    // Asked first, so that an authorisation that does not exist is answered like one of another organisation.
    if (!(await readAuthorisation(database, member, id.data)).ok) throw nothingHere();
    return data({ refusal: asked.refusal }, 400);
  }
  const decided = await decideAuthorisation(database, member, asked.value);
  if (decided.ok)
    throw redirectSaved<typeof words.saved>(`/mon-organisation/habilitations/${id.data}`, "habilitation-decidee");
  const { refusal } = decided;
  if (refusal.kind === "not-allowed" || refusal.kind === "unknown-authorisation") throw nothingHere();
  return data({ refusal: form.refuse(sent, null, decisionRefusalWords(refusal)) }, 409);
});

export default function Authorisation(): ReactElement {
  return <AuthorisationView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
