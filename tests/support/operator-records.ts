import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import type { AccessBuilders, BuiltOrganisation } from "./access-builders.ts";

/** The organisation whose record the built run refused. */
export const REFUSED_SIRET = "13002526500013";

/** A run of a feed that refused a session and waits for a yes; answers its id. */
export async function buildImport(builders: AccessBuilders): Promise<string> {
  const id = randomUUID();
  const sessions = { read: 2, created: 1, updated: 0, unchanged: 0, withdrawn: 40, refused: 1 };
  const warnings = [{ rule: "partial-date", message: "La date est incomplète.", number: "SE_2", line: 3 }];
  await builders.query("INSERT INTO source VALUES ('essai', 'lheo', 'Essai', true) ON CONFLICT DO NOTHING");
  await builders.query(
    `INSERT INTO import (id, source_id, started_at, finished_at, outcome, peak_rss_bytes, counts, warnings)
     VALUES ($1, 'essai', now(), now(), 'awaiting_confirmation', 1000000, $2, $3)`,
    [id, { sessions }, JSON.stringify(warnings)],
  );
  await builders.query(
    `INSERT INTO import_refusal (import_id, rank, position, formation, organisation_siret, record, number, path, line, rule, value, message)
     VALUES ($1, 1, 1, '32_1', $2, 'session', 'SE_1', '/lheo/offres/formation[1]/action[1]/session[1]/periode/fin', 12,
       'impossible-date', '20270231', 'Cette date n’existe pas dans le calendrier.')`,
    [id, REFUSED_SIRET],
  );
  return id;
}

/** A dead letter; answers its id. */
export async function buildDeadLetter(builders: AccessBuilders): Promise<string> {
  const id = randomUUID();
  await builders.query(
    `INSERT INTO outbox_effect (id, topic, payload, failed_at, attempts, last_error)
     VALUES ($1, 'mail', $2, now(), 6, 'smtp-550')`,
    [id, { to: "quelquun@example.test" }],
  );
  return id;
}

/** A link that an organisation shares; answers its id and its secret. */
export async function buildRefusalLink(
  builders: AccessBuilders,
  organisation: Pick<BuiltOrganisation, "id">,
): Promise<{ readonly id: string; readonly token: string }> {
  const [id, token] = [randomUUID(), newToken()];
  await builders.query(
    `INSERT INTO refusal_link (id, token_hash, organisation_id, created_by_id, organisation_siret, created_at, expires_at)
     SELECT $1, $2, $3, m.account_id, $4, now(), now() + interval '182 days'
     FROM membership m WHERE m.organisation_id = $3 LIMIT 1`,
    [id, hashToken(token), organisation.id, REFUSED_SIRET],
  );
  return { id, token };
}
