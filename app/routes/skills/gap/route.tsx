import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { gapWords } from "#app/content/skill-journey.ts";
import { skillVoice } from "#app/content/skill-voice.ts";
import { findProvenBlocks } from "#app/matching/lacking/find-proven-blocks.server.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import type { HeldContent } from "#app/people/skill-draft/draft-content.ts";
import { softSkillsOfJob } from "#app/skills/soft/soft-skill-store.server.ts";
import { skillsAction, skillsLoader } from "#app/web/guard.server.ts";
import { draftOf, toSkillPage } from "#app/web/skill-draft.server.ts";
import { keepAnswer } from "../shared/answer-form.server.ts";
import { gapLists, gapScreen } from "./gap-screen.ts";
import { GapView } from "./view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}${site.titleSuffix}` },
];

export const loader = skillsLoader(async (guarded) => {
  const draft = await draftOf(guarded);
  const voice = skillVoice(guarded.params);
  const profile = await readProfile(guarded.database.pool, draft, voice);
  if (!profile.ok) throw toSkillPage(guarded, "metier-voulu");
  return {
    title: gapWords[voice].title(draft.target?.label ?? ""),
    post: postOf(draft.target, profile.value.isOfNeed),
    proven: await findProvenBlocks(guarded.database.pool, profile.value),
    ...gapScreen(profile.value, draft, {
      voice,
      wantedSoftSkills: await softSkillsOfJob(guarded.database.pool, profile.value.gap.metier.code),
    }),
  };
});

/** The need of a company that the job was chosen from; null: none. It may be closed since: the gap is then that to its job. */
function postOf(target: HeldContent["target"], isOpen: boolean) {
  return target?.need === undefined ? null : { to: `/besoins/${target.need}`, isOpen };
}

export const action = skillsAction(async (guarded) => {
  const list = Object.values(gapLists).find((id) => id === guarded.form.get("list"));
  throw await keepAnswer(guarded, `resultat?fait=note${list === undefined ? "" : `#${list}`}`);
});

export default function Gap(): ReactElement {
  return <GapView {...useLoaderData<typeof loader>()} />;
}
