import { randomUUID } from "node:crypto";
import { now } from "#app/platform/clock.server.ts";
import { hashToken, newShortToken } from "#app/platform/secrets.server.ts";
import { linkExpiry } from "#app/positioning/answer/answer-link.ts";
import type { AccessBuilders } from "./access-builders.ts";
import { buildPositioningWorld, type PositioningWorld, REGION_FUNDER } from "./positioning-world.ts";

/** Gives a positioning a link, as a message by SMS would; answers its secret. */
export async function buildAnswerLink(build: AccessBuilders, positioningId: string): Promise<string> {
  const token = newShortToken();
  const at = now();
  await build.query("UPDATE positioning_link SET ended_at = $2 WHERE positioning_id = $1 AND ended_at IS NULL", [
    positioningId,
    at,
  ]);
  await build.query(
    `INSERT INTO positioning_link (id, token_hash, organisation_id, positioning_id, person_file_id, created_at, expires_at)
     SELECT $1, $2, organisation_id, id, person_file_id, $4, $5 FROM positioning WHERE id = $3`,
    [randomUUID(), hashToken(token), positioningId, at, linkExpiry("sms", at)],
  );
  return token;
}

const worlds = new WeakMap<AccessBuilders, Promise<PositioningWorld>>();

/** A link of somebody for whom a place is held: an accepted positioning of its own, version 1. */
export async function buildAcceptedLink(build: AccessBuilders): Promise<string> {
  const built = worlds.get(build) ?? buildPositioningWorld(build);
  worlds.set(build, built);
  const world = await built;
  const [sessionId, { fileId }] = [await world.newSession(), await world.newPerson()];
  const id = randomUUID();
  await build.query("INSERT INTO session_seats (session_id, funder_code) VALUES ($1, $2)", [sessionId, REGION_FUNDER]);
  await build.rewrite("UPDATE session_seats SET held = 1 WHERE session_id = $1", [sessionId]);
  await build.rewrite(
    `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, training_organisation_id, session_id, funder_code,
       programme, departement_code, state, since, answer_by, holds_seat, agreed_at, obtained_blocks)
     SELECT $1, person_id, organisation_id, id, $2, $3, $4, 'prf', '59', 'accepted', '2026-01-01', '2099-12-31', true, now(), '{}'
     FROM person_file WHERE id = $5`,
    [id, world.training.id, sessionId, REGION_FUNDER, fileId],
  );
  return buildAnswerLink(build, id);
}
