import { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import { commandKeySchema } from "#app/access/command-key.ts";
import type { followedFilePage } from "#app/content/followed-file.ts";
import { positionPage as words } from "#app/content/position-person.ts";
import type { Database } from "#app/platform/database.server.ts";
import { movePositioning } from "#app/positioning/move-positioning.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { positionSuggested } from "#app/positioning/suggestion/position-suggested.server.ts";
import { suggestSession } from "#app/positioning/suggestion/suggest-session.server.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import type { PositionRefusal } from "./position-refusal.ts";
import { refusalField, refusalWords } from "./refusal-words.ts";

/** A positioning or a suggestion and its version as it was read: `id.version`; empty: none. */
const versioned = z.string().regex(/^([\w-]{36}\.\d{1,9})?$/);
const shared = { key: commandKeySchema, sessionId: z.coerce.number().int() };
const hasAgreed = z.literal("on");

const positionForm = defineForm({
  form: "position",
  schema: z.object({
    ...shared,
    funderCode: z.coerce.number().int(),
    programme: z.string().min(1).max(40),
    departement: z.string().trim().max(3).default(""),
    hasAgreed,
    suggestion: versioned.default(""),
  }),
  fields: {
    funderCode: words.funderCode,
    programme: words.programme,
    departement: words.departement,
    hasAgreed: words.hasAgreed,
  },
  words: words.errors,
});
const moveForm = defineForm({
  form: "move",
  schema: z.object({ ...shared, replaces: versioned, hasAgreed }),
  fields: { hasAgreed: words.hasAgreed },
  words: { hasAgreed: words.errors.hasAgreed },
});
const suggestForm = defineForm({ form: "suggest", schema: z.object(shared), fields: {} });

interface SentForm {
  readonly database: Database;
  readonly actor: MemberActor;
  readonly form: FormData;
  readonly personFileId: string;
}
interface Refused {
  readonly refusal: PositionRefusal;
  readonly status: 400 | 409;
}

/** Sends the request, moves it, or asks the person first; leads to their file, or tells why not, with what was typed. */
export function answerPosition(sent: SentForm): Promise<Refused> {
  const intent = sent.form.get("intent");
  if (intent === "submit") return submit(sent);
  if (intent === "move") return move(sent);
  if (intent === "suggest") return suggest(sent);
  throw nothingHere();
}

async function submit({ database, actor, form, personFileId }: SentForm): Promise<Refused> {
  const read = positionForm.read(form);
  if (!read.ok) return { refusal: read.refusal, status: 400 };
  const { key, sessionId, suggestion, departement: typed, funderCode, programme } = read.value;
  const where = { key, funderCode, programme, departement: typed === "" ? null : typed };
  const [suggestionId = "", version] = suggestion.split(".");
  const done =
    version === undefined
      ? await submitPositioning(database, actor, { ...where, personFileId, sessionId, hasAgreed: true })
      : await positionSuggested(database, actor, { ...where, suggestionId, version: Number(version) });
  if (done.ok) throw redirectSaved<typeof followedFilePage.saved>(`/personnes/${personFileId}`, "envoye");
  const { refusal } = done;
  return { refusal: positionForm.refuse(form, refusalField(refusal.kind), refusalWords(refusal)), status: 409 };
}

async function move({ database, actor, form, personFileId }: SentForm): Promise<Refused> {
  const read = moveForm.read(form);
  if (!read.ok) return { refusal: read.refusal, status: 400 };
  const { key, sessionId: toSessionId, replaces } = read.value;
  const [positioningId = "", version] = replaces.split(".");
  if (version === undefined) throw nothingHere();
  const asked = { key, positioningId, version: Number(version), toSessionId, hasAgreed: true };
  const done = await movePositioning(database, actor, asked);
  if (done.ok) throw redirectSaved<typeof followedFilePage.saved>(`/personnes/${personFileId}`, "deplace");
  return { refusal: moveForm.refuse(form, null, refusalWords(done.refusal)), status: 409 };
}

async function suggest({ database, actor, form, personFileId }: SentForm): Promise<Refused> {
  const read = suggestForm.read(form);
  if (!read.ok) return { refusal: read.refusal, status: 400 };
  const done = await suggestSession(database, actor, { ...read.value, personFileId });
  if (done.ok) throw redirectSaved<typeof followedFilePage.saved>(`/personnes/${personFileId}`, "propose");
  return { refusal: suggestForm.refuse(form, null, refusalWords(done.refusal)), status: 409 };
}
