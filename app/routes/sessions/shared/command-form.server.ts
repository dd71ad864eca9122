import { redirect } from "@remix-run/node";
import type { z } from "zod";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import type { managePage } from "#app/content/session-life.ts";
import type { CommandSessionRefusal } from "#app/positioning/session-life/command-session.server.ts";
import { commandSession } from "#app/positioning/session-life/command-session.server.ts";
import type { commandSessionSchema } from "#app/positioning/session-life/session-commands.ts";
import { onOwnSession } from "#app/positioning/sessions/read-session-plan.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";

type Asked = Omit<z.infer<typeof commandSessionSchema>, "sessionId">;

/** Where the organisation changes its session. */
export function pageOf(number: string, page: "" | "/gerer" | "/reporter" | "/annuler"): string {
  return `/sessions/${encodeURIComponent(number)}${page}`;
}

/**
 * Commands a session: leads to the page that says what was done, or to the second factor and back to `page`; comes back with the other
 * refusals.
 */
export async function commandOrRefuse(
  { database, actor, params: { number = "" } }: Pick<GuardedForm, "database" | "actor" | "params">,
  asked: Asked,
  { page, saved }: { readonly page: string; readonly saved: keyof typeof managePage.saved },
): Promise<CommandSessionRefusal | KeyRefusal> {
  const member = memberOf(actor);
  const session = await onOwnSession(database, member, number, (_transaction, { id }) => id);
  if (!session.ok) throw nothingHere();
  const said = await commandSession(database, member, { ...asked, sessionId: session.value });
  if (said.ok) throw redirectSaved<typeof managePage.saved>(pageOf(number, "/gerer"), saved);
  if (said.refusal.kind === "step-up-needed") throw redirect(`/connexion/code?suite=${encodeURIComponent(page)}`, 303);
  return said.refusal;
}
