import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { membershipRoles } from "#app/access/actor.ts";
import { inviteMember } from "#app/access/members/invite-member.server.ts";
import { roleHint, roleName } from "#app/content/access-words.ts";
import { formWords } from "#app/content/form-words.ts";
import { type organisationPage, invitePage as words } from "#app/content/organisation.ts";
import { site } from "#app/content/site.ts";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { TextField } from "#app/ui/fields/text-field.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { email } from "#app/web/forms/form-schemas.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const schema = z.object({ email, role: z.enum(membershipRoles, formWords.required) });
const form = defineForm({ form: "invite", schema, fields: { email: words.email, role: words.role } });
const roles = membershipRoles.map((value) => ({ value, label: roleName[value], hint: roleHint[value] }));

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** What was typed comes back by the address, once the second factor was proved again. */
export const loader = guardedLoader("member.invite", async ({ request }) => {
  const given = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return { initial: given.success ? given.data : {} };
});

export const action = guardedAction("member.invite", async ({ actor, database, form: sent }) => {
  const member = memberOf(actor);
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const invited = await inviteMember(database, member, { ...asked.value, organisationId: member.organisationId });
  if (invited.ok) throw redirectSaved<typeof organisationPage.saved>("/mon-organisation", "invitation-envoyee");
  const { kind } = invited.refusal;
  if (kind === "proof-needed") throw redirect(proofFirst(asked.value), 303);
  if (kind === "not-allowed" || kind === "organisation-unknown") throw nothingHere();
  return data({ refusal: form.refuse(sent, "email", words.refused[kind]) }, 400);
});

function proofFirst(asked: z.infer<typeof schema>): string {
  const here = `/mon-organisation/inviter?${new URLSearchParams(asked)}`;
  return `/connexion/code?suite=${encodeURIComponent(here)}`;
}

export default function Invite(): ReactElement {
  const { initial } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <FormPage
      title={words.title}
      lede={words.lede}
      form="invite"
      refusal={refusal}
      initial={initial}
      fields={{
        email: (field) => <TextField field={field} label={words.email} type="email" />,
        role: (field) => <ChoiceField field={field} legend={words.role} choose="one" options={roles} />,
      }}
      submit={words.submit}
    />
  );
}
