import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#app/platform/database.server.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import type { AccessBuilders, BuiltMember } from "#tests/support/access-builders.ts";
import { type PositioningWorld, REGION_FUNDER } from "#tests/support/positioning-world.ts";

/** What an agent was answered: the journal kept outside the database. */
export interface Acknowledged {
  readonly positioningId: string;
  readonly key: string;
  /** `accepted`, or the kind of the refusal. */
  readonly answer: string;
}

/** A session, and the positionings of everybody who waits for an answer. */
interface Crowd {
  readonly sessionId: number;
  readonly number: string;
  readonly ids: readonly string[];
}

/** Writes a session of so many seats, and so many people positioned on it: as the superuser, since this is not what is checked. */
export async function positionCrowd(
  build: AccessBuilders,
  world: PositioningWorld,
  { seats, people }: { readonly seats: number; readonly people: number },
): Promise<Crowd> {
  const sessionId = await world.newSession({ seats, startsOn: "2099-01-01", endsOn: "2099-06-30" });
  await build.query("INSERT INTO session_seats (session_id, funder_code) VALUES ($1, $2)", [sessionId, REGION_FUNDER]);
  const ids = Array.from({ length: people }, () => randomUUID());
  const named = [ids, world.prescriber.id];
  await build.rewrite("INSERT INTO person (id) SELECT unnest($1::uuid[])", [ids]);
  await build.rewrite(
    `INSERT INTO person_file (id, person_id, organisation_id, last_name, first_name, commune_code)
     SELECT id, id, $2, 'Nom', 'Prénom', '59350' FROM unnest($1::uuid[]) AS id`,
    named,
  );
  await build.rewrite(
    `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, training_organisation_id, session_id, funder_code, programme,
       departement_code, state, since, holds_seat, agreed_at, obtained_blocks)
     SELECT id, id, $2, id, $3, $4, $5, 'prf', '59', 'submitted', current_date, false, now(), '{}' FROM unnest($1::uuid[]) AS id`,
    [...named, world.training.id, sessionId, REGION_FUNDER],
  );
  await build.rewrite(
    `INSERT INTO positioning_event (positioning_id, version, machine, command, to_state, by_commander, by_organisation_id, at)
     SELECT id, 1, 'positioning', 'submit', 'submitted', 'prescriber', $2, now() FROM unnest($1::uuid[]) AS id`,
    named,
  );
  await build.rewrite(
    `INSERT INTO positioned_person (positioning_id, person_file_id, last_name, first_name)
     SELECT id, id, 'Nom', 'Prénom' FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  const [session] = await build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
  return { sessionId, number: String(session?.["number"]), ids };
}

/** One acceptance under its key, until it is answered; "not now" is asked again under the same key, as after a 503. */
export async function accept(
  database: Database,
  { actor }: BuiltMember,
  { positioningId, key }: { readonly positioningId: string; readonly key: string },
): Promise<Acknowledged> {
  for (;;) {
    try {
      const asked = { key, positioningId, version: 1, command: { name: "accept" } } as const;
      const answer = await commandPositioning(database, actor, asked);
      return { positioningId, key, answer: answer.ok ? answer.value.state : answer.refusal.kind };
    } catch (error) {
      if (!isServiceDown(error)) throw error;
      await pause(50 + Math.random() * 200);
    }
  }
}
