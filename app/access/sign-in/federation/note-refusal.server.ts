import { inTransactionAs } from "#app/access/acting.server.ts";
import { recordAudit } from "#app/access/audit-trail.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { CompletionRefusal } from "./completion-refusal.ts";
import type { ProviderName } from "./provider-settings.ts";

/** Writes down that somebody was not let in by a provider, without an account: who they are was not established. */
export function recordRefusal(
  database: Database,
  provider: ProviderName,
  kind: CompletionRefusal["kind"],
): Promise<void> {
  return inTransactionAs(database, {}, (transaction) =>
    recordAudit(transaction, {}, { action: "sign-in.federated-refused", facts: { provider, kind } }),
  );
}
