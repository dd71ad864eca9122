import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { colleagueLabel, type organisationPage, departurePage as words } from "#app/content/organisation.ts";
import { site } from "#app/content/site.ts";
import { endMembership } from "#app/people/portfolio/end-membership.server.ts";
import { endMembershipSchema } from "#app/people/portfolio/portfolio-commands.ts";
import { readDeparture } from "#app/people/portfolio/read-departure.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChoiceField } from "#app/ui/fields/choice-field.tsx";
import { PageForm } from "#app/ui/page-form.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const membershipId = z.uuid();
const form = defineForm({
  form: "departure",
  schema: endMembershipSchema,
  fields: { colleagueMembershipId: words.colleague },
  words: { colleagueMembershipId: words.refusals["unknown-colleague"] },
});

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
    followed: people === 0 ? [words.noPeople] : [words.people(people), words.requests],
    colleagues:
      people === 0
        ? []
        : colleagues.map((one) => ({ value: one.membershipId, label: colleagueLabel(one.name, one.role) })),
  };
});

export const action = guardedAction("member.end", async ({ actor, database, params, form: sent }) => {
  const id = membershipId.safeParse(params["id"]);
  if (!id.success) throw nothingHere();
  const asked = form.read(sent, { membershipId: id.data });
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const ended = await endMembership(database, memberOf(actor), asked.value);
  if (ended.ok) throw redirectSaved<typeof organisationPage.saved>("/mon-organisation", "membre-retire");
  const { kind } = ended.refusal;
  if (kind === "not-allowed" || kind === "own-membership") throw nothingHere();
  if (kind === "unknown-member" || kind === "member-has-left") throw nothingHere();
  const field = kind === "last-manager" ? null : "colleagueMembershipId";
  return data({ refusal: form.refuse(sent, field, words.refusals[kind]) }, 409);
});

export default function Departure(): ReactElement {
  const { title, followed, colleagues } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={refusal} {...(colleagues.length === 0 ? {} : { startAt: "colleagueMembershipId" })} />
      <p>{words.lede}</p>
      {followed.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <PageForm
        form="departure"
        refusal={refusal}
        fields={{
          colleagueMembershipId: (field) =>
            colleagues.length === 0 ? null : (
              <ChoiceField field={field} legend={words.colleague} choose="one" options={colleagues} />
            ),
        }}
        submit={words.submit}
      />
      <p>
        <Link to="/mon-organisation">{words.cancel}</Link>
      </p>
    </div>
  );
}
