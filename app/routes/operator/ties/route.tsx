import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { tiesPage as words } from "#app/content/sessions.ts";
import { site } from "#app/content/site.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { siretSchema } from "#app/training/siret.ts";
import { readTies, type TieRefusal, tieCatalogue, untieCatalogue } from "#app/training/ties/tie-catalogue.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { tiesScreen } from "./ties-screen.ts";
import { TiesView } from "./view.tsx";

const PAGE = "/exploitation/organismes";

const tieForm = defineForm({
  form: "tie",
  schema: z.object({
    organisationId: z.uuid(),
    siret: z
      .string()
      .transform((typed) => typed.replaceAll(/\s/g, ""))
      .pipe(siretSchema),
  }),
  fields: { organisationId: words.organisation, siret: words.siret },
  words: words.errors,
});
const endForm = defineForm({ form: "untie", schema: untieCatalogue.input, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("catalogue.tie", async ({ actor, database }) => {
  const read = await readTies(database, memberOf(actor));
  if (!read.ok) throw nothingHere();
  return { sections: operationSections(actor), ...tiesScreen(read.value) };
});

export const action = guardedAction("catalogue.tie", async ({ actor, database, form: sent }) => {
  const member = memberOf(actor);
  if (sent.get("intent") === "untie") {
    const asked = endForm.read(sent);
    if (!(asked.ok && (await untieCatalogue(database, member, asked.value)).ok)) throw nothingHere();
    throw redirectSaved<typeof words.saved>(PAGE, "lien-termine");
  }
  const asked = tieForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const tied = await tieCatalogue(database, member, asked.value);
  if (tied.ok) throw redirectSaved<typeof words.saved>(PAGE, "organisme-lie");
  if (tied.refusal.kind === "not-allowed") throw nothingHere();
  return data({ refusal: refusalOf(sent, tied.refusal) }, 409);
});

function refusalOf(sent: FormData, refusal: TieRefusal): RefusalOf<typeof tieForm> {
  switch (refusal.kind) {
    case "unknown-siret":
      return tieForm.refuse(sent, "siret", words.unknownSiret);
    case "tied-already":
      return tieForm.refuse(sent, "siret", words.tiedAlready(refusal.to));
    default:
      throw nothingHere();
  }
}

export default function Ties(): ReactElement {
  return <TiesView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
