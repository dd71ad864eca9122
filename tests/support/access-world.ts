import { randomUUID } from "node:crypto";
import type { MemberActor } from "#app/access/actor.ts";
import { rights, type Standing } from "#app/access/can.ts";
import { newTotpSecret } from "#app/access/sign-in/factor/totp.server.ts";
import type { Contact } from "#app/access/sign-in/link/contact.ts";
import { hashPassword } from "#app/access/sign-in/password/password-hash.server.ts";
import { hashToken, newToken, sealSecret } from "#app/platform/secrets.server.ts";
import { setSession } from "#app/web/cookies.server.ts";
import {
  type AccessBuilders,
  type BuiltMember,
  type BuiltOrganisation,
  openAccessBuilders,
} from "./access-builders.ts";
import { buildFullOrganisation, type FullOrganisation, ROWS_OF_ORGANISATION } from "./full-organisation.ts";
import { cookieOf } from "./portal-visitor.ts";
import type { TestDatabase } from "./test-database.ts";

const PASSWORD = "moulin-écluse-genêt-41";

/** Every standing of the matrix: opening a session is for all of them. */
export const standings: readonly Standing[] = rights["session.open"];

/** Somebody with an account, and how their sessions are. */
export interface KnownPerson {
  readonly accountId: string;
  readonly membershipId: string | null;
  /** Absent: not a member at work. */
  readonly actor?: MemberActor;
  readonly hasProvedFactor: boolean;
  /** Where their own things are. */
  readonly organisation: BuiltOrganisation;
}

/** A session somebody opened: the `Cookie` header, and its row. */
export interface BuiltSession {
  readonly cookie: string;
  readonly sessionId: string;
}

/** How somebody signs in. */
export interface BuiltLogin {
  readonly login: string;
  readonly password: string;
}

/** Two full organisations and the Region, somebody of each standing, all of them with nothing to do with `foreign`. */
export interface AccessWorld {
  readonly builders: AccessBuilders;
  readonly own: FullOrganisation;
  readonly foreign: FullOrganisation;
  /** Everybody but the anonymous visitor. */
  readonly people: ReadonlyMap<Standing, KnownPerson>;
  /** The login and password of a reader of `own`. */
  readonly known: BuiltLogin;
  /** A new account with a password, of somebody who belongs to no organisation. */
  newPasswordAccount(): Promise<BuiltLogin & { readonly accountId: string }>;
  /** Gives somebody the password of `known` and an authenticator; answers its secret too. */
  newLogin(accountId: string): Promise<BuiltLogin & { readonly totpSecret: string }>;
  openSession(person: KnownPerson): Promise<BuiltSession>;
  newInvitation(organisation: BuiltOrganisation): Promise<{ readonly id: string; readonly token: string }>;
  newResetLink(accountId: string): Promise<string>;
  newSignInLink(): Promise<string>;
  /** An authorisation that the organisation has just asked for. */
  newAuthorisation(organisation: BuiltOrganisation): Promise<string>;
}

/** Fills a migrated database. */
export async function buildAccessWorld(testDatabase: TestDatabase): Promise<AccessWorld> {
  const builders = openAccessBuilders(testDatabase);
  const own = await buildFullOrganisation(builders, { name: "Organisation propre" });
  const foreign = await buildFullOrganisation(builders, { name: "Canari organisation" });
  const region = await builders.buildOrganisation({ kind: "region", name: "Région" });
  await plantCanaries(builders, foreign);
  await sealFactors(builders);
  const passwordHash = await hashPassword(PASSWORD);
  return {
    builders,
    own,
    foreign,
    people: await buildPeople(builders, own, region),
    known: await buildLogin(builders, own.reader.accountId, passwordHash),
    newPasswordAccount: async () => {
      const accountId = randomUUID();
      await builders.query("INSERT INTO account (id, name, is_professional) VALUES ($1, 'Zoé Oubli', true)", [
        accountId,
      ]);
      return { accountId, ...(await buildLogin(builders, accountId, passwordHash)) };
    },
    newLogin: async (accountId) => ({
      ...(await buildLogin(builders, accountId, passwordHash)),
      totpSecret: await buildFactor(builders, accountId),
    }),
    openSession: (person) => openSession(builders, person),
    newInvitation: (organisation) => newInvitation(builders, organisation),
    newResetLink: (accountId) => newResetLink(builders, accountId),
    newSignInLink: () => newSignInLink(builders),
    newAuthorisation: (organisation) => newAuthorisation(builders, organisation),
  };
}

/** Every row of an organisation, in one text: to see whether something changed. */
export async function rowsOf({ builders }: AccessWorld, { organisation }: FullOrganisation): Promise<string> {
  const selects = Object.entries(ROWS_OF_ORGANISATION).map(
    ([table, condition]) => `SELECT '${table}' AS of, to_jsonb(t)::text AS row FROM ${table} t WHERE ${condition}`,
  );
  const rows = await builders.query(`${selects.join(" UNION ALL ")} ORDER BY 1, 2`, [organisation.id]);
  return rows.map(({ of, row }) => `${of} ${row}`).join("\n");
}

/** What only these rows say: identifiers, hashes, and the texts that were planted. */
export function canariesIn(rows: string, { own }: AccessWorld): readonly string[] {
  const found = rows.match(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|canari[^"]*/gi) ?? [];
  return [...new Set(found)].filter((canary) => canary !== own.organisation.id);
}

async function plantCanaries(
  builders: AccessBuilders,
  { organisation: { id }, personFileId }: FullOrganisation,
): Promise<void> {
  const members = "SELECT account_id FROM membership WHERE organisation_id = $1";
  await builders.query(
    `UPDATE account SET name = 'Canari ' || left(id::text, 8), email = 'canari-' || id || '@example.test'
     WHERE id IN (${members}) OR id IN (SELECT account_id FROM person_file WHERE organisation_id = $1)`,
    [id],
  );
  await builders.rewrite(`UPDATE sign_in_session SET device = 'Canari appareil' WHERE account_id IN (${members})`, [
    id,
  ]);
  await builders.query("UPDATE person_file SET first_name = 'Canari prénom', last_name = 'Canari nom' WHERE id = $1", [
    personFileId,
  ]);
  const job = { rome: "G1803", label: "Canari métier", years: 6, on: "2026-11-12" };
  await builders.query("UPDATE held_skills SET content = content || $2 WHERE person_file_id = $1", [
    personFileId,
    JSON.stringify({ jobs: [job] }),
  ]);
  await builders.rewrite("UPDATE invitation SET email = 'canari-invite@example.test' WHERE organisation_id = $1", [id]);
}

/** The builders write factors nobody can open. */
async function sealFactors(builders: AccessBuilders): Promise<void> {
  await builders.rewrite("UPDATE totp_factor SET sealed_secret = $1", [sealSecret(newTotpSecret())]);
}

async function buildPeople(
  builders: AccessBuilders,
  own: FullOrganisation,
  region: BuiltOrganisation,
): Promise<ReadonlyMap<Standing, KnownPerson>> {
  const { organisation } = own;
  const halfway = await builders.buildMember(organisation, "manager");
  await buildFactor(builders, halfway.accountId);
  const gone = await builders.buildMember(organisation, "manager");
  await builders.query("UPDATE membership SET ended_at = now() WHERE id = $1", [gone.membershipId]);
  const { accountId } = own.person;
  const operator = await builders.buildMember(region, "manager");
  const regionAuditor = await builders.buildMember(region, "auditor");
  return new Map<Standing, KnownPerson>([
    ["person", { accountId, membershipId: null, hasProvedFactor: false, organisation }],
    ["halfway", { ...idsOf(halfway), hasProvedFactor: false, organisation }],
    ["unattached", { ...idsOf(gone), hasProvedFactor: true, organisation }],
    ["agent", { ...own.agent, hasProvedFactor: true, organisation }],
    ["manager", { ...own.manager, hasProvedFactor: true, organisation }],
    ["reader", { ...own.reader, hasProvedFactor: true, organisation }],
    ["auditor", { ...own.auditor, hasProvedFactor: true, organisation }],
    ["operator", { ...operator, hasProvedFactor: true, organisation: region }],
    ["region-auditor", { ...regionAuditor, hasProvedFactor: true, organisation: region }],
  ]);
}

function idsOf({ accountId, membershipId }: BuiltMember): Pick<KnownPerson, "accountId" | "membershipId"> {
  return { accountId, membershipId };
}

async function buildLogin(builders: AccessBuilders, accountId: string, passwordHash: string): Promise<BuiltLogin> {
  const login = `${accountId}@example.test`;
  await builders.query("INSERT INTO credential VALUES ($1, $2, $3, now())", [accountId, login, passwordHash]);
  return { login, password: PASSWORD };
}

async function buildFactor(builders: AccessBuilders, accountId: string): Promise<string> {
  const secret = newTotpSecret();
  await builders.query("INSERT INTO totp_factor (account_id, sealed_secret, confirmed_at) VALUES ($1, $2, now())", [
    accountId,
    sealSecret(secret),
  ]);
  return secret;
}

async function openSession(builders: AccessBuilders, person: KnownPerson): Promise<BuiltSession> {
  const [token, sessionId] = [newToken(), randomUUID()];
  await builders.query(
    `INSERT INTO sign_in_session (id, token_hash, account_id, membership_id, device, opened_at, last_seen_at, factor_at)
     VALUES ($1, $2, $3, $4, 'Firefox', now(), now(), CASE WHEN $5 THEN now() END)`,
    [sessionId, hashToken(token), person.accountId, person.membershipId, person.hasProvedFactor],
  );
  return { cookie: cookieOf(await setSession(token)), sessionId };
}

async function newInvitation(
  builders: AccessBuilders,
  organisation: BuiltOrganisation,
): Promise<{ readonly id: string; readonly token: string }> {
  const [id, token] = [randomUUID(), newToken()];
  await builders.query(
    `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
     VALUES ($1, $2, $3, $4, 'agent', $1, now(), now() + interval '7 days')`,
    [id, hashToken(token), organisation.id, `${id}@example.test`],
  );
  return { id, token };
}

async function newResetLink(builders: AccessBuilders, accountId: string): Promise<string> {
  const token = newToken();
  await builders.query("INSERT INTO one_time_link VALUES ($1, $2, 'password_reset', now() + interval '30 minutes')", [
    hashToken(token),
    accountId,
  ]);
  return token;
}

/** A link to an address nobody has used yet. */
async function newSignInLink(builders: AccessBuilders): Promise<string> {
  const token = newToken();
  const contact: Contact = { channel: "email", address: `${randomUUID()}@example.test` };
  await builders.query("INSERT INTO sign_in_link VALUES ($1, $2, now() + interval '15 minutes')", [
    hashToken(token),
    sealSecret(JSON.stringify(contact)),
  ]);
  return token;
}

async function newAuthorisation(builders: AccessBuilders, { id: organisationId }: BuiltOrganisation): Promise<string> {
  const id = randomUUID();
  await builders.query(
    `INSERT INTO authorisation (id, organisation_id, state, departements, programmes, audiences, starts_on, ends_on)
     VALUES ($1, $2, 'requested', '{59}', '{prf}', '{}', '2020-01-01', '2099-12-31')`,
    [id, organisationId],
  );
  await builders.query("INSERT INTO authorisation_event VALUES ($1, 1, 'request', now(), NULL)", [id]);
  return id;
}
