import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { INVITATIONS_A_DAY } from "#app/access/members/invitation-rule.ts";
import { inviteMember } from "#app/access/members/invite-member.server.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
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
});
