import { redirect } from "@remix-run/node";
import type { z } from "zod";
import type { MemberActor } from "#app/access/actor.ts";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { type CommandSessionRefusal, commandSession } from "#app/positioning/session-life/command-session.server.ts";
import type { commandSessionSchema } from "#app/positioning/session-life/session-commands.ts";

/**
 * Commands a session: leads to `done`, the page that says what was done, or to the second factor and back to `page`; comes back with the
 * other refusals.
 */
export async function commandSessionOrRefuse(
  { database, member }: { readonly database: Database; readonly member: MemberActor },
  asked: z.infer<typeof commandSessionSchema>,
  { page, done }: { readonly page: string; readonly done: Response },
): Promise<CommandSessionRefusal | KeyRefusal> {
  const said = await commandSession(database, member, asked);
  if (said.ok) throw done;
  if (said.refusal.kind === "step-up-needed") throw redirect(`/connexion/code?suite=${encodeURIComponent(page)}`, 303);
  return said.refusal;
}
