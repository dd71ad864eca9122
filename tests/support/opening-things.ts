import { randomUUID } from "node:crypto";
import type { AccessBuilders, BuiltOrganisation } from "./access-builders.ts";
import { buildSession } from "./positioning-world.ts";
import type { Fill, Subject, Texts } from "./route-things.ts";
import { buildTie } from "./session-records.ts";

/** A session that an organisation asks to be opened, version 1. */
export async function buildOpening(
  builders: AccessBuilders,
  { id: organisationId }: Pick<BuiltOrganisation, "id">,
  {
    blockCode = "RNCP1BC01",
    accountId = randomUUID(),
  }: { readonly blockCode?: string; readonly accountId?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await builders.rewrite(
    `INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
     VALUES ('80620', 'Péronne', 'peronne', '80', '801', 7000, 49.93, 2.93) ON CONFLICT DO NOTHING`,
  );
  // Years of its own: the same block is asked once in the same days.
  await builders.rewrite(
    `INSERT INTO opening_request (id, block_code, block_label, commune_code, radius_km, starts_from, starts_by, reply_by, seats, state,
       due_on, created_at)
     SELECT $1, $2, 'Souder en toutes positions', '80620', 30, day, day, '2098-12-01', 8, 'asked', '2098-12-01', now()
     FROM (SELECT '2100-01-01'::date + (random() * 1000000)::int AS day) d`,
    [id, blockCode],
  );
  await builders.rewrite("INSERT INTO opening_contribution VALUES ($1, $2, $3, 8, NULL, 'other', NULL, now())", [
    ...[id, organisationId, accountId],
  ]);
  await builders.rewrite(
    `INSERT INTO opening_event (request_id, version, command, to_state, by_commander, by_account_id, by_organisation_id, at, seats)
     VALUES ($1, 1, 'ask', 'asked', 'asker', $3, $2, now(), 8)`,
    [id, organisationId, accountId],
  );
  return id;
}

const ownerOf = ({ world, person, ownership }: Subject): Pick<BuiltOrganisation, "id"> =>
  ownership === "foreign" ? world.foreign.organisation : person.organisation;

/** A session that its owner asks to be opened. */
export async function opening(subject: Subject): Promise<Texts> {
  if (subject.ownership === "none") return { id: randomUUID() };
  return { id: await buildOpening(subject.world.builders, ownerOf(subject)) };
}

/** The same, of a block that its owner teaches too. */
export async function openingToAnswer(subject: Subject): Promise<Texts> {
  const { builders } = subject.world;
  const { siret } = await buildTie(builders, ownerOf(subject));
  await buildSession(builders, { siret });
  return { id: await buildOpening(builders, ownerOf(subject), { blockCode: "RNCP34441BC01" }) };
}

/** What a form says of a request that was read at its first version. */
export const sentOfOpening =
  (more: Texts): Fill =>
  (): Texts => ({ ...more, key: randomUUID(), version: "1" });
