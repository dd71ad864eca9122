import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { PersonActor } from "#app/access/actor.ts";
import { emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import type { AccessBuilders, BuiltMember, BuiltOrganisation, OrganisationChoice } from "./access-builders.ts";
import { writeAnyRow } from "./any-row.ts";
import { buildAid } from "./build-aid.ts";
import { buildApiToken } from "./build-api-token.ts";
import { buildNeed } from "./build-need.ts";
import { buildOperationOf } from "./build-operation.ts";

/** An organisation with at least one row in every table under row-level security. */
export interface FullOrganisation {
  readonly organisation: BuiltOrganisation;
  readonly agent: BuiltMember;
  readonly manager: BuiltMember;
  readonly reader: BuiltMember;
  readonly auditor: BuiltMember;
  /** Whose file the agent follows. */
  readonly person: PersonActor;
  readonly personFileId: string;
}

const accounts = `(SELECT account_id FROM membership WHERE organisation_id = $1
  UNION SELECT account_id FROM person_file WHERE organisation_id = $1 AND account_id IS NOT NULL)`;

/** The tables whose rows name no organisation, or name it otherwise than by `organisation_id`. */
const rowsOtherwise: Readonly<Record<string, string>> = {
  account: `id IN ${accounts}`,
  account_offer: "organisation_id = $1",
  answered_command: `account_id IN ${accounts}`,
  audit_event: "organisation_id = $1",
  audit_seal:
    "number IN (SELECT seal_number FROM audit_seal_entry JOIN audit_event USING (seq) WHERE organisation_id = $1)",
  audit_seal_entry: "seq IN (SELECT seq FROM audit_event WHERE organisation_id = $1)",
  authorisation_event: "authorisation_id IN (SELECT id FROM authorisation WHERE organisation_id = $1)",
  held_skills: "organisation_id = $1",
  federated_sign_in: "state_hash = encode(sha256(('state ' || $1::uuid::text)::bytea), 'hex')",
  organisation: "id = $1",
  person: "id IN (SELECT person_id FROM person_file WHERE organisation_id = $1)",
  person_fact: "organisation_id = $1",
  person_match: "organisation_id = $1",
  person_tie: "organisation_id = $1",
  positioning: "organisation_id = $1",
  positioned_person: "positioning_id IN (SELECT id FROM positioning WHERE organisation_id = $1)",
  positioning_event: "positioning_id IN (SELECT id FROM positioning WHERE organisation_id = $1)",
  positioning_picture: "positioning_id IN (SELECT id FROM positioning WHERE organisation_id = $1)",
  suggestion: "organisation_id = $1",
  suggestion_event: "suggestion_id IN (SELECT id FROM suggestion WHERE organisation_id = $1)",
  proposal: "organisation_id = $1",
  proposal_event: "proposal_id IN (SELECT id FROM proposal WHERE organisation_id = $1)",
  introduction: "proposal_id IN (SELECT id FROM proposal WHERE organisation_id = $1)",
  aid_request: "organisation_id = $1",
  aid_event: "request_id IN (SELECT id FROM aid_request WHERE organisation_id = $1)",
  aid_applicant: "request_id IN (SELECT id FROM aid_request WHERE organisation_id = $1)",
  opening_event: "request_id = $1",
  opening_request: "id = $1",
  operation_event: "operation_id IN (SELECT id FROM operation WHERE organisation_id = $1)",
  operation_step: "operation_id IN (SELECT id FROM operation WHERE organisation_id = $1)",
  need: "id = $1",
  need_contact: "need_id = $1",
  need_event: "need_id = $1",
  need_link: "need_id = $1",
  need_people: "need_id = $1",
  need_skill: "need_id = $1",
  need_told_apart: "$1 IN (one_id, other_id)",
  asked_word_review: "word = $1::uuid::text",
  skill_draft: "token_hash = encode(sha256(('draft ' || $1::uuid::text)::bytea), 'hex')",
  sign_in_link: "token_hash = encode(sha256(('sign-in link ' || $1::uuid::text)::bytea), 'hex')",
  sign_in_throttle: "key_hash = encode(sha256($1::uuid::text::bytea), 'hex')",
};

/** The tables that refer to an organisation, a membership of it or an account, as the schema has them, and the rows that are its own. */
function rowsByOwner(): Readonly<Record<string, string>> {
  const folder = "prisma/schema";
  const schema = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return Object.fromEntries(
    [...schema.join("\n").matchAll(/^model \w+ \{\n(.*?)^\}/gms)].flatMap(([, model = ""]) => {
      const table = /@@map\("(\w+)"\)/.exec(model)?.[1] ?? "";
      const owner = /\b(?:Organisation|Membership) .*fields: \[organisationId\b/.test(model)
        ? "organisation_id = $1"
        : /\bAccount .*fields: \[accountId\]/.test(model) && `account_id IN ${accounts}`;
      return owner ? [[table, owner]] : [];
    }),
  );
}

/** Which rows of each table under row-level security are an organisation's; `$1`: its id. To be asked as the superuser. */
export const ROWS_OF_ORGANISATION: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...rowsByOwner(), ...rowsOtherwise }).sort(([one], [other]) => (one < other ? -1 : 1)),
);

/** Builds an organisation and fills every table for it. */
export async function buildFullOrganisation(
  builders: AccessBuilders,
  choice: OrganisationChoice = {},
): Promise<FullOrganisation> {
  const organisation = await builders.buildOrganisation(choice);
  const agent = await builders.buildMember(organisation, "agent");
  const manager = await builders.buildMember(organisation, "manager");
  const reader = await builders.buildMember(organisation, "reader");
  const auditor = await builders.buildMember(organisation, "auditor");
  const { id: personFileId } = await builders.buildPersonFile(organisation, [agent]);
  const person: PersonActor = {
    kind: "person",
    accountId: randomUUID(),
    sessionId: randomUUID(),
    name: "Personne",
    factorAt: null,
  };
  const { accountId } = person;
  await builders.query("INSERT INTO account (id, name, is_professional) VALUES ($1, 'Personne', false)", [accountId]);
  await builders.query("UPDATE person_file SET account_id = $1 WHERE id = $2", [accountId, personFileId]);
  await openDoors(builders, organisation, [agent.accountId, accountId]);
  await writePapers(builders, organisation, manager);
  await tellOfPerson(builders, organisation, { accountId: agent.accountId, personFileId });
  const positioning = await positionOnce(builders, organisation, {
    accountIds: [agent.accountId, accountId],
    personFileId,
  });
  await builders.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2020-01-01', '2099-12-31')", [
    organisation.id,
    agent.membershipId,
    reader.membershipId,
  ]);
  await sealOneReading(builders, organisation, { actorId: agent.accountId, personFileId });
  const ids = { organisation: organisation.id, membership: agent.membershipId, account: agent.accountId };
  await fillWhatIsEmpty(builders, { ...ids, person_file: personFileId, positioning });
  return { organisation, agent, manager, reader, auditor, person, personFileId };
}

/** Gives a row, of the agent's where it is a member's, to each table that has none. */
async function fillWhatIsEmpty(
  builders: AccessBuilders,
  ids: Readonly<Record<string, string>> & { readonly organisation: string },
): Promise<void> {
  for (const [table, rows] of Object.entries(ROWS_OF_ORGANISATION)) {
    const found = await builders.query(`SELECT FROM "${table}" WHERE ${rows} LIMIT 1`, [ids.organisation]);
    if (found.length === 0) await writeAnyRow(builders, table, ids);
  }
}

/** What serves to sign in, for some accounts; and a door that was tried in vain. */
async function openDoors(
  builders: AccessBuilders,
  { id }: BuiltOrganisation,
  accountIds: readonly string[],
): Promise<void> {
  for (const accountId of accountIds) {
    await builders.query("INSERT INTO credential VALUES ($1, $2, 'hash', now())", [accountId, `login-${accountId}`]);
    await builders.query("INSERT INTO identity VALUES ('https://issuer.test', $1::uuid::text, $1::uuid)", [accountId]);
    await builders.query(
      "INSERT INTO totp_factor (account_id, sealed_secret, confirmed_at) VALUES ($1, 'sealed', now())",
      [accountId],
    );
    await builders.query("INSERT INTO pending_totp VALUES (gen_random_uuid(), $1, 'sealed', now())", [accountId]);
    await builders.query("INSERT INTO recovery_code VALUES ($1, $2)", [accountId, hashOf(`code ${accountId}`)]);
    await builders.query(
      `INSERT INTO passkey VALUES (gen_random_uuid(), $1::uuid, $1::uuid::text, '\\x00', 0, '{internal}', 'Firefox', now())`,
      [accountId],
    );
    await builders.query("INSERT INTO passkey_challenge VALUES ($1, $2, gen_random_uuid(), 'prove', now())", [
      hashOf(`challenge ${accountId}`),
      accountId,
    ]);
    await builders.query("INSERT INTO one_time_link VALUES ($1, $2, 'sign_in', now() + interval '1 hour')", [
      hashOf(`link ${accountId}`),
      accountId,
    ]);
  }
  await builders.query("INSERT INTO sign_in_throttle VALUES ($1, 3, now())", [hashOf(id)]);
  // A need is nobody's: it bears the id of the organisation, to be found again.
  await buildNeed(builders, id);
  await builders.query("INSERT INTO need_people VALUES ($1, 'prescriber', '2026-11-30', 12)", [id]);
  const told =
    "INSERT INTO contributed_need (need_id, organisation_id, key, content_hash, told_at) VALUES ($1, $1, 'essai', $2, now())";
  await builders.rewrite(told, [id, hashOf(`need ${id}`)]);
  await builders.query(
    `INSERT INTO need_import (id, organisation_id, account_id, file_name, columns, state, created_at)
     VALUES ($1, $1, gen_random_uuid(), 'besoins.csv', '{}', 'mapping', now())`,
    [id],
  );
  await builders.query("INSERT INTO need_import_row VALUES ($1, 2, $1, '{}', 'waiting', '[]')", [id]);
  await askOnce(builders, id);
  const other = await buildNeed(builders);
  await builders.query(
    `INSERT INTO need_told_apart VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), gen_random_uuid(), $1, now())`,
    [id, other.id],
  );
  await builders.rewrite(
    "INSERT INTO asked_word_review (word, verdict, reviewer, reviewed_at) VALUES ($1::uuid::text, 'ignored', $1::uuid, now())",
    [id],
  );
  await builders.query("INSERT INTO skill_draft VALUES ($1, '{}', now() + interval '30 days')", [
    hashOf(`draft ${id}`),
  ]);
  await builders.query("INSERT INTO sign_in_link VALUES ($1, 'sealed', now() + interval '15 minutes')", [
    hashOf(`sign-in link ${id}`),
  ]);
  await builders.query("INSERT INTO federated_sign_in VALUES ($1, $2, 'sealed', NULL, '/mon-espace', now())", [
    hashOf(`state ${id}`),
    hashOf(`visit ${id}`),
  ]);
}

/** A session that the organisation asks to be opened. A request is nobody's: it bears the id of the organisation, to be found again. */
async function askOnce(builders: AccessBuilders, id: string): Promise<void> {
  await builders.rewrite(
    `INSERT INTO opening_request (id, block_code, block_label, commune_code, radius_km, starts_from, starts_by, reply_by, seats, state,
       due_on, created_at)
     VALUES ($1, $1::uuid::text, 'Bloc', '59350', 30, '2099-01-01', '2099-02-01', '2098-12-01', 8, 'asked', '2098-12-01', now())`,
    [id],
  );
  await builders.rewrite(
    "INSERT INTO opening_contribution VALUES ($1, $1, gen_random_uuid(), 8, NULL, 'other', NULL, now())",
    [id],
  );
  await builders.rewrite("INSERT INTO opening_answer VALUES ($1, $1, 'could', NULL, now())", [id]);
  await builders.rewrite(
    `INSERT INTO opening_event (request_id, version, command, to_state, by_commander, by_organisation_id, at, seats)
     VALUES ($1, 1, 'ask', 'asked', 'asker', $1, now(), 8)`,
    [id],
  );
}

async function writePapers(builders: AccessBuilders, { id }: BuiltOrganisation, manager: BuiltMember): Promise<void> {
  const authorisationId = randomUUID();
  await builders.query(
    `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
     VALUES ($1, $2, $3, 'invited@example.test', 'agent', $4, now(), now() + interval '7 days')`,
    [randomUUID(), hashOf(`invitation ${id}`), id, manager.accountId],
  );
  await builders.query(
    `INSERT INTO authorisation (id, organisation_id, state, departements, programmes, audiences, starts_on, ends_on)
     VALUES ($1, $2, 'validated', '{59}', '{prf}', '{}', '2020-01-01', '2099-12-31')`,
    [authorisationId, id],
  );
  await builders.query("INSERT INTO authorisation_event VALUES ($1, 1, 'request', now(), $2)", [
    authorisationId,
    manager.accountId,
  ]);
  await builders.query(
    `INSERT INTO refusal_link (id, token_hash, organisation_id, created_by_id, organisation_siret, created_at, expires_at)
     VALUES ($1, $2, $3, $4, '13002526500013', now(), now() + interval '182 days')`,
    [randomUUID(), hashOf(`refusals ${id}`), id, manager.accountId],
  );
  await buildApiToken(builders, { id });
  await builders.query("INSERT INTO association_agreement VALUES ($1, $2, '2020-01-01', '2099-12-31')", [
    randomUUID(),
    id,
  ]);
}

/** What is known of the person, what finds them, a request about them and a link for them. */
async function tellOfPerson(
  builders: AccessBuilders,
  { id }: BuiltOrganisation,
  { accountId, personFileId }: { readonly accountId: string; readonly personFileId: string },
): Promise<void> {
  const person = "(SELECT person_id FROM person_file WHERE id = $2)";
  await builders.query("INSERT INTO person_fact VALUES ($1, $2, 'rsa', 'yes', 'said', '2026-12-01')", [
    id,
    personFileId,
  ]);
  await builders.query(`INSERT INTO person_match SELECT $3, $1, $2, ${person}`, [
    id,
    personFileId,
    hashOf(`match ${id}`),
  ]);
  await builders.query(
    `INSERT INTO person_tie SELECT gen_random_uuid(), $1, $2, ${person}, ${person}, $3, now(), '2099-12-31'`,
    [id, personFileId, accountId],
  );
  await builders.query(
    `INSERT INTO skills_agreement (id, organisation_id, person_file_id, agreed_by, agreed_by_account_id, agreed_at)
     VALUES (gen_random_uuid(), $1, $2, 'referent', $3, now())`,
    [id, personFileId, accountId],
  );
  await builders.query(
    `INSERT INTO held_skills (id, organisation_id, person_file_id, content, changed_at)
     VALUES (gen_random_uuid(), $1, $2, $3, '2026-11-12')`,
    [id, personFileId, JSON.stringify(emptyDraft)],
  );
  await builders.query(`INSERT INTO account_offer SELECT $4, $1, $2, ${person}, $3, now(), now() + interval '1 day'`, [
    id,
    personFileId,
    accountId,
    hashOf(`offer ${id}`),
  ]);
}

/** A positioning of the person and a suggestion, with their first lines of history; and a command each account was answered. */
async function positionOnce(
  builders: AccessBuilders,
  { id }: BuiltOrganisation,
  { accountIds, personFileId }: { readonly accountIds: readonly string[]; readonly personFileId: string },
): Promise<string> {
  const positioningId = randomUUID();
  await builders.rewrite(
    `INSERT INTO positioning (id, person_id, organisation_id, person_file_id, session_id, funder_code, programme, departement_code, state,
       since, holds_seat, agreed_at, obtained_blocks)
     SELECT $1, person_id, $2, id, 1, 2, 'prf', '59', 'submitted', '2026-12-01', false, now(), '{}' FROM person_file WHERE id = $3`,
    [positioningId, id, personFileId],
  );
  await builders.rewrite(
    `INSERT INTO positioning_event (positioning_id, version, machine, command, to_state, by_commander, by_account_id,
       by_organisation_id, at)
     VALUES ($1, 1, 'positioning', 'submit', 'submitted', 'prescriber', $2, $3, now())`,
    [positioningId, accountIds[0], id],
  );
  await builders.query("INSERT INTO positioning_picture VALUES ($1, 'submitted', now(), '{}')", [positioningId]);
  await builders.rewrite(
    "INSERT INTO positioned_person SELECT $1, id, last_name, first_name, phone, mail FROM person_file WHERE id = $2",
    [positioningId, personFileId],
  );
  await builders.rewrite(
    `INSERT INTO suggestion (id, person_id, organisation_id, person_file_id, session_id, state, answer_by)
     SELECT $1, person_id, $2, id, 1, 'open', '2026-12-08' FROM person_file WHERE id = $3`,
    [positioningId, id, personFileId],
  );
  await builders.rewrite(
    `INSERT INTO suggestion_event (suggestion_id, version, command, to_state, by_commander, by_account_id, by_organisation_id, at)
     VALUES ($1, 1, 'suggest', 'open', 'prescriber', $2, $3, now())`,
    [positioningId, accountIds[0], id],
  );
  await proposeOnce(builders, id, { accountId: accountIds[0], personFileId });
  const { aid } = await buildAid(builders, personFileId);
  await builders.rewrite("INSERT INTO aid_applicant VALUES ($1, 'Camille', 'Martin', now())", [aid]);
  await buildOperationOf(builders, { organisationId: id, needId: id });
  await tellOnce(builders, { organisationId: id, positioningId, personFileId });
  for (const accountId of accountIds) {
    await builders.query("INSERT INTO answered_command VALUES ($1, 'canari-cle', $2, '{}', now())", [
      accountId,
      hashOf(`command ${accountId}`),
    ]);
  }
  return positioningId;
}

/** The need of the organisation's name, proposed to the person, who said yes. */
async function proposeOnce(
  builders: AccessBuilders,
  organisationId: string,
  { accountId, personFileId }: { readonly accountId: string | undefined; readonly personFileId: string },
): Promise<void> {
  const proposalId = randomUUID();
  await builders.rewrite(
    `INSERT INTO proposal (id, need_id, answers_for_id, person_id, organisation_id, person_file_id, state, due_on, job_label, town,
       contract, skills, created_at)
     SELECT $1, $2, $2, person_id, $2, id, 'agreed', '2099-12-08', 'soudeur', 'Péronne', 'permanent', '{}', now()
     FROM person_file WHERE id = $3`,
    [proposalId, organisationId, personFileId],
  );
  await builders.rewrite(
    `INSERT INTO proposal_event (proposal_id, version, command, to_state, by_commander, by_account_id, by_organisation_id, at)
     VALUES ($1, 1, 'propose', 'agreed', 'prescriber', $2, $3, now())`,
    [proposalId, accountId, organisationId],
  );
  await builders.rewrite(
    "INSERT INTO introduction SELECT $1, first_name, last_name, phone, NULL, '{}', now() FROM person_file WHERE id = $2",
    [proposalId, personFileId],
  );
}

/** A notice of the positioning, the link and the letter that tell it. */
async function tellOnce(
  builders: AccessBuilders,
  about: { readonly organisationId: string; readonly positioningId: string; readonly personFileId: string },
): Promise<void> {
  const { organisationId, positioningId, personFileId } = about;
  await builders.query(
    `INSERT INTO positioning_notice (organisation_id, subject_id, positioning_id, version, recipient_id, audience, kind, is_urgent, at)
     VALUES ($1, $2, $2, 1, $3, 'person', 'submit', false, now())`,
    [organisationId, positioningId, randomUUID()],
  );
  await builders.query(
    `INSERT INTO positioning_link (id, token_hash, organisation_id, positioning_id, person_file_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, now(), now() + interval '3 days')`,
    [randomUUID(), hashOf(`link ${positioningId}`), organisationId, positioningId, personFileId],
  );
  await builders.query(
    `INSERT INTO paper_letter (id, organisation_id, positioning_id, sealed_letter, created_at)
     VALUES ($1, $2, $3, 'sealed', now())`,
    [randomUUID(), organisationId, positioningId],
  );
}

async function sealOneReading(
  builders: AccessBuilders,
  { id }: BuiltOrganisation,
  { actorId, personFileId }: { readonly actorId: string; readonly personFileId: string },
): Promise<void> {
  const hash = hashOf(`seal ${id}`);
  await builders.query(
    `WITH event AS (
       INSERT INTO audit_event (at, actor_id, organisation_id, action, resource_kind, person_file_id, facts)
       VALUES (now(), $1, $2, 'person-file.read', 'person-file', $3, '{}') RETURNING seq),
     seal AS (
       INSERT INTO audit_seal SELECT count(*) + 1, now(), $4, $4 FROM audit_seal RETURNING number)
     INSERT INTO audit_seal_entry SELECT seq, number, $4 FROM event, seal`,
    [actorId, id, personFileId, hash],
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
