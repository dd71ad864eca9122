import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { backgroundWords } from "#app/content/background.ts";
import { heldSkillsWords, type ownSkillsPage, carryDraftPage as words } from "#app/content/held-skills.ts";
import { site } from "#app/content/site.ts";
import { mergeSkills } from "#app/people/held-skills/merge-skills.ts";
import { eraseDraft } from "#app/people/skill-draft/skill-draft.server.ts";
import { BackgroundList } from "#app/routes/skills/shared/background-list.tsx";
import { heldScreen } from "#app/routes/skills/shared/held-screen.server.ts";
import { ShownList } from "#app/routes/skills/shared/shown-list.tsx";
import { ButtonForm } from "#app/ui/button-form.tsx";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { changeOwn, draftOfDevice } from "#app/web/skill-draft.server.ts";
import { clearDraft, draftToken } from "#app/web/skill-draft-cookie.server.ts";

const PAGE = "/mon-compte/competences";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("held-skill.keep", async (guarded) => {
  const draft = await draftOfDevice(guarded);
  return { screen: draft === null ? null : await heldScreen(guarded.database.pool, draft, "own") };
});

/** The draft joins the skills of the account, and is removed: it is kept in one place. */
export const action = guardedAction("held-skill.keep", async (guarded) => {
  const draft = await draftOfDevice(guarded);
  // Sent twice, from another tab: what was said is in the account already.
  if (draft === null) throw redirectSaved<typeof ownSkillsPage.saved>(PAGE, "deja-ajoutees");
  await changeOwn(guarded, (content) => mergeSkills(content, draft));
  await eraseDraft(guarded.database, await draftToken(guarded.request));
  throw redirectSaved<typeof ownSkillsPage.saved>(PAGE, "ajoutees", { "Set-Cookie": await clearDraft() });
});

/** What the draft of this browser says, before it joins the skills of the account. */
export default function CarryDraft(): ReactElement {
  const { screen } = useLoaderData<typeof loader>();
  return (
    <div className="prose journey">
      <h1 tabIndex={-1}>{words.title}</h1>
      {screen === null ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p>{words.lede}</p>
          {screen.job === null ? null : <p>{heldSkillsWords.wants(screen.job)}</p>}
          <ShownList lines={screen.lines} />
          {screen.background.length === 0 ? null : (
            <>
              <h2>{backgroundWords.title}</h2>
              <BackgroundList lines={screen.background} />
            </>
          )}
          <p>{words.what}</p>
          <ButtonForm button="button big">{words.submit}</ButtonForm>
        </>
      )}
      <p>
        <Link to={PAGE}>{words.back}</Link>
      </p>
    </div>
  );
}
