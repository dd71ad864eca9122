import { randomUUID } from "node:crypto";
import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";
import { z } from "zod";
import type { PersonActor } from "#app/access/actor.ts";
import { ownAidPage } from "#app/content/aids.ts";
import { answerPage } from "#app/content/answer-page.ts";
import { ownRequestsPage as words } from "#app/content/own-requests.ts";
import { site } from "#app/content/site.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { answerAid } from "#app/positioning/aid/answer-aid.server.ts";
import {
  readOwnAids,
  readOwnPositionings,
  readOwnProposals,
  readOwnSuggestions,
} from "#app/positioning/answer/read-own-positionings.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandProposal } from "#app/positioning/proposal/command-proposal.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { answerAidForm } from "#app/web/aids/aid-forms.server.ts";
import { ownAidScreen } from "#app/web/aids/own-aid.tsx";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { guardedAction, guardedLoader } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { isOfProposal, readProposalAnswer, refuseProposalAnswer } from "#app/web/proposals/proposal-forms.server.ts";
import { proposalScreen } from "#app/web/proposals/proposal-screen.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { OwnRequestsView, ownRequestsScreen } from "./view.tsx";

const PAGE = "/mon-compte/mes-demandes";
const which = { key: z.uuid(), positioningId: z.uuid(), version: z.coerce.number().int().positive() };
const confirmForm = defineForm({ form: "confirm", schema: z.object(which), fields: {} });
const declineForm = defineForm({
  form: "decline",
  schema: z.object({ ...which, reason: z.string().min(1).max(40) }),
  fields: { reason: answerPage.reason },
  words: { reason: answerPage.chooseReason },
  instance: "positioningId",
});

const about = { key: which.key, suggestionId: z.uuid(), version: which.version };
const suggestionForm = defineForm({ form: "suggestion-answer", schema: z.object(about), fields: {} });

export { shouldRevalidate } from "#app/web/read-again.ts";

export const meta: MetaFunction = () => [{ title: `${words.title}${site.titleSuffix}` }];

/** A person's own: whoever works here has no request of theirs. */
export const loader = guardedLoader("positioning.command", async ({ actor, database }) => {
  if (actor.kind !== "person") throw nothingHere();
  const found = {
    positionings: await readOwnPositionings(database, actor),
    suggestions: await readOwnSuggestions(database, actor),
  };
  const on = todayIso();
  const proposals = await readOwnProposals(database, actor);
  const offers = proposals.map(({ reached, ...proposal }) => proposalScreen(proposal, reached, on));
  const aids = await readOwnAids(database, actor);
  return {
    ...ownRequestsScreen(found, { on, key: randomUUID }),
    offers,
    aids: aids.map((aid) => ownAidScreen(aid, randomUUID())),
  };
});

export const action = guardedAction("positioning.command", async ({ actor, database, form: sent }) => {
  if (actor.kind !== "person") throw nothingHere();
  if (isOfProposal(sent)) return answerOffer({ actor, database }, sent);
  const intent = sent.get("intent");
  if (intent === "aid-agree" || intent === "aid-decline") {
    return answerOwnAid({ actor, database }, sent, intent === "aid-agree" ? "agree" : "decline");
  }
  if (intent === "agree" || intent === "refuse") return answerSuggestion({ actor, database }, sent, intent);
  return answerRequest({ actor, database }, sent, intent === "decline");
});

interface Asker {
  readonly actor: PersonActor;
  readonly database: Database;
}

async function answerRequest({ actor, database }: Asker, sent: FormData, isNo: boolean) {
  const asked = isNo ? declineForm.read(sent) : confirmForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { reason, ...request } = { reason: "", ...asked.value };
  const command = isNo ? ({ name: "decline", reason } as const) : ({ name: "confirm" } as const);
  const done = await commandPositioning(database, actor, { ...request, command });
  if (done.ok) throw redirectSaved<typeof words.saved>(PAGE, isNo ? "place-laissee" : "place-prise");
  const { kind } = done.refusal;
  if (kind === "unknown-positioning") throw nothingHere();
  const said = kind === "stale-version" ? answerPage.changed : answerPage.tooLate;
  return data({ refusal: isNo ? declineForm.refuse(sent, null, said) : confirmForm.refuse(sent, null, said) }, 409);
}

/** Of a suggestion one owes no reason. */
async function answerSuggestion({ actor, database }: Asker, sent: FormData, name: "agree" | "refuse") {
  const asked = suggestionForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const command = name === "agree" ? ({ name } as const) : ({ name, reason: null } as const);
  const done = await commandSuggestion(database, actor, { ...asked.value, command });
  if (done.ok) throw redirectSaved<typeof words.saved>(PAGE, name === "agree" ? "proposition-oui" : "proposition-non");
  const { kind } = done.refusal;
  if (kind === "unknown-suggestion") throw nothingHere();
  const said = kind === "stale-version" ? answerPage.changed : answerPage.tooLate;
  return data({ refusal: suggestionForm.refuse(sent, null, said) }, 409);
}

async function answerOwnAid({ actor, database }: Asker, sent: FormData, name: "agree" | "decline") {
  const asked = answerAidForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const done = await answerAid(database, actor, { ...asked.value, name, saidHow: null });
  if (done.ok) throw redirectSaved<typeof words.saved>(PAGE, name === "agree" ? "aide-mon-oui" : "aide-mon-non");
  const { kind } = done.refusal;
  if (kind === "unknown-request") throw nothingHere();
  const said = kind === "stale-version" ? ownAidPage.changed : ownAidPage.tooLate;
  return data({ refusal: answerAidForm.refuse(sent, null, said) }, 409);
}

const offerSaved = {
  agree: "emploi-oui",
  join: "emploi-participe",
  decline: "emploi-non",
  withdraw: "emploi-repris",
} as const;

async function answerOffer({ actor, database }: Asker, sent: FormData) {
  const said = readProposalAnswer(sent);
  if (!said.ok) return data({ refusal: said.refusal }, 400);
  const { command } = said.value;
  const done = await commandProposal(database, actor, { ...said.value, saidHow: null, key: randomUUID() });
  if (done.ok) throw redirectSaved<typeof words.saved>(PAGE, offerSaved[command.name]);
  if (done.refusal.kind === "unknown-proposal") throw nothingHere();
  return data({ refusal: refuseProposalAnswer(sent, done.refusal.kind) }, 409);
}

export default function OwnRequests(): ReactElement {
  return <OwnRequestsView screen={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
