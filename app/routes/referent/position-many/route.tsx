import { randomUUID } from "node:crypto";
import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { MemberActor } from "#app/access/actor.ts";
import { positionManyPage as words } from "#app/content/position-many.ts";
import { site } from "#app/content/site.ts";
import type { Database } from "#app/platform/database.server.ts";
import { listFollowed } from "#app/positioning/follow/list-followed.server.ts";
import { readChosen } from "#app/positioning/follow/read-chosen.server.ts";
import { readOffer } from "#app/positioning/follow/read-offer.server.ts";
import { MOST_POSITIONED } from "#app/positioning/most-positioned.ts";
import { suitedIn } from "#app/routes/referent/person-search/person-results.ts";
import { offerInWords } from "#app/routes/referent/position/position-screen.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { answerSend, askedOf } from "./send-form.server.ts";
import { ChooseView, SendView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.offer.pageTitle ?? words.whom}${site.titleSuffix}` },
];

export const loader = guardedLoader("positioning.submit", async ({ actor, database, request }) => {
  const member = memberOf(actor);
  const { session, name, chosen, isFiltering, filled } = askedOf(request.url);
  const found = await readOffer(database, member, session);
  if (found === null) throw nothingHere();
  const offer = { ...offerInWords(found), pageTitle: words.title(found.training), number: session };
  const [only, ...others] = chosen;
  const isTooMany = chosen.length > MOST_POSITIONED;
  if (only === undefined || isTooMany || isFiltering) {
    return { offer, choose: await peopleToChoose(database, member, { name, isTooMany, chosen }), send: null };
  }
  if (others.length === 0) throw redirect(`/personnes/${only}/positionner?${new URLSearchParams({ session })}`, 303);
  const read = await readChosen(database, member, { personFileIds: chosen, sessionId: found.id });
  if (!read.ok) throw unopened(read.refusal, `/positionner${new URL(request.url).search}`);
  const people = read.value.map(({ personFileId, name: who, lines }) => {
    const { against, rest } = suitedIn(lines);
    return { value: personFileId, label: who, hint: [...against, rest].filter((part) => part !== "").join(" ") };
  });
  if (people.length === 0) throw nothingHere();
  return { offer, choose: null, send: { key: randomUUID(), people, filled } };
});

async function peopleToChoose(
  database: Database,
  member: MemberActor,
  {
    name,
    isTooMany,
    chosen,
  }: { readonly name: string; readonly isTooMany: boolean; readonly chosen: readonly string[] },
) {
  const filters = { owedBy: "", step: "", name, startsFrom: "", startsTo: "" };
  const { lines, total } = await listFollowed(database, member, { filters, page: 1 });
  const byName = lines.toSorted((one, other) =>
    `${one.lastName} ${one.firstName}`.localeCompare(`${other.lastName} ${other.firstName}`, "fr"),
  );
  const isShown = (id: string): boolean => lines.some(({ fileId }) => fileId === id);
  return {
    ...{ name, isTooMany, total },
    chosen: chosen.filter(isShown),
    unshown: chosen.filter((id) => !isShown(id)),
    people: byName.map(({ fileId, firstName, lastName }) => ({ value: fileId, label: `${lastName} ${firstName}` })),
  };
}

export const action = guardedAction("positioning.submit", answerSend);

export default function PositionMany(): ReactElement {
  const { offer, choose, send } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (choose !== null) return <ChooseView offer={offer} choose={choose} />;
  return <SendView offer={offer} send={send} answer={answer} />;
}
