import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { newToken } from "#app/platform/secrets.server.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import { type AccessWorld, type KnownPerson, rowsOf } from "#tests/support/access-world.ts";
import { buildImport, buildRefusalLink } from "#tests/support/operator-records.ts";
import { askPortal, cookieOf, lasting, visitorOf } from "#tests/support/portal-visitor.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import {
  type CallContent,
  callsOf,
  contentOf,
  inTurns,
  isGuarded,
  personOf,
  type RouteCall,
} from "#tests/support/route-calls.ts";
import { readManifest } from "#tests/support/route-manifest.ts";
import { codeNow, openBrowser } from "#tests/support/sign-in-browser.ts";

const guarded = (await readManifest()).filter(isGuarded);

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});
// What is tried in vain here is no attack.
beforeEach(() => world.builders.query("DELETE FROM sign_in_throttle"));

const manager = (): KnownPerson => personOf(world, "manager");
const INVITE = "/mon-organisation/inviter";

async function invitationsTo(email: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return world.builders.query("SELECT role::text, organisation_id FROM invitation WHERE email = $1", [email]);
}

describe("a form that was not made for this visitor changes nothing", () => {
  const anInvitation = (): { readonly email: string; readonly role: string } => ({
    email: `${randomUUID()}@example.test`,
    role: "agent",
  });

  it.each([
    ["no token", async () => ({})],
    ["an empty token", async () => ({ jeton: "" })],
    [
      "the token of another session",
      async () => ({ jeton: (await visitorOf((await world.openSession(manager())).cookie)).formToken }),
    ],
    ["the token of a visit", async () => ({ jeton: (await visitorOf()).formToken })],
  ])("%s", async (_name, token) => {
    const { cookie } = await world.openSession(manager());
    const fields = anInvitation();
    const form = { ...fields, ...(await token()) };
    expect((await askPortal(portal.url, { path: INVITE, cookie, form })).status).toBe(403);
    expect((await askPortal(portal.url, { path: `${INVITE}.data`, cookie, form })).status).toBe(403);
    expect(await invitationsTo(fields.email)).toEqual([]);
  });

  it.each([
    ["a foreign Origin", { Origin: "https://evil.example" }],
    ["an Origin that hides", { Origin: "null" }],
    ["another port of the same machine", { Origin: "http://127.0.0.1:1" }],
    ["Sec-Fetch-Site: cross-site", { "Sec-Fetch-Site": "cross-site" }],
    ["Sec-Fetch-Site: same-site", { "Sec-Fetch-Site": "same-site" }],
  ])("%s, even with the right token", async (_name, headers) => {
    const { cookie, formToken } = await visitorOf((await world.openSession(manager())).cookie);
    const fields = anInvitation();
    const form = { ...fields, jeton: formToken };
    expect((await askPortal(portal.url, { path: INVITE, cookie, form, headers })).status).toBe(403);
    expect(await invitationsTo(fields.email)).toEqual([]);
  });

  it("a right token without the cookie is a visitor's", async () => {
    const { formToken } = await visitorOf((await world.openSession(manager())).cookie);
    const fields = anInvitation();
    const answer = await askPortal(portal.url, { path: INVITE, form: { ...fields, jeton: formToken } });
    // Once signed in, they come back to the page of the form.
    expect([answer.status, answer.location]).toEqual([303, `/connexion?suite=${encodeURIComponent(INVITE)}`]);
    expect(await invitationsTo(fields.email)).toEqual([]);
  });

  it("the right token is accepted: the tests above refuse for the reason they say", async () => {
    const browser = await openBrowser(portal.url, (await world.openSession(manager())).cookie);
    const fields = anInvitation();
    expect((await browser.post(INVITE, fields)).status).toBe(303);
    expect(await invitationsTo(fields.email)).toHaveLength(1);
  });

  it.each(["manager", "agent", "person", "halfway"] as const)(
    "a GET of any page by %s changes nothing",
    async (who) => {
      const pages = guarded.flatMap((route) => callsOf(who, route)).filter(({ method }) => method === "GET");
      // The page that adds an authenticator writes the secret it shows: without a code made from it, it opens nothing.
      const calls = pages.filter(({ pattern }) => pattern !== "/connexion/second-moyen");
      const contents = new Map<RouteCall, CallContent>();
      for (const call of calls) contents.set(call, await contentOf(world, call));
      const [own, foreign] = [await withoutReadings(world.own), await withoutReadings(world.foreign)];
      const query = "intent=end-others&role=manager&email=x%40example.test&_method=POST";
      await inTurns(calls, async (call) => {
        const { address = "", cookie = "" } = contents.get(call) ?? {};
        await askPortal(portal.url, { path: `${address}?${query}`, cookie });
      });
      expect(await withoutReadings(world.own)).toBe(own);
      expect(await withoutReadings(world.foreign)).toBe(foreign);
    },
  );
});

/** The rows of an organisation as text; what the trail keeps of somebody who reads about a person is left out, since reading writes it. */
async function withoutReadings(organisation: Parameters<typeof rowsOf>[1]): Promise<string> {
  const reading = /^\s*audit_event .*"action": "(?:held-skill\.read|person-file\.read|portfolio\.list|session\.read)"/;
  const rows = (await rowsOf(world, organisation)).split("\n");
  return rows.filter((row) => !reading.test(row)).join("\n");
}

describe("nobody is signed in by somebody else", () => {
  it("a sign-in form without this visitor's token opens nothing", async () => {
    const [victim, attacker] = [await visitorOf(), await visitorOf()];
    for (const jeton of [undefined, "", attacker.formToken]) {
      const form = { ...world.known, ...(jeton === undefined ? {} : { jeton }) };
      const answer = await askPortal(portal.url, { path: "/connexion", cookie: victim.cookie, form });
      expect([answer.status, answer.headers.get("Set-Cookie")]).toEqual([403, null]);
    }
    const form = { ...world.known, jeton: attacker.formToken };
    expect((await askPortal(portal.url, { path: "/connexion", form })).status).toBe(403);
  });

  it("a cookie planted before signing in is worth nothing after", async () => {
    const planted = `__Host-session=${Buffer.from(JSON.stringify("A".repeat(43))).toString("base64")}`;
    const browser = await openBrowser(portal.url, planted);
    expect((await browser.post("/connexion", { ...world.known })).status).toBe(303);
    expect(browser.cookie).not.toBe(planted);
    expect((await askPortal(portal.url, { path: "/connexion/code", cookie: planted })).status).toBe(303);
    expect((await browser.get("/connexion/code")).location).toBe("/connexion/second-moyen");
  });

  it("signing in, proving the second factor and changing organisation each give a new cookie, and kill the old one", async () => {
    const member = await world.builders.buildMember(world.own.organisation, "agent");
    const other = await world.builders.buildOrganisation({ name: "Deuxième" });
    const second = randomUUID();
    await world.builders.query("INSERT INTO membership VALUES ($1, $2, $3, 'agent')", [
      second,
      other.id,
      member.accountId,
    ]);
    const { totpSecret, ...login } = await world.newLogin(member.accountId);
    const browser = await openBrowser(portal.url);
    const seen = [browser.cookie];
    await browser.post("/connexion", login);
    seen.push(browser.cookie);
    expect((await browser.post("/connexion/code", { code: codeNow(totpSecret) })).location).toBe("/mon-espace");
    seen.push(browser.cookie);
    expect((await browser.post("/mon-compte", { intent: "work-in", membership: second })).status).toBe(303);
    seen.push(browser.cookie);
    expect(new Set(seen).size).toBe(4);
    for (const cookie of seen.slice(0, -1)) {
      const answer = await askPortal(portal.url, { path: "/mon-compte", cookie });
      expect(answer.location).toBe("/connexion?suite=%2Fmon-compte");
    }
    expect((await browser.get("/mon-organisation")).body).toContain("Deuxième");
  });

  it("a browser has one session: another opened by it, or a new password, ends the one it had", async () => {
    const { accountId } = await world.builders.buildMember(world.own.organisation, "agent");
    await world.newLogin(accountId);
    const password = "Chicorée-verglas-87-étang";
    const ways: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ["/connexion", { ...world.known }],
      [`/invitation/${(await world.newInvitation(world.own.organisation)).token}`, { name: "Ana", password }],
      [`/mot-de-passe/${await world.newResetLink(accountId)}`, { password }],
    ];
    for (const [path, fields] of ways) {
      const { cookie } = await world.openSession(manager());
      const browser = await openBrowser(portal.url, cookie);
      expect((await browser.post(path, fields)).status).toBe(303);
      expect([path, (await askPortal(portal.url, { path: "/mon-compte", cookie })).status]).toEqual([path, 303]);
    }
  });

  it("signing out kills the cookie, takes it back with the recovery codes, and empties the browser's cache", async () => {
    const browser = await openBrowser(portal.url, (await world.openSession(manager())).cookie);
    const { cookie } = browser;
    const answer = await browser.post("/deconnexion", {});
    const taken = answer.headers.getSetCookie().filter((line) => line.includes("Max-Age=0"));
    expect(taken.map((line) => line.split("=", 1)[0])).toEqual(["__Host-session", "__Host-codes"]);
    expect(answer.headers.get("Clear-Site-Data")).toBe('"cache"');
    expect((await askPortal(portal.url, { path: "/mon-compte", cookie })).status).toBe(303);
  });
});

describe("the address to go on to is the portal's own", () => {
  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,evil",
    "/%5cevil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\r\nSet-Cookie: evil=1",
    "/../\\evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/@evil.example",
    "evil.example",
    "http://portal.invalid/x",
    "//portal.invalid//evil.example",
  ])("%j", async (suite) => {
    const browser = await openBrowser(portal.url);
    const { location, headers } = await browser.post("/connexion", { ...world.known, suite });
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(new URL(location ?? "", portal.url).origin).toBe(portal.url);
    expect(headers.get("Set-Cookie")).not.toMatch(/evil/);
    const { cookie } = await world.openSession(manager());
    const path = `/connexion?suite=${encodeURIComponent(suite)}`;
    const signedIn = await askPortal(portal.url, { path, cookie });
    expect(new URL(signedIn.location ?? "//no", portal.url).origin).toBe(portal.url);
  });
});

describe("what a form does not ask for is left aside", () => {
  it("the role and the organisation of an invitation are the invitation's", async () => {
    const { token } = await world.newInvitation(world.own.organisation);
    const browser = await openBrowser(portal.url);
    const extra = { role: "manager", organisationId: world.foreign.organisation.id, isProfessional: "false" };
    const name = `Masse ${randomUUID()}`;
    await browser.post(`/invitation/${token}`, { name, password: "Chicorée-verglas-87-étang", ...extra });
    const rows = await world.builders.query(
      "SELECT m.role::text, m.organisation_id, a.is_professional FROM account a JOIN membership m ON m.account_id = a.id WHERE a.name = $1",
      [name],
    );
    expect(rows).toEqual([{ role: "agent", organisation_id: world.own.organisation.id, is_professional: true }]);
  });

  it("a manager invites to their own organisation, whatever the form says", async () => {
    const browser = await openBrowser(portal.url, (await world.openSession(manager())).cookie);
    const email = `${randomUUID()}@example.test`;
    const extra = {
      organisationId: world.foreign.organisation.id,
      organisation: "x",
      __proto__: "x",
      invitedById: "x",
    };
    expect((await browser.post(INVITE, { email, role: "reader", ...extra })).status).toBe(303);
    expect(await invitationsTo(email)).toEqual([{ role: "reader", organisation_id: world.own.organisation.id }]);
  });

  it("a role of the Region is not one an invitation gives", async () => {
    const browser = await openBrowser(portal.url, (await world.openSession(manager())).cookie);
    const email = `${randomUUID()}@example.test`;
    expect((await browser.post(INVITE, { email, role: "operator" })).status).toBe(400);
    expect(await invitationsTo(email)).toEqual([]);
  });
});

describe("line ends make no header", () => {
  it("in a name", async () => {
    const { token } = await world.newInvitation(world.own.organisation);
    const browser = await openBrowser(portal.url);
    const answer = await browser.post(`/invitation/${token}`, {
      name: "A\r\nBcc: evil@example.test",
      password: "Chicorée-verglas-87-étang",
    });
    expect(answer.status).toBe(400);
  });

  it("in the name of a browser: Node refuses the request, and a long one is cut", async () => {
    const broken = ["GET /connexion HTTP/1.1", "Host: localhost", "User-Agent: a\rX: b", "", ""].join("\r\n");
    expect((await rawRequest(portal.url, { parts: [broken] })).status).toBe(400);
    const { cookie, formToken } = await visitorOf();
    const form = { ...world.known, jeton: formToken };
    const headers = { "User-Agent": "n".repeat(5000) };
    expect((await askPortal(portal.url, { path: "/connexion", cookie, form, headers })).status).toBe(303);
  });
});

describe("what leaves", () => {
  it("a page behind a sign-in cannot be framed, kept, or read by another site", async () => {
    const { cookie } = await world.openSession(manager());
    for (const path of ["/connexion", "/mon-compte", "/mon-organisation", "/mon-compte.data", "/mon-espace", INVITE]) {
      const { headers } = await askPortal(portal.url, { path, cookie });
      expect([path, headers.get("Cache-Control")]).toEqual([path, "no-store"]);
      expect(headers.get("X-Frame-Options")).toBe("DENY");
      expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
      expect(headers.get("Referrer-Policy")).toBe("same-origin");
      expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    }
  });

  it("a cookie is for this host, over TLS, out of reach of scripts and of other sites' forms", async () => {
    const visit = (await askPortal(portal.url, { path: "/connexion" })).headers.get("Set-Cookie") ?? "";
    const browser = await openBrowser(portal.url, cookieOf(visit));
    const session = (await browser.post("/connexion", { ...world.known })).headers.get("Set-Cookie") ?? "";
    for (const [name, setCookie] of [["__Host-visit", visit] as const, ["__Host-session", session] as const]) {
      const [pair = "", ...attributes] = setCookie.split("; ");
      expect(pair.split("=", 1)).toEqual([name]);
      expect(attributes.sort()).toEqual(["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]);
    }
  });

  it("a link to refusals opens without an account, is told to nobody, and once over is any address that does not exist", async () => {
    await buildImport(world.builders);
    const { id, token } = await buildRefusalLink(world.builders, world.own.organisation);
    for (const path of [`/refus/${token}`, `/refus/${token}.data`, `/refus/${token}/refus.csv`]) {
      const { status, headers, body } = await askPortal(portal.url, { path });
      expect([path, status, body.includes("SE_1")]).toEqual([path, 200, true]);
      expect(headers.get("Cache-Control")).toContain("no-store");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("X-Robots-Tag")).toBe("noindex, nofollow");
      expect(headers.get("Set-Cookie")).toBeNull();
    }
    await world.builders.query("UPDATE refusal_link SET revoked_at = now() WHERE id = $1", [id]);
    for (const rest of ["", ".data", "/refus.csv"]) {
      const revoked = await askPortal(portal.url, { path: `/refus/${token}${rest}` });
      const unknown = await askPortal(portal.url, { path: `/refus/${newToken()}${rest}` });
      expect([rest, revoked.status]).toEqual([rest, 404]);
      expect(lasting(revoked.body)).toBe(lasting(unknown.body));
    }
  });

  it("an address below a space that is no page keeps the menu and the way out of whoever is signed in", async () => {
    const { cookie } = await world.openSession(manager());
    for (const path of ["/mon-compte/rien", "/mon-organisation/rien/du-tout", "/exploitation/rien"]) {
      const { status, headers, body } = await askPortal(portal.url, { path, cookie });
      expect([path, status, headers.get("Cache-Control")]).toEqual([path, 404, "no-store"]);
      expect([path, body.includes("Me déconnecter"), body.includes("Remplacements")]).toEqual([path, true, true]);
      expect((await askPortal(portal.url, { path })).body).not.toContain("Me déconnecter");
    }
  });

  it("a public page reads no cookie and gives none", async () => {
    const { headers } = await askPortal(portal.url, {
      path: "/aide",
      cookie: (await world.openSession(manager())).cookie,
    });
    expect(headers.get("Set-Cookie")).toBeNull();
  });
});
