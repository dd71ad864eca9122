import type { z } from "zod";
import type { KeyRefusal } from "#app/access/answer-once.server.ts";
import type { overseenPage } from "#app/content/session-life.ts";
import type { CommandSessionRefusal } from "#app/positioning/session-life/command-session.server.ts";
import { readOverseenLife } from "#app/positioning/session-life/oversee-sessions.server.ts";
import type { commandSessionSchema } from "#app/positioning/session-life/session-commands.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { memberOf, nothingHere } from "#app/web/member-of.ts";
import { redirectSaved } from "#app/web/redirect-saved.ts";
import { commandSessionOrRefuse } from "#app/web/session-life/command-or-refuse.server.ts";

type Asked = Omit<z.infer<typeof commandSessionSchema>, "sessionId">;

const PAGE = "/exploitation/sessions";

/** Where the Region finds a session, and where it changes it. */
export function overseenPageOf(number: string, page: "" | "/reporter" | "/annuler"): string {
  return page === ""
    ? `${PAGE}?${new URLSearchParams({ numero: number })}`
    : `${PAGE}/${encodeURIComponent(number)}${page}`;
}

/** Commands a session for the Region, as `commandSessionOrRefuse` does; done, it leads to the page that finds sessions. */
export async function commandOverseenOrRefuse(
  { database, actor, params: { number = "" } }: Pick<GuardedForm, "database" | "actor" | "params">,
  asked: Asked,
  { page, saved }: { readonly page: string; readonly saved: keyof typeof overseenPage.saved },
): Promise<CommandSessionRefusal | KeyRefusal> {
  const member = memberOf(actor);
  const life = await readOverseenLife(database, member, number);
  if (!life.ok) throw nothingHere();
  const done = redirectSaved<typeof overseenPage.saved>(PAGE, saved);
  return commandSessionOrRefuse({ database, member }, { ...asked, sessionId: life.value.session.id }, { page, done });
}
