import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { needSheetPage as words } from "#app/content/needs.ts";
import { site } from "#app/content/site.ts";
import { readNeedPeople } from "#app/matching/need-people/read-need-people.server.ts";
import { taughtNear } from "#app/matching/need-people/taught-near.server.ts";
import { commandNeed, readNeed } from "#app/needs/command-need.server.ts";
import { mayAskOpening } from "#app/needs/openings/opening-askers.ts";
import { opensOperations } from "#app/needs/operations/operation-sight.ts";
import { readOperations } from "#app/needs/operations/read-operations.server.ts";
import { findSameNeeds } from "#app/needs/same/find-same-needs.server.ts";
import { mergeNeeds, tellNeedsApart } from "#app/needs/same/merge-needs.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { mayAskAid } from "#app/positioning/aid/aid-askers.ts";
import { readProgress } from "#app/positioning/proposal/read-progress.server.ts";
import { askedText } from "#app/web/asked-text.ts";
import { type GuardedForm, guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { foundJobs } from "#app/web/jobs/found-jobs.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { refuseAnswer } from "#app/web/needs/answer-forms.server.ts";
import { needPeopleScreen } from "#app/web/needs/need-people-screen.ts";
import { needScreen } from "#app/web/needs/need-screen.server.ts";
import { proposedOf } from "#app/web/needs/proposed-skills.server.ts";
import { readSensorCommand } from "#app/web/needs/read-sensor-command.server.ts";
import { readSame, refuseSame } from "#app/web/needs/same-forms.server.ts";
import { operationLine, ownGoingOn } from "#app/web/operations/operation-lines.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { NeedView } from "./view.tsx";

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? words.what}${site.titleSuffix}` },
];

export const loader = guardedLoader("need.read", async ({ actor, database, params, request }) => {
  const read = await readNeed(database, memberOf(actor), params["id"] ?? "");
  if (!read.ok) throw nothingHere();
  const asked = askedText(request);
  const { need, mayCommand } = read.value;
  const metier = new URL(request.url).searchParams.get("metier") ?? need.metierCode;
  const member = memberOf(actor);
  const [found, proposed, same, progress, operations] = await Promise.all([
    mayCommand ? foundJobs(asked) : [],
    mayCommand && metier !== null ? proposedOf(metier, need.skills) : null,
    findSameNeeds(database, memberOf(actor), need),
    readProgress(database, member, need.id),
    readOperations(database, member, need.id),
  ]);
  const screen = {
    ...needScreen(read.value, { asked, found, proposed, same, progress, on: todayIso() }),
    operations: operations.map((operation) => operationLine(operation, member.organisationId)),
    open:
      need.state === "qualified" && opensOperations(member) && ownGoingOn(operations, member) === undefined
        ? `/mon-organisation/besoins/${need.id}/operation`
        : null,
  };
  if (need.state !== "qualified") return { ...screen, people: null, asksAid: false };
  const [people, taught] = await Promise.all([
    readNeedPeople(database, memberOf(actor), need.id),
    taughtNear(database.pool, need),
  ]);
  const askFor = mayAskOpening(memberOf(actor)) ? need.id : null;
  const shown = needPeopleScreen(people, taught, "prescriber", askFor);
  const lacksSession = shown.taught.some(({ ask }) => ask !== null);
  return { ...screen, people: shown, asksAid: lacksSession && mayAskAid(member) };
});

export const action = guardedAction("need.qualify", async (guarded) =>
  ["merge", "apart"].includes(String(guarded.form.get("intent"))) ? sayOfBoth(guarded) : command(guarded),
);

async function sayOfBoth({ actor, database, params, form: sent }: GuardedForm) {
  const member = memberOf(actor);
  const needId = params["id"] ?? "";
  const read = readSame(sent);
  if (!read.ok) return data({ refusal: read.refusal }, 400);
  const { intent, ...both } = read.value;
  const said =
    intent === "merge"
      ? await mergeNeeds(database, member, { needId, ...both })
      : await tellNeedsApart(database, member, { needId, ...both });
  if (!said.ok) {
    if (said.refusal.kind === "unknown-need") throw nothingHere();
    return data({ refusal: refuseSame(sent) }, 409);
  }
  const staysId = said.value?.staysId ?? needId;
  throw redirectSaved<typeof words.saved>(`/mon-organisation/besoins/${staysId}`, `besoin-${intent}`);
}

async function command({ actor, database, params, form: sent }: GuardedForm) {
  const member = memberOf(actor);
  const needId = params["id"] ?? "";
  const read = await readNeed(database, member, needId);
  if (!(read.ok && read.value.mayCommand)) throw nothingHere();
  const asked = await readSensorCommand(sent, read.value);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const commanded = await commandNeed(database, member, { needId, ...asked.value });
  const { name } = asked.value.command;
  if (commanded.ok) throw redirectSaved<typeof words.saved>(`/mon-organisation/besoins/${needId}`, `besoin-${name}`);
  const { refusal } = commanded;
  if (refusal.kind === "unknown-need") throw nothingHere();
  return data({ refusal: refuseAnswer(sent, refusal) }, 409);
}

export default function Need(): ReactElement {
  return <NeedView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
