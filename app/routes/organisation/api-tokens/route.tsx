import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { createApiToken, listApiTokens, revokeApiToken } from "#app/access/api-token/manage-api-tokens.server.ts";
import { LONGEST_TOKEN_NAME } from "#app/access/api-token/token-life.ts";
import { tokenScopes } from "#app/access/api-token/token-scopes.ts";
import { apiTokensPage as words } from "#app/content/api-tokens.ts";
import { site } from "#app/content/site.ts";
import { now } from "#app/platform/clock.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { line } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { tokenView } from "./api-tokens-view.ts";
import { ApiTokensView } from "./view.tsx";

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create"), name: line(LONGEST_TOKEN_NAME), scope: z.enum(tokenScopes) }),
  z.object({ intent: z.literal("revoke"), token: z.uuid() }),
]);
const form = defineForm({
  form: "create",
  schema,
  fields: { name: words.name, scope: words.scope },
  words: { scope: words.errors.scope },
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("api-token.manage", async ({ actor, database }) => {
  const listed = await listApiTokens(database, memberOf(actor));
  if (!listed.ok) throw nothingHere();
  const at = now();
  return { tokens: listed.value.map((token) => tokenView(token, at)) };
});

export const action = guardedAction("api-token.manage", async ({ actor, database, form: sent }) => {
  const member = memberOf(actor);
  if (!(await listApiTokens(database, member)).ok) throw nothingHere();
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, token: null }, 400);
  if (asked.value.intent === "revoke") {
    const revoked = await revokeApiToken(database, member, asked.value.token);
    if (!revoked.ok) throw nothingHere();
    throw redirectSaved<typeof words.saved>("/mon-organisation/logiciels", "logiciel-ferme");
  }
  const { name, scope } = asked.value;
  const created = await createApiToken(database, member, { name, scope });
  // Shown by this answer and nowhere else: a redirect would have to carry the secret.
  if (created.ok) return data({ refusal: undefined, token: created.value.token });
  if (created.refusal.kind !== "too-many-tokens") throw nothingHere();
  return data({ refusal: form.refuse(sent, null, words.tooMany), token: null }, 400);
});

export default function ApiTokens(): ReactElement {
  const done = useActionData<typeof action>();
  return (
    <ApiTokensView tokens={useLoaderData<typeof loader>().tokens} refusal={done?.refusal} token={done?.token ?? null} />
  );
}
