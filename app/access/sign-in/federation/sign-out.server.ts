import type { KnownActor } from "#app/access/actor.ts";
import { carryOutAsOwner, done } from "#app/access/command.server.ts";
import { endSessions } from "#app/access/sign-in/session/session-store.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { endFederatedSession } from "./end-federated-session.server.ts";
import { findProviderSession, type ProviderSession } from "./identity-store.server.ts";
import type { ProviderName, ProviderSettings } from "./provider-settings.ts";

/** Where a provider sends people back once they have left it; registered with it, character for character. */
export const SIGNED_OUT_PATH = "/deconnexion";

/** What is left to close once the portal's own session has ended. */
export type SignedOut =
  | { readonly kind: "whole" }
  /** The person has still to pass by the provider. */
  | { readonly kind: "through-provider"; readonly provider: ProviderName; readonly address: string }
  /** The provider cannot be told: its session stays open. */
  | { readonly kind: "provider-left-open" };

/** Signs out: the session ends first, whatever the provider answers; then the provider it was opened by, if any, is told. */
export async function signOut(
  database: Database,
  actor: KnownActor,
  settingsOf: (name: ProviderName) => ProviderSettings | null,
): Promise<SignedOut> {
  const { accountId, sessionId } = actor;
  const ended = await carryOutAsOwner(database, { actor, right: "session.end" }, async ({ transaction }) => {
    const providerSession = await findProviderSession(transaction, sessionId);
    const facts = { ended: await endSessions(transaction, { accountId, only: sessionId }) };
    return done(providerSession, { action: "session.end", facts });
  });
  if (!ended.ok) throw new Error("Whoever is signed in may sign out");
  const opened = ended.value;
  return opened === null ? { kind: "whole" } : leaveProvider(opened, settingsOf(opened.provider));
}

async function leaveProvider(
  { provider, idToken }: ProviderSession,
  settings: ProviderSettings | null,
): Promise<SignedOut> {
  if (settings === null) return { kind: "provider-left-open" };
  const returnTo = new URL(SIGNED_OUT_PATH, settings.redirectUri).href;
  const ended = await endFederatedSession({ settings, idTokenHint: idToken, returnTo });
  if (!ended.ok || ended.value === null) return { kind: "provider-left-open" };
  return { kind: "through-provider", provider, address: ended.value.redirectTo.href };
}
