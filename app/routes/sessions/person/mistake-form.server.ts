import { data } from "@remix-run/node";
import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import type { positionedPage } from "#app/content/sessions.ts";
import type { Database } from "#app/platform/database.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import type { FormRefusal } from "#app/ui/form-refusal.ts";
import { defineForm } from "#app/web/forms/define-form.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { refusedPersonWords } from "../shared/refused-person-words.ts";

export type MistakeRefusal = FormRefusal<"mistake", never>;

const form = defineForm({
  form: "mistake",
  schema: z.object({
    key: z.uuid(),
    version: z.coerce.number().int().min(1),
    command: z.enum(["correct-no-show", "restore-offer", "cancel-entry", "wait-list"]),
  }),
  fields: {},
});

interface Sent {
  readonly database: Database;
  readonly actor: Actor;
  readonly form: FormData;
}

/** Takes back what was said of an entry by mistake, or puts the person on the waiting list when no seat is left. */
export async function answerMistake(
  { database, actor, form: sent }: Sent,
  { page, id }: { readonly page: string; readonly id: string },
) {
  const asked = form.read(sent);
  if (!asked.ok) return data({ refusal: asked.refusal }, 400);
  const { key, version, command: name } = asked.value;
  const command = { name } as const;
  const done = await commandPositioning(database, memberOf(actor), { key, positioningId: id, version, command });
  if (done.ok) {
    throw redirectSaved<typeof positionedPage.saved>(
      page,
      name === "wait-list" ? "mise-en-attente" : "erreur-corrigee",
    );
  }
  const { refusal } = done;
  if (refusal.kind === "unknown-positioning" || refusal.kind === "not-allowed") throw nothingHere();
  return data({ refusal: form.refuse(sent, null, refusedPersonWords({ refusal, stateRead: null })) }, 409);
}
