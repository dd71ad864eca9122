import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import {
  authorisationCommands,
  authorisationStates,
  authorisationTransitions,
} from "#app/access/authorisation/authorisation-states.ts";
import { INVITATIONS_A_DAY } from "#app/access/members/invitation-rule.ts";
import { buildFullOrganisation, type FullOrganisation } from "#tests/support/full-organisation.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let a: FullOrganisation;
let b: FullOrganisation;

onUseCasePortal("2026-12-01", async (opened) => {
  portal = opened;
  a = await buildFullOrganisation(portal.build, { name: "Mission locale A" });
  b = await buildFullOrganisation(portal.build, { name: "Mission locale B" });
});

/** Runs a statement as the superuser, whom no right and no policy holds: what refuses it is the table itself. */
function write(sql: string, values: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return portal.build.query(sql, values);
}

const code = (value: string): object => expect.objectContaining({ code: value });

interface Backward {
  readonly says: string;
  /** What was done; `$1`: an id of the organisation's. */
  readonly done?: string;
  readonly undone: string;
  readonly id: (of: FullOrganisation) => string;
  readonly refusal?: string;
}

const agentAccount = (of: FullOrganisation): string => of.agent.accountId;
const agentMembership = (of: FullOrganisation): string => of.agent.membershipId;
const organisation = (of: FullOrganisation): string => of.organisation.id;
const session = (of: FullOrganisation): string => of.auditor.actor.sessionId;
const reader = (of: FullOrganisation): string => of.auditor.membershipId;
const file = (of: FullOrganisation): string => of.personFileId;

const backward: readonly Backward[] = [
  {
    says: "a membership that ended begins again",
    done: "UPDATE membership SET ended_at = now() WHERE id = $1",
    undone: "UPDATE membership SET ended_at = NULL WHERE id = $1",
    id: reader,
  },
  { says: "a role changes", undone: "UPDATE membership SET role = 'manager' WHERE id = $1", id: agentMembership },
  {
    says: "a session that ended opens again",
    done: "UPDATE sign_in_session SET ended_at = now() WHERE id = $1",
    undone: "UPDATE sign_in_session SET ended_at = NULL WHERE id = $1",
    id: session,
  },
  {
    says: "the end of a session moves",
    done: "UPDATE sign_in_session SET ended_at = coalesce(ended_at, now()) WHERE id = $1",
    undone: "UPDATE sign_in_session SET ended_at = ended_at + interval '1 hour' WHERE id = $1",
    id: session,
  },
  {
    says: "a session gains a second factor",
    undone: "UPDATE sign_in_session SET factor_at = now() + interval '1 hour' WHERE id = $1",
    id: session,
  },
  {
    says: "a session was seen earlier",
    undone: "UPDATE sign_in_session SET last_seen_at = last_seen_at - interval '1 hour' WHERE id = $1",
    id: session,
  },
  {
    says: "a professional stops being one",
    undone: "UPDATE account SET is_professional = false WHERE id = $1",
    id: agentAccount,
  },
  {
    says: "an account that was closed opens again",
    done: "UPDATE account SET closed_at = now() WHERE id = $1",
    undone: "UPDATE account SET closed_at = NULL WHERE id = $1",
    id: agentAccount,
  },
  {
    says: "a recovery code serves again",
    done: "UPDATE recovery_code SET used_at = now() WHERE account_id = $1",
    undone: "UPDATE recovery_code SET used_at = NULL WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "a link serves again",
    done: "UPDATE one_time_link SET used_at = now() WHERE account_id = $1",
    undone: "UPDATE one_time_link SET used_at = NULL WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "a link lasts longer",
    undone: "UPDATE one_time_link SET expires_at = expires_at + interval '1 day' WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "a passkey has served less often",
    done: "UPDATE passkey SET counter = 7 WHERE account_id = $1",
    undone: "UPDATE passkey SET counter = 6 WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "a code of an app serves again",
    done: "UPDATE totp_factor SET last_step = 7 WHERE account_id = $1",
    undone: "UPDATE totp_factor SET last_step = 6 WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "an app is put in another's place",
    undone: "UPDATE totp_factor SET sealed_secret = 'other' WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "a login changes hands",
    undone: "UPDATE credential SET login = 'other@example.test' WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "an identity opens another account",
    undone: "UPDATE identity SET subject = 'somebody-else' WHERE account_id = $1",
    id: agentAccount,
  },
  {
    says: "a link to refusals is no longer revoked",
    done: "UPDATE refusal_link SET revoked_at = now() WHERE organisation_id = $1",
    undone: "UPDATE refusal_link SET revoked_at = NULL WHERE organisation_id = $1",
    id: organisation,
  },
  {
    says: "a token that was revoked serves again",
    done: "UPDATE api_token SET revoked_at = now() WHERE organisation_id = $1",
    undone: "UPDATE api_token SET revoked_at = NULL WHERE organisation_id = $1",
    id: organisation,
  },
  {
    says: "a token reads instead of writing",
    undone: "UPDATE api_token SET scope = 'needs.read' WHERE organisation_id = $1",
    id: organisation,
  },
  {
    says: "a need was told with another content",
    undone: "UPDATE contributed_need SET content_hash = repeat('0', 64) WHERE organisation_id = $1",
    id: organisation,
    refusal: "HU001",
  },
  {
    says: "an agreement began on another day",
    undone: "UPDATE association_agreement SET starts_on = '2019-01-01' WHERE organisation_id = $1",
    id: organisation,
  },
  {
    says: "a stand-in lasts longer",
    undone: "UPDATE stand_in SET ends_on = '2100-01-01' WHERE organisation_id = $1",
    id: organisation,
  },
  {
    says: "an invitation that was accepted waits again",
    done: "UPDATE invitation SET accepted_at = now() WHERE organisation_id = $1",
    undone: "UPDATE invitation SET accepted_at = NULL WHERE organisation_id = $1",
    id: organisation,
    refusal: "HU002",
  },
  { says: "a file is untied", undone: "UPDATE person_file SET account_id = NULL WHERE id = $1", id: file },
  {
    says: "a file is given to another organisation",
    undone: "UPDATE person_file SET organisation_id = gen_random_uuid() WHERE id = $1",
    id: file,
  },
  {
    says: "a history is rewritten",
    undone: "UPDATE authorisation_event SET reason = 'autre' FROM authorisation a WHERE a.organisation_id = $1",
    id: organisation,
    refusal: "HU001",
  },
  {
    says: "a history is cut",
    undone:
      "DELETE FROM authorisation_event WHERE authorisation_id IN (SELECT id FROM authorisation WHERE organisation_id = $1)",
    id: organisation,
    refusal: "HU001",
  },
  {
    says: "an authorisation covers more",
    undone:
      "UPDATE authorisation SET state = 'suspended', version = version + 1, departements = '{62}' WHERE organisation_id = $1",
    id: organisation,
  },
  {
    says: "an authorisation changes without another version",
    undone: "UPDATE authorisation SET state = 'suspended' WHERE organisation_id = $1",
    id: organisation,
    refusal: "HU006",
  },
];

describe("nobody, whatever they may write, makes that", () => {
  test.each(backward)("$says", async ({ done, undone, id, refusal = "HU004" }) => {
    if (done !== undefined) await write(done, [id(a)]);
    await expect(write(undone, [id(a)])).rejects.toEqual(code(refusal));
  });

  test("every table with a life of its own is held so", async () => {
    const rows = await write(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger
       WHERE tgname ~ 'only_(forward|closes|ends|grows)$' AND tgrelid::regclass::text NOT LIKE 'audit%' ORDER BY 1`,
      [],
    );
    const changed = await write(
      `SELECT DISTINCT table_name AS name FROM information_schema.column_privileges
       WHERE grantee = 'hub_app' AND privilege_type = 'UPDATE' AND table_schema = 'public' AND table_name IN (
         SELECT relname FROM pg_class WHERE relforcerowsecurity) ORDER BY 1`,
      [],
    );
    const held = rows.map(({ name }) => String(name));
    // Counts of tries; links and challenges that are taken out, never changed; the trail, whose triggers are its own.
    const apart = ["sign_in_throttle", "sign_in_link", "federated_sign_in", "passkey_challenge"];
    expect(
      changed.map(({ name }) => String(name)).filter((name) => !held.includes(name) && !apart.includes(name)),
    ).toEqual([]);
  });
});

describe("an authorisation", () => {
  const pairs = authorisationStates.flatMap((from) => authorisationStates.map((to) => [from, to] as const));

  test("moves as its table of transitions says, and not otherwise", async () => {
    const moved: string[] = [];
    for (const [from, to] of pairs) {
      const id = randomUUID();
      await write(
        `INSERT INTO authorisation (id, organisation_id, state, departements, programmes, audiences, starts_on, ends_on)
         VALUES ($1, $2, $3::"AuthorisationState", '{59}', '{prf}', '{}', '2020-01-01', '2099-12-31')`,
        [id, a.organisation.id, from],
      );
      const sql = `UPDATE authorisation SET state = $2::"AuthorisationState", version = 2 WHERE id = $1`;
      const outcome = await write(sql, [id, to]).catch((error: unknown) => error);
      if (!(outcome instanceof Error)) moved.push(`${from} → ${to}`);
    }
    const written = Object.values(authorisationTransitions).flatMap(({ from, to }) =>
      from === null ? [] : [`${from} → ${to}`],
    );
    expect(moved.sort()).toEqual([...new Set(written)].sort());
    const states = await write(
      `SELECT command::text AS command, hub_authorisation_state(command)::text AS state
       FROM unnest($1::"AuthorisationCommand"[]) AS command`,
      [authorisationCommands],
    );
    expect(states).toEqual(
      authorisationCommands.map((command) => ({ command, state: authorisationTransitions[command].to })),
    );
  });
});

describe("a person's file", () => {
  test("is not tied by the agent who follows it to their own account, nor to anybody's", async () => {
    const { id } = await portal.build.buildPersonFile(a.organisation, [a.agent]);
    await portal.build.query("GRANT UPDATE ON person_file TO hub_app");
    const sql = "UPDATE person_file SET account_id = $1::uuid WHERE id = $2::uuid";
    const tied = inTransactionAs(portal.db, actingFor(a.agent.actor), (transaction) =>
      transaction.$executeRawUnsafe(sql, a.agent.accountId, id),
    );
    await expect(tied).rejects.toThrow("tied by the person");
    const adding = `INSERT INTO person_file (id, organisation_id, account_id, last_name, first_name, commune_code)
      VALUES (gen_random_uuid(), $1::uuid, $2::uuid, 'Nom', 'Prénom', '59350')`;
    const add = (accountId: string | null): Promise<unknown> =>
      inTransactionAs(portal.db, actingFor(a.agent.actor), (transaction) =>
        transaction.$executeRawUnsafe(adding, a.organisation.id, accountId),
      );
    expect(await add(null)).toBe(1);
    await expect(add(a.agent.accountId)).rejects.toThrow("tied by the person");
    const somebody = randomUUID();
    await write("INSERT INTO account (id, name, is_professional) VALUES ($1, 'Personne', false)", [somebody]);
    await expect(add(somebody)).rejects.toThrow("tied by the person");
    await expect(write(sql, [a.agent.accountId, id])).rejects.toEqual(code("HU005"));
  });
});

describe("who leaves", () => {
  const ending = `UPDATE membership SET ended_at = '2026-12-01T11:00:00Z' WHERE id = $1::uuid`;
  const end = (actor: MemberActor, membershipId: string): Promise<number> =>
    inTransactionAs(portal.db, actingFor(actor), (transaction) => transaction.$executeRawUnsafe(ending, membershipId));

  test("leaves nobody without a referent, and no stand-in behind", async () => {
    await expect(end(b.manager.actor, b.agent.membershipId)).rejects.toThrow("still counts on this membership");
    await expect(end(b.manager.actor, b.reader.membershipId)).rejects.toThrow("still counts on this membership");
    expect(await end(b.manager.actor, b.auditor.membershipId)).toBe(1);
  });

  test("is not the one who ends the membership, nor made to leave by somebody who left", async () => {
    const { organisation: own } = b;
    const [gone, other] = [
      await portal.build.buildMember(own, "manager"),
      await portal.build.buildMember(own, "manager"),
    ];
    await expect(end(gone.actor, gone.membershipId)).rejects.toThrow("ended by another one");
    expect(await end(b.manager.actor, gone.membershipId)).toBe(1);
    await expect(end(gone.actor, other.membershipId)).rejects.toThrow("ended by another one");
  });

  test("follows nobody, and is named in no stand-in", async () => {
    const gone = await portal.build.buildMember(a.organisation, "agent");
    expect(await end(a.manager.actor, gone.membershipId)).toBe(1);
    const follow = `INSERT INTO follow_up (id, organisation_id, person_file_id, membership_id, started_at)
      VALUES (gen_random_uuid(), $1, $2, $3, now())`;
    const values = [a.organisation.id, a.personFileId, gone.membershipId];
    await expect(write(follow, values)).rejects.toEqual(code("HU007"));
    const standIn = "INSERT INTO stand_in VALUES ($1, $2, $3, '2027-01-01', '2027-01-02')";
    for (const pair of [[gone, a.agent] as const, [a.agent, gone] as const]) {
      const ids = pair.map(({ membershipId }) => membershipId);
      await expect(write(standIn, [a.organisation.id, ...ids])).rejects.toEqual(code("HU007"));
    }
  });
});

test("the database counts the invitations of a day as the portal does", async () => {
  const own = await portal.build.buildOrganisation();
  const manager = await portal.build.buildMember(own, "manager");
  const invite = (from: number, to: number): Promise<unknown> =>
    portal.build.query(
      `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
       SELECT gen_random_uuid(), lpad(n::text, 64, 'a'), $1, 'membre' || n || '@exemple.fr', 'agent', $2, now(), now() + interval '7 days'
       FROM generate_series($3::int, $4::int) n`,
      [own.id, manager.accountId, from, to],
    );
  await expect(invite(1, INVITATIONS_A_DAY + 1)).rejects.toEqual(code("HU009"));
  await invite(1, INVITATIONS_A_DAY);
  await expect(invite(INVITATIONS_A_DAY + 1, INVITATIONS_A_DAY + 1)).rejects.toEqual(code("HU009"));
});
