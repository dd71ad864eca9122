import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import { recordAgreementSchema } from "#app/access/authorisation/authorisation-commands.ts";
import { readAgreements } from "#app/access/authorisation/read-agreements.server.ts";
import { type AgreementRecordRefusal, recordAgreement } from "#app/access/authorisation/record-agreement.server.ts";
import { agreementsPage as words } from "#app/content/agreements.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { type FormProblems, formProblem, readFields } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { agreementsView } from "./agreements-view.ts";
import { AgreementsView } from "./view.tsx";

const agreementId = z.guid().catch("");

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("agreement.read", async ({ actor, database }) => {
  const member = memberOf(actor);
  const read = await readAgreements(database, member);
  if (!read.ok) throw nothingHere();
  return agreementsView(member, read.value, todayIso());
});

export const action = guardedAction("agreement.record", async ({ actor, database, form }) => {
  // The page has several forms: a refusal is told in the one that was sent.
  const sent = agreementId.parse(form.get("agreementId"));
  const given = Object.fromEntries(form);
  const asked = readFields(recordAgreementSchema, { given, form, words: words.errors });
  if (!asked.ok) return data({ problems: asked.refusal, sent }, 400);
  const recorded = await recordAgreement(database, memberOf(actor), asked.value);
  if (recorded.ok) throw redirectSaved("/mon-organisation/conventions", "convention-enregistree");
  return data({ problems: problemOf(form, recorded.refusal), sent }, 409);
});

function problemOf(form: FormData, refusal: AgreementRecordRefusal): FormProblems {
  switch (refusal.kind) {
    case "period-reversed":
      return formProblem(form, "endsOn", words.errors.endsOn);
    case "agreement-overlaps":
      return formProblem(form, "endsOn", words.overlaps(refusal.startsOn, refusal.endsOn));
    case "not-a-departement":
      return formProblem(form, "organisationId", words.errors.organisationId);
    default:
      throw nothingHere();
  }
}

export default function Agreements(): ReactElement {
  const refused = useActionData<typeof action>();
  return (
    <AgreementsView view={useLoaderData<typeof loader>()} problems={refused?.problems} sent={refused?.sent ?? ""} />
  );
}
