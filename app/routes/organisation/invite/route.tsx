import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
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

const schema = z.object({ email, role: z.enum(membershipRoles, formWords.required) });
const roles = membershipRoles.map((value) => ({ value, label: roleName[value], hint: roleHint[value] }));

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("member.invite", async () => ({}));

export const action = guardedAction("member.invite", async ({ actor, database, form }) => {
  const member = memberOf(actor);
  const asked = readForm(schema, form);
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const invited = await inviteMember(database, member, { ...asked.value, organisationId: member.organisationId });
  if (invited.ok) throw redirect("/mon-organisation", 303);
  const { kind } = invited.refusal;
  if (kind !== "already-invited" && kind !== "too-many-today") throw nothingHere();
  const said = kind === "already-invited" ? words.already : words.tooMany;
  return data({ problems: formProblem(form, "email", said) }, 400);
});

export default function Invite(): ReactElement {
  const problems = useActionData<typeof action>()?.problems;
  return (
    <FormPage title={words.title} lede={words.lede} problems={problems} submit={words.submit}>
      <TextField name="email" label={words.email} type="email" autoComplete="off" problems={problems} />
      <ChoiceField name="role" legend={words.role} options={roles} problems={problems} />
    </FormPage>
  );
}
