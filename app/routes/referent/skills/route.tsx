import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { dayOfInstant } from "#app/content/dates.ts";
import { skillsBesidePage as words } from "#app/content/held-skills.ts";
import { site } from "#app/content/site.ts";
import { agreeSkills } from "#app/people/held-skills/agree-skills.server.ts";
import { openSkillsBeside } from "#app/people/held-skills/skills-beside.server.ts";
import { withObtained } from "#app/people/held-skills/with-obtained.ts";
import { heldScreen } from "#app/routes/skills/shared/held-screen.server.ts";
import { testForm, testShown } from "#app/routes/skills/shared/test-form.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { unopened } from "#app/web/people/unopened.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { changeAndGo } from "#app/web/skill-draft.server.ts";
import { skillsBase } from "#app/web/skill-pages.ts";
import { SkillsBesideView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.fallback}${site.titleSuffix}` },
];

export const loader = guardedLoader("held-skill.read", async ({ actor, database, params }) => {
  const opened = await openSkillsBeside(database, memberOf(actor), params["id"] ?? "");
  if (!opened.ok) throw unopened(opened.refusal, skillsBase(params));
  const { file, hasAccount, isReferent, agreedAt, skills } = opened.value;
  return {
    ...{ id: file.id, hasAccount, isReferent, title: words.title(`${file.firstName} ${file.lastName}`) },
    agreed: agreedAt === null ? null : words.agreed(dayOfInstant(agreedAt)),
    screen:
      skills === null ? null : await heldScreen(database.pool, withObtained(skills.content, skills.obtained), "beside"),
  };
});

export const action = guardedAction("held-skill.fill", async (guarded) => {
  switch (guarded.form.get("intent")) {
    case "agree":
    case "stop":
      throw await answerAgreement(guarded);
    case "test":
      return noteTest(guarded);
    default:
      throw nothingHere();
  }
});

async function answerAgreement({ database, actor, form, params }: GuardedForm): Promise<Response> {
  const isAgreed = form.get("intent") === "agree";
  const asked = agreeSkills.input.safeParse({ personFileId: params["id"], isAgreed });
  const done = asked.success ? await agreeSkills(database, memberOf(actor), asked.data) : null;
  if (done?.ok === true)
    return redirectSaved<typeof words.saved>(skillsBase(params), isAgreed ? "lecture-accord" : "lecture-finie");
  // Said by the page itself: the person has had an account since.
  return done?.refusal.kind === "person-agrees" ? redirect(skillsBase(params), 303) : nothingHere();
}

async function noteTest(guarded: GuardedForm) {
  const sent = testForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  throw await changeAndGo(guarded, testShown(sent.value.ogr), "?fait=test-personne");
}

export default function SkillsBeside(): ReactElement {
  return <SkillsBesideView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
