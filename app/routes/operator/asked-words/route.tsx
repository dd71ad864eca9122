import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { askedWordsPage as words } from "#app/content/asked-words.ts";
import { site } from "#app/content/site.ts";
import {
  readWordReview,
  readWordsToReview,
  reviewWord,
  wordDecisionSchema,
} from "#app/matching/asked-words/review-word.server.ts";
import { operationSections } from "#app/routes/operator/shared/sections.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { AskedWordsView, AskedWordView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

const LONGEST_WORDS = 80;

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("asked-word.review", async ({ actor, database, request }) => {
  const asked = new URL(request.url).searchParams;
  const word = asked.get("mot");
  const sections = operationSections(actor);
  if (word === null) {
    const read = await readWordsToReview(database, memberOf(actor));
    if (!read.ok) throw nothingHere();
    return { sections, list: read.value, review: null };
  }
  const decision = wordDecisionSchema.safeParse({
    ...{ word, verdict: asked.get("avis"), ogr: asked.get("competence") },
    ...{ label: asked.get("nom"), plain: asked.get("simple") ?? "", domain: asked.get("domaine") },
  });
  const text = (asked.get("q") ?? "").trim().slice(0, LONGEST_WORDS);
  const ogr = decision.success && decision.data.verdict === "linked" ? decision.data.ogr : null;
  const read = await readWordReview(database, memberOf(actor), { word, words: text, ogr });
  if (!read.ok) throw nothingHere();
  const isWrong = asked.get("avis") !== null && !decision.success;
  return {
    sections,
    list: null,
    review: { ...read.value, text, decision: decision.success ? decision.data : null, isWrong },
  };
});

export const action = guardedAction("asked-word.review", async ({ actor, database, form }) => {
  const sent = wordDecisionSchema.safeParse(Object.fromEntries(form));
  if (!sent.success) throw nothingHere();
  const reviewed = await reviewWord(database, memberOf(actor), sent.data);
  if (reviewed.ok) throw redirectSaved<typeof words.saved>("/exploitation/mots", "mot-garde");
  const { kind } = reviewed.refusal;
  if (kind === "unknown-skill" || kind === "known-skill") return data({ refusal: words.errors[kind] }, 409);
  throw nothingHere();
});

export default function AskedWords(): ReactElement {
  const { sections, ...page } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  if (page.review !== null) return <AskedWordView sections={sections} refusal={refusal} {...page.review} />;
  return <AskedWordsView sections={sections} list={page.list} />;
}
