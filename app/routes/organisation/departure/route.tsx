import { data, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { colleagueLabel, departurePage as words } from "#app/content/organisation.ts";
import { site } from "#app/content/site.ts";
import { endMembership } from "#app/people/portfolio/end-membership.server.ts";
import { endMembershipSchema } from "#app/people/portfolio/portfolio-commands.ts";
import { readDeparture } from "#app/people/portfolio/read-departure.server.ts";
import { ChoiceField, ErrorSummary } from "#app/ui/form-fields.tsx";
import { FormToken } from "#app/ui/form-token.tsx";
import { formProblem, readFields } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const membershipId = z.uuid();

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}${site.titleSuffix}` },
];

export const loader = guardedLoader("member.end", async ({ actor, database, params }) => {
  const asked = membershipId.safeParse(params["id"]);
  if (!asked.success) throw nothingHere();
  const departure = await readDeparture(database, memberOf(actor), asked.data);
  if (!departure.ok) throw nothingHere();
  const { name, people, colleagues } = departure.value;
  return {
    title: words.title(name),
    followed: people === 0 ? words.noPeople : words.people(people),
    colleagues:
      people === 0
        ? []
        : colleagues.map((one) => ({ value: one.membershipId, label: colleagueLabel(one.name, one.role) })),
  };
});

export const action = guardedAction("member.end", async ({ actor, database, params, form }) => {
  const given = { ...Object.fromEntries(form), membershipId: params["id"] };
  const asked = readFields(endMembershipSchema, { given, form, words: {} });
  if (!asked.ok) throw nothingHere();
  const ended = await endMembership(database, memberOf(actor), asked.value);
  if (ended.ok) throw redirectSaved("/mon-organisation", "membre-retire");
  const { kind } = ended.refusal;
  if (kind === "not-allowed" || kind === "own-membership") throw nothingHere();
  if (kind === "unknown-member" || kind === "member-has-left") throw nothingHere();
  return data({ problems: formProblem(form, "", words.refusals[kind]) }, 409);
});

export default function Departure(): ReactElement {
  const { title, followed, colleagues } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary problems={problems} {...(colleagues.length === 0 ? {} : { startAt: "colleagueMembershipId" })} />
      <p>{words.lede}</p>
      <p>{followed}</p>
      <Form method="post" className="stack">
        <FormToken />
        {colleagues.length === 0 ? null : (
          <ChoiceField name="colleagueMembershipId" legend={words.colleague} options={colleagues} problems={problems} />
        )}
        <button className="button" type="submit">
          {words.submit}
        </button>
      </Form>
      <p>
        <Link to="/mon-organisation">{words.cancel}</Link>
      </p>
    </div>
  );
}
