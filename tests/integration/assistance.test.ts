import { expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { assistAccount } from "#app/access/assistance/assist-account.server.ts";
import type { AssistAccount } from "#app/access/assistance/assistance-commands.ts";
import { findAccounts } from "#app/access/assistance/find-accounts.server.ts";
import { endMemberSessions, readMemberSessions } from "#app/access/members/member-sessions.server.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import type { AccessBuilders, BuiltMember, BuiltOrganisation } from "#tests/support/access-builders.ts";
import { onUseCasePortal } from "#tests/support/use-case-portal.ts";

let db: Database;
let build: AccessBuilders;
let operator: BuiltMember;

onUseCasePortal("2026-03-02", async (portal) => {
  ({ db, build } = portal);
  operator = await build.buildMember(await build.buildOrganisation({ kind: "region", name: "Région" }), "manager");
});

const NOW = "2026-03-02T11:00:00Z";
/** The operator, some minutes after they proved their second factor. */
const operatorAfter = (minutes: number): MemberActor => ({
  ...operator.actor,
  factorAt: new Date(new Date(NOW).getTime() - minutes * 60_000),
});
const reset = (accountId: string): AssistAccount => ({
  intent: "reset-factor",
  accountId,
  reason: "lost",
  check: "manager",
});

/** A member with a factor, a recovery code and one open session; answers the secret of its cookie. */
async function protectedMember(organisation: BuiltOrganisation): Promise<BuiltMember & { readonly token: string }> {
  const member = await build.buildMember(organisation, "agent");
  const { accountId, membershipId } = member;
  const token = newToken();
  await build.query("DELETE FROM sign_in_session WHERE account_id = $1", [accountId]);
  await build.query(
    `INSERT INTO sign_in_session (id, token_hash, account_id, membership_id, device, opened_at, last_seen_at, factor_at)
     VALUES (gen_random_uuid(), $1, $2, $3, 'Firefox/140', $4, $4, $4)`,
    [hashToken(token), accountId, membershipId, NOW],
  );
  await build.query("INSERT INTO totp_factor (account_id, sealed_secret, confirmed_at) VALUES ($1, 'sealed', $2)", [
    accountId,
    NOW,
  ]);
  await build.query(
    `INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, device, added_at)
     VALUES (gen_random_uuid(), $1, $1::uuid::text, '', 0, '{}', 'Firefox/140', $2)`,
    [accountId, NOW],
  );
  await build.query("INSERT INTO recovery_code VALUES ($1, md5($1::uuid::text))", [accountId]);
  return { ...member, token };
}

/** What is left of an account: factors, recovery codes, sessions not ended, live memberships. */
async function leftOf({ accountId }: BuiltMember): Promise<readonly number[]> {
  const [row] = await build.query(
    `SELECT ((SELECT count(*) FROM totp_factor WHERE account_id = $1)
         + (SELECT count(*) FROM passkey WHERE account_id = $1))::int AS factors,
       (SELECT count(*) FROM recovery_code WHERE account_id = $1)::int AS codes,
       (SELECT count(*) FROM sign_in_session WHERE account_id = $1 AND ended_at IS NULL)::int AS sessions,
       (SELECT count(*) FROM membership WHERE account_id = $1 AND ended_at IS NULL)::int AS memberships`,
    [accountId],
  );
  return Object.values(row ?? {}).map(Number);
}

const auditOf = (resourceId: string) =>
  build.query("SELECT action, actor_id, facts FROM audit_event WHERE resource_id = $1 ORDER BY seq", [resourceId]);
const lettersTo = ({ accountId }: BuiltMember) =>
  build.query("SELECT topic, payload FROM outbox_effect WHERE payload->>'to' = $1", [`${accountId}@example.test`]);

test("a manager sees a member's devices and ends them all: the member stays, a letter and the trail tell it", async () => {
  const organisation = await build.buildOrganisation({ name: "Mission locale" });
  const manager = await build.buildMember(organisation, "manager");
  const member = await protectedMember(organisation);
  const { membershipId, accountId } = member;
  expect(await readMemberSessions(db, manager.actor, membershipId)).toMatchObject({
    value: { role: "agent", sessions: [{ device: "Firefox/140", lastSeenAt: new Date(NOW) }] },
  });
  expect(await endMemberSessions(db, manager.actor, membershipId)).toEqual({ ok: true, value: { ended: 1 } });
  expect(await readActor(db, member.token)).toEqual({ kind: "anonymous" });
  expect(await leftOf(member)).toEqual([2, 1, 0, 1]);
  const facts = { accountId, ended: 1 };
  expect(await auditOf(membershipId)).toEqual([{ action: "member.end-sessions", actor_id: manager.accountId, facts }]);
  const payload = { to: `${accountId}@example.test`, help: "sessions-ended", by: "Mission locale" };
  expect(await lettersTo(member)).toMatchObject([{ topic: "account-help", payload }]);
});

test("neither a colleague, nor the manager of another organisation, nor oneself: the answer is that of nobody", async () => {
  const organisation = await build.buildOrganisation();
  const member = await protectedMember(organisation);
  const manager = await build.buildMember(organisation, "manager");
  const agent = await build.buildMember(organisation, "agent");
  const stranger = await build.buildMember(await build.buildOrganisation(), "manager");
  const notFound = { ok: false, refusal: { kind: "not-found" } };
  for (const { actor } of [agent, stranger, operator]) {
    expect(await readMemberSessions(db, actor, member.membershipId)).toEqual(notFound);
    // Without the right, nobody is looked up.
    const refusal = { kind: actor.role === "agent" ? "not-allowed" : "not-found" };
    expect(await endMemberSessions(db, actor, member.membershipId)).toEqual({ ok: false, refusal });
  }
  expect(await endMemberSessions(db, manager.actor, manager.membershipId)).toEqual(notFound);
  expect(await leftOf(member)).toEqual([2, 1, 1, 1]);
});

test("the operator finds an account by its exact address, in any organisation, and nobody by a part of it", async () => {
  const member = await protectedMember(await build.buildOrganisation({ name: "Cap emploi" }));
  const find = async (address: string, actor = operator.actor) => {
    const found = await findAccounts(db, actor, address);
    return found.ok ? found.value.map(({ id, memberships }) => [id, memberships[0]?.organisationName]) : found.refusal;
  };
  const address = `${member.accountId}@example.test`;
  expect(await find(` ${address.toUpperCase()} `)).toEqual([[member.accountId, "Cap emploi"]]);
  expect(await find("%@example.test")).toEqual([]);
  expect(await find(address.replace("-", "_"))).toEqual([]);
  expect(await find(`${operator.accountId}@example.test`)).toEqual([]);
  expect(await find(address, member.actor)).toEqual({ kind: "not-allowed" });
});

test("the operator takes a lost factor away: sessions end, a new factor is asked, a letter and the trail tell why", async () => {
  const member = await protectedMember(await build.buildOrganisation());
  expect(await assistAccount(db, operatorAfter(4), reset(member.accountId))).toEqual({ ok: true, value: { ended: 1 } });
  expect(await leftOf(member)).toEqual([0, 0, 0, 1]);
  const facts = { reason: "lost", check: "manager", ended: 1 };
  expect(await auditOf(member.accountId)).toEqual([{ action: "factor.reset", actor_id: operator.accountId, facts }]);
  expect(await lettersTo(member)).toMatchObject([{ payload: { help: "factor-reset", by: "Région" } }]);
});

test("without a fresh proof of one's own factor, or without the right, or for oneself, nothing is taken away", async () => {
  const member = await protectedMember(await build.buildOrganisation());
  const manager = await build.buildMember(await build.buildOrganisation(), "manager");
  const refusalOf = async (actor: MemberActor, command: AssistAccount) => {
    const assisted = await assistAccount(db, actor, command);
    return assisted.ok ? null : assisted.refusal.kind;
  };
  expect(await refusalOf(operatorAfter(6), reset(member.accountId))).toBe("proof-needed");
  expect(await refusalOf({ ...operatorAfter(0), factorAt: null }, reset(member.accountId))).toBe("proof-needed");
  expect(await refusalOf(manager.actor, reset(member.accountId))).toBe("not-allowed");
  expect(await refusalOf(operatorAfter(0), reset(operator.accountId))).toBe("unknown-account");
  expect(await leftOf(member)).toEqual([2, 1, 1, 1]);
  expect(await auditOf(member.accountId)).toEqual([]);
});

test("ending the sessions of an account asks no fresh proof, and leaves its factor", async () => {
  const member = await protectedMember(await build.buildOrganisation());
  const command = { intent: "end-sessions", accountId: member.accountId } as const;
  expect(await assistAccount(db, operatorAfter(60), command)).toEqual({ ok: true, value: { ended: 1 } });
  expect(await leftOf(member)).toEqual([2, 1, 0, 1]);
  expect(await auditOf(member.accountId)).toMatchObject([{ action: "account.end-sessions", facts: { ended: 1 } }]);
});
