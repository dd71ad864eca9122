import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { recordAgreementSchema } from "#app/access/authorisation/authorisation-commands.ts";
import { readAgreements } from "#app/access/authorisation/read-agreements.server.ts";
import { type AgreementRecordRefusal, recordAgreement } from "#app/access/authorisation/record-agreement.server.ts";
import { agreementsPage as words } from "#app/content/agreements.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { agreementsView } from "./agreements-view.ts";
import { AgreementsView } from "./view.tsx";

const conclude = defineForm({
  form: "conclude",
  schema: recordAgreementSchema,
  fields: {
    organisationId: words.departement,
    reference: words.referenceLabel,
    startsOn: words.startsOn,
    endsOn: words.endsOn,
  },
  words: words.errors,
});
const changeEnd = defineForm({
  form: "change-end",
  schema: recordAgreementSchema,
  fields: { endsOn: words.newEnd },
  words: { endsOn: words.errors.endsOn },
  instance: "agreementId",
});

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("agreement.read", async ({ actor, database }) => {
  const member = memberOf(actor);
  const read = await readAgreements(database, member);
  if (!read.ok) throw nothingHere();
  return agreementsView(member, read.value, todayIso());
});

export const action = guardedAction("agreement.record", async ({ actor, database, form: sent }) => {
  const isChange = sent.get("intent") === "change-end";
  const asked = isChange ? changeEnd.read(sent) : conclude.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const recorded = await recordAgreement(database, memberOf(actor), asked.value);
  if (recorded.ok) throw redirectSaved<typeof words.saved>("/mon-organisation/conventions", "convention-enregistree");
  const [field, message] = faultOf(recorded.refusal);
  if (!isChange) return data({ refusal: conclude.refuse(sent, field, message) }, 409);
  return data({ refusal: changeEnd.refuse(sent, field === "endsOn" ? field : null, message) }, 409);
});

function faultOf(refusal: AgreementRecordRefusal): readonly ["endsOn" | "organisationId", string] {
  switch (refusal.kind) {
    case "period-reversed":
      return ["endsOn", words.errors.endsOn];
    case "agreement-overlaps":
      return ["endsOn", words.overlaps(refusal.startsOn, refusal.endsOn)];
    case "not-a-departement":
      return ["organisationId", words.errors.organisationId];
    default:
      throw nothingHere();
  }
}

export default function Agreements(): ReactElement {
  return <AgreementsView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
