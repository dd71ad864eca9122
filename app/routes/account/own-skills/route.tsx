import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import type { Actor, PersonActor } from "#app/access/actor.ts";
import { dayOfInstant } from "#app/content/dates.ts";
import { ownSkillsPage as words } from "#app/content/held-skills.ts";
import { site } from "#app/content/site.ts";
import { agreeSkills } from "#app/people/held-skills/agree-skills.server.ts";
import { eraseOwnSkills, readSkillsReaders } from "#app/people/held-skills/own-skills.server.ts";
import { heldScreen } from "#app/routes/skills/shared/held-screen.server.ts";
import { testForm, testShown } from "#app/routes/skills/shared/test-form.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { changeOwn, draftOf, draftOfDevice } from "#app/web/skill-draft.server.ts";
import { OwnSkillsView } from "./view.tsx";

const PAGE = "/mon-compte/competences";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("held-skill.keep", async (guarded) => {
  const [held, readers, draft] = await Promise.all([
    draftOf(guarded),
    readSkillsReaders(guarded.database, personOf(guarded.actor)),
    draftOfDevice(guarded),
  ]);
  return {
    screen: await heldScreen(guarded.database.pool, held, "own"),
    hasDraft: draft !== null,
    readers: readers.map(({ personFileId, organisationName, agreedAt }) => ({
      ...{ personFileId, organisationName, isAgreed: agreedAt !== null },
      words:
        agreedAt === null ? words.notAgreed(organisationName) : words.agreed(organisationName, dayOfInstant(agreedAt)),
    })),
  };
});

export const action = guardedAction("held-skill.keep", async (guarded) => {
  switch (guarded.form.get("intent")) {
    case "agree":
    case "stop":
      throw await answerAgreement(guarded);
    case "erase":
      await eraseOwnSkills(guarded.database, personOf(guarded.actor));
      throw redirectSaved<typeof words.saved>(PAGE, "competences-effacees");
    case "test":
      return noteTest(guarded);
    default:
      throw nothingHere();
  }
});

async function answerAgreement({ database, actor, form }: GuardedForm): Promise<Response> {
  const isAgreed = form.get("intent") === "agree";
  const asked = agreeSkills.input.safeParse({ personFileId: form.get("personFileId"), isAgreed });
  const done = asked.success ? await agreeSkills(database, personOf(actor), asked.data) : null;
  if (done?.ok !== true) return nothingHere();
  return redirectSaved<typeof words.saved>(PAGE, isAgreed ? "autorisee" : "plus-autorisee");
}

async function noteTest(guarded: GuardedForm) {
  const sent = testForm.read(guarded.form);
  if (!sent.ok) return data({ refusal: sent.refusal }, 400);
  await changeOwn(guarded, testShown(sent.value.ogr));
  throw redirectSaved<typeof words.saved>(PAGE, "test-note");
}

function personOf(actor: Actor): PersonActor {
  if (actor.kind !== "person") throw nothingHere();
  return actor;
}

export default function OwnSkills(): ReactElement {
  return <OwnSkillsView {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
