import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { endMembership } from "#app/people/portfolio/end-membership.server.ts";
import { handOver } from "#app/people/portfolio/hand-over.server.ts";
import { readDeparture } from "#app/people/portfolio/read-departure.server.ts";
import { declareStandIn, endStandIn } from "#app/people/stand-ins/stand-in.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import type { AccessBuilders, BuiltMember, BuiltOrganisation } from "#tests/support/access-builders.ts";
import { buildTeam, type Team } from "#tests/support/team.ts";
import { goTo, onUseCasePortal } from "#tests/support/use-case-portal.ts";

let db: Database;
let build: AccessBuilders;

onUseCasePortal("2026-03-02", (portal) => {
  ({ db, build } = portal);
});

const team = (): Promise<Team> => buildTeam(build);

/** The files a member sees today, as row-level security lets them. */
async function filesOf(member: BuiltMember): Promise<ReadonlySet<string>> {
  const files = await inTransactionAs(db, actingFor(member.actor), (transaction) =>
    transaction.personFile.findMany({ select: { id: true }, orderBy: { id: "asc" } }),
  );
  return new Set(files.map(({ id }) => id));
}

const auditOf = (resourceId: string) =>
  build.query("SELECT action, actor_id, facts FROM audit_event WHERE resource_id = $1 ORDER BY seq", [resourceId]);

/** Everything a use case of members may change, to compare before and after. */
const worldOf = (organisation: BuiltOrganisation) =>
  build.query(
    `SELECT (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.id) FROM membership m WHERE organisation_id = $1) AS memberships,
       (SELECT jsonb_agg(to_jsonb(f) ORDER BY f.id) FROM follow_up f WHERE organisation_id = $1) AS follow_ups,
       (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.starts_on) FROM stand_in s WHERE organisation_id = $1) AS stand_ins,
       (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.id) FROM sign_in_session s JOIN membership m ON m.id = s.membership_id
         WHERE m.organisation_id = $1) AS sessions,
       (SELECT count(*) FROM audit_event) AS audit`,
    [organisation.id],
  );

/** An invitation somebody sent, that nobody accepted yet. */
async function invite(sender: BuiltMember, { id: organisationId }: BuiltOrganisation): Promise<string> {
  const id = randomUUID();
  await build.query(
    `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at)
     VALUES ($1, md5($4), $2, $4, 'agent', $3, '2026-03-01', '2026-03-08')`,
    [id, organisationId, sender.accountId, `${id}@example.test`],
  );
  return id;
}

const end = (actor: BuiltMember, member: BuiltMember, colleague: BuiltMember | null = null) =>
  endMembership(db, actor.actor, {
    membershipId: member.membershipId,
    colleagueMembershipId: colleague?.membershipId ?? null,
  });
const hand = (actor: BuiltMember, from: BuiltMember, to: BuiltMember) =>
  handOver(db, actor.actor, { fromMembershipId: from.membershipId, toMembershipId: to.membershipId });

describe("leaving", () => {
  test("ends the sessions at once and hands the people over, except those the colleague follows already", async () => {
    const { organisation, manager, agent, colleague } = await team();
    const [alone, shared] = [
      await build.buildPersonFile(organisation, [agent]),
      await build.buildPersonFile(organisation, [agent, colleague]),
    ];
    const between = { awayMembershipId: colleague.membershipId, standInMembershipId: agent.membershipId };
    await declareStandIn(db, colleague.actor, { ...between, startsOn: "2026-04-01", endsOn: "2026-04-08" });
    const [sent, others] = [await invite(agent, organisation), await invite(colleague, organisation)];
    const value = { handedOver: 1, alreadyFollowed: 1, sessionsEnded: 1, standInsEnded: 1, invitationsRevoked: 1 };
    expect(await end(manager, agent, colleague)).toEqual({ ok: true, value });

    const open = "SELECT id FROM invitation WHERE id = ANY ($1) AND revoked_at IS NULL";
    expect(await build.query(open, [[sent, others]])).toEqual([{ id: others }]);
    expect(await filesOf(agent)).toEqual(new Set());
    expect(await filesOf(colleague)).toEqual(new Set([alone.id, shared.id]));
    const sessions = "SELECT ended_at FROM sign_in_session WHERE membership_id = $1";
    expect(await build.query(sessions, [agent.membershipId])).toEqual([{ ended_at: new Date("2026-03-02T11:00:00Z") }]);
    expect(await build.query(sessions, [colleague.membershipId])).toEqual([{ ended_at: null }]);
    const rows = "SELECT person_file_id FROM follow_up WHERE membership_id = $1 AND ended_at IS NULL";
    expect(await build.query(rows, [colleague.membershipId])).toHaveLength(2);
    const role = { role: "agent", colleagueMembershipId: colleague.membershipId };
    expect(await auditOf(agent.membershipId)).toEqual([
      { action: "membership.end", actor_id: manager.accountId, facts: { ...role, ...value } },
    ]);
  });

  test("each leaving that cannot be is refused, and changes nothing, not even the audit trail", async () => {
    const { organisation, manager, agent, colleague } = await team();
    const { agent: stranger, manager: strangerManager } = await team();
    await build.buildPersonFile(organisation, [agent]);
    const gone = await build.buildMember(organisation, "agent");
    expect((await end(manager, gone)).ok).toBe(true);
    const reader = await build.buildMember(organisation, "reader");
    const before = await worldOf(organisation);
    const leftAt = new Date("2026-03-02T11:00:00Z");
    const refusals = [
      [await end(manager, agent), { kind: "portfolio-not-empty", people: 1 }],
      [await end(manager, agent, stranger), { kind: "unknown-colleague", membershipId: stranger.membershipId }],
      [await end(manager, agent, gone), { kind: "colleague-has-left", membershipId: gone.membershipId, leftAt }],
      [await end(manager, agent, agent), { kind: "colleague-is-the-member", membershipId: agent.membershipId }],
      [
        await end(manager, agent, reader),
        { kind: "colleague-cannot-follow", membershipId: reader.membershipId, role: "reader" },
      ],
      [await end(manager, manager, colleague), { kind: "own-membership" }],
      [await end(manager, gone), { kind: "member-has-left", membershipId: gone.membershipId, leftAt }],
      [await end(manager, stranger), { kind: "unknown-member", membershipId: stranger.membershipId }],
      [await end(strangerManager, agent, colleague), { kind: "unknown-member", membershipId: agent.membershipId }],
      [await end(agent, colleague), { kind: "not-allowed" }],
      [await end(reader, colleague), { kind: "not-allowed" }],
    ];
    for (const [answer, refusal] of refusals) expect(answer).toEqual({ ok: false, refusal });
    expect(await worldOf(organisation)).toEqual(before);
  });

  test("two managers who end each other at once: one stays", async () => {
    for (let round = 0; round < 3; round += 1) {
      const { organisation, manager } = await team();
      const second = await build.buildMember(organisation, "manager");
      const both = await Promise.all([end(manager, second), end(second, manager)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.flatMap((one) => (one.ok ? [] : [one.refusal.kind]))).toEqual(["last-manager"]);
    }
  });

  test("when the audit entry cannot be written, nothing is", async () => {
    const { organisation, manager, agent, colleague } = await team();
    await build.buildPersonFile(organisation, [agent]);
    const before = await worldOf(organisation);
    await build.query("ALTER TABLE audit_event ADD CONSTRAINT test_closed CHECK (seq < 0) NOT VALID");
    try {
      await expect(end(manager, agent, colleague)).rejects.toThrow("test_closed");
    } finally {
      await build.query("ALTER TABLE audit_event DROP CONSTRAINT test_closed");
    }
    expect(await worldOf(organisation)).toEqual(before);
  });

  test("nobody ends their own membership, not even by a form made by hand", async () => {
    const { organisation, manager } = await team();
    await build.buildMember(organisation, "manager");
    const before = await worldOf(organisation);
    expect(await end(manager, manager)).toEqual({ ok: false, refusal: { kind: "own-membership" } });
    expect(await readDeparture(db, manager.actor, manager.membershipId)).toMatchObject({ ok: false });
    expect(await worldOf(organisation)).toEqual(before);
  });
});

describe("handing over without leaving", () => {
  test("the colleague follows the people, the member stays and follows nobody", async () => {
    const { organisation, manager, agent, colleague } = await team();
    const file = await build.buildPersonFile(organisation, [agent]);
    const value = { handedOver: 1, alreadyFollowed: 0 };
    expect(await hand(manager, agent, colleague)).toEqual({ ok: true, value });
    expect(await filesOf(agent)).toEqual(new Set());
    expect(await filesOf(colleague)).toEqual(new Set([file.id]));
    const facts = { toMembershipId: colleague.membershipId, ...value };
    expect(await auditOf(agent.membershipId)).toEqual([
      { action: "portfolio.hand-over", actor_id: manager.accountId, facts },
    ]);
    const left = await build.query("SELECT ended_at FROM membership WHERE id = $1", [agent.membershipId]);
    expect(left).toEqual([{ ended_at: null }]);
  });

  test("an empty portfolio, a stranger on either side, or somebody who does not manage: nothing moves", async () => {
    const { organisation, manager, agent, colleague } = await team();
    const { organisation: elsewhere, agent: stranger } = await team();
    await build.buildPersonFile(organisation, [agent]);
    await build.buildPersonFile(elsewhere, [stranger]);
    const before = [await worldOf(organisation), await worldOf(elsewhere)];
    const refusals = [
      [await hand(manager, colleague, agent), { kind: "portfolio-empty", membershipId: colleague.membershipId }],
      [await hand(manager, agent, stranger), { kind: "unknown-colleague", membershipId: stranger.membershipId }],
      [await hand(manager, stranger, agent), { kind: "unknown-member", membershipId: stranger.membershipId }],
      [await hand(agent, agent, colleague), { kind: "not-allowed" }],
    ];
    for (const [answer, refusal] of refusals) expect(answer).toEqual({ ok: false, refusal });
    expect([await worldOf(organisation), await worldOf(elsewhere)]).toEqual(before);
  });
});

describe("a stand-in", () => {
  const week = { startsOn: "2026-03-10", endsOn: "2026-03-17" };
  const pair = (away: BuiltMember, standIn: BuiltMember) => ({
    awayMembershipId: away.membershipId,
    standInMembershipId: standIn.membershipId,
  });
  const declare = (actor: BuiltMember, away: BuiltMember, standIn: BuiltMember, dates = week) =>
    declareStandIn(db, actor.actor, { ...pair(away, standIn), ...dates });

  test("sees the people of the colleague from the first day to the last, and no other day", async () => {
    const { organisation, agent, colleague } = await team();
    const third = await build.buildMember(organisation, "agent");
    const file = await build.buildPersonFile(organisation, [agent]);
    expect(await declare(agent, agent, colleague)).toEqual({ ok: true, value: null });
    const seen = [];
    for (const day of ["2026-03-09", "2026-03-10", "2026-03-17", "2026-03-18"]) {
      goTo(day);
      seen.push((await filesOf(colleague)).has(file.id));
      expect(await filesOf(third)).toEqual(new Set());
      expect(await filesOf(agent)).toEqual(new Set([file.id]));
    }
    expect(seen).toEqual([false, true, true, false]);
    const [entry] = await auditOf(agent.membershipId);
    expect(entry).toMatchObject({ action: "stand-in.declare", facts: week });
  });

  test("stops at once when it is ended, by the member away or by their manager", async () => {
    const { organisation, manager, agent, colleague } = await team();
    const file = await build.buildPersonFile(organisation, [agent]);
    for (const actor of [agent, manager]) {
      goTo("2026-03-02");
      expect((await declare(manager, agent, colleague)).ok).toBe(true);
      goTo("2026-03-12");
      expect(await filesOf(colleague)).toEqual(new Set([file.id]));
      const command = { ...pair(agent, colleague), startsOn: week.startsOn };
      expect(await endStandIn(db, actor.actor, command)).toEqual({ ok: true, value: null });
      expect(await filesOf(colleague)).toEqual(new Set());
      const unknown = { ok: false, refusal: { kind: "unknown-stand-in" } };
      expect(await endStandIn(db, actor.actor, command)).toEqual(unknown);
    }
    const actions = (await auditOf(agent.membershipId)).map(({ action }) => action);
    expect(actions).toEqual(["stand-in.declare", "stand-in.end", "stand-in.declare", "stand-in.end"]);
  });

  test("each one that cannot be is refused, and leaves nothing", async () => {
    const { organisation, manager, agent, colleague } = await team();
    const { agent: stranger, manager: strangerManager } = await team();
    const gone = await build.buildMember(organisation, "agent");
    await end(manager, gone);
    const auditor = await build.buildMember(organisation, "auditor");
    expect((await declare(agent, agent, colleague)).ok).toBe(true);
    const before = await worldOf(organisation);
    const later = { startsOn: week.endsOn, endsOn: "2026-04-01" };
    const leftAt = new Date("2026-03-02T11:00:00Z");
    const notAllowed = { kind: "not-allowed" };
    const refusals = [
      [await declare(agent, agent, colleague, later), { kind: "stand-in-exists", ...week }],
      [
        await declare(agent, agent, colleague, { startsOn: "2026-02-01", endsOn: "2026-03-01" }),
        { kind: "period-over", endedOn: "2026-03-01" },
      ],
      [await declare(agent, agent, stranger), { kind: "unknown-colleague", membershipId: stranger.membershipId }],
      [await declare(agent, agent, gone), { kind: "colleague-has-left", membershipId: gone.membershipId, leftAt }],
      [await declare(agent, agent, agent), { kind: "colleague-is-the-member", membershipId: agent.membershipId }],
      [
        await declare(agent, agent, auditor),
        { kind: "colleague-cannot-follow", membershipId: auditor.membershipId, role: "auditor" },
      ],
      [await declare(manager, gone, agent), { kind: "member-has-left", membershipId: gone.membershipId, leftAt }],
      [await declare(manager, stranger, agent), { kind: "unknown-member", membershipId: stranger.membershipId }],
      // Nobody opens the files of a colleague to themselves, nor those of another organisation.
      [await declare(colleague, agent, colleague), notAllowed],
      [await declare(auditor, auditor, colleague), notAllowed],
      [await declare(strangerManager, agent, colleague), { kind: "unknown-member", membershipId: agent.membershipId }],
      [
        await endStandIn(db, strangerManager.actor, { ...pair(agent, colleague), startsOn: week.startsOn }),
        { kind: "unknown-stand-in" },
      ],
      [await endStandIn(db, colleague.actor, { ...pair(agent, colleague), startsOn: week.startsOn }), notAllowed],
    ];
    for (const [answer, refusal] of refusals) expect(answer).toEqual({ ok: false, refusal });
    expect(await worldOf(organisation)).toEqual(before);
  });
});
