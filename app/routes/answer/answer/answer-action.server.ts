import { data } from "@remix-run/node";
import { z } from "zod";
import { ownAidPage } from "#app/content/aids.ts";
import { type answerCodePage, suggestionPage, answerPage as words } from "#app/content/answer-page.ts";
import type { proposalPage } from "#app/content/proposals.ts";
import { waitInWords } from "#app/content/sign-in.ts";
import type { Database } from "#app/platform/database.server.ts";
import { phoneSchema, receivesSms } from "#app/platform/phone.ts";
import { type AidLinkAnswer, answerAidByLink } from "#app/positioning/answer/answer-aid-by-link.server.ts";
import { type AnswerRefusal, answerByLink } from "#app/positioning/answer/answer-by-link.server.ts";
import { answerProposalByLink } from "#app/positioning/answer/answer-proposal-by-link.server.ts";
import {
  answerSuggestionByLink,
  type SuggestionLinkAnswer,
} from "#app/positioning/answer/answer-suggestion-by-link.server.ts";
import { changePhoneByLink } from "#app/positioning/answer/change-phone-by-link.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { isOfProposal, readProposalAnswer, refuseProposalAnswer } from "#app/web/proposals/proposal-forms.server.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const version = z.coerce.number().int().positive();
const confirmForm = defineForm({ form: "confirm", schema: z.object({ version }), fields: {} });
const declineForm = defineForm({
  form: "decline",
  schema: z.object({ version, reason: z.string().min(1).max(40) }),
  fields: { reason: words.reason },
  words: { reason: words.chooseReason },
});

const phoneForm = defineForm({
  form: "phone",
  schema: z.object({
    phone: phoneSchema.transform((phone, context) => {
      if (phone === null || !receivesSms(phone)) context.addIssue({ code: "custom" });
      return phone ?? "";
    }),
  }),
  fields: { phone: words.phone },
  words: { phone: words.badPhone },
});

const aidLinkForm = defineForm({ form: "aid-answer", schema: z.object({ version }), fields: {} });
const suggestionForm = defineForm({ form: "suggestion-answer", schema: z.object({ version }), fields: {} });

interface Shown {
  readonly database: Database;
  readonly token: string;
}

/** Carries out what the form of a link asks; each button names its act. */
export function answerAs(link: Shown, sent: FormData) {
  if (isOfProposal(sent)) return answerOffer(link, sent);
  const intent = sent.get("intent");
  if (intent === "aid-agree" || intent === "aid-decline") {
    return answerAid(link, sent, intent === "aid-agree" ? "agree" : "decline");
  }
  if (intent === "phone") return changePhone(link, sent);
  if (intent === "agree" || intent === "refuse") return answerSuggestion(link, sent, intent);
  return intent === "decline" ? decline(link, sent) : confirm(link, sent);
}

async function confirm({ database, token }: Shown, sent: FormData) {
  const asked = confirmForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, proposal: undefined }, 400);
  const answered = await answerByLink(database, token, { ...asked.value, command: { name: "confirm" } });
  if (answered.ok) throw redirectSaved<typeof words.saved>(`/reponse/${token}`, "confirmee");
  if (answered.refusal.kind === "no-such-link") return gone();
  return data({ refusal: confirmForm.refuse(sent, null, refusedWords(answered.refusal)), proposal: undefined }, 409);
}

/** A no uses the link up: what was saved is said elsewhere. */
async function decline({ database, token }: Shown, sent: FormData) {
  const asked = declineForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, proposal: undefined }, 400);
  const { version: read, reason } = asked.value;
  const answered = await answerByLink(database, token, { version: read, command: { name: "decline", reason } });
  if (answered.ok) throw redirectSaved<typeof answerCodePage.saved>("/reponse", "refusee");
  if (answered.refusal.kind === "no-such-link") return gone();
  const field = answered.refusal.kind === "unknown-reason" ? "reason" : null;
  return data({ refusal: declineForm.refuse(sent, field, refusedWords(answered.refusal)), proposal: undefined }, 409);
}

/** A yes may still become a no by the same link; a no uses it up. */
async function answerSuggestion({ database, token }: Shown, sent: FormData, name: SuggestionLinkAnswer["name"]) {
  const asked = suggestionForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, proposal: undefined }, 400);
  const answered = await answerSuggestionByLink(database, token, { ...asked.value, name });
  if (answered.ok) {
    if (name === "refuse") throw redirectSaved<typeof answerCodePage.saved>("/reponse", "proposition-refusee");
    throw redirectSaved<typeof suggestionPage.saved>(`/reponse/${token}`, "oui");
  }
  const { kind } = answered.refusal;
  if (kind === "no-such-link") return gone();
  const said = kind === "changed-meanwhile" ? words.changed : suggestionPage.tooLate;
  return data({ refusal: suggestionForm.refuse(sent, null, said), proposal: undefined }, 409);
}

/** A yes may still be taken back by the same link; a no, and a yes taken back, use it up. */
async function answerOffer({ database, token }: Shown, sent: FormData) {
  const said = readProposalAnswer(sent);
  if (!said.ok) return data({ refusal: undefined, proposal: said.refusal }, 400);
  const { version: read, command } = said.value;
  const answered = await answerProposalByLink(database, token, { version: read, command });
  if (answered.ok) {
    if (command.name === "agree") throw redirectSaved<typeof proposalPage.saved>(`/reponse/${token}`, "emploi-accepte");
    if (command.name === "join") throw redirectSaved<typeof proposalPage.saved>(`/reponse/${token}`, "emploi-rejoint");
    const saved = command.name === "decline" ? "emploi-refuse" : "emploi-retire";
    throw redirectSaved<typeof answerCodePage.saved>("/reponse", saved);
  }
  const { kind } = answered.refusal;
  if (kind === "no-such-link") return gone();
  return data({ refusal: undefined, proposal: refuseProposalAnswer(sent, kind) }, 409);
}

/** A yes to an aid may still become a no by the same link; a no uses it up. */
async function answerAid({ database, token }: Shown, sent: FormData, name: AidLinkAnswer["name"]) {
  const asked = aidLinkForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, proposal: undefined }, 400);
  const answered = await answerAidByLink(database, token, { ...asked.value, name });
  if (answered.ok) {
    if (name === "decline") throw redirectSaved<typeof answerCodePage.saved>("/reponse", "aide-declinee");
    throw redirectSaved<typeof ownAidPage.saved>(`/reponse/${token}`, "aide-accord");
  }
  const { kind } = answered.refusal;
  if (kind === "no-such-link") return gone();
  const said = kind === "changed-meanwhile" ? ownAidPage.changed : ownAidPage.tooLate;
  return data({ refusal: aidLinkForm.refuse(sent, null, said), proposal: undefined }, 409);
}

async function changePhone({ database, token }: Shown, sent: FormData) {
  const asked = phoneForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, proposal: undefined }, 400);
  const changed = await changePhoneByLink(database, token, asked.value.phone);
  if (changed.ok) throw redirectSaved<typeof words.saved>(`/reponse/${token}`, "numero-change");
  const { refusal } = changed;
  if (refusal.kind === "no-such-link") return gone();
  if (refusal.kind === "same-phone")
    return data({ refusal: phoneForm.refuse(sent, "phone", words.samePhone), proposal: undefined }, 409);
  const wait = words.throttled(waitInWords(refusal.retryAfterSeconds));
  return data({ refusal: phoneForm.refuse(sent, null, wait), proposal: undefined }, 429);
}

/** No refusal: the page says that the link stopped working, as it would if it were opened now. */
function gone() {
  return data({ refusal: undefined, proposal: undefined }, 404);
}

function refusedWords({ kind }: AnswerRefusal): string {
  if (kind === "unknown-reason") return words.chooseReason;
  return kind === "changed-meanwhile" ? words.changed : words.tooLate;
}
