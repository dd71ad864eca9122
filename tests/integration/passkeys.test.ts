import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import type { KnownActor } from "#app/access/actor.ts";
import { changeRecoveryCodes, removeFactor } from "#app/access/sign-in/factor/change-factors.server.ts";
import { beginFactor, proveFactor } from "#app/access/sign-in/factor/factor.server.ts";
import { readOwnFactors } from "#app/access/sign-in/factor/read-own-factors.server.ts";
import { codeOf } from "#app/access/sign-in/factor/totp.server.ts";
import { addPasskey } from "#app/access/sign-in/passkey/add-passkey.server.ts";
import { beginPasskey, beginPasskeyProof } from "#app/access/sign-in/passkey/begin-passkey.server.ts";
import type { AuthenticationAnswer } from "#app/access/sign-in/passkey/passkey-response.ts";
import { provePasskey } from "#app/access/sign-in/passkey/prove-passkey.server.ts";
import { resetPassword } from "#app/access/sign-in/password/password-reset.server.ts";
import { signInWithPassword } from "#app/access/sign-in/password/sign-in-with-password.server.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { addSession } from "#app/access/sign-in/session/session-store.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { type AccessBuilders, type BuiltOrganisation, openAccessBuilders } from "#tests/support/access-builders.ts";
import {
  type Ceremony,
  type SoftwareAuthenticator,
  softwareAuthenticator,
} from "#tests/support/software-authenticator.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const party = { id: "hub.exemple.fr", origin: "https://hub.exemple.fr" } as const;
const here: Ceremony = { origin: party.origin, rpId: party.id };

let testDatabase: TestDatabase;
let database: Database;
let builders: AccessBuilders;
let organisation: BuiltOrganisation;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.appUrl);
  builders = openAccessBuilders(testDatabase);
  organisation = await builders.buildOrganisation();
});
afterAll(async () => {
  await Promise.all([database.close(), builders.close()]);
  await testDatabase.drop();
});
// What is tried in vain here is no attack.
beforeEach(() => builders.query("DELETE FROM sign_in_throttle"));

interface Professional {
  readonly accountId: string;
  readonly membershipId: string;
  readonly login: string;
}

async function professional(): Promise<Professional> {
  const { accountId, membershipId } = await builders.buildMember(organisation, "agent");
  const login = `${accountId}@exemple.fr`;
  await builders.query("INSERT INTO credential VALUES ($1, $2, 'hash', now())", [accountId, login]);
  return { accountId, membershipId, login };
}

async function known(token: string): Promise<KnownActor> {
  const actor = await readActor(database, token);
  if (actor.kind === "anonymous") throw new Error("This cookie opens nothing");
  return actor;
}

/** Somebody who has just typed their password. */
async function halfway({ accountId, membershipId }: Professional): Promise<KnownActor & { readonly token: string }> {
  const session = { accountId, membershipId, device: "Firefox/150 (Linux)", factorAt: null };
  const token = await inTransactionAs(database, { accountId }, (transaction) => addSession(transaction, session));
  return { ...(await known(token)), token };
}

async function askedToAdd(actor: KnownActor): Promise<string> {
  const options = await beginPasskey(database, actor, party);
  if (options === null) throw new Error("No passkey may be added");
  return options;
}

async function askedToProve(actor: KnownActor): Promise<string> {
  const options = await beginPasskeyProof(database, actor, party);
  if (options === null) throw new Error("There is no passkey");
  return options;
}

const add = (actor: KnownActor, device: SoftwareAuthenticator, asked: string, ceremony: Partial<Ceremony> = {}) =>
  addPasskey(database, actor, { party, answer: device.make(asked, { ...here, ...ceremony }), device: "Firefox/150" });
const send = (actor: KnownActor, answer: AuthenticationAnswer) => provePasskey(database, actor, { party, answer });
const prove = (actor: KnownActor, device: SoftwareAuthenticator, asked: string, ceremony: Partial<Ceremony> = {}) =>
  send(actor, device.prove(asked, { ...here, ...ceremony }));

/** Somebody whose first factor is the passkey of a device. */
async function holder() {
  const who = await professional();
  const actor = await halfway(who);
  const device = softwareAuthenticator();
  const added = await add(actor, device, await askedToAdd(actor));
  if (!added.ok) throw new Error(added.refusal.kind);
  return { ...who, device, ...added.value, firstToken: actor.token };
}

async function trailOf({ accountId }: Professional): Promise<readonly unknown[]> {
  const sql = "SELECT action, facts FROM audit_event WHERE actor_id = $1 ORDER BY seq";
  return (await builders.query(sql, [accountId])).map(({ action, facts }) => [action, facts]);
}

async function lettersTo({ login }: Professional): Promise<number> {
  const sql = "SELECT FROM outbox_effect WHERE topic = 'security-change' AND payload->>'to' = $1";
  return (await builders.query(sql, [login])).length;
}

const refusedFor = (why: string) => ({ ok: false, refusal: { kind: "passkey-refused", why } });
const stepUp = { ok: false, refusal: { kind: "step-up-needed" } };

describe("a passkey", () => {
  test("as the first factor, opens the session by a new cookie, gives recovery codes, and is told", async () => {
    const who = await holder();
    expect(who.recoveryCodes).toHaveLength(10);
    expect(await readActor(database, who.firstToken)).toEqual({ kind: "anonymous" });
    expect(await readActor(database, who.token)).toMatchObject({ kind: "member" });
    expect(await trailOf(who)).toEqual([["factor.add", { by: "passkey" }]]);
    expect(await lettersTo(who)).toBe(1);
  });

  test("is asked at the next sign-in, and proves it by a new cookie", async () => {
    const who = await holder();
    const actor = await halfway(who);
    expect(actor).toMatchObject({ kind: "halfway", hasFactor: true });
    const proved = await prove(actor, who.device, await askedToProve(actor), { counter: 1 });
    if (!proved.ok) throw new Error(proved.refusal.kind);
    expect(await readActor(database, actor.token)).toEqual({ kind: "anonymous" });
    expect(await readActor(database, proved.value.token)).toMatchObject({ kind: "member" });
    expect((await trailOf(who)).at(-1)).toEqual(["factor.prove", { by: "passkey" }]);
    const [passkey] = (await readOwnFactors(database, actor)).passkeys;
    expect(passkey?.lastUsedAt).not.toBeNull();
  });

  test("that is lost gives way to a recovery code, without any app", async () => {
    const who = await holder();
    const [code = ""] = who.recoveryCodes;
    expect((await proveFactor(database, await halfway(who), code)).ok).toBe(true);
    expect(await proveFactor(database, await halfway(who), code)).toEqual({
      ok: false,
      refusal: { kind: "wrong-code" },
    });
  });

  test("stays when the password is changed by a letter: it is asked again", async () => {
    const who = await holder();
    const password = "ardoise velours renard gris";
    const link = "INSERT INTO one_time_link VALUES ($1, $2, 'password_reset', now() + interval '30 minutes')";
    await builders.query(link, [hashToken("lien"), who.accountId]);
    expect(await resetPassword(database, { token: "lien", password })).toEqual({ ok: true, value: null });
    const from = { address: randomUUID(), device: "" };
    const opened = await signInWithPassword(database, { login: who.login, password, ...from });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const actor = await known(opened.value.token);
    expect(actor).toMatchObject({ kind: "halfway", hasFactor: true });
    expect((await prove(actor, who.device, await askedToProve(actor))).ok).toBe(true);
  });

  test("waits after five answers in vain, the right one too", async () => {
    const who = await holder();
    const actor = await halfway(who);
    for (let count = 0; count < 5; count += 1) {
      const wrong = await prove(actor, who.device, await askedToProve(actor), { isVerified: false });
      expect(wrong).toEqual(refusedFor("user-verification"));
    }
    const right = await prove(actor, who.device, await askedToProve(actor));
    expect(right).toMatchObject({ ok: false, refusal: { kind: "throttled" } });
  });
});

type Wrong = (flow: {
  readonly who: Awaited<ReturnType<typeof holder>>;
  readonly actor: KnownActor & { readonly token: string };
  readonly asked: string;
}) => ReturnType<typeof provePasskey>;

const wrongFlows: readonly (readonly [string, string, Wrong])[] = [
  [
    "from another origin",
    "origin",
    ({ who, actor, asked }) => prove(actor, who.device, asked, { origin: "https://hub.exemple.fr.evil.example" }),
  ],
  [
    "for another relying party",
    "relying-party",
    ({ who, actor, asked }) => prove(actor, who.device, asked, { rpId: "evil.example" }),
  ],
  [
    "without checking who holds the device",
    "user-verification",
    ({ who, actor, asked }) => prove(actor, who.device, asked, { isVerified: false }),
  ],
  [
    "of another session of theirs",
    "challenge",
    async ({ who, actor }) => prove(actor, who.device, await askedToProve(await halfway(who))),
  ],
  [
    "to a challenge nobody made",
    "challenge",
    ({ who, actor }) => prove(actor, who.device, JSON.stringify({ challenge: "A".repeat(43) })),
  ],
  [
    "of somebody else's device",
    "unknown-passkey",
    async ({ actor, asked }) => prove(actor, (await holder()).device, asked),
  ],
  [
    "to a challenge used before, by a wrong answer",
    "challenge",
    async ({ who, actor, asked }) => {
      await prove(actor, who.device, asked, { isVerified: false });
      return prove(actor, who.device, asked);
    },
  ],
  [
    "to a challenge of six minutes ago",
    "challenge",
    async ({ who, actor, asked }) => {
      const older = "UPDATE passkey_challenge SET asked_at = asked_at - interval '6 minutes' WHERE session_id = $1";
      await builders.query(older, [actor.sessionId]);
      return prove(actor, who.device, asked);
    },
  ],
  [
    "to a challenge made for adding one",
    "challenge",
    async ({ who, actor, asked }) => {
      await builders.query("UPDATE passkey_challenge SET purpose = 'add' WHERE session_id = $1", [actor.sessionId]);
      return prove(actor, who.device, asked);
    },
  ],
  [
    "whose counter goes back",
    "counter",
    async ({ who, actor, asked }) => {
      const other = await halfway(who);
      await prove(other, who.device, await askedToProve(other), { counter: 7 });
      return prove(actor, who.device, asked, { counter: 6 });
    },
  ],
  [
    "signed by another key",
    "signature",
    ({ who, actor, asked }) => {
      const [right, other] = [who.device.prove(asked, here), softwareAuthenticator().prove(asked, here)];
      return send(actor, { ...right, response: { ...right.response, signature: other.response.signature } });
    },
  ],
];

describe("an answer is refused, and the session stays where it was", () => {
  test.each(wrongFlows)("%s", async (_name, why, flow) => {
    const who = await holder();
    const actor = await halfway(who);
    expect(await flow({ who, actor, asked: await askedToProve(actor) })).toEqual(refusedFor(why));
    expect(await readActor(database, actor.token)).toMatchObject({ kind: "halfway" });
    expect((await trailOf(who)).at(-1)).toEqual(["factor.fail", { by: "passkey", why }]);
  });

  test("sent twice, even at the same instant: it serves once", async () => {
    const who = await holder();
    const actor = await halfway(who);
    const answer = who.device.prove(await askedToProve(actor), here);
    const together = await Promise.all([send(actor, answer), send(actor, answer)]);
    expect(together.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await send(actor, answer)).toEqual(refusedFor("challenge"));
  });
});

describe("a passkey is not added", () => {
  test.each([
    ["from another origin", "origin", { origin: "https://evil.example" }],
    ["for another relying party", "relying-party", { rpId: "evil.example" }],
    ["by a device that does not check who holds it", "user-verification", { isVerified: false }],
  ])("%s, and its challenge is used up", async (_name, why, ceremony) => {
    const actor = await halfway(await professional());
    const asked = await askedToAdd(actor);
    expect(await add(actor, softwareAuthenticator(), asked, ceremony)).toEqual(refusedFor(why));
    expect(await add(actor, softwareAuthenticator(), asked)).toEqual(refusedFor("challenge"));
    expect(await known(actor.token)).toMatchObject({ kind: "halfway", hasFactor: false });
  });

  test("by the answer of another session", async () => {
    const who = await professional();
    const [actor, other] = [await halfway(who), await halfway(who)];
    expect(await add(actor, softwareAuthenticator(), await askedToAdd(other))).toEqual(refusedFor("challenge"));
  });

  test("when somebody else's account has it", async () => {
    const { device } = await holder();
    const actor = await halfway(await professional());
    const taken = await add(actor, device, await askedToAdd(actor));
    expect(taken).toEqual({ ok: false, refusal: { kind: "passkey-known" } });
  });

  test("by who has only the password, once there is a factor; nor is an app, not even one begun before", async () => {
    const who = await professional();
    const [owner, thief] = [await halfway(who), await halfway(who)];
    const [asked, begun] = [await askedToAdd(thief), await beginFactor(database, thief)];
    if (!begun.ok) throw new Error(begun.refusal.kind);
    expect((await add(owner, softwareAuthenticator(), await askedToAdd(owner))).ok).toBe(true);
    expect(await add(thief, softwareAuthenticator(), asked)).toEqual(stepUp);
    expect(await beginPasskey(database, thief, party)).toBeNull();
    expect(await beginFactor(database, thief)).toEqual(stepUp);
    const code = codeOf(begun.value.secret, new Date());
    expect(await proveFactor(database, thief, code)).toEqual({ ok: false, refusal: { kind: "wrong-code" } });
    expect(await readActor(database, thief.token)).toMatchObject({ kind: "halfway" });
  });
});

describe("after a fresh proof", () => {
  /** A holder who also has an app, proved a moment ago. */
  async function holderOfTwo() {
    const who = await holder();
    const actor = await known(who.token);
    const begun = await beginFactor(database, actor);
    if (!begun.ok) throw new Error(begun.refusal.kind);
    const added = await proveFactor(database, actor, codeOf(begun.value.secret, new Date()));
    if (!added.ok) throw new Error(added.refusal.kind);
    expect(added.value.recoveryCodes).toEqual([]);
    const fresh = await known(added.value.token);
    const [passkey] = (await readOwnFactors(database, fresh)).passkeys;
    return { ...who, actor: fresh, passkeyId: passkey?.id ?? "" };
  }

  test("an app is added beside a passkey, the recovery codes stay, and either may go, never the last", async () => {
    const { actor, passkeyId, ...who } = await holderOfTwo();
    expect(await removeFactor(database, actor, { kind: "passkey", id: passkeyId })).toEqual({ ok: true, value: null });
    const last = await removeFactor(database, actor, { kind: "app" });
    expect(last).toEqual({ ok: false, refusal: { kind: "last-factor" } });
    expect((await trailOf(who)).slice(1)).toEqual([
      ["factor.add", { by: "app" }],
      ["factor.remove", { by: "passkey" }],
    ]);
    expect(await lettersTo(who)).toBe(3);
  });

  test("of two taken away at the same instant, one stays", async () => {
    const { actor, passkeyId } = await holderOfTwo();
    const which = [{ kind: "app" }, { kind: "passkey", id: passkeyId }] as const;
    const outcomes = await Promise.all(which.map((factor) => removeFactor(database, actor, factor)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("recovery codes are made anew, and the old ones are worth nothing; five minutes later nothing changes", async () => {
    const { actor, passkeyId, recoveryCodes, ...who } = await holderOfTwo();
    const late = { ...actor, factorAt: new Date(Date.now() - 301_000) };
    expect(await changeRecoveryCodes(database, late, null)).toEqual(stepUp);
    expect(await removeFactor(database, late, { kind: "passkey", id: passkeyId })).toEqual(stepUp);
    const changed = await changeRecoveryCodes(database, actor, null);
    if (!changed.ok) throw new Error(changed.refusal.kind);
    const [[old = ""], [fresh = ""]] = [recoveryCodes, changed.value];
    expect((await proveFactor(database, await halfway(who), old)).ok).toBe(false);
    expect((await proveFactor(database, await halfway(who), fresh)).ok).toBe(true);
    expect((await trailOf(who)).filter((line) => String(line).startsWith("recovery-codes.renew"))).toHaveLength(1);
    expect(await lettersTo(who)).toBe(3);
  });

  test("somebody else's passkey is not found", async () => {
    const [one, other] = [await holderOfTwo(), await holderOfTwo()];
    const taken = await removeFactor(database, one.actor, { kind: "passkey", id: other.passkeyId });
    expect(taken).toEqual({ ok: false, refusal: { kind: "not-found" } });
  });
});
