import { describe, expect, it } from "vitest";
import { invitationPage } from "#app/content/sign-in.ts";
import { onServedWorld, type ServedWorld } from "#tests/support/access-suite.ts";
import type { AccessWorld } from "#tests/support/access-world.ts";
import { personOf } from "#tests/support/route-calls.ts";
import { codeNow, openBrowser } from "#tests/support/sign-in-browser.ts";

let world: AccessWorld;
let portal: ServedWorld["portal"];

onServedWorld((served) => {
  ({ world, portal } = served);
});

async function newAgent() {
  const member = await world.builders.buildMember(world.own.organisation, "agent");
  return { ...member, ...(await world.newLogin(member.accountId)) };
}

/** The organisations somebody works in. */
async function workplaces(accountId: string): Promise<readonly unknown[]> {
  const sql = "SELECT organisation_id FROM membership WHERE account_id = $1 AND ended_at IS NULL ORDER BY started_at";
  return (await world.builders.query(sql, [accountId])).map(({ organisation_id }) => organisation_id);
}

describe("somebody who has an account, invited by another organisation", () => {
  it("is led from the invitation to signing in, to their code, then back to join by one press", async () => {
    const { accountId, login, password, totpSecret } = await newAgent();
    const { token } = await world.newInvitation(world.foreign.organisation);
    const browser = await openBrowser(portal.url);
    const page = await browser.get(`/invitation/${token}`);
    const signIn = /href="(\/connexion\?suite=[^"]+)"/.exec(page.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const suite = new URL(signIn, portal.url).searchParams.get("suite") ?? "";
    const opened = await browser.post("/connexion", { login, password, suite });
    expect([opened.status, opened.location]).toEqual([303, suite]);
    const toCode = await browser.get(suite);
    expect([toCode.status, toCode.location]).toEqual([303, `/connexion/code?suite=${encodeURIComponent(suite)}`]);
    const proved = await browser.post("/connexion/code", { code: codeNow(totpSecret), suite });
    expect([proved.status, proved.location]).toEqual([303, suite]);
    expect((await browser.get(suite)).body).toContain(invitationPage.join);
    const before = browser.cookie;
    const joined = await browser.post(`/invitation/${token}`, { intent: "join" });
    expect([joined.status, joined.location, browser.cookie === before]).toEqual([303, "/mon-espace", false]);
    expect(await workplaces(accountId)).toEqual([world.own.organisation.id, world.foreign.organisation.id]);
    expect((await browser.get("/mon-organisation")).body).toContain(world.foreign.organisation.name);
    expect((await browser.get(`/invitation/${token}`)).body).toContain(invitationPage.overTitle);
  });

  it("does not join by a password alone, nor twice the same organisation", async () => {
    const { accountId, login, password } = await newAgent();
    const { token } = await world.newInvitation(world.foreign.organisation);
    const browser = await openBrowser(portal.url);
    await browser.post("/connexion", { login, password });
    const refused = await browser.post(`/invitation/${token}`, { intent: "join" });
    expect(refused.status).toBe(303);
    expect(refused.location).toContain("/connexion?suite=");
    expect(await workplaces(accountId)).toEqual([world.own.organisation.id]);
    const member = personOf(world, "agent");
    const atWork = await openBrowser(portal.url, (await world.openSession(member)).cookie);
    const { token: another } = await world.newInvitation(world.own.organisation);
    const again = await atWork.post(`/invitation/${another}`, { intent: "join" });
    expect([again.status, again.body.includes(invitationPage.member)]).toEqual([400, true]);
  });
});

describe("who invites a manager", () => {
  it("proves their second factor again, and finds what they had typed", async () => {
    const manager = personOf(world, "manager");
    const { cookie, sessionId } = await world.openSession(manager);
    await world.builders.rewrite("UPDATE sign_in_session SET factor_at = now() - interval '6 minutes' WHERE id = $1", [
      sessionId,
    ]);
    const browser = await openBrowser(portal.url, cookie);
    const asked = { email: "nouvelle@exemple.fr", role: "manager" };
    const answer = await browser.post("/mon-organisation/inviter", asked);
    const suite = new URL(answer.location ?? "", portal.url).searchParams.get("suite") ?? "";
    expect([answer.status, answer.location?.split("?")[0]]).toEqual([303, "/connexion/code"]);
    expect((await browser.get(suite)).body).toContain("nouvelle@exemple.fr");
    const sent = await browser.post("/mon-organisation/inviter", { ...asked, role: "agent" });
    expect(sent.location?.split("?")[0]).toBe("/mon-organisation");
  });
});
