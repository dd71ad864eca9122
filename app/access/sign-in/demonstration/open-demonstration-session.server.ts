import { inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import { findCredential } from "#app/access/sign-in/password/credential-store.server.ts";
import { foldLogin } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { addSession, liveMemberships } from "#app/access/sign-in/session/session-store.server.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { isDemonstrationLogin } from "./demonstration-login.ts";
import { isDemonstration } from "./demonstration-store.server.ts";

export type DemonstrationSessionRefusal =
  | { readonly kind: "not-a-demonstration" }
  | { readonly kind: "account-unknown"; readonly login: string };

/**
 * Opens a whole session, second factor included, for a demonstration account: for checks and benches. Refused for any other account,
 * once something real was imported, and in production.
 */
export async function openDemonstrationSession(
  database: Database,
  typed: string,
): Promise<Result<{ readonly token: string }, DemonstrationSessionRefusal>> {
  const login = foldLogin(typed);
  if (!(isDemonstrationLogin(login) && (await isDemonstration(database)))) {
    return refused({ kind: "not-a-demonstration" });
  }
  const credential = await inTransactionAs(database, { presented: login }, (transaction) =>
    findCredential(transaction, login),
  );
  if (credential === null) return refused({ kind: "account-unknown", login });
  const { accountId } = credential;
  return inTransactionAs(database, { accountId }, async (transaction) => {
    const [membership] = await liveMemberships(transaction, accountId);
    const token = await addSession(transaction, {
      accountId,
      membershipId: membership?.id ?? null,
      device: "npm run access",
      factorAt: now(),
    });
    await recordAudit(transaction, { accountId }, { action: "sign-in.demonstration", resourceId: accountId });
    return ok({ token });
  });
}
