import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { decisionSchema, readCertificationReview, reviewLink } from "#app/blocks/review/review-link.server.ts";
import { blockReview as words } from "#app/content/block-review.ts";
import { site } from "#app/content/site.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { BlockLinksView } from "./view.tsx";

const LONGEST_WORDS = 80;
const reviewForm = defineForm({ form: "review", schema: decisionSchema, fields: {} });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.certification.title ?? words.title}${site.titleSuffix}` },
];

export const loader = guardedLoader("block-link.review", async ({ actor, database, params, request }) => {
  const asked = new URL(request.url).searchParams;
  const decision = decisionSchema.safeParse({
    block: asked.get("bloc"),
    ogr: asked.get("competence"),
    verdict: asked.get("avis"),
  });
  const text = (asked.get("q") ?? "").trim().slice(0, LONGEST_WORDS);
  const read = await readCertificationReview(database, memberOf(actor), {
    certification: params["code"] ?? "",
    words: text,
    decision: decision.success ? decision.data : null,
  });
  if (!read.ok) throw nothingHere();
  return { sections: operationSections(actor), text, ...read.value };
});

export const action = guardedAction("block-link.review", async ({ actor, database, params, form }) => {
  const sent = reviewForm.read(form);
  if (!sent.ok || !(await reviewLink(database, memberOf(actor), sent.value)).ok) throw nothingHere();
  throw redirectSaved<typeof words.saved>(`/exploitation/blocs/${params["code"]}`, "avis-garde");
});

export default function BlockLinks(): ReactElement {
  return <BlockLinksView {...useLoaderData<typeof loader>()} />;
}
