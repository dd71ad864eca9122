import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { KnownActor } from "#app/access/actor.ts";
import { changeRecoveryCodes, removeFactor } from "#app/access/sign-in/factor/change-factors.server.ts";
import { ownFactors as words } from "#app/content/second-factors.ts";
import { carryCodes, sessionToken } from "#app/web/cookies.server.ts";
import type { GuardedForm } from "#app/web/guard.server.ts";
import { nothingHere } from "#app/web/member-of.ts";

/** What one may do to one's second factors, besides adding one. */
export const factorCommands = [
  z.object({ intent: z.literal("remove-app") }),
  z.object({ intent: z.literal("remove-passkey"), passkey: z.uuid() }),
  z.object({ intent: z.literal("renew-codes") }),
] as const;

export type FactorCommand = z.infer<(typeof factorCommands)[number]>;

/** Carries a command out and goes to the next page; comes back with what to say when the factor is the last one. */
export async function carryOutFactorCommand(
  { request, database, actor }: GuardedForm & { readonly actor: KnownActor },
  command: FactorCommand,
): Promise<string> {
  if (command.intent === "renew-codes") {
    const changed = await changeRecoveryCodes(database, actor, null);
    if (!changed.ok) throw elsewhere(changed.refusal.kind);
    const codes = await carryCodes((await sessionToken(request)) ?? "", actor.accountId, changed.value);
    throw redirect("/connexion/codes-de-secours", { status: 303, headers: { "Set-Cookie": codes } });
  }
  const which =
    command.intent === "remove-app" ? ({ kind: "app" } as const) : ({ kind: "passkey", id: command.passkey } as const);
  const removed = await removeFactor(database, actor, which);
  if (removed.ok) throw redirect("/mon-compte", 303);
  if (removed.refusal.kind !== "last-factor") throw elsewhere(removed.refusal.kind);
  return words.onlyOne;
}

function elsewhere(kind: "not-allowed" | "not-found" | "step-up-needed"): Response {
  return kind === "step-up-needed" ? redirect("/connexion/code?suite=/mon-compte", 303) : nothingHere();
}
