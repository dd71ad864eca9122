import type { z } from "zod";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import type { managePage } from "#app/content/session-life.ts";
import type { CommandSessionRefusal } from "#app/positioning/session-life/command-session.server.ts";
import type { commandSessionSchema } from "#app/positioning/session-life/session-commands.ts";
import { onOwnSession } from "#app/positioning/sessions/read-session-plan.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { commandSessionOrRefuse } from "#app/web/session-life/command-or-refuse.server.ts";

type Asked = Omit<z.infer<typeof commandSessionSchema>, "sessionId">;

/** Where the organisation changes its session. */
export function pageOf(number: string, page: "" | "/gerer" | "/reporter" | "/annuler"): string {
  return `/sessions/${encodeURIComponent(number)}${page}`;
}

/** Commands a session of the organisation's own, as `commandSessionOrRefuse` does; done, it leads to the page that manages it. */
export async function commandOrRefuse(
  { database, actor, params: { number = "" } }: Pick<GuardedForm, "database" | "actor" | "params">,
  asked: Asked,
  { page, saved }: { readonly page: string; readonly saved: keyof typeof managePage.saved },
): Promise<CommandSessionRefusal | KeyRefusal> {
  const member = memberOf(actor);
  const session = await onOwnSession(database, member, number, (_transaction, { id }) => id);
  if (!session.ok) throw nothingHere();
  const done = redirectSaved<typeof managePage.saved>(pageOf(number, "/gerer"), saved);
  return commandSessionOrRefuse({ database, member }, { ...asked, sessionId: session.value }, { page, done });
}
