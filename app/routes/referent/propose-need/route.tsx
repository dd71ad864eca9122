import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import type { personNeedsPage } from "#app/content/proposals.ts";
import { proposeNeedPage as words } from "#app/content/proposals.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { agains } from "#app/positioning/proposal/decide-proposal.ts";
import { readNeedToPropose } from "#app/positioning/proposal/needs-for-person.server.ts";
import { offeredOf } from "#app/positioning/proposal/offered.ts";
import { proposalRefusalWords } from "#app/positioning/proposal/proposal-words.ts";
import { proposeNeed } from "#app/positioning/proposal/propose-need.server.ts";
import { AskedFirst } from "#app/ui/asked-first.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FactPairs } from "#app/ui/fact-pairs.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { offerFacts } from "#app/web/proposals/offer-facts.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { refusedScreen } from "./refused-screen.ts";

const form = defineForm({
  form: "propose",
  schema: z.object({ key: z.uuid(), again: z.enum(agains).optional() }),
  fields: {},
});

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

/** What the person will read, before it is sent. */
export const loader = guardedLoader("positioning.submit", async ({ actor, database, params, request }) => {
  const which = { personFileId: params["id"] ?? "", needId: params["need"] ?? "" };
  const read = await readNeedToPropose(database, memberOf(actor), which);
  if (!read.ok) throw unopened(read.refusal, new URL(request.url).pathname);
  const { file, need, lastNo } = read.value;
  const offered = offeredOf(need);
  return {
    ...{ key: randomUUID(), back: `/personnes/${file.id}/besoins`, title: words.title(offered.jobLabel) },
    to: words.to(`${file.firstName} ${file.lastName}`),
    facts: offerFacts(offered),
    refused: lastNo === null ? null : refusedScreen(lastNo, todayIso()),
    hides: offered.companyName === null,
  };
});

export const action = guardedAction("positioning.submit", async ({ actor, database, params, form: sent }) => {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const personFileId = params["id"] ?? "";
  const read = proposeNeed.input.safeParse({ again: null, ...asked.value, personFileId, needId: params["need"] ?? "" });
  const done = read.success ? await proposeNeed(database, memberOf(actor), read.data) : null;
  if (done?.ok === true) {
    throw redirectSaved<typeof personNeedsPage.saved>(`/personnes/${personFileId}/besoins`, "emploi-propose");
  }
  if (done?.refusal.kind === "refused-before") {
    return data({ refusal: form.refuse(sent, null, proposalRefusalWords(done.refusal)) }, 409);
  }
  if (done?.refusal.kind !== "already-proposed") throw nothingHere();
  return data({ refusal: form.refuse(sent, null, words.already) }, 409);
});

export default function ProposeNeed(): ReactElement {
  const { key, back, title, to, facts, hides, refused } = useLoaderData<typeof loader>();
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{title}</h1>
      <ErrorSummary refusal={useActionData<typeof action>()?.refusal} />
      <p>{to}</p>
      {refused === null ? null : (
        <Notice tone="attention">
          {refused.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <h2>{words.reads}</h2>
      <FactPairs facts={facts} />
      {hides ? (
        <Notice>
          <p>{words.hides}</p>
        </Notice>
      ) : null}
      {words.next.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {refused === null ? (
        <ButtonForm carried={{ key }} button="button">
          {words.submit}
        </ButtonForm>
      ) : (
        <AskedFirst
          carried={{ key, again: refused.again }}
          asks={words.again}
          follows={refused.follows}
          confirm={refused.confirm}
        />
      )}
      <p>
        <Link to={back}>{words.cancel}</Link>
      </p>
    </div>
  );
}
