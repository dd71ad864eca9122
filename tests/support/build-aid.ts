import { randomUUID } from "node:crypto";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import type { AccessBuilders } from "./access-builders.ts";

/** What a test may choose of an individual aid; the rest has a valid default. */
export interface AidChoice {
  readonly state?: "draft" | "agreed" | "quote_asked" | "complete" | "sent" | "to_complete" | "accepted" | "refused";
  readonly scheme?: "pass-formation" | "aif";
  /** The organisation that is asked for a quote. */
  readonly providerId?: string | null;
}

/** An individual aid of a file, at its first version, whatever its state; with the link that its person was sent. */
export async function buildAid(
  builders: AccessBuilders,
  personFileId: string,
  { state = "draft", scheme = "pass-formation", providerId = null }: AidChoice = {},
): Promise<{ readonly aid: string; readonly token: string }> {
  const aid = randomUUID();
  const isOver = state === "accepted" || state === "refused";
  await builders.rewrite(
    `INSERT INTO aid_request (id, person_id, organisation_id, person_file_id, scheme, why, title, provider, provider_id, state, starts_on,
       ends_on, hours, company_hours, cost_cents, granted_cents, filed_on, due_on, created_at)
     SELECT $1, person_id, organisation_id, id, $3, 'no-session', 'Soudeur', 'Organisme d’essai', $4, $5::"AidState", current_date + 60,
       current_date + 106, 210, 35, 210000, CASE WHEN $5 = 'accepted' THEN 180000 END,
       CASE WHEN $5 IN ('sent', 'to_complete', 'accepted', 'refused') THEN '2026-11-30'::date END,
       CASE WHEN $6 THEN NULL ELSE current_date + 5 END, now()
     FROM person_file WHERE id = $2`,
    [aid, personFileId, scheme, providerId, state, isOver],
  );
  await builders.rewrite(
    `INSERT INTO aid_event (request_id, version, command, to_state, by_commander, at, starts_on)
     VALUES ($1, 1, 'prepare', $2, 'prescriber', now(), current_date + 60)`,
    [aid, state],
  );
  if (state === "sent")
    await builders.rewrite("INSERT INTO aid_applicant VALUES ($1, 'Camille', 'Martin', now())", [aid]);
  const token = newShortToken();
  await builders.query(
    `INSERT INTO positioning_link (id, token_hash, organisation_id, aid_id, person_file_id, told_with, created_at, expires_at)
     SELECT $1, $2, organisation_id, $3, id, '{}', now(), now() + interval '3 days' FROM person_file WHERE id = $4`,
    [randomUUID(), hashToken(token), aid, personFileId],
  );
  return { aid, token };
}
