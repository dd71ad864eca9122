import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { trainingsWords } from "#app/content/skill-trainings.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { findProvenBlocks } from "#app/matching/lacking/find-proven-blocks.server.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { findGapSessions } from "#app/matching/proposal/propose-paths.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { changeAndGo, draftOf, toSkillPage } from "#app/web/skill-draft.server.ts";
import { reachOf, townWritten } from "../shared/reach.server.ts";
import { placeForms } from "./place-form.server.ts";
import { trainingsScreen } from "./trainings-screen.ts";
import { TrainingsView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page, params }) => {
  const words = trainingsWords[skillVoice(params)];
  const title = page === undefined || page.found === null ? words.askTitle : words.title(page.job);
  return [{ title: `${title}${site.titleSuffix}` }];
};

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  const reach = await reachOf(draft);
  const asked = { job: draft.target?.label ?? "", place: draft.place?.label ?? "", radiusKm: draft.radiusKm };
  if (reach === null) return { ...asked, found: null };
  const voice = skillVoice(guarded.params);
  const profile = await readProfile(guarded.database.pool, draft, voice);
  if (!profile.ok) throw toSkillPage(guarded, "metier-voulu");
  const [sessions, proven] = await Promise.all([
    findGapSessions(profile.value.gap, reach),
    findProvenBlocks(guarded.database.pool, profile.value),
  ]);
  return { ...asked, found: { ...trainingsScreen(profile.value, sessions, { today: todayIso(), voice }), proven } };
});

export const action = skillsAction(async (guarded) => {
  const placeForm = placeForms[skillVoice(guarded.params)];
  const sent = placeForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  const { place: written, radiusKm } = sent.value;
  const town = await townWritten(written);
  if (!town.ok) return data({ refusal: placeForm.refuse(guarded.form, "place", town.refusal) }, 400);
  const place = town.value;
  throw await changeAndGo(guarded, (content) => ({ ...content, place, radiusKm }), "formations?fait=lieu");
});

export default function Trainings(): ReactElement {
  return <TrainingsView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
