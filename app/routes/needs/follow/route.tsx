import { data, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { needFollowPage as words } from "#app/content/needs.ts";
import { site } from "#app/content/site.ts";
import { readOwnNeedPeople } from "#app/matching/need-people/read-need-people.server.ts";
import { taughtNear } from "#app/matching/need-people/taught-near.server.ts";
import { answerNeed, openNeedLink } from "#app/needs/answer-need.server.ts";
import { goesOn } from "#app/needs/operations/operation-states.ts";
import { now, todayIso } from "#app/platform/clock.server.ts";
import { readToldOperations } from "#app/positioning/operation/read-gathered.server.ts";
import { answerIntroduced, readIntroduced } from "#app/positioning/proposal/company-answer.server.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { readAnswer, refuseAnswer } from "#app/web/needs/answer-forms.server.ts";
import { draftFrom } from "#app/web/needs/draft-from.ts";
import { followScreen } from "#app/web/needs/follow-screen.server.ts";
import { beginNeedDraft } from "#app/web/needs/need-draft-cookie.server.ts";
import { NEED_CHECK_PAGE } from "#app/web/needs/need-pages.ts";
import { needPeopleScreen } from "#app/web/needs/need-people-screen.ts";
import { toldOperation } from "#app/web/operations/operation-lines.ts";
import {
  introducedSaved,
  isOfIntroduced,
  readIntroducedAnswer,
  refuseIntroduced,
} from "#app/web/proposals/introduced-forms.server.ts";
import { introducedScreens } from "#app/web/proposals/introduced-screens.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { FollowView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.shown === null ? words.gone.title : words.title}${site.titleSuffix}` },
];

/** Shows where the need stands: reading changes nothing, and only a form answers. */
export const loader = guardedLoader("need.post", async ({ params, database }) => {
  const opened = await openNeedLink(database, params["token"] ?? "");
  if (!opened.ok) return data({ shown: null }, 404);
  const found = await readIntroduced(database, params["token"] ?? "");
  const { need, contact } = opened.value;
  const metFor = { town: need.town, contact: contact.name };
  const introduced = introducedScreens(found.ok ? found.value : [], metFor, now());
  const told = await readToldOperations(database, params["token"] ?? "");
  // What goes on for a need that is still open: a company that found is not told that people are looked for.
  const going = need.state === "qualified" ? told.filter(({ state }) => goesOn(state)) : [];
  const operations = going.map(toldOperation);
  const shown = { ...followScreen(opened.value, todayIso()), introduced, operations };
  if (need.state !== "qualified") return data({ shown: { ...shown, people: null } });
  const [people, taught] = await Promise.all([
    readOwnNeedPeople(database, params["token"] ?? "", need.id),
    taughtNear(database.pool, need),
  ]);
  return data({ shown: { ...shown, people: needPeopleScreen(people, taught, "company") } });
});

export const action = guardedAction("need.post", async (guarded) => {
  if (isOfIntroduced(guarded.form)) return answerPerson(guarded);
  return guarded.form.get("intent") === "copy" ? copy(guarded) : answer(guarded);
});

async function answerPerson({ params, database, form: sent }: GuardedForm) {
  const token = params["token"] ?? "";
  const said = readIntroducedAnswer(sent);
  if (!said.ok) return data({ refusal: said.refusal }, 400);
  const answered = await answerIntroduced(database, token, said.value);
  if (answered.ok) {
    const { name } = said.value.command;
    throw redirectSaved<typeof words.saved>(`/besoins/suivre/${token}`, introducedSaved[name]);
  }
  const { refusal } = answered;
  if (refusal.kind === "no-such-link") return data({ refusal: undefined }, 404);
  return data({ refusal: refuseIntroduced(sent, refusal) }, 409);
}

async function copy({ params, database }: GuardedForm) {
  const opened = await openNeedLink(database, params["token"] ?? "");
  if (!opened.ok) return data({ refusal: undefined }, 404);
  throw await beginNeedDraft(draftFrom(opened.value, todayIso()), NEED_CHECK_PAGE);
}

async function answer({ params, database, form: sent }: GuardedForm) {
  const token = params["token"] ?? "";
  const said = readAnswer(sent);
  if (!said.ok) return data({ refusal: said.refusal }, 400);
  const answered = await answerNeed(database, token, said.value);
  if (answered.ok)
    throw redirectSaved<typeof words.saved>(`/besoins/suivre/${token}`, `reponse-${said.value.command.name}`);
  const { refusal } = answered;
  if (refusal.kind === "no-such-link") return data({ refusal: undefined }, 404);
  return data({ refusal: refuseAnswer(sent, refusal) }, 409);
}

export default function Follow(): ReactElement {
  const { shown } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  // An answer without a refusal: the link had stopped working meanwhile.
  const isGone = answered !== undefined && answered.refusal === undefined;
  if (shown !== null && !isGone) return <FollowView screen={shown} refusal={answered?.refusal} />;
  return (
    <div className="prose">
      <h1 tabIndex={-1}>{words.gone.title}</h1>
      <p>{words.gone.text}</p>
      <p>
        <Link className="button" to="/besoins/lien">
          {words.gone.again}
        </Link>
      </p>
      <p>
        <Link to="/besoins/nouveau">{words.gone.other}</Link>
      </p>
    </div>
  );
}
