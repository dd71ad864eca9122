import type { Actor } from "#app/access/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { hashToken, isSameText } from "#app/platform/secrets.server.ts";
import type { CompletionRefusal } from "./completion-refusal.ts";
import { finishFederatedSignIn } from "./finish-federated-sign-in.server.ts";
import { consumeSignIn } from "./kept-sign-in-store.server.ts";
import { recordRefusal } from "./note-refusal.server.ts";
import { openIdentitySession } from "./open-identity-session.server.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** Who comes back from a provider, and what they bring. */
export interface SignInToComplete {
  /** Those of the address that was called, never those the answer names. */
  readonly settings: ProviderSettings;
  /** The secret of the browser's visit, null when it shows none. */
  readonly visit: string | null;
  readonly callbackUrl: URL;
  readonly device: string;
  /** Who this browser was signed in as. */
  readonly former?: Actor;
}

/** A session just opened: the cookie's secret, and the address the person was going to. */
export interface CompletedSignIn {
  readonly token: string;
  readonly next: string;
}

/**
 * Finishes a sign-in in the browser that began it, and opens the session. The kept sign-in is taken out before anything is checked:
 * an answer serves once, right or wrong. Every refusal is written in the audit trail.
 */
export async function completeFederatedSignIn(
  database: Database,
  attempt: SignInToComplete,
): Promise<Result<CompletedSignIn, CompletionRefusal>> {
  const completed = await complete(database, attempt);
  if (!completed.ok) await recordRefusal(database, attempt.settings.name, completed.refusal.kind);
  return completed;
}

async function complete(
  database: Database,
  { settings, visit, callbackUrl, ...browser }: SignInToComplete,
): Promise<Result<CompletedSignIn, CompletionRefusal>> {
  const [state = "", ...others] = callbackUrl.searchParams.getAll("state");
  if (state === "" || others.length > 0) return refused({ kind: "callback-malformed", parameter: "state" });
  const waiting = await consumeSignIn(database, state);
  if (waiting === null) return refused({ kind: "sign-in-unknown" });
  const { kept, visitHash, next, invitationToken } = waiting;
  if (visit === null || !isSameText(hashToken(visit), visitHash)) return refused({ kind: "other-browser" });
  const finished = await finishFederatedSignIn({ settings, kept, callbackUrl, now: now() });
  if (!finished.ok) return finished;
  const opened = await openIdentitySession(database, { ...browser, identity: finished.value, invitationToken });
  return opened.ok ? ok({ token: opened.value.token, next }) : opened;
}
