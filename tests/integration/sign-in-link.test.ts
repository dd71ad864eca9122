import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import type { Actor } from "#app/access/actor.ts";
import { askSignInLink } from "#app/access/sign-in/link/ask-sign-in-link.server.ts";
import { type Contact, identityOfContact } from "#app/access/sign-in/link/contact.ts";
import { enterByLink, readSignInLink } from "#app/access/sign-in/link/enter-by-link.server.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let database: Database;
let build: AccessBuilders;
let statements: string[] = [];

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase(place.appUrl);
  database.pool.on("connect", (client: pg.PoolClient) => listStatements(client));
  build = openAccessBuilders(place);
});
afterAll(async () => {
  await Promise.all([database.close(), build.close()]);
  await place.drop();
});

/** Writes down what goes to the server, without changing it. */
function listStatements(client: pg.PoolClient): void {
  client.query = new Proxy(client.query, {
    apply(query, self, args) {
      statements.push(String(typeof args[0] === "string" ? args[0] : args[0]?.text));
      return Reflect.apply(query, self, args);
    },
  });
}

const mailbox = (address: string = `${randomUUID()}@exemple.fr`): Contact => ({ channel: "email", address });
const mobile: Contact = { channel: "sms", address: "+33612345678" };
const ask = (contact: Contact) => askSignInLink(database, { contact, address: randomUUID() });
const enter = (token: string) => enterByLink(database, { token, device: "Firefox", address: "192.0.2.7" });

async function linkTo(contact: Contact): Promise<string> {
  expect(await ask(contact)).toEqual({ ok: true, value: null });
  const [row] = await build.query(
    `SELECT payload->>'sealedToken' AS sealed FROM outbox_effect
     WHERE topic IN ('sign-in-link', 'sign-in-sms') AND payload->>'to' = $1 ORDER BY created_at DESC LIMIT 1`,
    [contact.address],
  );
  return openSecret(String(row?.["sealed"]));
}

async function cameIn(contact: Contact): Promise<Exclude<Actor, { readonly kind: "anonymous" }>> {
  const entered = await enter(await linkTo(contact));
  if (!entered.ok) throw new Error(entered.refusal.kind);
  const actor = await readActor(database, entered.value.token);
  if (actor.kind === "anonymous") throw new Error("This cookie opens nothing");
  return actor;
}

async function accountsCount(): Promise<unknown> {
  return (await build.query("SELECT count(*) FROM account"))[0]?.["count"];
}

describe("a link that signs a person in", () => {
  test("makes their account when they come, and opens it the next time", async () => {
    for (const contact of [mailbox(), mobile]) {
      const before = await accountsCount();
      const link = await linkTo(contact);
      expect(await readSignInLink(database, link)).toEqual(contact);
      expect(await accountsCount()).toBe(before);
      const actor = await cameIn(contact);
      expect(actor).toMatchObject({ kind: "person", factorAt: null });
      expect((await cameIn(contact)).accountId).toBe(actor.accountId);
      const entries = await build.query(
        "SELECT facts FROM audit_event WHERE actor_id = $1 AND action = 'sign-in.link' ORDER BY seq",
        [actor.accountId],
      );
      const { channel } = contact;
      expect(entries).toEqual([{ facts: { channel, isNew: true } }, { facts: { channel, isNew: false } }]);
    }
  });

  test("serves once, even brought three times at once, and two links at once make one account", async () => {
    const contact = mailbox();
    const link = await linkTo(contact);
    const outcomes = await Promise.all([enter(link), enter(link), enter(link)]);
    const gone = { ok: false, refusal: { kind: "link-unknown" } };
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([gone, gone]);
    expect(await readSignInLink(database, link)).toBeNull();
    const before = Number(await accountsCount());
    const other = mailbox();
    const [one, two] = [await linkTo(other), await linkTo(other)];
    expect((await Promise.all([enter(one), enter(two)])).map(({ ok }) => ok)).toEqual([true, true]);
    expect(Number(await accountsCount())).toBe(before + 1);
  });

  test("is worth nothing after fifteen minutes, nor when it never was", async () => {
    const link = await linkTo(mailbox());
    const [row] = await build.query(
      "UPDATE sign_in_link SET expires_at = expires_at - interval '15 minutes' RETURNING expires_at <= now() AS is_over",
    );
    expect(row).toEqual({ is_over: true });
    for (const token of [link, randomUUID()]) {
      expect(await readSignInLink(database, token)).toBeNull();
      expect(await enter(token)).toEqual({ ok: false, refusal: { kind: "link-unknown" } });
    }
  });

  test("opens no closed account", async () => {
    const contact = mailbox();
    const { accountId } = await cameIn(contact);
    await build.query("UPDATE account SET closed_at = now() WHERE id = $1", [accountId]);
    expect(await enter(await linkTo(contact))).toEqual({ ok: false, refusal: { kind: "account-closed" } });
  });
});

describe("the address of somebody who signs in otherwise", () => {
  test("opens nothing of a professional's, nor of an account a provider vouches for: a person's account apart", async () => {
    const professional = await build.buildMember(await build.buildOrganisation(), "manager");
    const address = `${professional.accountId}@example.test`;
    const federated = randomUUID();
    await build.query("INSERT INTO account (id, name, email, is_professional) VALUES ($1, 'Ali', $2, false)", [
      federated,
      address,
    ]);
    await build.query("INSERT INTO identity VALUES ('https://franceconnect.test', $1, $2)", [address, federated]);
    await build.query("INSERT INTO credential VALUES ($1, $2, 'hash', now())", [professional.accountId, address]);
    const actor = await cameIn(mailbox(address));
    expect(actor.kind).toBe("person");
    expect([professional.accountId, federated]).not.toContain(actor.accountId);
  });

  test("is refused by the database itself as a key of a professional's account", async () => {
    const { accountId } = await build.buildMember(await build.buildOrganisation(), "agent");
    const keyed = (issuer: string) =>
      inTransactionAs(database, { accountId }, (transaction) =>
        transaction.identity.createMany({ data: [{ issuer, subject: "zoe@exemple.fr", accountId }] }),
      );
    await expect(keyed(identityOfContact(mailbox()).issuer)).rejects.toThrow(/row-level security/);
    await keyed("https://proconnect.test");
  });

  test("is answered like any other: the same statements, and nothing written but the link and its message", async () => {
    const known = mailbox();
    await cameIn(known);
    const professional = mailbox(
      `${(await build.buildMember(await build.buildOrganisation(), "agent")).accountId}@x.fr`,
    );
    const told: unknown[] = [];
    const before = await accountsCount();
    for (const contact of [known, professional, mailbox()]) {
      statements = [];
      told.push(await ask(contact), statements);
    }
    expect(statements.length).toBeGreaterThan(5);
    expect(told).toEqual([told[0], told[1], told[0], told[1], told[0], told[1]]);
    expect(await accountsCount()).toBe(before);
    expect(statements.join("\n")).not.toMatch(/FROM "public"."(account|identity|credential)"/);
  });
});

test("asking again and again for one contact waits longer and longer; coming in ends the wait", async () => {
  const contact = mailbox();
  const links = [await linkTo(contact), await linkTo(contact), await linkTo(contact)];
  expect(await ask(contact)).toEqual({ ok: false, refusal: { kind: "throttled", retryAfterSeconds: 60 } });
  expect((await ask(mailbox())).ok).toBe(true);
  expect((await enter(links[0] ?? "")).ok).toBe(true);
  expect((await ask(contact)).ok).toBe(true);
});
