import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { authorisationStates } from "#app/access/authorisation/authorisation-states.ts";
import { listAuthorisationPage } from "#app/access/authorisation/read-authorisations.server.ts";
import { readPositioningToday } from "#app/access/authorisation/read-positioning-today.server.ts";
import { authorisationsPage as words } from "#app/content/authorisation.ts";
import { site } from "#app/content/site.ts";
import { instantSchema } from "#app/platform/civil-day.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { authorisationsView } from "./authorisations-view.ts";
import { AuthorisationsView } from "./view.tsx";

/** Of an address: what is not understood filters nothing. */
const askedSchema = z.object({
  etat: z.enum(authorisationStates).optional().catch(undefined),
  organisation: z.guid().optional().catch(undefined),
});
const cursorSchema = z.tuple([instantSchema, z.guid()]).nullable().catch(null);

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("authorisation.read", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { etat: state, organisation: organisationId } = askedSchema.parse(search);
  const cursor = cursorSchema.parse((search["avant"] ?? "").split("_"));
  const listed = await listAuthorisationPage(database, member, {
    filters: { ...(state === undefined ? {} : { state }), ...(organisationId === undefined ? {} : { organisationId }) },
    before: cursor === null ? null : { at: cursor[0], id: cursor[1] },
  });
  const today = await readPositioningToday(database, member);
  if (!(listed.ok && today.ok)) throw nothingHere();
  const { organisations, ...page } = listed.value;
  const asked = { state: state ?? "", organisation: organisationId ?? "" };
  return authorisationsView({ actor: member, page, today: today.value, organisations, asked });
});

export default function Authorisations(): ReactElement {
  return <AuthorisationsView view={useLoaderData<typeof loader>()} />;
}
