import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { positionPage as words } from "#app/content/position-person.ts";
import { site } from "#app/content/site.ts";
import { openPersonFile } from "#app/people/file/open-person-file.server.ts";
import { readAcceptedAid } from "#app/positioning/aid/read-accepted-aid.server.ts";
import { explainEligibility } from "#app/positioning/eligibility/explain-eligibility.server.ts";
import { readOffer } from "#app/positioning/follow/read-offer.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { answerPosition } from "./position-action.server.ts";
import { positionScreen } from "./position-screen.ts";
import { PositionView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.screen.title ?? words.position}${site.titleSuffix}` },
];

export const loader = guardedLoader("positioning.submit", async ({ actor, database, params, request }) => {
  const member = memberOf(actor);
  const id = params["id"] ?? "";
  const { pathname, search, searchParams } = new URL(request.url);
  const opened = await openPersonFile(database, member, id);
  if (!opened.ok) throw unopened(opened.refusal, pathname + search);
  const offer = await readOffer(database, member, searchParams.get("session") ?? "");
  if (offer === null) throw nothingHere();
  const explained = await explainEligibility(database, member, { personFileId: id, sessionIds: [offer.id] });
  const lines = explained.ok ? (explained.value.get(offer.id) ?? []) : [];
  const accepted = await readAcceptedAid(database, member, { personFileId: id, sessionId: offer.id });
  const replaces = searchParams.get("remplace");
  const suggestion = searchParams.get("proposition") ?? "";
  return {
    screen: positionScreen({ file: opened.value, offer, lines, accepted, replaces, suggestion, key: randomUUID() }),
  };
});

export const action = guardedAction("positioning.submit", async ({ actor, database, form, params }) => {
  const { refusal, status } = await answerPosition({
    ...{ database, form, actor: memberOf(actor), personFileId: params["id"] ?? "" },
  });
  return data({ refusal }, status);
});

export default function Position(): ReactElement {
  return (
    <PositionView view={useLoaderData<typeof loader>().screen} refusal={useActionData<typeof action>()?.refusal} />
  );
}
