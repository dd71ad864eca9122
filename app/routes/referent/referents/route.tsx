import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import type { followedFilePage } from "#app/content/followed-file.ts";
import { referentsPage as words } from "#app/content/referents.ts";
import { site } from "#app/content/site.ts";
import { readReferents } from "#app/people/file/read-referents.server.ts";
import { nameReferent, restrictFile } from "#app/people/file/restrict-file.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { ReferentsView } from "./view.tsx";

const nameForm = defineForm({
  form: "name",
  schema: nameReferent.input,
  fields: { colleagueMembershipId: words.colleague },
  words: words.errors,
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("person-file.restrict", async ({ actor, database, params }) => {
  const id = params["id"] ?? "";
  const member = memberOf(actor);
  const read = await readReferents(database, member, id);
  if (!read.ok) throw unopened(read.refusal, `/personnes/${id}/referents`);
  const { name, isRestricted, isOwn, referents } = read.value;
  return {
    ...{ id, title: words.title(name), isRestricted, isOwn },
    following: referents
      .filter(({ follows }) => follows)
      .map(({ membershipId, name: who }) => ({
        key: membershipId,
        title: membershipId === member.membershipId ? `${who} (${words.you})` : who,
      })),
    others: referents
      .filter(({ follows }) => !follows)
      .map(({ membershipId, name: label }) => ({ value: membershipId, label })),
  };
});

export const action = guardedAction("person-file.restrict", async (sent) => {
  if (sent.form.get("intent") === "name") return answerName(sent);
  const asked = z
    .object({ personFileId: z.guid(), isRestricted: z.enum(["restrict", "release"]) })
    .safeParse({ personFileId: sent.params["id"], isRestricted: sent.form.get("intent") });
  if (!asked.success) throw nothingHere();
  const { personFileId } = asked.data;
  const isRestricted = asked.data.isRestricted === "restrict";
  const done = await restrictFile(sent.database, memberOf(sent.actor), { personFileId, isRestricted });
  if (!done.ok) throw nothingHere();
  throw saved(personFileId, isRestricted ? "reserve" : "ouvert");
});

async function answerName({ actor, database, form, params }: GuardedForm) {
  const asked = nameForm.read(form, { personFileId: params["id"] ?? "" });
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const done = await nameReferent(database, memberOf(actor), asked.value);
  if (done.ok) throw saved(asked.value.personFileId, "nomme");
  const { kind } = done.refusal;
  if (kind === "unknown-person" || kind === "not-allowed") throw nothingHere();
  return data({ refusal: nameForm.refuse(form, "colleagueMembershipId", words.gone) }, 409);
}

function saved(id: string, what: "nomme" | "reserve" | "ouvert"): Response {
  return redirectSaved<typeof followedFilePage.saved>(`/personnes/${id}`, what);
}

export default function Referents(): ReactElement {
  return <ReferentsView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
