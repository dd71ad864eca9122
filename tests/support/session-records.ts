import { randomInt, randomUUID } from "node:crypto";
import type { AccessBuilders, BuiltOrganisation } from "./access-builders.ts";
import { buildSession, REGION_FUNDER } from "./positioning-world.ts";

/** A session, and somebody submitted on it. */
export interface SessionToDecide {
  readonly number: string;
  readonly positioningId: string;
}

/** Ties an organisation to a SIRET of its own. */
export async function buildTie(
  { rewrite }: AccessBuilders,
  { id }: Pick<BuiltOrganisation, "id">,
): Promise<{ readonly tieId: string; readonly siret: string }> {
  const [tieId, siret] = [randomUUID(), String(randomInt(2e13, 8e13))];
  await rewrite("INSERT INTO catalogue_tie (id, organisation_id, siret, tied_at) VALUES ($1, $2, $3, now())", [
    ...[tieId, id, siret],
  ]);
  return { tieId, siret };
}

/** A session that its organisation manages here, with somebody submitted on it. */
export async function buildManagedSession(
  builders: AccessBuilders,
  organisation: Pick<BuiltOrganisation, "id">,
): Promise<SessionToDecide> {
  const session = await buildSessionToDecide(builders, organisation);
  await builders.rewrite(
    `INSERT INTO managed_session (session_id, organisation_id, promotes_automatically, managed_at)
     SELECT id, $2, false, now() FROM training_session WHERE number = $1`,
    [session.number, organisation.id],
  );
  return session;
}

/** Somebody submitted on a session, and another session of the same training. */
export async function buildPersonToMove(
  builders: AccessBuilders,
  organisation: Pick<BuiltOrganisation, "id">,
): Promise<SessionToDecide & { readonly otherId: number }> {
  const session = await buildSessionToDecide(builders, organisation);
  const [other] = await builders.query(
    `INSERT INTO training_session (action_id, number, starts_on, ends_on, recruiting, content_hash)
     SELECT action_id, $2, '2089-01-05', '2089-06-30', 'open', content_hash FROM training_session WHERE number = $1 RETURNING id`,
    [session.number, randomUUID()],
  );
  return { ...session, otherId: Number(other?.["id"]) };
}

/** A session of an organisation tied to it, with the person of another organisation positioned on it. */
export async function buildSessionToDecide(
  builders: AccessBuilders,
  organisation: Pick<BuiltOrganisation, "id">,
  isEntered = false,
): Promise<SessionToDecide> {
  const { query, rewrite, buildOrganisation, buildPersonFile } = builders;
  const { siret } = await buildTie(builders, organisation);
  const { id: sessionId, number } = await buildSession(builders, {
    siret,
    ...(isEntered ? { startsOn: "2026-01-05" } : {}),
  });
  // The search has no document of it, and the portal would say that it is not ready.
  await query("UPDATE training SET withdrawn_at = now() WHERE number = $1", [number]);
  const prescriber = await buildOrganisation({ kind: "departement", name: "Canari prescripteur" });
  const { id: fileId } = await buildPersonFile(prescriber, []);
  const positioningId = randomUUID();
  await rewrite(
    `INSERT INTO session_seats (session_id, funder_code, announced_feed, ceiling, held) VALUES ($1, $2, 12, 12, $3)
     ON CONFLICT DO NOTHING`,
    [sessionId, REGION_FUNDER, isEntered ? 1 : 0],
  );
  await rewrite(
    `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, training_organisation_id, session_id, funder_code, programme,
       departement_code, state, since, answer_by, holds_seat, agreed_at, obtained_blocks)
     SELECT $1, person_id, $2, id, $3, $4, $5, 'prf', '59', 'submitted', current_date, current_date, false, now(), '{}'
     FROM person_file WHERE id = $6`,
    [positioningId, prescriber.id, organisation.id, sessionId, REGION_FUNDER, fileId],
  );
  if (isEntered) {
    await rewrite(
      `UPDATE positioning SET state = 'entered', stay_state = 'in_progress', entered_on = '2026-01-05', stay_on = '2026-01-05',
         since = '2026-01-05', holds_seat = true WHERE id = $1`,
      [positioningId],
    );
  }
  await rewrite(
    `INSERT INTO positioning_event (positioning_id, version, machine, command, to_state, by_commander, by_organisation_id, at)
     VALUES ($1, 1, 'positioning', 'submit', 'submitted', 'prescriber', $2, now())`,
    [positioningId, prescriber.id],
  );
  await query(
    "INSERT INTO positioned_person SELECT $1, id, last_name, first_name, phone, mail FROM person_file WHERE id = $2",
    [...[positioningId, fileId]],
  );
  return { number, positioningId };
}
