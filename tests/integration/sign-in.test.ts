import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { KnownActor } from "#app/access/actor.ts";
import { acceptInvitation } from "#app/access/members/accept-invitation.server.ts";
import { inviteMember } from "#app/access/members/invite-member.server.ts";
import { beginFactor, proveFactor } from "#app/access/sign-in/factor/factor.server.ts";
import { codeOf } from "#app/access/sign-in/factor/totp.server.ts";
import {
  askPasswordReset,
  readResetLink,
  resetPassword,
  sendResetLink,
} from "#app/access/sign-in/password/password-reset.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { hashToken, openSecret } from "#app/platform/secrets.server.ts";
import { type AccessBuilders, type BuiltMember, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const PASSWORD = "renard ardoise velours";
const from = { address: "192.0.2.7", device: "Firefox/150 (Linux)" } as const;

let testDatabase: TestDatabase;
let database: Database;
let builders: AccessBuilders;
let manager: BuiltMember;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  builders = openAccessBuilders(testDatabase);
  manager = await buildManager();
});

afterAll(async () => {
  await Promise.all([database.close(), builders.close()]);
  await testDatabase.drop();
});

async function buildManager(): Promise<BuiltMember> {
  return builders.buildMember(await builders.buildOrganisation({ name: "Mission locale" }), "manager");
}

/** The secret of the last link that the outbox holds for an address. */
async function linkSentTo(email: string): Promise<string> {
  const [row] = await builders.query(
    "SELECT payload->>'sealedToken' AS sealed FROM outbox_effect WHERE payload->>'to' = $1 ORDER BY created_at DESC LIMIT 1",
    [email],
  );
  return openSecret(String(row?.["sealed"]));
}

async function invited(): Promise<{ readonly email: string; readonly token: string }> {
  const email = `${randomUUID()}@demo.example`;
  const sent = await inviteMember(database, manager.actor, {
    organisationId: manager.actor.organisationId,
    email,
    role: "agent",
  });
  expect(sent.ok).toBe(true);
  return { email, token: await linkSentTo(email) };
}

const accept = (token: string) =>
  acceptInvitation(database, { token, name: "Amina Diallo", password: PASSWORD, device: from.device });

async function known(token: string): Promise<KnownActor> {
  const actor = await readActor(database, token);
  if (actor.kind === "anonymous") throw new Error("This cookie opens nothing");
  return actor;
}

const STEP_MS = 30_000;

/** A new colleague who accepted and has a second factor; `code` is of the step asked for. */
async function colleague() {
  const { email, token } = await invited();
  const opened = await accept(token);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const begun = await beginFactor(database, await known(opened.value.token));
  if (!begun.ok) throw new Error(begun.refusal.kind);
  const code = (stepsAhead: number): string => codeOf(begun.value.secret, new Date(Date.now() + stepsAhead * STEP_MS));
  // The step before: the present one is then still unused. Sent over the end of a step, it would be two steps old.
  const leftMs = STEP_MS - (Date.now() % STEP_MS);
  if (leftMs < 3000) await sleep(leftMs);
  const proved = await proveFactor(database, await known(opened.value.token), code(-1));
  if (!proved.ok) throw new Error(proved.refusal.kind);
  return { email, firstToken: opened.value.token, ...proved.value, code };
}

/** Each from an address of its own: these tests are about logins. */
const signIn = (login: string, password = PASSWORD) =>
  signInWithPassword(database, { login, password, address: randomUUID(), device: from.device });

async function tokenOf(login: string): Promise<string> {
  const opened = await signIn(login);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value.token;
}

describe("an invitation", () => {
  test("opens an account that waits for its second factor, in the organisation and the role it says", async () => {
    const { firstToken, token, recoveryCodes } = await colleague();
    expect(recoveryCodes).toHaveLength(10);
    expect(await readActor(database, firstToken)).toEqual({ kind: "anonymous" });
    const { organisationId } = manager.actor;
    expect(await readActor(database, token)).toMatchObject({ kind: "member", role: "agent", organisationId });
  });

  test("serves once, even accepted twice at the same instant, and the loser leaves nothing behind", async () => {
    const { token } = await invited();
    const before = await builders.query("SELECT count(*) FROM account");
    const outcomes = await Promise.all([accept(token), accept(token), accept(token)]);
    const kinds = outcomes.map((outcome) => (outcome.ok ? "accepted" : outcome.refusal.kind));
    expect(kinds.sort()).toEqual(["accepted", "invitation-over", "invitation-over"]);
    const [row] = await builders.query("SELECT count(*) FROM account");
    expect(Number(row?.["count"])).toBe(Number(before[0]?.["count"]) + 1);
    expect(await accept(token)).toMatchObject({ ok: false, refusal: { kind: "invitation-over", why: "accepted" } });
  });

  test("is refused once expired, also by the database itself", async () => {
    const { token, email } = await invited();
    await builders.rewrite(
      "UPDATE invitation SET invited_at = now() - interval '8 days', expires_at = now() - interval '1 minute' WHERE email = $1",
      [email],
    );
    expect(await accept(token)).toMatchObject({ ok: false, refusal: { kind: "invitation-over", why: "expired" } });
  });

  test("does not take over an account that has the same address", async () => {
    const { email } = await colleague();
    const other = await buildManager();
    const { organisationId } = other.actor;
    await inviteMember(database, other.actor, { organisationId, email, role: "manager" });
    const again = await acceptInvitation(database, {
      token: await linkSentTo(email),
      name: "Autre",
      password: "renard ardoise velours 2",
      device: "",
    });
    expect(again).toEqual({ ok: false, refusal: { kind: "login-taken" } });
  });
});

describe("signing in", () => {
  test("asks the second factor, and gives another cookie for it", async () => {
    const { email, code } = await colleague();
    const halfway = await tokenOf(` ${email.toUpperCase()} `);
    expect(await readActor(database, halfway)).toMatchObject({ kind: "halfway", hasFactor: true });
    const proved = await proveFactor(database, await known(halfway), code(0));
    if (!proved.ok) throw new Error(proved.refusal.kind);
    expect(await readActor(database, halfway)).toEqual({ kind: "anonymous" });
    expect(await readActor(database, proved.value.token)).toMatchObject({ kind: "member" });
  });

  test("a code serves once, even sent three times at the same instant", async () => {
    const { email, code } = await colleague();
    const actor = await known(await tokenOf(email));
    const tries = await Promise.allSettled([0, 1, 2].map(() => proveFactor(database, actor, code(0))));
    expect(tries.filter((outcome) => outcome.status === "fulfilled" && outcome.value.ok)).toHaveLength(1);
    const later = await proveFactor(database, await known(await tokenOf(email)), code(0));
    expect(later).toEqual({ ok: false, refusal: { kind: "wrong-code" } });
  });

  test("a recovery code replaces the app, once", async () => {
    const { email, recoveryCodes } = await colleague();
    const [recovery = ""] = recoveryCodes;
    const first = await proveFactor(database, await known(await tokenOf(email)), recovery.toUpperCase());
    expect(first.ok).toBe(true);
    const second = await proveFactor(database, await known(await tokenOf(email)), recovery);
    expect(second).toEqual({ ok: false, refusal: { kind: "wrong-code" } });
  });

  test("recovery codes cannot be found from their rows, nor serve another account that has the same", async () => {
    const [one, other] = [await colleague(), await colleague()];
    const rows = await builders.query("SELECT code_hash FROM recovery_code");
    const bare = new Set(one.recoveryCodes.map(hashToken));
    expect(rows.filter(({ code_hash }) => bare.has(String(code_hash)))).toEqual([]);
    const [from, to] = [await known(one.token), await known(other.token)];
    await builders.rewrite("UPDATE recovery_code SET account_id = $2 WHERE account_id = $1", [
      from.accountId,
      to.accountId,
    ]);
    const tried = await proveFactor(database, to, one.recoveryCodes[0] ?? "");
    expect(tried).toEqual({ ok: false, refusal: { kind: "wrong-code" } });
  });

  test("who has only the password does not replace the factor", async () => {
    const { email } = await colleague();
    const begun = await beginFactor(database, await known(await tokenOf(email)));
    expect(begun).toEqual({ ok: false, refusal: { kind: "factor-exists" } });
  });

  test("waits after five wrong passwords, for that login alone, and the right one waits too", async () => {
    const [one, other] = [await colleague(), await colleague()];
    for (let n = 0; n < 5; n++) {
      expect(await signIn(one.email, "faux")).toEqual({ ok: false, refusal: { kind: "wrong-login-or-password" } });
    }
    expect(await signIn(one.email)).toMatchObject({ ok: false, refusal: { kind: "throttled" } });
    expect((await signIn(other.email)).ok).toBe(true);
    await builders.query("UPDATE sign_in_throttle SET last_failed_at = last_failed_at - interval '31 seconds'");
    expect((await signIn(one.email)).ok).toBe(true);
  });

  test("waits after thirty tries in vain from one address, whatever the logins; not from another", async () => {
    const { email } = await colleague();
    const tryFrom = (address: string, login: string, password: string) =>
      signInWithPassword(database, { login, password, address, device: from.device });
    for (let n = 0; n < 30; n++) {
      const wrong = await tryFrom("198.51.100.30", `${randomUUID()}@demo.example`, "faux");
      expect(wrong).toEqual({ ok: false, refusal: { kind: "wrong-login-or-password" } });
    }
    expect(await tryFrom("198.51.100.30", email, PASSWORD)).toMatchObject({ refusal: { kind: "throttled" } });
    expect((await tryFrom("198.51.100.31", email, PASSWORD)).ok).toBe(true);
  });

  test("lets no more than five of twenty tries pass, sent at the same instant", async () => {
    const { email } = await colleague();
    const tries = await Promise.all(Array.from({ length: 20 }, () => signIn(email, "faux")));
    const kinds = tries.map((outcome) => (outcome.ok ? "opened" : outcome.refusal.kind));
    expect(kinds.filter((kind) => kind === "wrong-login-or-password")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "throttled")).toHaveLength(15);
  });

  test("an unknown login and a wrong password are told the same", async () => {
    const { email } = await colleague();
    expect(await signIn("personne@demo.example", "faux")).toEqual(await signIn(email, "faux"));
  });
});

describe("a forgotten password", () => {
  test("is changed by the link, once; every session ends and the second factor is still asked", async () => {
    const { email, token } = await colleague();
    expect((await askPasswordReset(database, { login: email, address: from.address })).ok).toBe(true);
    await sendResetLink(database, email);
    const link = await linkSentTo(email);
    const changed = await resetPassword(database, { token: link, password: "ardoise velours renard gris" });
    expect(changed).toEqual({ ok: true, value: null });
    expect(await readActor(database, token)).toEqual({ kind: "anonymous" });
    expect((await signIn(email)).ok).toBe(false);
    const opened = await signIn(email, "ardoise velours renard gris");
    if (!opened.ok) throw new Error(opened.refusal.kind);
    expect(await readActor(database, opened.value.token)).toMatchObject({ kind: "halfway", hasFactor: true });
    const again = await resetPassword(database, { token: link, password: "encore un autre renard" });
    expect(again).toEqual({ ok: false, refusal: { kind: "link-unknown" } });
  });

  test("the link is good for thirty minutes, and every other link is void once one has served", async () => {
    const { email } = await colleague();
    const linkNow = async (): Promise<string> => {
      await sendResetLink(database, email);
      return linkSentTo(email);
    };
    const [late, first, second] = [await linkNow(), await linkNow(), await linkNow()];
    const reset = (token: string) => resetPassword(database, { token, password: "ardoise velours renard gris" });
    const unknown = { ok: false, refusal: { kind: "link-unknown" } };
    const askedAt = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: askedAt + 30 * 60_000 + 1000 });
    expect([await readResetLink(database, late), await reset(late)]).toEqual([null, unknown]);
    vi.setSystemTime(askedAt + 29 * 60_000);
    expect(await readResetLink(database, second)).not.toBeNull();
    expect(await reset(first)).toEqual({ ok: true, value: null });
    expect([await readResetLink(database, second), await reset(second)]).toEqual([null, unknown]);
    vi.useRealTimers();
  });

  test("says and does the same for an address nobody has; the worker then sends nothing", async () => {
    const unknown = `${randomUUID()}@demo.example`;
    const { email } = await colleague();
    const effectsTo = (to: string) =>
      builders.query("SELECT topic FROM outbox_effect WHERE payload->>'to' = $1 AND topic LIKE 'password%'", [to]);
    for (const login of [unknown, email]) {
      expect(await askPasswordReset(database, { login, address: from.address })).toEqual({ ok: true, value: null });
      expect(await effectsTo(login)).toEqual([{ topic: "password-reset-asked" }]);
      await sendResetLink(database, login);
    }
    expect(await effectsTo(unknown)).toHaveLength(1);
    expect(await effectsTo(email)).toHaveLength(2);
  });
});
