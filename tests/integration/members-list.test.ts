import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { listMembers } from "#app/access/members/list-members.server.ts";
import { endMembership } from "#app/people/portfolio/end-membership.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { AccessBuilders, BuiltMember } from "#tests/support/access-builders.ts";
import { buildTeam, type Team } from "#tests/support/team.ts";
import { onUseCasePortal } from "#tests/support/use-case-portal.ts";

let db: Database;
let build: AccessBuilders;

onUseCasePortal("2026-03-02", (portal) => {
  ({ db, build } = portal);
});

describe("the list of members", () => {
  const list = async (member: BuiltMember, after: string | null = null) => {
    const listed = await listMembers(db, member.actor, { after });
    if (!listed.ok) throw new Error(listed.refusal.kind);
    return listed.value;
  };

  /** An invitation, open unless said otherwise. */
  const invite = async ({ organisation, manager }: Team, column: "accepted_at" | "revoked_at" | null, days: number) => {
    const id = randomUUID();
    await build.query(
      `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
       VALUES ($1, $2, $3, $1::uuid::text || '@example.test', 'agent', $4, $5, $5::timestamptz + make_interval(days => $6))`,
      [id, id.replaceAll("-", "").repeat(2), organisation.id, manager.accountId, "2026-03-01T08:00:00Z", days],
    );
    if (column !== null) await build.query(`UPDATE invitation SET ${column} = invited_at WHERE id = $1`, [id]);
    return id;
  };

  test("a manager sees roles, portfolios, open sessions and open invitations of their organisation alone", async () => {
    const mine = await buildTeam(build);
    const { organisation, manager, agent, colleague } = mine;
    const other = await buildTeam(build);
    await invite(other, null, 7);
    const open = await invite(mine, null, 7);
    await invite(mine, null, 1);
    await invite(mine, "accepted_at", 7);
    await invite(mine, "revoked_at", 7);
    await build.buildPersonFile(organisation, [agent]);
    await build.buildPersonFile(organisation, [agent, colleague]);
    const gone = await build.buildMember(organisation, "agent");
    const leaving = { membershipId: gone.membershipId, colleagueMembershipId: null };
    expect(await endMembership(db, manager.actor, leaving)).toMatchObject({ ok: true });
    await build.rewrite(
      "UPDATE sign_in_session SET last_seen_at = now() - interval '50 years' WHERE membership_id = $1",
      [colleague.membershipId],
    );

    const { members, next, invitations } = await list(manager);
    const since = new Date("2020-01-01T08:00:00Z");
    const row = ({ accountId, membershipId, actor }: BuiltMember, people: number, sessions: number) => ({
      accountId,
      membershipId,
      name: actor.name,
      role: actor.role,
      since,
      work: { people, sessions },
    });
    expect(new Set(members)).toEqual(new Set([row(manager, 0, 1), row(agent, 2, 1), row(colleague, 1, 0)]));
    expect(next).toBeNull();
    expect(invitations?.map(({ id }) => id)).toEqual([open]);
  });

  test("an agent sees who their colleagues are, not what they follow", async () => {
    const mine = await buildTeam(build);
    await build.buildPersonFile(mine.organisation, [mine.colleague]);
    const { members, invitations } = await list(mine.agent);
    expect(members).toHaveLength(3);
    expect(members.every(({ work }) => work === null)).toBe(true);
    expect(invitations).toBeNull();
  });

  test("follows the French order of names, capitals and accents aside", async () => {
    const { organisation, manager } = await buildTeam(build);
    for (const name of ["eva Zola", "Étienne Roy", "Zoé Vast", "Élodie Petit", "Eugène Sue", "Adèle Noé"]) {
      const { accountId } = await build.buildMember(organisation, "reader");
      await build.query("UPDATE account SET name = $1 WHERE id = $2", [name, accountId]);
    }
    const names = (await list(manager)).members.map(({ name }) => name).filter((name) => !name.startsWith("Membre"));
    expect(names).toEqual(["Adèle Noé", "Élodie Petit", "Étienne Roy", "Eugène Sue", "eva Zola", "Zoé Vast"]);
  });

  test("goes on from where it stopped, and misses nobody", async () => {
    const { organisation, manager } = await buildTeam(build);
    for (let index = 0; index < 99; index += 1) await build.buildMember(organisation, "reader");
    const first = await list(manager);
    expect(first.members).toHaveLength(100);
    const second = await list(manager, first.next);
    expect(second.next).toBeNull();
    const all = [...first.members, ...second.members].map(({ membershipId }) => membershipId);
    expect(new Set(all).size).toBe(102);
  });
});
