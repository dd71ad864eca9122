import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { changePersonPage as words } from "#app/content/change-person.ts";
import type { followedFilePage } from "#app/content/followed-file.ts";
import { site } from "#app/content/site.ts";
import { changePersonFile } from "#app/people/file/change-person-file.server.ts";
import { readFileToChange } from "#app/people/file/read-file-to-change.server.ts";
import { townOf } from "#app/territories/town-of.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unknownTownWords } from "#app/web/people/unknown-town-words.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { changeForm, refusedChange, shownOf } from "./change-form.server.ts";
import { ChangePersonView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("person-file.change", async ({ actor, database, params }) => {
  const id = params["id"] ?? "";
  const read = await readFileToChange(database, memberOf(actor), id);
  if (!read.ok) throw unopened(read.refusal, `/personnes/${id}/modifier`);
  const { content, version, commune, birthCommune } = read.value;
  const title = words.title(`${content.firstName} ${content.lastName}`);
  return { id, version, title, initial: { ...shownOf(content), commune, birthCommune } };
});

export const action = guardedAction("person-file.change", async ({ actor, database, form: sent, params }) => {
  const asked = changeForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, known: null }, 400);
  const { commune, birthCommune, ...said } = asked.value;
  const [town, birthTown] = [await townOf(commune), birthCommune === "" ? null : await townOf(birthCommune)];
  const unknown = (field: "commune" | "birthCommune", choices: readonly string[]) =>
    data({ refusal: changeForm.refuse(sent, field, unknownTownWords({ choices })), known: null }, 400);
  if (!town.ok) return unknown("commune", town.refusal.choices);
  if (birthTown?.ok === false) return unknown("birthCommune", birthTown.refusal.choices);
  const input = changePersonFile.input.safeParse({
    ...{ ...said, personFileId: params["id"], communeCode: town.value },
    birthCommuneCode: birthTown === null ? null : birthTown.value,
  });
  if (!input.success) throw nothingHere();
  const { personFileId } = input.data;
  const changed = await changePersonFile(database, memberOf(actor), input.data);
  if (!changed.ok) return data(refusedChange(sent, changed.refusal), 409);
  if (changed.value.isFollowedElsewhere) throw redirect(`/personnes/${personFileId}/reunir`, 303);
  throw redirectSaved<typeof followedFilePage.saved>(`/personnes/${personFileId}`, "modifie");
});

export default function ChangePerson(): ReactElement {
  return <ChangePersonView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
