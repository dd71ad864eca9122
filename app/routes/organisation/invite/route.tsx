import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { membershipRoles } from "#app/access/actor.ts";
import { inviteMember } from "#app/access/members/invite-member.server.ts";
import { roleHint, roleName } from "#app/content/access-words.ts";
import { formWords } from "#app/content/form-words.ts";
import { invitePage as words } from "#app/content/organisation.ts";
import { site } from "#app/content/site.ts";
import { ChoiceField, TextField } from "#app/ui/form-fields.tsx";
import { FormPage } from "#app/ui/form-page.tsx";
import { email } from "#app/web/forms/form-schemas.ts";
import { formProblem, readForm } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const schema = z.object({ email, role: z.enum(membershipRoles, formWords.required) });
const roles = membershipRoles.map((value) => ({ value, label: roleName[value], hint: roleHint[value] }));

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** What was typed comes back by the address, once the second factor was proved again. */
export const loader = guardedLoader("member.invite", async ({ request }) => {
  const given = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const kept: Readonly<Record<string, string>> = given.success ? given.data : {};
  return { kept };
});

export const action = guardedAction("member.invite", async ({ actor, database, form }) => {
  const member = memberOf(actor);
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const invited = await inviteMember(database, member, { ...asked.value, organisationId: member.organisationId });
  if (invited.ok) throw redirectSaved("/mon-organisation", "invitation-envoyee");
  const { kind } = invited.refusal;
  if (kind === "proof-needed") throw redirect(proofFirst(asked.value), 303);
  if (kind !== "already-invited" && kind !== "too-many-today") throw nothingHere();
  const said = kind === "already-invited" ? words.already : words.tooMany;
  return data({ problems: formProblem(form, "email", said) }, 400);
});

function proofFirst(asked: z.infer<typeof schema>): string {
  const here = `/mon-organisation/inviter?${new URLSearchParams(asked)}`;
  return `/connexion/code?suite=${encodeURIComponent(here)}`;
}

export default function Invite(): ReactElement {
  const { kept } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  return (
    <FormPage title={words.title} lede={words.lede} problems={problems} submit={words.submit}>
      <TextField
        name="email"
        label={words.email}
        type="email"
        autoComplete="off"
        defaultValue={kept["email"] ?? ""}
        problems={problems}
      />
      <ChoiceField name="role" legend={words.role} options={roles} problems={problems ?? { errors: {}, kept }} />
    </FormPage>
  );
}
