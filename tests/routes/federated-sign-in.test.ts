import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProviderName } from "#app/access/sign-in/federation/provider-settings.ts";
import { providerButtons, providerRefusals } from "#app/content/identity-providers.ts";
import { hashToken, newToken } from "#app/platform/secrets.server.ts";
import {
  type AccessBuilders,
  type BuiltMember,
  type BuiltOrganisation,
  openAccessBuilders,
} from "#tests/support/access-builders.ts";
import { CLIENT, PORTAL, startIdentityProvider, type TestUser } from "#tests/support/identity-provider.ts";
import { askPortal, type PortalAnswer } from "#tests/support/portal-visitor.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const MFA = ["pwd", "mfa"];
const users: Record<string, TestUser> = {};
let place: TestDatabase;
let build: AccessBuilders;
let organisation: BuiltOrganisation;
let manager: BuiltMember;
let real: Awaited<ReturnType<typeof startIdentityProvider>>;
let portal: ServedPortal;

/** The two providers are one here: nothing but the portal keeps people and professionals apart. */
const settingsFor = (issuer: string): Readonly<Record<string, string>> => ({
  PUBLIC_URL: PORTAL,
  PROCONNECT_ISSUER: issuer,
  PROCONNECT_CLIENT_ID: CLIENT.clientId,
  PROCONNECT_CLIENT_SECRET: CLIENT.clientSecret,
  FRANCECONNECT_ISSUER: issuer,
  FRANCECONNECT_CLIENT_ID: CLIENT.clientId,
  FRANCECONNECT_CLIENT_SECRET: CLIENT.clientSecret,
});

beforeAll(async () => {
  place = await createTestDatabase();
  build = openAccessBuilders(place);
  organisation = await build.buildOrganisation({ name: "Mission locale" });
  manager = await build.buildMember(organisation, "manager");
  real = await startIdentityProvider(users);
  portal = await servePortal(place.appUrl, settingsFor(real.issuer));
});

afterAll(async () => {
  await portal.stop();
  await Promise.all([real.close(), build.close()]);
  await place.drop();
});

/** A browser: it keeps its cookies. */
interface Browser {
  readonly cookie: () => string;
  ask(path: string, form?: Readonly<Record<string, string>>): Promise<PortalAnswer>;
}

function openBrowser(url: string = portal.url): Browser {
  const jar = new Map<string, string>();
  const cookie = (): string => [...jar].map((pair) => pair.join("=")).join("; ");
  return {
    cookie,
    async ask(path, form) {
      const answer = await askPortal(url, { path, cookie: cookie(), ...(form === undefined ? {} : { form }) });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      return answer;
    },
  };
}

const formTokenIn = (html: string): string => /name="jeton" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** Somebody at the provider, new unless named. */
function somebody(claims: Readonly<Record<string, unknown>> = {}, amr: readonly string[] = MFA): string {
  const subject = randomUUID();
  users[subject] = {
    claims: { given_name: "Nadia", usual_name: "Roux", email: `${subject}@exemple.fr`, ...claims },
    amr,
  };
  return subject;
}

/** A person's browser pressing the button of a provider. */
async function leave(browser: Browser, name: ProviderName, carried = {}): Promise<PortalAnswer> {
  // A page for whoever is signed in already, too.
  const jeton = formTokenIn((await browser.ask("/mot-de-passe")).body);
  return browser.ask(`/connexion/${name}`, { jeton, ...carried });
}

/** The address the provider sends them back to. */
async function backFromProvider(left: PortalAnswer, subject: string): Promise<string> {
  expect([left.status, left.location]).toEqual([303, expect.stringContaining(real.issuer)]);
  const { pathname, search } = await real.signIn(new URL(left.location ?? ""), subject);
  return pathname + search;
}

interface Trip {
  readonly browser: Browser;
  readonly path: string;
  readonly answer: PortalAnswer;
}

async function goThrough(
  name: ProviderName,
  subject: string,
  carried = {},
  browser: Browser = openBrowser(),
): Promise<Trip> {
  const path = await backFromProvider(await leave(browser, name, carried), subject);
  return { browser, path, answer: await browser.ask(path) };
}

async function invited(role = "agent", where = organisation): Promise<{ readonly invitation: string }> {
  const invitation = newToken();
  const id = randomUUID();
  await build.query(
    `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
     VALUES ($1::uuid, $2, $3, $1::text || '@exemple.fr', $4::"MembershipRole", $5, now(), now() + interval '7 days')`,
    [id, hashToken(invitation), where.id, role, manager.accountId],
  );
  return { invitation };
}

/** A professional who came in once. */
async function knownProfessional(amr: readonly string[] = MFA): Promise<string> {
  const subject = somebody({}, amr);
  expect((await goThrough("proconnect", subject, await invited())).answer.status).toBe(303);
  return subject;
}

const accountOf = async (subject: string) =>
  build.query(
    `SELECT a.id, a.name, a.email, a.is_professional, count(m.id)::int AS memberships
     FROM identity i JOIN account a ON a.id = i.account_id LEFT JOIN membership m ON m.account_id = a.id AND m.ended_at IS NULL
     WHERE i.issuer = $1 AND i.subject = $2 GROUP BY a.id`,
    [real.issuer, subject],
  );

const lastAudit = async () =>
  (await build.query("SELECT actor_id, action, facts FROM audit_event ORDER BY seq DESC LIMIT 1"))[0];
const wayIn = async (browser: Browser) => (await browser.ask("/mon-espace")).location;

function expectRefused(answer: PortalAnswer, kind: keyof typeof providerRefusals, status: number): void {
  expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(providerRefusals[kind].title)]);
  expect(answer.headers.getSetCookie().join()).not.toContain("__Host-session");
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
}

describe("a professional", () => {
  test("who is invited and signed in with two factors is at work at once", async () => {
    const subject = somebody();
    const { answer, browser } = await goThrough("proconnect", subject, await invited());
    expect([answer.status, answer.location]).toEqual([303, "/mon-espace"]);
    expect(await lastAudit()).toMatchObject({
      action: "sign-in.federated",
      facts: { provider: "proconnect", hasSecondFactor: true },
    });
    expect(await wayIn(browser)).toBe("/a-faire");
    expect(await accountOf(subject)).toEqual([
      {
        id: expect.any(String),
        name: "Nadia Roux",
        email: `${subject}@exemple.fr`,
        is_professional: true,
        memberships: 1,
      },
    ]);
  });

  test("signed in with one factor is asked for ours, at the first sign-in and at the next", async () => {
    const subject = somebody({}, ["pwd"]);
    const first = await goThrough("proconnect", subject, await invited());
    expect(await wayIn(first.browser)).toBe("/connexion/second-moyen");
    const second = await goThrough("proconnect", subject);
    expect(await wayIn(second.browser)).toBe("/connexion/second-moyen");
    expect((await lastAudit())?.["facts"]).toMatchObject({ hasSecondFactor: false });
  });

  test("with a factor proved an hour ago at the provider has not proved it now", async () => {
    const subject = somebody();
    users[subject] = { claims: {}, amr: MFA, secondsAgo: 3600 };
    await goThrough("proconnect", subject, await invited());
    const [session] = await build.query(
      `SELECT extract(epoch FROM s.opened_at - s.factor_at)::int / 60 AS minutes
       FROM sign_in_session s JOIN identity i USING (account_id) WHERE i.subject = $1`,
      [subject],
    );
    expect(session).toEqual({ minutes: 60 });
  });

  test("finds the same account again, though the e-mail changed", async () => {
    const subject = await knownProfessional();
    const before = await accountOf(subject);
    users[subject] = { claims: { email: "autre@exemple.fr" }, amr: MFA };
    const { browser } = await goThrough("proconnect", subject);
    expect(await wayIn(browser)).toBe("/a-faire");
    expect(await accountOf(subject)).toEqual(before);
  });

  test("with the e-mail of another account does not get that account", async () => {
    const [{ email = "" } = {}] = await build.query("SELECT email FROM account WHERE id = $1", [manager.accountId]);
    const uninvited = somebody({ email });
    expectRefused((await goThrough("proconnect", uninvited)).answer, "invitation-needed", 403);
    const subject = somebody({ email });
    await goThrough("proconnect", subject, await invited());
    const [account] = await accountOf(subject);
    expect(account).toMatchObject({ email });
    expect(account?.["id"]).not.toBe(manager.accountId);
  });

  test("whom nobody invited is told so, and gets no account", async () => {
    const subject = somebody();
    const { answer, browser } = await goThrough("proconnect", subject);
    expectRefused(answer, "invitation-needed", 403);
    expect(answer.body).toContain("Votre identité est reconnue, mais vous n’avez pas encore d’invitation");
    expect(await wayIn(browser)).toMatch(/^\/connexion/);
    expect(await accountOf(subject)).toEqual([]);
    expect(await lastAudit()).toEqual({
      actor_id: null,
      action: "sign-in.federated-refused",
      facts: { provider: "proconnect", kind: "invitation-needed" },
    });
  });

  test("cannot use an invitation twice", async () => {
    const link = await invited();
    await goThrough("proconnect", somebody(), link);
    const second = somebody();
    expectRefused((await goThrough("proconnect", second, link)).answer, "invitation-over", 400);
    expect(await accountOf(second)).toEqual([]);
  });

  test("who is known joins a second organisation by its invitation", async () => {
    const subject = await knownProfessional();
    const other = await build.buildOrganisation({ name: "Autre organisation" });
    const { browser } = await goThrough("proconnect", subject, await invited("reader", other));
    expect((await browser.ask("/mon-organisation")).body).toContain("Autre organisation");
    expect(await accountOf(subject)).toMatchObject([{ memberships: 2 }]);
  });

  test("whose account is closed is not let in", async () => {
    const subject = await knownProfessional();
    const [account] = await accountOf(subject);
    await build.query("UPDATE account SET closed_at = now() WHERE id = $1", [account?.["id"]]);
    expectRefused((await goThrough("proconnect", subject)).answer, "account-closed", 403);
  });

  test("does not come in by the people's door", async () => {
    expectRefused((await goThrough("franceconnect", await knownProfessional())).answer, "wrong-provider", 403);
  });
});

describe("a person", () => {
  test("gets an account of a person, whatever they carry along, and finds it again", async () => {
    const subject = somebody({ usual_name: undefined, family_name: "Benali" }, MFA);
    const { browser, answer } = await goThrough("franceconnect", subject, {
      ...(await invited()),
      suite: "/mon-compte",
    });
    expect([answer.status, answer.location]).toEqual([303, "/mon-compte"]);
    expect(await wayIn(browser)).toBe("/mon-compte");
    const account = await accountOf(subject);
    expect(account).toMatchObject([{ name: "Nadia Benali", is_professional: false, memberships: 0 }]);
    await goThrough("franceconnect", subject);
    expect(await accountOf(subject)).toEqual(account);
  });

  test("does not become a professional by the professionals' door, even invited", async () => {
    const subject = somebody();
    await goThrough("franceconnect", subject);
    expectRefused((await goThrough("proconnect", subject, await invited())).answer, "wrong-provider", 403);
    expect(await accountOf(subject)).toMatchObject([{ is_professional: false, memberships: 0 }]);
  });
});

describe("a browser that is signed in", () => {
  const statusOf = async (cookie: string) => (await askPortal(portal.url, { path: "/mon-compte", cookie })).status;

  test("has one session: signing in again ends the one it had, of whomever it was", async () => {
    const { browser } = await goThrough("franceconnect", somebody());
    const before = browser.cookie();
    expect(await statusOf(before)).toBe(200);
    await goThrough("proconnect", await knownProfessional(), {}, browser);
    expect([await statusOf(before), await statusOf(browser.cookie())]).toEqual([303, 200]);
  });

  test("leaves the provider too, once the portal's own session has ended", async () => {
    const { browser } = await goThrough("proconnect", await knownProfessional());
    const before = browser.cookie();
    const left = await browser.ask("/deconnexion", { jeton: formTokenIn((await browser.ask("/mon-compte")).body) });
    expect([left.location, await statusOf(before)]).toEqual(["/deconnexion?par=proconnect", 303]);
    const { body } = await browser.ask(left.location ?? "");
    const address = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(new URL(address).origin).toBe(real.issuer);
    // The provider knows the token and the address to come back to: it asks whether to sign out.
    expect((await fetch(address)).status).toBe(200);
    for (const path of ["/deconnexion?state=x", "/deconnexion?par=proconnect"]) {
      expect((await browser.ask(path)).location).toBe("/connexion?fait=deconnecte");
    }
  });
});

describe("what is not a sign-in", () => {
  test("an answer opened in another browser is refused, and lost for the first one too", async () => {
    const subject = await knownProfessional();
    const victim = openBrowser();
    const path = await backFromProvider(await leave(victim, "proconnect"), subject);
    const other = openBrowser();
    await other.ask("/connexion");
    expectRefused(await other.ask(path), "other-browser", 403);
    expectRefused(await victim.ask(path), "sign-in-unknown", 400);
  });

  test("an answer opened in a browser without any cookie is refused", async () => {
    const path = await backFromProvider(await leave(openBrowser(), "proconnect"), await knownProfessional());
    expectRefused(await openBrowser().ask(path), "other-browser", 403);
  });

  test("an answer serves once", async () => {
    const { browser, path } = await goThrough("proconnect", await knownProfessional());
    expectRefused(await browser.ask(path), "sign-in-unknown", 400);
    expect(
      await build.query("SELECT FROM federated_sign_in WHERE state_hash = $1", [
        hashToken(new URL(path, PORTAL).searchParams.get("state") ?? ""),
      ]),
    ).toEqual([]);
  });

  test("an answer brought to the other provider's address is refused", async () => {
    const browser = openBrowser();
    const path = await backFromProvider(await leave(browser, "proconnect"), await knownProfessional());
    expectRefused(await browser.ask(path.replace("proconnect", "franceconnect")), "wrong-issuer", 400);
  });

  test("somebody who gives up at the provider is told so", async () => {
    const browser = openBrowser();
    const left = await leave(browser, "proconnect");
    const answer = new URL("/connexion/proconnect/retour", PORTAL);
    answer.searchParams.set("state", new URL(left.location ?? "").searchParams.get("state") ?? "");
    answer.searchParams.set("iss", real.issuer);
    answer.searchParams.set("error", "access_denied");
    expectRefused(await browser.ask(answer.pathname + answer.search), "provider-error", 400);
  });

  test("a link begins nothing, nor a form without its token", async () => {
    const browser = openBrowser();
    const link = await browser.ask("/connexion/proconnect");
    expect([link.status, link.location]).toEqual([303, "/connexion"]);
    expect((await browser.ask("/connexion/proconnect", {})).status).toBe(403);
  });

  test("what waits at the server is sealed", async () => {
    await leave(openBrowser(), "proconnect", await invited());
    const [row] = await build.query("SELECT * FROM federated_sign_in ORDER BY started_at DESC LIMIT 1");
    expect(row).toMatchObject({
      sealed_kept: expect.stringMatching(/^[0-9a-f]{8}\.[\w-]+$/),
      sealed_invitation: expect.stringMatching(/^[0-9a-f]{8}\.[\w-]+$/),
    });
  });

  test("nobody is sent on to another site", async () => {
    const { answer } = await goThrough("franceconnect", somebody(), { suite: "https://evil.example/" });
    expect(answer.location).toBe("/mon-espace");
  });
});

describe("the pages", () => {
  test("offer the providers that are set, and their forms may lead there and nowhere else", async () => {
    const { body, headers } = await openBrowser().ask("/connexion");
    expect(body).toContain(providerButtons.proconnect.label);
    expect(body).toContain(providerButtons.franceconnect.label);
    expect(headers.get("Content-Security-Policy")).toContain(`form-action 'self' ${real.issuer};`);
    const { invitation } = await invited();
    const page = (await openBrowser().ask(`/invitation/${invitation}`)).body;
    expect(page).toContain(providerButtons.proconnect.label);
    expect(page).not.toContain(providerButtons.franceconnect.label);
  });
});
