import { actAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { type AssistedAccount, selectAccountIds, selectAssisted } from "./assistance-store.server.ts";

/**
 * The accounts of professionals that bear exactly this address, in any organisation, but for the operator's own: whoever asks for
 * help says their address, and no list of accounts is shown.
 */
export function findAccounts(
  database: Database,
  actor: MemberActor,
  address: string,
): Promise<Result<readonly AssistedAccount[], { readonly kind: "not-allowed" }>> {
  if (!can(actor, "account.assist")) return Promise.resolve(refused({ kind: "not-allowed" }));
  const acting = actingFor(actor);
  const presented = address.trim().toLowerCase();
  return inTransactionAs(database, { ...acting, presented }, async (transaction) => {
    const found: AssistedAccount[] = [];
    for (const id of await selectAccountIds(transaction, presented)) {
      if (id === actor.accountId) continue;
      await actAs(transaction, { ...acting, presented: id });
      const account = await selectAssisted(transaction, id, now());
      if (account !== undefined) found.push(account);
    }
    return ok(found);
  });
}
