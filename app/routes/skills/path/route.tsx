import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { pathPage as words } from "#app/content/skill-paths.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { USUAL_WEEKLY_LIMIT } from "#app/matching/proposal/path-options.ts";
import { proposePaths } from "#app/matching/proposal/propose-paths.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { guardedLoader } from "#app/web/guard.server.ts";
import { draftOf } from "#app/web/skill-draft.server.ts";
import { reachOf } from "../shared/reach.server.ts";
import { pathScreen } from "./path-screen.ts";
import { PathView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${words.title(page?.job ?? "")}${site.titleSuffix}` },
];

export const loader = guardedLoader("skill-draft.keep", async (guarded) => {
  const draft = await draftOf(guarded);
  const profile = await readProfile(guarded.database.pool, draft);
  if (!profile.ok) throw redirect("/mes-competences/metier-voulu", 303);
  const reach = await reachOf(draft);
  if (reach === null) throw redirect("/mes-competences/formations", 303);
  const today = todayIso();
  const { paths, isTooLong } = await proposePaths(guarded.database.pool, profile.value.gap, {
    ...reach,
    from: today,
    weeklyHours: USUAL_WEEKLY_LIMIT,
  });
  const chosen = Number(new URL(guarded.request.url).searchParams.get("choix") ?? 1) - 1;
  const path = { path: pathScreen(profile.value, paths, { chosen, today }), isTooLong };
  const { label: place, radiusKm } = reach;
  return { job: draft.target?.label ?? "", place, radiusKm, ...path };
});

export default function Path(): ReactElement {
  return <PathView {...useLoaderData<typeof loader>()} />;
}
