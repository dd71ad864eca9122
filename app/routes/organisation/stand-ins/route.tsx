import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { site } from "#app/content/site.ts";
import { standInsPage as words } from "#app/content/stand-ins.ts";
import {
  declareStandIn,
  endStandIn,
  readStandIns,
  type StandInRefusal,
} from "#app/people/stand-ins/stand-in.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { StandInsView, standInsScreen } from "./view.tsx";

const PAGE = "/mon-organisation/remplacements";

const declareForm = defineForm({
  form: "declare",
  schema: declareStandIn.input,
  fields: {
    awayMembershipId: words.away,
    standInMembershipId: words.standIn,
    startsOn: words.startsOn,
    endsOn: words.endsOn,
  },
  words: words.errors,
});
const endForm = defineForm({ form: "end", schema: endStandIn.input, fields: {} });

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

export const loader = guardedLoader("stand-in.declare", async ({ actor, database }) => {
  const member = memberOf(actor);
  const read = await readStandIns(database, member);
  if (!read.ok) throw nothingHere();
  return standInsScreen(member, read.value, todayIso());
});

export const action = guardedAction("stand-in.declare", async ({ actor, database, form: sent }) => {
  const member = memberOf(actor);
  // Whoever may declare only their own absence sends no name: it is theirs.
  const away = sent.has("awayMembershipId") ? {} : { awayMembershipId: member.membershipId };
  if (sent.get("intent") === "end") {
    const ended = endForm.read(sent, away);
    if (!(ended.ok && (await endStandIn(database, member, ended.value)).ok)) throw nothingHere();
    throw redirectSaved<typeof words.saved>(PAGE, "remplacement-arrete");
  }
  const asked = declareForm.read(sent, away);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const declared = await declareStandIn(database, member, asked.value);
  if (declared.ok) throw redirectSaved<typeof words.saved>(PAGE, "remplacement-prevu");
  return data({ refusal: refusalOf(sent, declared.refusal) }, 409);
});

function refusalOf(sent: FormData, refusal: StandInRefusal): RefusalOf<typeof declareForm> {
  switch (refusal.kind) {
    case "period-over":
      return declareForm.refuse(sent, "endsOn", words.over);
    case "stand-in-exists":
      return declareForm.refuse(sent, "startsOn", words.exists(refusal.startsOn, refusal.endsOn));
    case "colleague-is-the-member":
      return declareForm.refuse(sent, "standInMembershipId", words.sameMember);
    case "colleague-cannot-follow":
      return declareForm.refuse(sent, "standInMembershipId", words.cannotFollow);
    case "colleague-has-left":
      return declareForm.refuse(sent, "standInMembershipId", words.hasLeft);
    case "member-has-left":
      return declareForm.refuse(sent, "awayMembershipId", words.hasLeft);
    default:
      throw nothingHere();
  }
}

export default function StandIns(): ReactElement {
  return <StandInsView view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
