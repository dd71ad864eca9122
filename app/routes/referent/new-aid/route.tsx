import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { type aidPage, newAidPage as words } from "#app/content/aids.ts";
import { site } from "#app/content/site.ts";
import { aidDecisionWords } from "#app/positioning/aid/aid-words.ts";
import { type PrepareAidRefusal, prepareAid } from "#app/positioning/aid/prepare-aid.server.ts";
import { readAidToPrepare } from "#app/positioning/aid/read-aids.server.ts";
import { newAidForm, readNewAid } from "#app/web/aids/aid-forms.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { newAidScreen } from "./new-aid-screen.ts";
import { NewAidView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

/** The session that the address names; null: a training that the catalogue does not have. */
function sessionOf(request: Request): string | null {
  const number = new URL(request.url).searchParams.get("session");
  return number === null || number === "" || number.length > 255 ? null : number;
}

/** The schemes, compared with the person and the training, before anything is asked. */
export const loader = guardedLoader("aid.ask", async ({ actor, database, params, request }) => {
  const asked = { personFileId: params["id"] ?? "", sessionNumber: sessionOf(request) };
  const read = await readAidToPrepare(database, memberOf(actor), asked);
  if (!read.ok) {
    const { pathname, search } = new URL(request.url);
    throw unopened(read.refusal, pathname + search);
  }
  return newAidScreen(read.value, randomUUID());
});

export const action = guardedAction("aid.ask", async ({ actor, database, params, request, form: sent }) => {
  const sessionNumber = sessionOf(request);
  const asked = readNewAid(sent, sessionNumber);
  if (!asked.ok) return data({ refusal: asked.refusal, same: null }, 400);
  const personFileId = params["id"] ?? "";
  const read = prepareAid.input.safeParse({ ...asked.value, personFileId, sessionNumber });
  if (!read.success) throw nothingHere();
  const done = await prepareAid(database, memberOf(actor), read.data);
  if (done.ok) {
    const { requestId } = done.value;
    throw redirectSaved<typeof aidPage.saved>(`/personnes/${personFileId}/aides/${requestId}`, "aide-preparee");
  }
  const { field, message } = faultOf(done.refusal);
  const same =
    done.refusal.kind === "asked-already" ? `/personnes/${personFileId}/aides/${done.refusal.requestId}` : null;
  return data({ refusal: newAidForm.refuse(sent, field, message), same }, 409);
});

type Refused = PrepareAidRefusal | { readonly kind: "key-of-another-command" };

/** What a refused request says, beside its field where it has one. */
function faultOf(refusal: Refused): {
  readonly field: "title" | "provider" | "startsOn" | null;
  readonly message: string;
} {
  switch (refusal.kind) {
    case "unknown-person":
    case "unknown-session":
    case "key-of-another-command":
      throw nothingHere();
    case "unsaid":
      return { field: refusal.field, message: words.errors[refusal.field] };
    case "asked-already":
      return { field: null, message: words.already };
    case "already-begun":
    case "too-far-ahead":
      return { field: "startsOn", message: aidDecisionWords(refusal) };
    default:
      return { field: null, message: aidDecisionWords(refusal) };
  }
}

export default function NewAid(): ReactElement {
  const answer = useActionData<typeof action>();
  return <NewAidView screen={useLoaderData<typeof loader>()} refusal={answer?.refusal} same={answer?.same ?? null} />;
}
