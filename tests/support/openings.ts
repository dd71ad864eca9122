import { randomUUID } from "node:crypto";
import type { MemberActor } from "#app/access/actor.ts";
import { openingMail } from "#app/content/opening-messages.ts";
import { askOpening } from "#app/needs/openings/ask-opening.server.ts";
import type { OpeningAsked } from "#app/needs/openings/opening-commands.ts";
import { openingToldEffect } from "#app/needs/openings/tell-opening.server.ts";
import type { AccessBuilders, BuiltMember, BuiltOrganisation } from "./access-builders.ts";
import { buildPositioningWorld, buildSession, type PositioningWorld } from "./positioning-world.ts";
import type { UseCasePortal } from "./use-case-portal.ts";

/** The first block of the sessions that `buildSession` makes. */
export const OPENING_BLOCK = "RNCP34441BC01";

/** Everybody who has a word to say of a session to open. */
export interface OpeningWorld {
  readonly world: PositioningWorld;
  /** A mission locale, and a Proch'Emploi. */
  readonly asker: BuiltMember;
  readonly other: BuiltMember;
  /** The managers of two training organisations that teach the block, and of one that does not. */
  readonly teacher: BuiltMember;
  readonly rival: BuiltMember;
  readonly stranger: BuiltMember;
  readonly rivalSiret: string;
  readonly region: BuiltMember & { readonly actor: MemberActor };
}

/** Péronne; Albert, 22 km away; Lille, 80 km away. */
const towns = [
  ["80620", "Péronne", "80", 49.93, 2.93],
  ["80016", "Albert", "80", 50.0, 2.65],
  ["59350", "Lille", "59", 50.63, 3.06],
] as const;

/** Fills a migrated database. */
export async function buildOpeningWorld(build: AccessBuilders): Promise<OpeningWorld> {
  await build.query(
    `INSERT INTO certification (code, register, title, is_active) VALUES ('RNCP34441', 'rncp', 'Soudeur', true) ON CONFLICT DO NOTHING`,
  );
  await build.query(
    `INSERT INTO skill_block (code, certification_code, label) VALUES ($1, 'RNCP34441', 'Souder en toutes positions')
     ON CONFLICT DO NOTHING`,
    [OPENING_BLOCK],
  );
  for (const [insee, name, departement, latitude, longitude] of towns)
    await build.rewrite(
      `INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
       VALUES ($1, $2, lower($2), $3, '801', 1000, $4, $5) ON CONFLICT DO NOTHING`,
      [insee, name, departement, latitude, longitude],
    );
  const world = await buildPositioningWorld(build);
  await world.newSession();
  const rivalSiret = `9${String(Date.now()).padStart(13, "0")}`;
  const rivalOrganisation = await tied(build, "Autre organisme", rivalSiret);
  await buildSession(build, { siret: rivalSiret });
  const strangers = await tied(build, "Organisme d’ailleurs", `8${String(Date.now()).padStart(13, "0")}`);
  const regionOrganisation = await build.buildOrganisation({ kind: "region", name: "Région" });
  const manager = await build.buildMember(regionOrganisation, "manager");
  const memberOf = async (kind: "mission_locale" | "proch_emploi", name: string) =>
    build.buildMember(await build.buildOrganisation({ kind, name }), "agent");
  return {
    ...{ world, rivalSiret, region: { ...manager, actor: { ...manager.actor, role: "operator" } } },
    asker: await memberOf("mission_locale", "Mission locale canari"),
    other: await memberOf("proch_emploi", "Proch’Emploi canari"),
    teacher: await build.buildMember(world.training, "manager"),
    rival: await build.buildMember(rivalOrganisation, "manager"),
    stranger: await build.buildMember(strangers, "manager"),
  };
}

async function tied(build: AccessBuilders, name: string, siret: string): Promise<BuiltOrganisation> {
  const organisation = await build.buildOrganisation({ kind: "training_organisation", name });
  await build.rewrite("INSERT INTO catalogue_tie (id, organisation_id, siret, tied_at) VALUES ($1, $2, $3, now())", [
    ...[randomUUID(), organisation.id, siret],
  ]);
  return organisation;
}

/** What is asked, unless a test says otherwise: eight seats in Péronne, at the end of winter 2027. */
export function anOpening(changed: Partial<OpeningAsked> = {}): OpeningAsked {
  return {
    ...{ key: randomUUID(), blockCode: OPENING_BLOCK, communeCode: "80620", radiusKm: 30, seats: 8, people: null },
    ...{ startsFrom: "2027-02-01", startsBy: "2027-04-30", replyBy: "2027-01-05", why: "other", needId: null },
    ...changed,
  };
}

/** Asks for a session; answers the id of the request. */
export async function askedOpening(
  { db }: Pick<UseCasePortal, "db">,
  actor: MemberActor,
  changed: Partial<OpeningAsked> = {},
): Promise<string> {
  const asked = await askOpening(db, actor, anOpening(changed));
  if (!asked.ok) throw new Error(`Not asked: ${asked.refusal.kind}`);
  return asked.value.requestId;
}

/** Writes what waits to be told of requests, as the worker does; answers the mails: to whom, what. */
export async function openingMails({
  db,
  build,
}: UseCasePortal): Promise<readonly { readonly to: string; readonly subject: string }[]> {
  const nobody = async (): Promise<void> => {};
  const messenger = { sendSms: nobody, sendMail: nobody, writeLetter: nobody };
  const waiting = await build.query(
    "SELECT id::text, payload FROM outbox_effect WHERE topic = 'opening-told' ORDER BY created_at, id",
  );
  for (const { id, payload } of waiting) {
    await openingToldEffect.carryOut(payload, String(id), { database: db, messenger });
    await build.query("DELETE FROM outbox_effect WHERE id = $1::uuid", [id]);
  }
  const mails = await build.query(
    `SELECT payload ->> 'to' AS to, payload ->> 'subject' AS subject, payload ->> 'text' AS text FROM outbox_effect
     WHERE topic = 'mail' ORDER BY 1, 2`,
  );
  await build.query("DELETE FROM outbox_effect WHERE topic = 'mail'");
  return mails.map(({ to, subject, text }) => {
    if (!String(text).includes(openingMail.open)) throw new Error("A mail leads nowhere");
    return { to: String(to), subject: String(subject) };
  });
}
