import { randomUUID } from "node:crypto";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import type { AccessBuilders, BuiltMember, BuiltOrganisation } from "./access-builders.ts";

/** What a test may choose of a session; the rest has a valid default. Days are civil. */
export interface SessionChoice {
  /** Seats the feed announces for funder 2 (the Region); null: it does not say. */
  readonly seats?: number | null;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly isPermanent?: boolean;
  readonly recruiting?: "open" | "closed" | "suspended" | "unknown";
  readonly siret?: string;
}

/** A referent who may position in the Nord for the PRF, and a training organisation with its sessions. */
export interface PositioningWorld {
  readonly prescriber: BuiltOrganisation;
  readonly referent: BuiltMember;
  readonly colleague: BuiltMember;
  readonly training: BuiltOrganisation;
  readonly secretary: BuiltMember;
  readonly siret: string;
  /** A session of the training organisation, with two blocks. */
  newSession(choice?: SessionChoice): Promise<number>;
  /** Somebody the referent follows. */
  newPerson(): Promise<{ readonly fileId: string; readonly person: PersonActor }>;
}

export const REGION_FUNDER = 2;

/** What the referent asks to position somebody on a session: for the Region, in the Nord, by the PRF. */
export function positioningAsked(personFileId: string, sessionId: number) {
  const where = { funderCode: REGION_FUNDER, programme: "prf", departement: "59" };
  return { personFileId, sessionId, hasAgreed: true, ...where };
}

const HASH = "0".repeat(32);
let lastSiret = 10_000_000_000_000;

/** Fills a migrated database, by builders whom row-level security does not hold. */
export async function buildPositioningWorld(build: AccessBuilders): Promise<PositioningWorld> {
  const prescriber = await build.buildOrganisation({ kind: "departement", name: "Département du Nord" });
  const training = await build.buildOrganisation({ kind: "training_organisation", name: "Organisme d’essai" });
  const siret = String(++lastSiret);
  await build.rewrite("INSERT INTO catalogue_tie (id, organisation_id, siret, tied_at) VALUES ($1, $2, $3, now())", [
    ...[randomUUID(), training.id, siret],
  ]);
  await build.query("INSERT INTO association_agreement VALUES ($1, $2, '2020-01-01', '2099-12-31')", [
    randomUUID(),
    prescriber.id,
  ]);
  await build.query(
    `INSERT INTO authorisation (id, organisation_id, state, departements, programmes, audiences, starts_on, ends_on)
     VALUES ($1, $2, 'validated', '{59}', '{prf}', '{}', '2020-01-01', '2099-12-31')`,
    [randomUUID(), prescriber.id],
  );
  const referent = await build.buildMember(prescriber, "agent");
  return {
    prescriber,
    referent,
    training,
    siret,
    colleague: await build.buildMember(prescriber, "agent"),
    secretary: await build.buildMember(training, "agent"),
    newSession: async (choice = {}) => (await buildSession(build, { siret, ...choice })).id,
    newPerson: () => newPerson(build, prescriber, referent),
  };
}

async function newPerson(build: AccessBuilders, prescriber: BuiltOrganisation, referent: BuiltMember) {
  const { id: fileId } = await build.buildPersonFile(prescriber, [referent]);
  const accountId = randomUUID();
  await build.query("INSERT INTO account (id, name, is_professional) VALUES ($1, 'Personne', false)", [accountId]);
  await build.query("UPDATE person_file SET account_id = $1 WHERE id = $2", [accountId, fileId]);
  const person: PersonActor = { kind: "person", accountId, sessionId: randomUUID(), name: "Personne", factorAt: null };
  return { fileId, person };
}

/** A session of the catalogue, with two blocks, of the organisation of a SIRET. */
export async function buildSession(
  build: AccessBuilders,
  choice: SessionChoice & { readonly siret: string },
): Promise<{ readonly id: number; readonly number: string }> {
  const {
    seats = 12,
    startsOn = "2027-03-01",
    endsOn = "2027-06-30",
    isPermanent = false,
    recruiting = "open",
    siret,
  } = choice;
  const number = randomUUID();
  await build.query(
    "INSERT INTO source (id, kind, label, is_fictional) VALUES ('essai', 'lheo', 'Essai', true) ON CONFLICT DO NOTHING",
  );
  const idOf = async (sql: string, values: readonly unknown[]): Promise<number> =>
    Number((await build.query(`${sql} RETURNING id`, values))[0]?.["id"]);
  const organisation = await idOf(
    `INSERT INTO training_organisation (source_id, siret, name, legal_name, content_hash) VALUES ('essai', $1, 'O', 'O', $2)
     ON CONFLICT (source_id, siret) DO UPDATE SET name = excluded.name`,
    [siret, HASH],
  );
  const training = await idOf(
    `INSERT INTO training (source_id, number, organisation_id, title, objective, expected_results, content, is_certifying, content_hash)
     VALUES ('essai', $1, $2, 'Soudeur', '', '', '', true, $3)`,
    [number, organisation, HASH],
  );
  const action = await idOf(
    `INSERT INTO training_action (training_id, number, modality, paces, is_permanent, is_entry_level_required, is_agreed, content_hash)
     VALUES ($1, $2, 'on_site', '{full_time}', $3, false, true, $4)`,
    [training, number, isPermanent, HASH],
  );
  await build.query("INSERT INTO action_funder VALUES ($1, $2, $3)", [action, REGION_FUNDER, seats]);
  const digest = number.replaceAll("-", "");
  const list = await idOf("INSERT INTO block_list (digest) VALUES ($1)", [digest]);
  await build.query(
    "INSERT INTO listed_block (list_id, rank, code, label) VALUES ($1, 1, 'RNCP34441BC01', 'Un'), ($1, 2, 'RNCP34441BC02', 'Deux')",
    [list],
  );
  const id = await idOf(
    `INSERT INTO training_session (action_id, number, starts_on, ends_on, recruiting, content_hash, block_list_id)
     VALUES ($1, $2, $3, $4, $5::"Recruiting", $6, $7)`,
    [action, number, startsOn, endsOn, recruiting, HASH, list],
  );
  return { id, number };
}

/** An operator of a Region of their own. */
export async function buildRegionOperator(build: AccessBuilders): Promise<MemberActor> {
  const region = await build.buildOrganisation({ kind: "region", name: "Région" });
  return { ...(await build.buildMember(region, "manager")).actor, role: "operator" };
}
