import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type ActingAs, actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { inNameOfToken } from "#app/access/api-token/in-name-of-token.server.ts";
import { createApiToken, listApiTokens, revokeApiToken } from "#app/access/api-token/manage-api-tokens.server.ts";
import { contributorKinds } from "#app/access/api-token/token-scopes.ts";
import { ok } from "#app/platform/result.ts";
import { buildApiToken } from "#tests/support/build-api-token.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
const managers = new Map<OrganisationKind, MemberActor>();

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  for (const kind of organisationKinds.filter((one) => one !== "delegated_body")) {
    const organisation = await portal.build.buildOrganisation({ kind, name: `Essai ${kind}` });
    managers.set(kind, (await portal.build.buildMember(organisation, "manager")).actor);
  }
});
beforeEach(() => portal.build.rewrite("DELETE FROM api_token"));

const managerOf = (kind: OrganisationKind): MemberActor => {
  const found = managers.get(kind);
  if (found === undefined) throw new Error(`Nobody manages ${kind}`);
  return found;
};
const asked = { name: "Logiciel paie", scope: "needs.write" } as const;
const open = (token: string) =>
  inNameOfToken(portal.db, { token, scope: "needs.write" }, async ({ organisationId }) => ok(organisationId));

describe("a token", () => {
  test.each(organisationKinds.filter((kind) => kind !== "delegated_body"))(
    "is made by the manager of a body that tells needs, and by nobody else: %s",
    async (kind) => {
      const made = await createApiToken(portal.db, managerOf(kind), asked);
      expect([kind, made.ok]).toEqual([kind, contributorKinds.includes(kind)]);
      expect((await listApiTokens(portal.db, managerOf(kind))).ok).toBe(made.ok);
    },
  );

  test("opens its organisation until it is revoked, and its secret is stored nowhere", async () => {
    const manager = managerOf("branch");
    const made = await createApiToken(portal.db, manager, asked);
    if (!made.ok) throw new Error("No token was made");
    expect(await open(made.value.token)).toEqual({ ok: true, value: manager.organisationId });
    const [row] = await portal.build.query("SELECT id::text, to_jsonb(t)::text AS row FROM api_token t");
    expect(String(row?.["row"])).not.toContain(made.value.token.slice(4));
    const id = String(row?.["id"]);
    // Nobody else ends it.
    expect(await revokeApiToken(portal.db, managerOf("company"), id)).toEqual({
      ok: false,
      refusal: { kind: "not-found" },
    });
    expect((await open(made.value.token)).ok).toBe(true);
    expect((await revokeApiToken(portal.db, manager, id)).ok).toBe(true);
    expect(await open(made.value.token)).toEqual({ ok: false, refusal: { kind: "no-such-token" } });
    const acts = await portal.build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [id]);
    expect(acts.map(({ action }) => action)).toEqual(["api-token.create", "api-token.revoke"]);
  });

  test("serves a year and no longer; ten serve at once, even when they are made together", async () => {
    const manager = managerOf("branch");
    const made = await Promise.all(Array.from({ length: 12 }, () => createApiToken(portal.db, manager, asked)));
    expect(made.filter(({ ok: isMade }) => isMade)).toHaveLength(10);
    const [first] = made.filter((one) => one.ok);
    goTo("2028-01-13");
    expect(first?.ok === true && (await open(first.value.token)).ok).toBe(false);
    expect((await createApiToken(portal.db, manager, asked)).ok).toBe(true);
    goTo("2027-01-12");
  });
});

describe("the database alone", () => {
  const reach = async (acting: ActingAs, sql: string, values: readonly unknown[]): Promise<number> =>
    inTransactionAs(portal.db, acting, (transaction) => transaction.$executeRawUnsafe(sql, ...values));
  const CLAIM = `INSERT INTO contributed_need (need_id, organisation_id, key, content_hash, told_at)
    VALUES ($1::uuid, $2::uuid, 'essai-0001', repeat('a', 64), now())`;

  test("lets no organisation claim the need of another, nor read it, nor change it", async () => {
    const { organisationId } = managerOf("branch");
    const { id } = await buildNeed(portal.build);
    const acting: ActingAs = { organisationId, task: "need-contribute", presented: id };
    for (const sql of ["SELECT FROM need WHERE id = $1::uuid", "SELECT FROM need_contact WHERE need_id = $1::uuid"]) {
      expect(await reach(acting, sql, [id])).toBe(0);
    }
    expect(await reach(acting, "UPDATE need SET headcount = 1, version = version + 1 WHERE id = $1::uuid", [id])).toBe(
      0,
    );
    await expect(reach(acting, CLAIM, [id, organisationId])).rejects.toThrow(/found again by the organisation/);
  });

  test.each(["mission_locale", "training_organisation"] as const)("lets no %s tell needs", async (kind) => {
    const { organisationId } = managerOf(kind);
    const id = randomUUID();
    const acting: ActingAs = { organisationId, task: "need-contribute", presented: id };
    await expect(reach(acting, CLAIM, [id, organisationId])).rejects.toThrow(/row-level security/);
  });

  test("shows a token to its managers and to whoever presents it", async () => {
    const manager = managerOf("branch");
    await buildApiToken(portal.build, { id: manager.organisationId });
    const sql = "SELECT FROM api_token";
    expect(await reach(actingFor(manager), sql, [])).toBe(1);
    expect(await reach(actingFor({ ...manager, role: "agent" }), sql, [])).toBe(0);
    expect(await reach(actingFor(managerOf("company")), sql, [])).toBe(0);
    expect(await reach({ presented: "rien" }, sql, [])).toBe(0);
  });
});
