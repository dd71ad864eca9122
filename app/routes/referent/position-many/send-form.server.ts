import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import type { followedPage } from "#app/content/followed.ts";
import { positionManyPage as words } from "#app/content/position-many.ts";
import { positionPage } from "#app/content/position-person.ts";
import { readChosen } from "#app/positioning/follow/read-chosen.server.ts";
import { MOST_POSITIONED } from "#app/positioning/most-positioned.ts";
import { positionMany } from "#app/positioning/position-many.server.ts";
import { refusalField, refusalWords } from "#app/routes/referent/position/refusal-words.ts";
import { defineForm, type RefusalOf } from "#app/web/forms/define-form.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

const schema = z.object({
  key: z.uuid(),
  session: z.string().max(120),
  sessionId: z.coerce.number().int(),
  personFileIds: z.array(z.uuid()).min(1).max(MOST_POSITIONED),
  funderCode: z.coerce.number().int(),
  programme: z.string().min(1).max(40),
  departement: z.string().trim().max(3).default(""),
  hasAgreed: z.literal("on"),
});
type Sent = z.infer<typeof schema>;

const sendForm = defineForm({
  form: "send",
  schema,
  fields: {
    ...{ personFileIds: words.people, funderCode: positionPage.funderCode, programme: positionPage.programme },
    ...{ departement: positionPage.departement, hasAgreed: words.hasAgreed },
  },
  words: { ...positionPage.errors, ...words.errors },
});
export type SendRefusal = RefusalOf<typeof sendForm>;

interface Answer {
  readonly refusal: SendRefusal;
  /** For whom it is sent, when it was refused for others. */
  readonly done: string | null;
}

/** Sends a request for each person who was checked: comes back when somebody was refused, with what was sent and what was not. */
export async function answerSend({
  database,
  actor,
  form: sent,
}: Pick<GuardedForm, "database" | "actor" | "form">): Promise<ReturnType<typeof data<Answer>>> {
  const asked = sendForm.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal, done: null }, 400);
  const { session: _number, departement, ...said } = asked.value;
  const command = { ...said, departement: departement === "" ? null : departement, hasAgreed: true };
  const answers = await positionMany(database, memberOf(actor), command);
  if (!answers.ok) throw redirect(`/connexion/code?suite=${encodeURIComponent(filledAddress(asked.value))}`, 303);
  const refused = answers.value.flatMap(({ personFileId, answer }) =>
    answer.ok ? [] : [{ personFileId, refusal: answer.refusal }],
  );
  if (refused.length === 0) throw redirectSaved<typeof followedPage.saved>("/personnes", "envoyees");
  const names = await readNames(
    { database, actor },
    answers.value.map(({ personFileId }) => personFileId),
    said.sessionId,
  );
  const nameOf = (id: string): string => names.get(id) ?? "";
  const done = answers.value.filter(({ answer }) => answer.ok).map(({ personFileId }) => nameOf(personFileId));
  const first = sendForm.refuse(sent, refusalField(refused[0]?.refusal.kind ?? "") ?? "personFileIds", "");
  const faults = refused.map(({ personFileId, refusal }) => ({
    field: refusalField(refusal.kind) ?? ("personFileIds" as const),
    message: words.refusedFor(nameOf(personFileId), refusalWords(refusal)),
    label: null,
  }));
  const kept = { ...first.kept, personFileIds: refused.map(({ personFileId }) => personFileId) };
  return data({ refusal: { ...first, faults, kept }, done: done.length === 0 ? null : done.join(", ") }, 409);
}

async function readNames(
  { database, actor }: Pick<GuardedForm, "database" | "actor">,
  personFileIds: readonly string[],
  sessionId: number,
): Promise<ReadonlyMap<string, string>> {
  const chosen = await readChosen(database, memberOf(actor), { personFileIds, sessionId });
  return new Map(chosen.ok ? chosen.value.map(({ personFileId, name }) => [personFileId, name]) : []);
}

/** The page as it was filled: the second factor is proved, then it comes back. */
function filledAddress({ session, personFileIds, funderCode, programme, departement }: Sent): string {
  const filled = new URLSearchParams({ session, financeur: String(funderCode), programme, departement, accord: "on" });
  for (const id of personFileIds) filled.append("personne", id);
  return `/positionner?${filled}`;
}

const ids = z.array(z.uuid());

/** What an address asks, and fills the form with. */
export function askedOf(url: string) {
  const search = new URL(url).searchParams;
  const text = (name: string): string => search.get(name) ?? "";
  const chosen = [...new Set(search.getAll("personne").filter((id) => ids.safeParse([id]).success))];
  return {
    ...{ session: text("session"), name: text("nom").slice(0, 100), chosen },
    /** The list is asked again by name: what is checked stays so, and nothing is sent yet. */
    isFiltering: text("filtrer") !== "",
    filled: {
      ...{ funderCode: text("financeur"), programme: text("programme"), departement: text("departement") },
      hasAgreed: text("accord"),
    },
  };
}
