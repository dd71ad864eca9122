import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { beginFederatedSignIn } from "./begin-federated-sign-in.server.ts";
import type { FederationRefusal } from "./federation-refusal.ts";
import { saveSignIn } from "./kept-sign-in-store.server.ts";
import { recordRefusal } from "./note-refusal.server.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** Who leaves for a provider, from which browser, and what waits for them. */
export interface SignInToStart {
  readonly settings: ProviderSettings;
  /** The secret of the browser's visit: whoever comes back must show the same. */
  readonly visit: string;
  readonly next: string;
  readonly invitationToken: string | null;
}

/**
 * Begins a sign-in at a provider and keeps what finishing it needs. Refuses a provider that cannot be reached, and one that sends
 * browsers to another origin than its issuer's: the pages' content security policy names only that one.
 */
export async function startFederatedSignIn(
  database: Database,
  { settings, visit, next, invitationToken }: SignInToStart,
): Promise<Result<{ readonly redirectTo: string }, FederationRefusal>> {
  const begun = await beginFederatedSignIn(settings, now());
  const refusal = begun.ok ? originFault(begun.value.redirectTo, settings) : begun.refusal;
  if (!begun.ok || refusal !== null) {
    const because = refusal ?? { kind: "provider-misconfigured", reason: "endpoint" };
    await recordRefusal(database, settings.name, because.kind);
    return refused(because);
  }
  const { kept, redirectTo } = begun.value;
  await saveSignIn(database, { kept, visitHash: hashToken(visit), next, invitationToken });
  return ok({ redirectTo: redirectTo.href });
}

function originFault(redirectTo: URL, { issuer }: ProviderSettings): FederationRefusal | null {
  return redirectTo.origin === new URL(issuer).origin ? null : { kind: "provider-misconfigured", reason: "endpoint" };
}
