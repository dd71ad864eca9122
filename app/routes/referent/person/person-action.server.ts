import { data } from "@remix-run/node";
import type { MemberActor } from "#app/access/actor.ts";
import { followedFilePage as words } from "#app/content/followed-file.ts";
import { offerAccount } from "#app/people/account-offer/offer-account.server.ts";
import { shareProgress } from "#app/people/file/share-progress.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { Result } from "#app/platform/result.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { recordContact } from "#app/positioning/follow/record-contact.server.ts";
import { commandSuggestion } from "#app/positioning/suggestion/command-suggestion.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import {
  contactForm,
  declineForm,
  inviteForm,
  silentForm,
  suggestionForm,
  withdrawForm,
} from "./person-forms.server.ts";
import type { PersonRefusal } from "./person-refusal.ts";
import { refusalInWords } from "./refusal-in-words.server.ts";

/** A form of the page of somebody followed, as it was sent. */
export interface SentForm {
  readonly database: Database;
  readonly actor: MemberActor;
  readonly form: FormData;
  readonly personFileId: string;
}

type Saved = keyof typeof words.saved;
type Command = Parameters<typeof commandPositioning>[2]["command"];
/** A form that could not be read, or a command that was refused. */
type Refused = ReturnType<typeof refusedAnswer>;

function refusedAnswer(refusal: PersonRefusal, status: 400 | 409) {
  return data({ refusal }, status);
}

/** Does what a form of the page asks, and leads to the page that says it; or tells why not, with what was typed. */
export async function answerForm(sent: SentForm): Promise<Refused> {
  switch (sent.form.get("intent")) {
    case "confirm":
    case "reopen":
      return commandBy(sent, silentForm, ({ intent }) => ({ name: intent }));
    case "decline":
      return commandBy(sent, declineForm, ({ reason }) => ({ name: "decline", reason }));
    case "withdraw":
      return commandBy(sent, withdrawForm, ({ reason }) => ({ name: "withdraw", reason }));
    case "invite":
      return commandBy(sent, inviteForm, ({ meetingOn }) => ({ name: "invite", meetingOn }));
    case "agree":
    case "refuse":
    case "take-back":
      return answerSuggestion(sent);
    case "contact":
      return answerContact(sent);
    case "offer-account":
      return answerOffer(sent);
    case "share":
    case "unshare":
      return answerShare(sent);
    default:
      throw nothingHere();
  }
}

interface ReadableForm<Values> {
  readonly read: (sent: FormData) => Result<Values, PersonRefusal>;
  readonly refuse: (sent: FormData, field: null, message: string) => PersonRefusal;
}
interface AboutPositioning {
  readonly positioningId: string;
  readonly version: number;
  readonly key: string;
}

async function commandBy<Values extends AboutPositioning>(
  { database, actor, form, personFileId }: SentForm,
  defined: ReadableForm<Values>,
  commandOf: (values: Values) => Command & { readonly name: Saved },
): Promise<Refused> {
  const read = defined.read(form);
  if (!read.ok) return refusedAnswer(read.refusal, 400);
  const { positioningId, version, key } = read.value;
  const command = commandOf(read.value);
  const done = await commandPositioning(database, actor, { key, positioningId, version, command });
  if (done.ok) throw redirectSaved<typeof words.saved>(`/personnes/${personFileId}`, command.name);
  if (done.refusal.kind === "unknown-positioning") throw nothingHere();
  const said = await refusalInWords(database, actor, { positioningId, refusal: done.refusal });
  return refusedAnswer(defined.refuse(form, null, said), 409);
}

async function answerSuggestion({ database, actor, form, personFileId }: SentForm): Promise<Refused> {
  const read = suggestionForm.read(form);
  if (!read.ok) return refusedAnswer(read.refusal, 400);
  const { suggestionId, version, key, intent } = read.value;
  const command = intent === "refuse" ? { name: intent, reason: null } : { name: intent };
  const done = await commandSuggestion(database, actor, { key, suggestionId, version, command });
  if (done.ok) throw redirectSaved<typeof words.saved>(`/personnes/${personFileId}`, intent);
  if (done.refusal.kind === "unknown-suggestion") throw nothingHere();
  return refusedAnswer(suggestionForm.refuse(form, null, words.unknown), 409);
}

async function answerOffer({ database, actor, personFileId }: SentForm): Promise<never> {
  const asked = offerAccount.input.safeParse({ personFileId });
  const done = asked.success ? await offerAccount(database, actor, asked.data) : null;
  if (done?.ok !== true) throw nothingHere();
  throw redirectSaved<typeof words.saved>(`/personnes/${personFileId}`, "lien-envoye");
}

async function answerShare({ database, actor, form, personFileId }: SentForm): Promise<never> {
  const asked = shareProgress.input.safeParse({ personFileId, isShared: form.get("intent") === "share" });
  const done = asked.success ? await shareProgress(database, actor, asked.data) : null;
  if (done?.ok !== true) throw nothingHere();
  throw redirectSaved<typeof words.saved>(
    `/personnes/${personFileId}`,
    form.get("intent") === "share" ? "partage" : "partage-fini",
  );
}

async function answerContact({ database, actor, form, personFileId }: SentForm): Promise<Refused> {
  const read = contactForm.read(form, { personFileId });
  if (!read.ok) return refusedAnswer(read.refusal, 400);
  const done = await recordContact(database, actor, read.value);
  if (done.ok) throw redirectSaved<typeof words.saved>(`/personnes/${personFileId}`, "contact");
  if (done.refusal.kind === "day-too-far")
    return refusedAnswer(contactForm.refuse(form, "contactOn", words.tooFar), 409);
  throw nothingHere();
}
