import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { joinWithAccount } from "#app/access/members/accept-invitation.server.ts";
import { INVITATIONS_A_DAY } from "#app/access/members/invitation-rule.ts";
import { inviteMember } from "#app/access/members/invite-member.server.ts";
import { FRESH_PROOF_SECONDS } from "#app/access/sign-in/factor/factor-rules.ts";
import { readActor } from "#app/access/sign-in/session/read-actor.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { openSecret } from "#app/platform/secrets.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let place: TestDatabase;
let db: Database;
let build: AccessBuilders;

beforeAll(async () => {
  place = await createTestDatabase();
  db = openDatabase(place.appUrl);
  build = openAccessBuilders(place);
});
afterAll(async () => {
  vi.useRealTimers();
  await build.close();
  await db.close();
  await place.drop();
});

test("an organisation sends a bounded number of invitations a day, whatever becomes of them", async () => {
  const organisation = await build.buildOrganisation();
  const { actor, accountId } = await build.buildMember(organisation, "manager");
  await build.query(
    `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at, revoked_at)
     SELECT gen_random_uuid(), lpad(n::text, 64, '0'), $1, 'membre' || n || '@exemple.fr', 'agent', $2,
       now() - interval '23 hours', now() + interval '6 days', now() FROM generate_series(1, $3::int) n`,
    [organisation.id, accountId, INVITATIONS_A_DAY - 1],
  );
  const invite = (email: string) => inviteMember(db, actor, { organisationId: organisation.id, email, role: "agent" });
  expect(await invite("derniere@exemple.fr")).toMatchObject({ ok: true });
  expect(await invite("de-trop@exemple.fr")).toEqual({ ok: false, refusal: { kind: "too-many-today" } });
  expect(await build.query("SELECT count(*)::int AS letters FROM outbox_effect")).toEqual([{ letters: 1 }]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 3_600_000 });
  expect(await invite("demain@exemple.fr")).toMatchObject({ ok: true });
  vi.useRealTimers();
});

test("a member still there is not invited again, however the address is written", async () => {
  const organisation = await build.buildOrganisation();
  const { actor } = await build.buildMember(organisation, "manager");
  const { accountId } = await build.buildMember(organisation, "agent");
  const invite = (email: string) =>
    inviteMember(db, actor, { organisationId: organisation.id, email, role: "manager" });
  expect(await invite(`${accountId.toUpperCase()}@Example.test`)).toEqual({
    ok: false,
    refusal: { kind: "already-member" },
  });
  await build.query("UPDATE membership SET ended_at = now() WHERE account_id = $1", [accountId]);
  expect((await invite(`${accountId}@example.test`)).ok).toBe(true);
});

test("a manager or an auditor is invited by who has just proved a second factor; an agent or a reader by any open session", async () => {
  const organisation = await build.buildOrganisation();
  const { actor } = await build.buildMember(organisation, "manager");
  const proved = (secondsAgo: number): Date => new Date(Date.now() - secondsAgo * 1000);
  const invite = async (role: "agent" | "manager" | "reader" | "auditor", factorAt: Date) => {
    const asked = { organisationId: organisation.id, email: `${randomUUID()}@exemple.fr`, role };
    const sent = await inviteMember(db, { ...actor, factorAt }, asked);
    return sent.ok ? "sent" : sent.refusal.kind;
  };
  const [old, fresh] = [proved(FRESH_PROOF_SECONDS + 1), proved(FRESH_PROOF_SECONDS - 5)];
  for (const role of ["manager", "auditor"] as const) {
    expect([role, await invite(role, old), await invite(role, fresh)]).toEqual([role, "proof-needed", "sent"]);
  }
  for (const role of ["agent", "reader"] as const) expect([role, await invite(role, old)]).toEqual([role, "sent"]);
});

describe("somebody who has an account already", () => {
  async function invited(email: string, role: "agent" | "manager" = "agent") {
    const organisation = await build.buildOrganisation();
    const { actor } = await build.buildMember(organisation, "manager");
    expect((await inviteMember(db, actor, { organisationId: organisation.id, email, role })).ok).toBe(true);
    const [row] = await build.query(
      "SELECT payload->>'sealedToken' AS sealed FROM outbox_effect WHERE payload->>'to' = $1 ORDER BY created_at DESC LIMIT 1",
      [email],
    );
    return { organisation, token: openSecret(String(row?.["sealed"])) };
  }

  const working = (actor: Actor): string | null => (actor.kind === "member" ? actor.organisationId : null);

  test("joins another organisation with it, by another cookie, and keeps the first", async () => {
    const { actor, accountId } = await build.buildMember(await build.buildOrganisation(), "agent");
    const { organisation, token } = await invited(`${accountId}@example.test`);
    const joined = await joinWithAccount(db, actor, token);
    if (!joined.ok) throw new Error(joined.refusal.kind);
    expect(working(await readActor(db, joined.value.token))).toBe(organisation.id);
    const rows = await build.query(
      "SELECT organisation_id FROM membership WHERE account_id = $1 AND ended_at IS NULL ORDER BY started_at",
      [accountId],
    );
    expect(rows.map(({ organisation_id }) => organisation_id)).toEqual([actor.organisationId, organisation.id]);
    const [session] = await build.query("SELECT ended_at FROM sign_in_session WHERE id = $1", [actor.sessionId]);
    expect(session?.["ended_at"]).not.toBeNull();
  });

  test("joins once, and not the organisation they already belong to", async () => {
    const { actor } = await build.buildMember(await build.buildOrganisation(), "agent");
    const { organisation, token } = await invited("une-fois@exemple.fr");
    const twice = await Promise.all([joinWithAccount(db, actor, token), joinWithAccount(db, actor, token)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    const again = { organisationId: organisation.id, email: "encore@exemple.fr", role: "reader" } as const;
    const { actor: manager } = await build.buildMember(organisation, "manager");
    expect((await inviteMember(db, manager, again)).ok).toBe(true);
    const [row] = await build.query(
      "SELECT payload->>'sealedToken' AS sealed FROM outbox_effect WHERE payload->>'to' = 'encore@exemple.fr'",
    );
    const member = await joinWithAccount(db, actor, openSecret(String(row?.["sealed"])));
    expect(member).toEqual({ ok: false, refusal: { kind: "already-member" } });
  });
});
