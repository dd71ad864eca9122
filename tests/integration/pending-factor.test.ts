import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { KnownActor } from "#app/access/actor.ts";
import { assistAccount } from "#app/access/assistance/assist-account.server.ts";
import { endMemberSessions } from "#app/access/members/member-sessions.server.ts";
import { openDemonstrationSession } from "#app/access/sign-in/demonstration/open-demonstration-session.server.ts";
import { beginFactor, proveFactor } from "#app/access/sign-in/factor/factor.server.ts";
import { PENDING_MINUTES } from "#app/access/sign-in/factor/factor-rules.ts";
import { codeOf } from "#app/access/sign-in/factor/totp.server.ts";
import { signOut } from "#app/access/sign-in/federation/sign-out.server.ts";
import { beginPasskey } from "#app/access/sign-in/passkey/begin-passkey.server.ts";
import { hashPassword } from "#app/access/sign-in/password/password-hash.server.ts";
import { resetPassword, sendResetLink } from "#app/access/sign-in/password/password-reset.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { type AccessBuilders, type BuiltMember, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const PASSWORD = "renard ardoise velours";

let place: TestDatabase;
let database: Database;
let build: AccessBuilders;
let manager: BuiltMember;

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase(place.appUrl);
  build = openAccessBuilders(place);
  manager = await build.buildMember(await build.buildOrganisation({ kind: "region" }), "manager");
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await Promise.all([database.close(), build.close()]);
  await place.drop();
});

/** A member with a password and no second factor yet. */
async function newcomer(domain = "example.test") {
  const member = await build.buildMember(
    { id: manager.actor.organisationId, kind: "region", name: manager.actor.organisationName },
    "agent",
  );
  const login = `${member.accountId}@${domain}`;
  await build.query("UPDATE account SET email = $2 WHERE id = $1", [member.accountId, login]);
  const passwordHash = await hashPassword(PASSWORD);
  await build.query("INSERT INTO credential VALUES ($1, $2, $3, now())", [member.accountId, login, passwordHash]);
  return { ...member, login };
}

/** Signs in by password alone. */
async function halfway(login: string): Promise<KnownActor> {
  const tried = { login, password: PASSWORD, address: randomUUID(), device: "Firefox" };
  const opened = await signInWithPassword(database, tried);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const actor = await readActor(database, opened.value.token);
  if (actor.kind !== "halfway") throw new Error(actor.kind);
  return actor;
}

async function begun(actor: KnownActor): Promise<string> {
  const app = await beginFactor(database, actor);
  if (!app.ok) throw new Error(app.refusal.kind);
  return app.value.secret;
}

const confirm = (actor: KnownActor, secret: string) => proveFactor(database, actor, codeOf(secret, new Date()));
const noFactor = { ok: false, refusal: { kind: "no-factor" } };
const waiting = (accountId: string) =>
  build.query(
    `SELECT session_id FROM pending_totp WHERE account_id = $1
     UNION ALL SELECT session_id FROM passkey_challenge WHERE account_id = $1`,
    [accountId],
  );

describe("an authenticator app that is being added", () => {
  test("has a secret of its own in each session, and confirms in that one alone", async () => {
    const { login } = await newcomer();
    const [thief, owner] = [await halfway(login), await halfway(login)];
    const [stolen, own] = [await begun(thief), await begun(owner)];
    expect(stolen).not.toBe(own);
    expect(await begun(owner)).toBe(own);
    expect(await confirm(owner, stolen)).toEqual({ ok: false, refusal: { kind: "wrong-code" } });
    expect((await confirm(owner, own)).ok).toBe(true);
    expect((await confirm(thief, stolen)).ok).toBe(false);
  });

  test("waits ten minutes; the next beginning has another secret", async () => {
    const { login } = await newcomer();
    const actor = await halfway(login);
    const first = await begun(actor);
    const at = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: at + PENDING_MINUTES * 60_000 + 1000 });
    expect(await confirm(actor, first)).toEqual(noFactor);
    const second = await begun(actor);
    expect(second).not.toBe(first);
    expect(await confirm(actor, first)).toEqual({ ok: false, refusal: { kind: "wrong-code" } });
    expect((await confirm(actor, second)).ok).toBe(true);
  });

  const party = { id: "localhost", origin: "http://localhost:3000" };
  const ends: readonly (readonly [
    string,
    (who: Awaited<ReturnType<typeof newcomer>>, actor: KnownActor) => Promise<unknown>,
  ])[] = [
    [
      "a new password by letter",
      async ({ login }) => {
        await sendResetLink(database, login);
        const [row] = await build.query(
          "SELECT payload->>'sealedToken' AS sealed FROM outbox_effect WHERE topic = 'password-reset' AND payload->>'to' = $1",
          [login],
        );
        const token = openSecret(String(row?.["sealed"]));
        expect((await resetPassword(database, { token, password: "ardoise velours renard gris" })).ok).toBe(true);
      },
    ],
    ["signing out", (_who, actor) => signOut(database, actor, () => null)],
    ["a manager who ends the sessions", ({ membershipId }) => endMemberSessions(database, manager.actor, membershipId)],
    [
      "the operator who helps",
      ({ accountId }) => assistAccount(database, manager.actor, { intent: "end-sessions", accountId }),
    ],
  ];

  test.each(ends)("goes with its session: %s", async (_how, end) => {
    const who = await newcomer();
    const actor = await halfway(who.login);
    const secret = await begun(actor);
    expect(await beginPasskey(database, actor, party)).not.toBeNull();
    expect(await waiting(who.accountId)).toHaveLength(2);
    await end(who, actor);
    expect(await waiting(who.accountId)).toEqual([]);
    // Even by a request that was under way.
    expect(await confirm(actor, secret)).toEqual(noFactor);
    await expect(begun(actor)).rejects.toThrow("row-level security");
  });
});

test("the sessions of a demonstration end when something real is imported, and no other", async () => {
  const [demonstration, other] = [await newcomer("demo.example"), await newcomer()];
  const opened = await openDemonstrationSession(database, demonstration.login);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const tried = { login: other.login, password: PASSWORD, address: randomUUID(), device: "Firefox" };
  const signedIn = await signInWithPassword(database, tried);
  if (!signedIn.ok) throw new Error(signedIn.refusal.kind);
  const kinds = async (): Promise<readonly string[]> => [
    (await readActor(database, opened.value.token)).kind,
    (await readActor(database, signedIn.value.token)).kind,
  ];
  await build.query("INSERT INTO source (id, kind, label, is_fictional) VALUES ('essai', 'lheo', 'Essai', true)");
  expect(await kinds()).toEqual(["member", "halfway"]);
  await build.query("INSERT INTO source (id, kind, label, is_fictional) VALUES ('carif', 'lheo', 'Carif', false)");
  expect(await kinds()).toEqual(["anonymous", "halfway"]);
});
