import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { can } from "#app/access/can.ts";
import { site } from "#app/content/site.ts";
import { pathPage as words } from "#app/content/skill-paths.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { USUAL_WEEKLY_LIMIT } from "#app/matching/proposal/path-options.ts";
import { proposePaths } from "#app/matching/proposal/propose-paths.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { mayAskAid } from "#app/positioning/aid/aid-askers.ts";
import { type Guarded, skillsLoader } from "#app/web/guard.server.ts";
import { draftOf, toSkillPage } from "#app/web/skill-draft.server.ts";
import { reachOf } from "../shared/reach.server.ts";
import { askOpeningAt } from "./ask-opening-at.ts";
import { leftOutLines, pathScreen } from "./path-screen.ts";
import { knowingLevel, planBeside } from "./plan-beside.server.ts";
import { PathView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  if (draft.target === null) throw toSkillPage(guarded, "metier-voulu");
  const reach = await reachOf(draft);
  if (reach === null) throw toSkillPage(guarded, "formations");
  const plan = await planBeside(guarded);
  const profile = await readProfile(guarded.database.pool, knowingLevel(draft, plan?.level ?? null));
  if (!profile.ok) throw toSkillPage(guarded, "metier-voulu");
  const today = todayIso();
  const { gap, checks, level } = profile.value;
  const admit = plan?.admit ?? null;
  // With a level in the file, the file keeps out what asks for more, and the page says so.
  const entryLevel = (plan?.level ?? null) === null ? level : null;
  const { weeklyHours, budgetEuros } = { ...draft, weeklyHours: draft.weeklyHours ?? USUAL_WEEKLY_LIMIT };
  const propose = (limits: { readonly weeklyHours: number; readonly budgetCents: number | null }) =>
    proposePaths(guarded.database.pool, gap, { ...reach, from: today, checks, level: entryLevel, admit, ...limits });
  const budgetCents = budgetEuros === null ? null : budgetEuros * 100;
  const { paths, isTooLong, leftOut } = await propose({ weeklyHours, budgetCents });
  const numbers = paths.flatMap(({ steps }) => steps.map(({ session }) => session.number));
  const file = (await plan?.stepsOf(numbers)) ?? null;
  const isLimited = weeklyHours < USUAL_WEEKLY_LIMIT || budgetCents !== null;
  const unlimited = { weeklyHours: Math.max(weeklyHours, USUAL_WEEKLY_LIMIT), budgetCents: null };
  const chosen = Number(new URL(guarded.request.url).searchParams.get("choix") ?? 1) - 1;
  const path = {
    path: pathScreen(profile.value, paths, { chosen, today, positionAt: positionAt(guarded), file }),
    isTooLong,
    leftOut: file === null ? [] : leftOutLines(leftOut, file),
    isTooLimited: isLimited && paths.length === 0 && (await propose(unlimited)).paths.length > 0,
  };
  const { label: place, radiusKm } = reach;
  const title = (guarded.params["id"] === undefined ? words.title : words.titleBeside)(draft.target?.label ?? "");
  const askAt = askOpeningAt(guarded.actor, { gap, paths, place: draft.place?.value });
  const hasHole = path.path === null || path.path.left.length > 0;
  const aidAt = hasHole ? aidAtFor(guarded) : null;
  return { title, place, radiusKm, askAt, aidAt, limits: words.limits(weeklyHours, budgetEuros), ...path };
});

/** Where whoever follows this person asks for an aid, as the way out of what no session brings; null for everybody else. */
function aidAtFor({ actor, params }: Guarded): string | null {
  const { id } = params;
  return id !== undefined && mayAskAid(actor) ? `/personnes/${id}/aides/nouvelle` : null;
}

/** Where whoever follows people chooses whom to position on a step of a path that is nobody's. Null for everybody else. */
function positionAt({ actor, params }: Guarded): string | null {
  const mayPosition =
    actor.kind === "member" && prescribingKinds.includes(actor.organisationKind) && can(actor, "positioning.submit");
  return mayPosition && params["id"] === undefined ? "/positionner" : null;
}

export default function Path(): ReactElement {
  return <PathView {...useLoaderData<typeof loader>()} />;
}
