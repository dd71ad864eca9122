import { randomUUID } from "node:crypto";
import { emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import { buildSession } from "./positioning-world.ts";
import type { Subject, Texts } from "./route-things.ts";

/** A file that its owner follows. */
export async function followedFile({ world, person, ownership }: Subject): Promise<Texts> {
  if (ownership === "none") return { id: randomUUID() };
  const { organisation, agent } = world.foreign;
  const owner = ownership === "own" ? person : { organisation, membershipId: agent.membershipId };
  const { id } = await world.builders.buildPersonFile(owner.organisation, []);
  const isAtWork = ownership !== "own" || person.actor !== undefined;
  if (owner.membershipId === null || !isAtWork) return { id };
  await world.builders.query(
    `INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
     VALUES (gen_random_uuid(), $1, $2, $3, '2020-01-01')`,
    [owner.organisation.id, id, owner.membershipId],
  );
  return { id };
}

/** The same, of a person who agrees that their skills are read. */
export async function agreedFile(subject: Subject): Promise<Texts> {
  const { id = "" } = await followedFile(subject);
  await subject.world.builders.query(
    `INSERT INTO skills_agreement (id, organisation_id, person_file_id, agreed_by, agreed_by_account_id, agreed_at)
     SELECT gen_random_uuid(), organisation_id, id, 'referent', gen_random_uuid(), '2026-11-01' FROM person_file WHERE id = $1`,
    [id],
  );
  return { id };
}

/** What somebody says: one skill that ROME knows, by their word. */
async function skillSaid({ builders }: Subject["world"]): Promise<string> {
  await builders.query(
    "INSERT INTO skill (ogr, kind, label) VALUES (900001, 'skill', 'Servir à table') ON CONFLICT DO NOTHING",
  );
  return JSON.stringify({ ...emptyDraft, answers: [{ ogr: 900001, answer: "yes", on: "2026-11-12" }] });
}

/** A file whose person agrees, and has said a skill. */
export async function fileWithSkill(subject: Subject): Promise<Texts> {
  const { id = "" } = await agreedFile(subject);
  await subject.world.builders.query(
    `INSERT INTO held_skills (id, organisation_id, person_file_id, content, changed_at)
     SELECT gen_random_uuid(), organisation_id, id, $2, now() FROM person_file WHERE id = $1`,
    [id, await skillSaid(subject.world)],
  );
  return { id };
}

/** A skill that the person of an account has said. */
export async function ownSkill({ world, person }: Subject): Promise<Texts> {
  await world.builders.query(
    `INSERT INTO held_skills (id, account_id, content, changed_at) VALUES (gen_random_uuid(), $1, $2, now())
     ON CONFLICT (account_id) DO UPDATE SET content = excluded.content`,
    [person.accountId, await skillSaid(world)],
  );
  return {};
}

/** A session, and two people whom its owner follows: whoever may position them chooses how. */
export async function peopleToPosition(subject: Subject): Promise<Texts> {
  const [one, other] = [await followedFile(subject), await followedFile(subject)];
  const session = await sessionToPosition(subject);
  return { ...session, key: randomUUID(), one: one["id"] ?? "", other: other["id"] ?? "" };
}

/** A file as its page would change it: named as nobody is, in a town that is not known. */
export function changedFile(): Texts {
  return {
    ...{ version: "1", lastName: "Martin", firstName: "Zoé", birthDate: "1990-05-14", commune: "nulle part" },
    ...{ phone: "", mail: "", channel: "referent" },
  };
}

/** A contact that its owner notes. */
export function contact(): Texts {
  return { intent: "contact", contactOn: "2027-01-12", channel: "phone", positioningId: "" };
}

const absentOf = new Map<string | null, Promise<Texts>>();

/** The positioning of somebody followed, absent at a meeting: whoever follows them may invite, decline and withdraw. One a follower. */
export function absentPerson(subject: Subject): Promise<Texts> {
  const { membershipId } = subject.person;
  const absent = absentOf.get(membershipId) ?? buildAbsent(subject);
  absentOf.set(membershipId, absent);
  return absent;
}

async function buildAbsent(subject: Subject): Promise<Texts> {
  const { id = "" } = await followedFile(subject);
  const { builders } = subject.world;
  await builders.query("INSERT INTO source (id, kind, label) VALUES ('essai', 'lheo', 'Essai') ON CONFLICT DO NOTHING");
  const { id: sessionId } = await buildSession(builders, { siret: "10000000000001" });
  const positioningId = randomUUID();
  await builders.rewrite(
    `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, session_id, funder_code, programme, departement_code, state,
       since, holds_seat, agreed_at, obtained_blocks)
     SELECT $1, person_id, organisation_id, id, $2, 2, 'prf', '59', 'no_show_event', '2026-12-01', false, now(), '{}'
     FROM person_file WHERE id = $3`,
    [positioningId, sessionId, id],
  );
  return { id, positioningId };
}

/** A session that somebody followed may be positioned on, and a positioning that another would replace. */
export async function sessionToPosition({ world: { builders } }: Subject): Promise<Texts> {
  await builders.query("INSERT INTO source (id, kind, label) VALUES ('essai', 'lheo', 'Essai') ON CONFLICT DO NOTHING");
  const { id: sessionId, number } = await buildSession(builders, { siret: "10000000000001" });
  return {
    session: number,
    sessionId: String(sessionId),
    key: "cle-de-test",
    departement: "ailleurs",
  };
}
