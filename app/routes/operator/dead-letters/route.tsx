import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { deadLettersPage as words } from "#app/content/operation.ts";
import { site } from "#app/content/site.ts";
import { handleDeadLetters } from "#app/notifications/dead-letters/handle-dead-letters.server.ts";
import { readDeadLetters } from "#app/notifications/dead-letters/read-dead-letters.server.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { deadLettersView } from "./dead-letters-view.ts";
import { DeadLettersView } from "./view.tsx";

const form = defineForm({ form: "dead-letters", schema: handleDeadLetters.input, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("effect.retry", async ({ actor, database }) => ({
  sections: operationSections(actor),
  ...deadLettersView(await readDeadLetters(database)),
}));

export const action = guardedAction("effect.retry", async ({ actor, database, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) throw data(null, 400);
  const mended = await handleDeadLetters(database, memberOf(actor), asked.value);
  if (!mended.ok) throw nothingHere();
  const saved = asked.value.intent === "discard" ? "envoi-abandonne" : "envoi-relance";
  throw redirectSaved<typeof words.saved>("/exploitation/envois", saved);
});

export default function DeadLetters(): ReactElement {
  return <DeadLettersView view={useLoaderData<typeof loader>()} />;
}
