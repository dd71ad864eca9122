import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { situationPage as words } from "#app/content/change-person.ts";
import type { followedFilePage } from "#app/content/followed-file.ts";
import { newPersonPage } from "#app/content/new-person.ts";
import { site } from "#app/content/site.ts";
import { readFileToChange } from "#app/people/file/read-file-to-change.server.ts";
import { changeSituation, changeSituationSchema } from "#app/people/situation/change-situation.server.ts";
import { factsInWords } from "#app/people/situation/facts-in-words.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { SituationView } from "./view.tsx";

const form = defineForm({
  form: "situation",
  schema: changeSituationSchema,
  fields: {
    ...{ rsa: newPersonPage.rsa, registration: newPersonPage.registration, level: newPersonPage.level },
    ...{ publics: words.publics, source: words.source, asOf: words.asOf, isAllChecked: words.isAllChecked },
  },
  words: words.errors,
});

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("person-file.change", async ({ actor, database, params }) => {
  const id = params["id"] ?? "";
  const read = await readFileToChange(database, memberOf(actor), id);
  if (!read.ok) throw unopened(read.refusal, `/personnes/${id}/situation`);
  const { content, version, facts } = read.value;
  const saying = (kind: string): string | undefined => facts.find((fact) => fact.kind === kind)?.value;
  return {
    ...{ id, version, title: words.title(`${content.firstName} ${content.lastName}`) },
    known: factsInWords(facts),
    initial: {
      ...{ rsa: saying("rsa") ?? "unknown", registration: saying("registration") ?? "unknown" },
      ...{ level: saying("level") ?? "", source: "said", asOf: todayIso() },
      publics: facts.filter(({ kind }) => kind === "public").map(({ value }) => value),
    },
  };
});

export const action = guardedAction("person-file.change", async ({ actor, database, form: sent, params }) => {
  const asked = form.read(sent, { personFileId: params["id"] ?? "" });
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const changed = await changeSituation(database, memberOf(actor), asked.value);
  if (changed.ok)
    throw redirectSaved<typeof followedFilePage.saved>(`/personnes/${asked.value.personFileId}`, "situation");
  const { refusal } = changed;
  if (refusal.kind === "day-in-future") return data({ refusal: form.refuse(sent, "asOf", words.dayInFuture) }, 409);
  if (refusal.kind !== "stale-version") throw nothingHere();
  const now = factsInWords(refusal.facts).map(({ label, value }) => `${label} : ${value}`);
  return data({ refusal: form.refuse(sent, null, words.stale(now.join(" ; "))) }, 409);
});

export default function Situation(): ReactElement {
  const refusal = useActionData<typeof action>()?.refusal;
  return <SituationView {...useLoaderData<typeof loader>()} refusal={refusal} />;
}
