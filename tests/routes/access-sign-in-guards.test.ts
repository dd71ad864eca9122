import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { keyedHash } from "#app/platform/secrets.server.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import type { AccessWorld, KnownPerson } from "#tests/support/access-world.ts";
import { askPortal, type PortalAnswer } from "#tests/support/portal-visitor.ts";
import { callsOf, contentOf, isGuarded, personOf } from "#tests/support/route-calls.ts";
import { readManifest } from "#tests/support/route-manifest.ts";
import { servePortal } from "#tests/support/served-portal.ts";
import { codeNow, openBrowser } from "#tests/support/sign-in-browser.ts";

const guarded = (await readManifest()).filter(isGuarded);
const WRONG = "mot de passe de personne";
const NEW_PASSWORD = "Chicorée-verglas-87-étang";

let db: ServedWorld["db"];
let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ db, world, portal } = served);
});
// What is tried in vain here is no attack.
beforeEach(() => world.builders.query("DELETE FROM sign_in_throttle"));

type Login = Awaited<ReturnType<AccessWorld["newLogin"]>> & { readonly accountId: string };

async function newAgent(): Promise<Login> {
  const { accountId } = await world.builders.buildMember(world.own.organisation, "agent");
  return { accountId, ...(await world.newLogin(accountId)) };
}

/** The cookie of a session at work. */
async function openSessionOf(accountId: string): Promise<string> {
  return (await world.openSession({ ...personOf(world, "agent"), accountId })).cookie;
}

async function trySignIn(login: string, password: string): Promise<PortalAnswer> {
  return (await openBrowser(portal.url)).post("/connexion", { login, password });
}

/** Without what changes at every answer, and without what was typed. */
function lasting({ status, location, body }: PortalAnswer, ...typed: readonly string[]): readonly unknown[] {
  const blank = typed.reduce((text, one) => text.replaceAll(one, "TYPED"), body);
  return [status, location, blank.replaceAll(/[\w+/-]{22,}={0,2}/g, "RANDOM")];
}

describe("an answer does not say whether an account exists", () => {
  it.each([
    ["/connexion", (login: string) => ({ login, password: WRONG })],
    ["/mot-de-passe", (login: string) => ({ login })],
  ])("%s", async (path, fields) => {
    const unknown = `${randomUUID()}@example.test`;
    const browser = await openBrowser(portal.url);
    const known = await browser.post(path, fields(world.known.login));
    const nobody = await browser.post(path, fields(unknown));
    expect(lasting(known, world.known.login)).toEqual(lasting(nobody, unknown));
  });

  it("an invitation that never was, and one whose address has an account already, tell a stranger nothing", async () => {
    const browser = await openBrowser(portal.url);
    const answers = [
      await browser.get(`/invitation/${"A".repeat(43)}`),
      await browser.get(`/invitation/${"B".repeat(43)}`),
    ];
    const [first, second] = answers.map((answer) => lasting(answer, "A".repeat(43), "B".repeat(43)));
    expect(first).toEqual(second);
  });
});

describe("tries in vain cost time, and never more than time", () => {
  it("the sixth password waits, the right one too; another login does not; the wait ends", async () => {
    const { login, password } = await newAgent();
    for (let index = 0; index < 5; index += 1) expect((await trySignIn(login, WRONG)).status).toBe(400);
    expect((await trySignIn(login, WRONG)).status).toBe(429);
    expect((await trySignIn(login, password)).status).toBe(429);
    expect((await trySignIn(world.known.login, world.known.password)).status).toBe(303);
    await world.builders.query("UPDATE sign_in_throttle SET last_failed_at = last_failed_at - interval '31 seconds'");
    expect((await trySignIn(login, password)).status).toBe(303);
  });

  it("a login nobody has waits like any other", async () => {
    const login = `${randomUUID()}@example.test`;
    for (let index = 0; index < 5; index += 1) expect((await trySignIn(login, WRONG)).status).toBe(400);
    expect((await trySignIn(login, WRONG)).status).toBe(429);
  });

  it("the sixth code waits, the right one too", async () => {
    const { totpSecret, login, password } = await newAgent();
    const browser = await openBrowser(portal.url);
    await browser.post("/connexion", { login, password });
    for (let index = 0; index < 5; index += 1) {
      expect((await browser.post("/connexion/code", { code: "abcdefghjk" })).status).toBe(400);
    }
    expect((await browser.post("/connexion/code", { code: codeNow(totpSecret) })).status).toBe(429);
  });
});

describe("the second factor is never skipped", () => {
  it("a session without it reaches no page but those that prove it", async () => {
    const reached = [];
    for (const call of guarded.flatMap((route) => callsOf("halfway", route))) {
      const { address, cookie = "", form } = await contentOf(world, call);
      const answer = await askPortal(portal.url, { path: address, cookie, ...(form === undefined ? {} : { form }) });
      if (answer.status === 200) reached.push(call.pattern);
    }
    const doors = ["/connexion", "/connexion/code", "/connexion/lien", "/mot-de-passe", "/reponse"];
    // Whoever holds the link of a message answers it, signed in or not.
    const links = [
      ...["/connexion/lien/:token", "/invitation/:token", "/mot-de-passe/:token", "/reponse/:token"],
      "/reponse/:token/agenda",
    ];
    // A draft of skills is nobody's: who is signed in changes nothing.
    const drafts = [
      "",
      "/metiers",
      "/diplomes",
      "/mes-mots",
      "/permis-langues",
      "/facon-de-travailler",
      "/metier-voulu",
      "/metiers-proches",
      "/formations",
      "/limites",
      "/garder",
      "/imprimer",
      "/fichier",
    ].map((page) => `/mes-competences${page}`);
    // Nor is a company's need: whoever posts or answers one has no account.
    const needs = [
      "/nouveau",
      "/nouveau/poste",
      "/nouveau/savoir-faire",
      "/nouveau/entreprise",
      "/lien",
      "/suivre/:token",
    ].map((page) => `/besoins${page}`);
    expect([...new Set(reached)].sort()).toEqual([...doors, ...links, ...drafts, ...needs].sort());
  });

  it("nor shows the secret of a factor that is confirmed, nor puts another in its place", async () => {
    const { totpSecret, login, password, accountId } = await newAgent();
    const browser = await openBrowser(portal.url);
    await browser.post("/connexion", { login, password });
    const page = await browser.get("/connexion/second-moyen");
    expect(page.body.replaceAll(" ", "")).not.toContain(totpSecret);
    expect((await browser.post("/connexion/second-moyen", { code: codeNow(totpSecret) })).location).toBe(
      "/connexion/code",
    );
    const rows = await world.builders.query("SELECT last_step FROM totp_factor WHERE account_id = $1", [accountId]);
    expect(rows).toEqual([{ last_step: "0" }]);
  });

  it("a new password ends every session, and the second factor is asked again", async () => {
    const { login, accountId } = await newAgent();
    const before = await world.openSession({ ...personOf(world, "agent"), accountId });
    const path = `/mot-de-passe/${await world.newResetLink(accountId)}`;
    const browser = await openBrowser(portal.url);
    expect((await browser.post(path, { password: NEW_PASSWORD })).location).toBe("/connexion?fait=mot-de-passe");
    expect((await askPortal(portal.url, { path: "/mon-compte", cookie: before.cookie })).status).toBe(303);
    await browser.post("/connexion", { login, password: NEW_PASSWORD });
    expect((await browser.get("/mon-compte")).location).toBe("/connexion/code");
    expect((await browser.post(path, { password: `${NEW_PASSWORD}!` })).status).toBe(400);
  });

  it("a code of the authenticator serves once, one after the other and at the same instant", async () => {
    const { totpSecret, login, password } = await newAgent();
    const browsers = await Promise.all([1, 2, 3, 4].map(() => openBrowser(portal.url)));
    for (const browser of browsers) await browser.post("/connexion", { login, password });
    const code = codeNow(totpSecret);
    const [last, ...together] = browsers;
    const answers = await Promise.all(together.map((browser) => browser.post("/connexion/code", { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400]);
    expect((await last?.post("/connexion/code", { code }))?.status).toBe(400);
  });

  it("a recovery code serves once, one after the other and at the same instant", async () => {
    const { accountId } = await world.builders.buildMember(world.own.organisation, "agent");
    await world.builders.query("INSERT INTO recovery_code VALUES ($1, $2)", [
      accountId,
      keyedHash("recovery code", `${accountId} abcdefghjk`),
    ]);
    const { login, password } = await world.newLogin(accountId);
    const browsers = await Promise.all([1, 2, 3].map(() => openBrowser(portal.url)));
    for (const browser of browsers) await browser.post("/connexion", { login, password });
    const [last, ...together] = browsers;
    const send = { code: "ABCDE fghjk" };
    const answers = await Promise.all(together.map((browser) => browser.post("/connexion/code", send)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
    expect((await last?.post("/connexion/code", send))?.status).toBe(400);
  });
});

describe("a new password", () => {
  it("asks the present one, ends the other sessions and not this one, and makes the links of letters void", async () => {
    const { login, password: current, accountId } = await newAgent();
    const [mine, other] = [await openSessionOf(accountId), await openSessionOf(accountId)];
    const link = `/mot-de-passe/${await world.newResetLink(accountId)}`;
    const browser = await openBrowser(portal.url, mine);
    const change = (fields: Readonly<Record<string, string>>) => browser.post("/mon-compte/mot-de-passe", fields);
    expect((await change({ password: NEW_PASSWORD, current: WRONG })).status).toBe(400);
    expect((await change({ password: "Organisation-propre-12", current })).status).toBe(400);
    expect((await change({ password: NEW_PASSWORD, current })).location).toBe("/mon-compte?fait=mot-de-passe");
    const statuses = [mine, other].map(async (cookie) => askPortal(portal.url, { path: "/mon-compte", cookie }));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 303]);
    expect((await browser.post(link, { password: `${NEW_PASSWORD}!` })).status).toBe(400);
    expect((await trySignIn(login, NEW_PASSWORD)).status).toBe(303);
    const letters = "SELECT payload->>'change' AS change FROM outbox_effect WHERE payload->>'to' = $1";
    expect(await world.builders.query(letters, [login])).toEqual([{ change: "password" }]);
  });

  it("waits after five wrong present ones, and keeps nobody from signing in", async () => {
    const { login, password, accountId } = await newAgent();
    const browser = await openBrowser(portal.url, await openSessionOf(accountId));
    const change = (current: string) => browser.post("/mon-compte/mot-de-passe", { password: NEW_PASSWORD, current });
    for (let index = 0; index < 5; index += 1) expect((await change(WRONG)).status).toBe(400);
    expect((await change(password)).status).toBe(429);
    expect((await trySignIn(login, password)).status).toBe(303);
  });

  it("by a letter is held to what its owner is, and ends the wait that strangers kept up", async () => {
    const { accountId } = await world.builders.buildMember(world.own.organisation, "manager");
    const { login } = await world.newLogin(accountId);
    for (let index = 0; index < 6; index += 1) await trySignIn(login, WRONG);
    const link = `/mot-de-passe/${await world.newResetLink(accountId)}`;
    const browser = await openBrowser(portal.url);
    expect((await browser.get(link)).body).toContain("16 caractères au moins");
    for (const password of ["Verglas-87-éta", "Organisation-propre-12"]) {
      expect((await browser.post(link, { password })).status).toBe(400);
    }
    expect((await browser.post(link, { password: NEW_PASSWORD })).status).toBe(303);
    expect((await trySignIn(login, NEW_PASSWORD)).status).toBe(303);
  });
});

describe("a session ends", () => {
  const agent = (): KnownPerson => personOf(world, "agent");
  const reads = async (cookie: string): Promise<number> =>
    (await askPortal(portal.url, { path: "/mon-organisation", cookie })).status;

  it.each([
    ["after 30 minutes without a request", "last_seen_at", 29, 30],
    ["after 12 hours whatever happens", "opened_at", 719, 720],
  ])("%s", async (_name, column, stillMinutes, overMinutes) => {
    for (const [minutes, status] of [[stillMinutes, 200] as const, [overMinutes, 303] as const]) {
      const { cookie, sessionId } = await world.openSession(agent());
      await world.builders.rewrite(
        `UPDATE sign_in_session SET ${column} = now() - make_interval(mins => $2) WHERE id = $1`,
        [sessionId, minutes],
      );
      expect([minutes, await reads(cookie)]).toEqual([minutes, status]);
    }
  });

  it("at once when the member leaves, and when the account is closed", async () => {
    const member = await world.builders.buildMember(world.own.organisation, "agent");
    const { cookie } = await world.openSession({ ...agent(), ...member });
    expect(await reads(cookie)).toBe(200);
    const manager = await openBrowser(portal.url, (await world.openSession(personOf(world, "manager"))).cookie);
    await manager.post(`/mon-organisation/membres/${member.membershipId}/depart`, {});
    expect(await reads(cookie)).toBe(303);
    const other = await world.builders.buildMember(world.own.organisation, "agent");
    const session = await world.openSession({ ...agent(), ...other });
    await world.builders.query("UPDATE account SET closed_at = now() WHERE id = $1", [other.accountId]);
    expect(await reads(session.cookie)).toBe(303);
  });
});

it("the published password of a demonstration account opens nothing in production", async () => {
  const { accountId, password, login } = await newAgent();
  const demonstration = `${randomUUID()}@demo.example`;
  await world.builders.rewrite("UPDATE credential SET login = $2 WHERE account_id = $1", [accountId, demonstration]);
  const production = await servePortal(db.appUrl, { NODE_ENV: "production", RATE_LIMIT: "on" });
  try {
    const browser = await openBrowser(production.url);
    expect((await browser.post("/connexion", { login: demonstration, password })).status).toBe(400);
    await world.builders.rewrite("UPDATE credential SET login = $2 WHERE account_id = $1", [accountId, login]);
    expect((await browser.post("/connexion", { login, password })).status).toBe(303);
  } finally {
    await production.stop();
  }
});

it("none of what these people typed, showed or are called is in the log", async () => {
  const names = (await world.builders.query("SELECT name, email FROM account")).flatMap((row) => Object.values(row));
  const { totpSecret, login, password } = await newAgent();
  const typed = { login, password };
  const browser = await openBrowser(portal.url);
  await browser.post("/connexion", typed);
  const halfway = browser.cookie;
  await browser.post("/connexion/code", { code: codeNow(totpSecret) });
  await browser.get(`/mon-organisation?apres=canari-question`);
  await browser.get("/invitation/canari-jeton");
  await browser.post("/mot-de-passe/canari-lien", { password: NEW_PASSWORD });
  const cookies = [halfway, browser.cookie].map((cookie) => cookie.split("=", 2)[1] ?? "");
  const canaries = [
    ...names,
    ...Object.values(typed),
    totpSecret,
    ...cookies,
    NEW_PASSWORD,
    WRONG,
    "canari",
    "Firefox",
  ];
  await expect.poll(() => portal.output()).toContain('"route":"/mot-de-passe/:token"');
  const output = portal.output();
  const found = canaries.filter((canary) => typeof canary === "string" && canary !== "" && output.includes(canary));
  expect(found).toEqual([]);
});

it("what an account is refused is in the log, by its id alone", async () => {
  const agent = personOf(world, "agent");
  const { cookie } = await world.openSession(agent);
  expect((await askPortal(portal.url, { path: "/mon-organisation/inviter", cookie })).status).toBe(404);
  const form = { jeton: "faux", intent: "end-others" };
  expect((await askPortal(portal.url, { path: "/mon-compte", cookie, form })).status).toBe(403);
  const linesOf = (event: string): readonly string[] =>
    portal
      .output()
      .split("\n")
      .filter((line) => line.includes(`"event":"${event}"`) && line.includes(`"account":"${agent.accountId}"`));
  await expect.poll(() => linesOf("form-refused")).toHaveLength(1);
  expect(linesOf("access-refused")[0]).toContain('"route":"/mon-organisation/inviter","status":404');
});
