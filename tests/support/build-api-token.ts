import { randomUUID } from "node:crypto";
import type { TokenScope } from "#app/access/api-token/token-scopes.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import type { AccessBuilders, BuiltOrganisation } from "./access-builders.ts";

/** A token with which a software acts for an organisation that has a member; answers its id and its secret. */
export async function buildApiToken(
  builders: AccessBuilders,
  organisation: Pick<BuiltOrganisation, "id">,
  scope: TokenScope = "needs.write",
): Promise<{ readonly id: string; readonly token: string }> {
  const [id, token] = [randomUUID(), `hub_${newToken()}`];
  await builders.query(
    `INSERT INTO api_token (id, token_hash, organisation_id, name, scope, created_by_id, created_at, expires_at)
     SELECT $1, $2, $3, 'Logiciel', $4, m.account_id, now(), now() + interval '300 days'
     FROM membership m WHERE m.organisation_id = $3 ORDER BY m.role <> 'manager', m.id LIMIT 1`,
    [id, hashToken(token), organisation.id, scope],
  );
  return { id, token };
}
