import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { nameReferent, restrictFile } from "#app/people/file/restrict-file.server.ts";
import type { BuiltMember } from "#tests/support/access-builders.ts";
import { buildTeam, type Team } from "#tests/support/team.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let team: Team;
let standIn: BuiltMember;

onUseCasePortal("2027-01-11", async (opened) => {
  portal = opened;
  team = await buildTeam(portal.build);
  standIn = await portal.build.buildMember(team.organisation, "agent");
  await portal.build.query("INSERT INTO stand_in VALUES ($1, $2, $3, '2027-01-01', '2027-01-31')", [
    team.organisation.id,
    team.agent.membershipId,
    standIn.membershipId,
  ]);
});

const seenBy = (by: BuiltMember, id: string): Promise<number> =>
  inTransactionAs(portal.db, actingFor(by.actor), (transaction) => transaction.personFile.count({ where: { id } }));
const follow = (by: BuiltMember, personFileId: string) =>
  inTransactionAs(portal.db, actingFor(by.actor), (transaction) =>
    transaction.followUp.createMany({
      data: [
        {
          ...{ id: randomUUID(), organisationId: team.organisation.id, personFileId },
          ...{ membershipId: by.membershipId, startedAt: new Date("2027-01-11T09:00:00Z") },
        },
      ],
    }),
  );

test("a restricted file is open to those who follow the person in their own name, and to nobody who stands in for them", async () => {
  const { id: personFileId } = await portal.build.buildPersonFile(team.organisation, [team.agent]);
  expect([await seenBy(team.agent, personFileId), await seenBy(standIn, personFileId)]).toEqual([1, 1]);
  const restrict = (by: BuiltMember, isRestricted: boolean) =>
    restrictFile(portal.db, by.actor, { personFileId, isRestricted });
  for (const by of [standIn, team.colleague, team.manager]) {
    expect(await restrict(by, true)).toEqual({ ok: false, refusal: { kind: "unknown-person" } });
  }
  expect(await restrict(team.agent, true)).toMatchObject({ ok: true });
  expect([await seenBy(team.agent, personFileId), await seenBy(standIn, personFileId)]).toEqual([1, 0]);
  await expect(follow(team.colleague, personFileId)).rejects.toThrow("followed by those who are named");
  expect(await restrict(team.agent, false)).toMatchObject({ ok: true });
  expect(await seenBy(standIn, personFileId)).toBe(1);
});

test("whoever follows the person names a colleague; nobody else does", async () => {
  const { id: personFileId } = await portal.build.buildPersonFile(team.organisation, [team.agent]);
  await restrictFile(portal.db, team.agent.actor, { personFileId, isRestricted: true });
  const { membershipId: colleagueMembershipId } = team.colleague;
  const name = (by: BuiltMember) => nameReferent(portal.db, by.actor, { personFileId, colleagueMembershipId });
  expect(await name(standIn)).toEqual({ ok: false, refusal: { kind: "unknown-person" } });
  expect(await name(team.agent)).toMatchObject({ ok: true });
  expect(await seenBy(team.colleague, personFileId)).toBe(1);
  const trail = "SELECT action FROM audit_event WHERE person_file_id = $1 ORDER BY seq";
  expect((await portal.build.query(trail, [personFileId])).map(({ action }) => action)).toEqual([
    ...["person-file.restrict", "person-file.name-referent"],
  ]);
});
