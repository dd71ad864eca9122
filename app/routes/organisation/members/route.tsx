import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { revokeInvitation } from "#app/access/members/invite-member.server.ts";
import { listMembers } from "#app/access/members/list-members.server.ts";
import { listMembersSchema } from "#app/access/members/member-commands.ts";
import { aidsAwaiting } from "#app/content/aids.ts";
import { organisationPage as words } from "#app/content/organisation.ts";
import { site } from "#app/content/site.ts";
import { aidReaderOf, countAidsAwaiting } from "#app/positioning/aid/read-aids.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { organisationView } from "./organisation-view.ts";
import { OrganisationView } from "./view.tsx";

const schema = z.object({ intent: z.literal("revoke"), invitation: z.uuid() });
const form = defineForm({ form: "revoke", schema, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("member.list", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const asked = listMembersSchema.safeParse({ after: new URL(request.url).searchParams.get("apres") });
  const listed = await listMembers(database, member, asked.success ? asked.data : { after: null });
  if (!listed.ok) throw nothingHere();
  const reader = aidReaderOf(member);
  const awaiting = await countAidsAwaiting(database, member);
  return {
    ...organisationView(member, listed.value),
    aids: reader === null || awaiting === 0 ? null : aidsAwaiting[reader](awaiting),
  };
});

export const action = guardedAction("member.invite", async ({ actor, database, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) throw new Response(null, { status: 400 });
  const revoked = await revokeInvitation(database, memberOf(actor), asked.value.invitation);
  if (!revoked.ok) throw nothingHere();
  throw redirectSaved<typeof words.saved>("/mon-organisation", "invitation-annulee");
});

export default function Organisation(): ReactElement {
  return <OrganisationView view={useLoaderData<typeof loader>()} />;
}
