import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { refusalLinksPage as words } from "#app/content/operation.ts";
import { site } from "#app/content/site.ts";
import { now } from "#app/platform/clock.server.ts";
import { publicAddress } from "#app/platform/env.server.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { createRefusalLink } from "#app/training/refusal-links/create-refusal-link.server.ts";
import { listRefusalLinks, revokeRefusalLink } from "#app/training/refusal-links/manage-refusal-links.server.ts";
import { readSiret } from "#app/training/siret.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { linkView } from "./refusal-links-view.ts";
import { RefusalLinksView } from "./view.tsx";

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), siret: z.string().max(40) }),
  z.object({ intent: z.literal("revoke"), link: z.uuid() }),
]);
const form = defineForm({ form: "create", schema, fields: { siret: words.siret }, words: { siret: words.notSiret } });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("refusal-link.manage", async ({ actor, database, request }) => {
  const listed = await listRefusalLinks(database, memberOf(actor));
  if (!listed.ok) throw nothingHere();
  const at = now();
  const siret = readSiret(new URL(request.url).searchParams.get("siret") ?? "") ?? "";
  return { sections: operationSections(actor), siret, links: listed.value.map((link) => linkView(link, at)) };
});

export const action = guardedAction("refusal-link.manage", async ({ actor, database, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, address: null }, 400);
  const member = memberOf(actor);
  if (asked.value.intent === "revoke") {
    const revoked = await revokeRefusalLink(database, member, asked.value.link);
    if (!revoked.ok) throw nothingHere();
    throw redirectSaved<typeof words.saved>("/exploitation/liens", "lien-revoque");
  }
  const siret = readSiret(asked.value.siret);
  if (siret === null) return data({ refusal: form.refuse(sent, "siret", words.notSiret), address: null }, 400);
  const created = await createRefusalLink(database, member, siret);
  // Shown by this answer and nowhere else: a redirect would have to carry the secret.
  if (created.ok) return data({ refusal: undefined, address: publicAddress(`/refus/${created.value.token}`) });
  if (created.refusal.kind === "not-allowed") throw nothingHere();
  return data({ refusal: form.refuse(sent, "siret", words.unknown), address: null }, 400);
});

export default function RefusalLinks(): ReactElement {
  const done = useActionData<typeof action>();
  return <RefusalLinksView view={useLoaderData<typeof loader>()} refusal={done?.refusal} address={done?.address} />;
}
