import pg from "pg";
import { describe, expect, test } from "vitest";
import { inTransactionAs } from "#app/access/acting.server.ts";
import { recordAgreement } from "#app/access/authorisation/record-agreement.server.ts";
import { INVITATIONS_A_DAY } from "#app/access/members/invitation-rule.ts";
import { inviteMember } from "#app/access/members/invite-member.server.ts";
import { endMembership } from "#app/people/portfolio/end-membership.server.ts";
import { declareStandIn } from "#app/people/stand-ins/stand-in.server.ts";
import type { Result } from "#app/platform/result.ts";
import type { BuiltMember } from "#tests/support/access-builders.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;

onUseCasePortal("2026-12-01", (opened) => {
  portal = opened;
});

/** What came of several at once: "ok", or why not. */
function outcomes(results: readonly Result<unknown, { readonly kind: string }>[]): readonly string[] {
  return results.map((one) => (one.ok ? "ok" : one.refusal.kind)).sort();
}

const six = [1, 2, 3, 4, 5, 6] as const;
const count = async (sql: string, values: readonly unknown[]): Promise<number> =>
  Number((await portal.build.query(`SELECT count(*) AS n FROM ${sql}`, values))[0]?.["n"]);

describe("six at the same instant", () => {
  test("invite one address, however they write it: one letter leaves", async () => {
    const { id: organisationId, ...organisation } = await portal.build.buildOrganisation();
    const { actor } = await portal.build.buildMember({ id: organisationId, ...organisation }, "manager");
    const email = (n: number): string => (n % 2 === 0 ? "camille@exemple.fr" : "Camille@Exemple.fr");
    const sent = await Promise.all(
      six.map((n) => inviteMember(portal.db, actor, { organisationId, email: email(n), role: "agent" })),
    );
    expect(outcomes(sent)).toEqual([...Array(5).fill("already-invited"), "ok"]);
    expect(await count("invitation WHERE organisation_id = $1", [organisationId])).toBe(1);
    expect(await count("outbox_effect WHERE payload ->> 'to' ILIKE 'camille@exemple.fr'", [])).toBe(1);
  });

  test("invite six people when the day has room for two: two letters leave", async () => {
    const organisation = await portal.build.buildOrganisation();
    const { actor, accountId } = await portal.build.buildMember(organisation, "manager");
    await portal.build.rewrite(
      `INSERT INTO invitation (id, token_hash, organisation_id, email, role, invited_by_id, invited_at, expires_at, revoked_at)
       SELECT gen_random_uuid(), lpad(n::text, 64, 'f'), $1, 'membre' || n || '@exemple.fr', 'agent', $2,
         $4::timestamptz - interval '1 hour', $4::timestamptz + interval '6 days', $4::timestamptz FROM generate_series(1, $3::int) n`,
      [organisation.id, accountId, INVITATIONS_A_DAY - 2, new Date()],
    );
    const organisationId = organisation.id;
    const sent = await Promise.all(
      six.map((n) => inviteMember(portal.db, actor, { organisationId, email: `n${n}@exemple.fr`, role: "agent" })),
    );
    expect(outcomes(sent)).toEqual(["ok", "ok", ...Array(4).fill("too-many-today")]);
    expect(await count("invitation WHERE organisation_id = $1", [organisationId])).toBe(INVITATIONS_A_DAY);
  });

  test("name one colleague for days that meet: one stand-in", async () => {
    const organisation = await portal.build.buildOrganisation();
    const manager = await portal.build.buildMember(organisation, "manager");
    const [away, colleague] = [
      await portal.build.buildMember(organisation, "agent"),
      await portal.build.buildMember(organisation, "agent"),
    ];
    const declared = await Promise.all(
      six.map((n) =>
        declareStandIn(portal.db, manager.actor, {
          awayMembershipId: away.membershipId,
          standInMembershipId: colleague.membershipId,
          startsOn: `2026-12-0${n}`,
          endsOn: "2026-12-20",
        }),
      ),
    );
    expect(outcomes(declared)).toEqual(["ok", ...Array(5).fill("stand-in-exists")]);
    expect(await count("stand_in WHERE organisation_id = $1", [organisation.id])).toBe(1);
  });

  test("record agreements with one Département for years that meet: one agreement, and it does not grow over another", async () => {
    const operator = await portal.build.buildMember(
      await portal.build.buildOrganisation({ kind: "region" }),
      "manager",
    );
    const { id: organisationId } = await portal.build.buildOrganisation({ kind: "departement" });
    const conclude = (startsOn: string, endsOn: string) =>
      recordAgreement(portal.db, operator.actor, {
        intent: "conclude",
        organisationId,
        reference: "C-1",
        startsOn,
        endsOn,
      });
    const first = await Promise.all(six.map((n) => conclude(`2027-0${n}-01`, "2027-12-31")));
    expect(outcomes(first)).toEqual([...Array(5).fill("agreement-overlaps"), "ok"]);
    const [made] = first.flatMap((one) => (one.ok ? [one.value] : []));
    const agreementId = made?.agreementId ?? "";
    // One of the two comes second: either the longer end, or the year after it.
    const both = await Promise.all([
      recordAgreement(portal.db, operator.actor, { intent: "change-end", agreementId, endsOn: "2028-06-30" }),
      conclude("2028-01-01", "2028-12-31"),
    ]);
    expect(outcomes(both)).toEqual(["agreement-overlaps", "ok"]);
    const overlapping = `association_agreement a JOIN association_agreement b ON a.id < b.id AND a.organisation_id = b.organisation_id
      AND daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]') WHERE a.organisation_id = $1`;
    expect(await count(overlapping, [organisationId])).toBe(0);
  });
});

describe("a work that others overtake", () => {
  const overtaken = async (times: number): Promise<number> => {
    let tries = 0;
    await inTransactionAs(portal.db, {}, async (transaction) => {
      tries += 1;
      if (tries > times) return;
      await transaction.$executeRawUnsafe("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$");
    });
    return tries;
  };

  test("is carried out although it met them three times in a row", async () => {
    expect(await overtaken(3)).toBe(4);
  });

  test("is given up in the end", async () => {
    await expect(overtaken(99)).rejects.toThrow(/deadlock/);
  });
});

/** Ends a membership as another manager's transaction that has not committed yet; answers what commits it. */
async function leaving(manager: BuiltMember, gone: BuiltMember): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: portal.appUrl });
  await client.connect();
  await client.query("BEGIN");
  const { accountId, membershipId, organisationId, role } = manager.actor;
  await client.query(
    `SELECT set_config('hub.account', $1, true), set_config('hub.membership', $2, true), set_config('hub.organisation', $3, true),
       set_config('hub.role', $4, true), set_config('hub.now', now()::text, true), set_config('hub.today', '2026-12-01', true)`,
    [accountId, membershipId, organisationId, role],
  );
  await client.query("SELECT FROM membership WHERE id = $1 FOR UPDATE", [gone.membershipId]);
  await client.query("UPDATE membership SET ended_at = now() WHERE id = $1", [gone.membershipId]);
  return async () => {
    await client.query("COMMIT");
    await client.end();
  };
}

/** Resolves once somebody waits for a lock. */
async function somebodyWaits(): Promise<void> {
  const waiting = "pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  while ((await count(waiting, [])) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("while somebody leaves", () => {
  async function team(): Promise<{
    readonly manager: BuiltMember;
    readonly gone: BuiltMember;
    readonly agent: BuiltMember;
  }> {
    const organisation = await portal.build.buildOrganisation();
    const manager = await portal.build.buildMember(organisation, "manager");
    const gone = await portal.build.buildMember(organisation, "manager");
    return { manager, gone, agent: await portal.build.buildMember(organisation, "agent") };
  }

  test("a stand-in that names them waits, then is refused in its own words", async () => {
    const { manager, gone, agent } = await team();
    const commit = await leaving(manager, gone);
    const declared = declareStandIn(portal.db, agent.actor, {
      awayMembershipId: agent.membershipId,
      standInMembershipId: gone.membershipId,
      startsOn: "2026-12-02",
      endsOn: "2026-12-20",
    });
    await somebodyWaits();
    await commit();
    expect(await declared).toMatchObject({ ok: false, refusal: { kind: "colleague-has-left" } });
    expect(await count("stand_in WHERE stand_in_membership_id = $1", [gone.membershipId])).toBe(0);
  });

  test("the invitation they send waits, then does not leave", async () => {
    const { manager, gone } = await team();
    const commit = await leaving(manager, gone);
    const { organisationId } = gone.actor;
    const invited = inviteMember(portal.db, gone.actor, { organisationId, email: "suite@exemple.fr", role: "manager" });
    await somebodyWaits();
    await commit();
    expect(await invited).toEqual({ ok: false, refusal: { kind: "not-allowed" } });
    expect(await count("invitation WHERE organisation_id = $1", [organisationId])).toBe(0);
  });

  test("the leaving they were about to decide waits, then is refused", async () => {
    const { manager, gone, agent } = await team();
    const commit = await leaving(manager, gone);
    const command = { membershipId: agent.membershipId, colleagueMembershipId: null };
    const decided = endMembership(portal.db, gone.actor, command);
    await somebodyWaits();
    await commit();
    expect(await decided).toMatchObject({ ok: false, refusal: { kind: "not-allowed" } });
    expect(await count("membership WHERE id = $1 AND ended_at IS NULL", [agent.membershipId])).toBe(1);
  });
});
