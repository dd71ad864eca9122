import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { standInsPage as words } from "#app/content/stand-ins.ts";
import { readStandIns } from "#app/people/stand-ins/read-stand-ins.server.ts";
import { declareStandIn, endStandIn, type StandInRefusal } from "#app/people/stand-ins/stand-in.server.ts";
import { declareStandInSchema, endStandInSchema } from "#app/people/stand-ins/stand-in-commands.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { type FormProblems, formProblem, readFields } from "#app/web/forms/read-form.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { standInsView } from "./stand-ins-view.ts";
import { StandInsView } from "./view.tsx";

const PAGE = "/mon-organisation/remplacements";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("stand-in.declare", async ({ actor, database }) => {
  const member = memberOf(actor);
  const read = await readStandIns(database, member);
  if (!read.ok) throw nothingHere();
  return standInsView(member, read.value, todayIso());
});

export const action = guardedAction("stand-in.declare", async ({ actor, database, form }) => {
  const member = memberOf(actor);
  const given = { awayMembershipId: member.membershipId, ...Object.fromEntries(form) };
  if (form.get("intent") === "end") {
    const ended = endStandInSchema.safeParse(given);
    if (!(ended.success && (await endStandIn(database, member, ended.data)).ok)) throw nothingHere();
    throw redirectSaved(PAGE, "remplacement-arrete");
  }
  const asked = readFields(declareStandInSchema, { given, form, words: words.errors });
  if (!asked.ok) return data({ problems: asked.refusal }, 400);
  const declared = await declareStandIn(database, member, asked.value);
  if (declared.ok) throw redirectSaved(PAGE, "remplacement-prevu");
  return data({ problems: problemOf(form, declared.refusal) }, 409);
});

function problemOf(form: FormData, refusal: StandInRefusal): FormProblems {
  switch (refusal.kind) {
    case "period-over":
      return formProblem(form, "endsOn", words.over);
    case "stand-in-exists":
      return formProblem(form, "startsOn", words.exists(refusal.startsOn, refusal.endsOn));
    case "colleague-is-the-member":
      return formProblem(form, "standInMembershipId", words.sameMember);
    case "colleague-cannot-follow":
      return formProblem(form, "standInMembershipId", words.cannotFollow);
    case "colleague-has-left":
      return formProblem(form, "standInMembershipId", words.hasLeft);
    case "member-has-left":
      return formProblem(form, "awayMembershipId", words.hasLeft);
    default:
      throw nothingHere();
  }
}

export default function StandIns(): ReactElement {
  return <StandInsView view={useLoaderData<typeof loader>()} problems={useActionData<typeof action>()?.problems} />;
}
