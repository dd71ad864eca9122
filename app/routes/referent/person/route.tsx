import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { readFollowedFile } from "#app/positioning/follow/read-followed-file.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { answerForm } from "./person-action.server.ts";
import { personScreen } from "./person-screen.server.ts";
import { PersonView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.screen.name ?? words.positionings}${site.titleSuffix}` },
];

export const loader = guardedLoader("positioning.submit", async ({ actor, database, params }) => {
  const id = params["id"] ?? "";
  const read = await readFollowedFile(database, memberOf(actor), id);
  if (!read.ok) throw unopened(read.refusal, `/personnes/${id}`);
  return { screen: personScreen(read.value, todayIso()) };
});

export const action = guardedAction("positioning.submit", async ({ actor, database, form, params }) =>
  answerForm({ database, actor: memberOf(actor), form, personFileId: params["id"] ?? "" }),
);

export default function Person(): ReactElement {
  const { screen } = useLoaderData<typeof loader>();
  return <PersonView view={screen} refusal={useActionData<typeof action>()?.refusal} />;
}
