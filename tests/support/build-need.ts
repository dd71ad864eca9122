import { randomUUID } from "node:crypto";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import type { AccessBuilders } from "./access-builders.ts";

interface BuiltNeed {
  readonly id: string;
  /** Of the link that its company was sent. */
  readonly token: string;
}

/** A need that its company posted, version 1: three people wanted, one skill, a link. Sensors alone see it. */
export async function buildNeed(builders: AccessBuilders, id: string = randomUUID()): Promise<BuiltNeed> {
  const token = newShortToken();
  await builders.rewrite(
    `INSERT INTO need (id, state, siret, company_name, job_label, headcount, commune_code, contract, offers, visibility, due_on, created_at)
     VALUES ($1, 'posted', '13002526500013', 'Atelier', 'soudeur', 3, '80620', 'permanent', '{}', 'sensors', '2099-12-31', now())`,
    [id],
  );
  await builders.rewrite(
    `INSERT INTO need_event (need_id, version, command, to_state, by_commander, at, headcount)
     VALUES ($1, 1, 'post', 'posted', 'company', now(), 3)`,
    [id],
  );
  await builders.query("INSERT INTO need_skill VALUES ($1, 0, NULL, 'Souder', 'useful')", [id]);
  await builders.query(
    `INSERT INTO need_contact (need_id, answers_for_id, name, phone, call_time) VALUES ($1, $1, 'Jeanne', '+33612345678', 'any')`,
    [id],
  );
  await builders.query("INSERT INTO need_link VALUES ($2, $1, now(), now() + interval '60 days')", [
    id,
    hashToken(token),
  ]);
  return { id, token };
}
