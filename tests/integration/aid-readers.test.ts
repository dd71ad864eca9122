import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { AidState } from "#app/platform/prisma-client/enums.ts";
import { landingState } from "#app/platform/state-machine.ts";
import { schemesOn } from "#app/positioning/aid/aid-schemes.ts";
import { activeAids, aidStates, aidTransitions } from "#app/positioning/aid/aid-states.ts";
import { listAidsForMember, readAidForMember, readAidOfFile } from "#app/positioning/aid/read-aids.server.ts";
import { readOwnAids } from "#app/positioning/answer/read-own-positionings.server.ts";
import { type AidWorld, answerOfAid, buildAidWorld, preparedAid, sayOfAid, sentAid } from "#tests/support/aids.ts";
import { canaryPerson, personCanaries } from "#tests/support/proposals.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let about: AidWorld;

// A Tuesday: the sessions begin on the first of March.
onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  about = await buildAidWorld(portal);
});

beforeEach(async () => {
  goTo("2027-01-12");
  await portal.build.query("DELETE FROM outbox_effect");
});

interface Someone {
  readonly fileId: string;
  readonly person: PersonActor;
}
const someone = (): Promise<Someone> => canaryPerson(portal, about.world);
const referent = () => about.world.referent.actor;
type Command = Parameters<typeof sayOfAid>[2]["command"];
const say = (actor: MemberActor, requestId: string, version: number, command: Command) =>
  sayOfAid(portal, actor, { requestId, version, command });
const write = (actor: MemberActor | PersonActor, sql: string, values: readonly unknown[]) =>
  inTransactionAs(portal.db, actingFor(actor), (transaction) => transaction.$executeRawUnsafe(sql, ...values));

const tables = ["aid_request", "aid_event", "aid_applicant"] as const;
const shown = async (actor: MemberActor | PersonActor) => {
  const rows = await Promise.all(
    tables.map((table) =>
      inTransactionAs(portal.db, actingFor(actor), (transaction) =>
        transaction.$queryRawUnsafe<unknown[]>(`SELECT to_jsonb(t) FROM ${table} t`),
      ),
    ),
  );
  return JSON.stringify(rows.flat());
};

describe("who reads an aid", () => {
  const listed = async (actor: MemberActor) =>
    (await listAidsForMember(portal.db, actor, { period: "over", page: 1 })).aids.map(({ id }) => id);

  test("in the rows that the database shows: the organisation no name, the Region what is sent, nobody else anything", async () => {
    const them = await someone();
    const draft = await preparedAid(portal, about, { personFileId: them.fileId });
    const id = await sentAid(portal, about, them);
    const elsewhere = await preparedAid(portal, about, { personFileId: them.fileId, scheme: "agefiph" });
    expect(await shown(about.rival.actor)).toBe("[]");
    expect(await shown(about.stranger.actor)).toBe("[]");
    expect(await shown((await someone()).person)).toBe("[]");
    const provider = await shown(about.provider.actor);
    expect([provider.includes(id), provider.includes(draft)]).toEqual([true, false]);
    expect(personCanaries.filter((canary) => provider.includes(canary))).toEqual([]);
    expect(provider).not.toContain('"agree"');
    const region = await shown(about.region);
    expect([region.includes(id), region.includes(draft), region.includes(elsewhere)]).toEqual([true, false, false]);
    expect(region).not.toContain('"agree"');
    expect(await shown(them.person)).toContain(draft);
  });

  test("in what the code reads without any policy, it is the same", async () => {
    const them = await someone();
    const draft = await preparedAid(portal, about, { personFileId: them.fileId });
    const id = await sentAid(portal, about, them);
    for (const table of tables) await portal.build.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    try {
      for (const actor of [about.rival.actor, about.stranger.actor]) {
        expect((await readAidForMember(portal.db, actor, id)).ok).toBe(false);
        expect(await listed(actor)).toEqual([]);
        expect((await readAidOfFile(portal.db, actor, { personFileId: them.fileId, id })).ok).toBe(false);
        expect(await say(actor, id, 5, { name: "cancel" })).toMatchObject({ refusal: { kind: "unknown-request" } });
      }
      expect((await readAidForMember(portal.db, about.provider.actor, draft)).ok).toBe(false);
      expect((await readAidForMember(portal.db, about.region, draft)).ok).toBe(false);
      const provider = JSON.stringify(await readAidForMember(portal.db, about.provider.actor, id));
      expect([...personCanaries, "agree", 'grantedCents":1'].filter((one) => provider.includes(one))).toEqual([]);
      const region = await readAidForMember(portal.db, about.region, id);
      expect(region.ok ? region.value.events.map(({ command }) => command) : []).toEqual(["send"]);
      expect(await readOwnAids(portal.db, (await someone()).person)).toEqual([]);
    } finally {
      for (const table of tables) await portal.build.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    }
  });
});

describe("the database alone", () => {
  test("holds the states, the moves and the schemes of the tables, and no others", async () => {
    expect(new Set(Object.values(AidState))).toEqual(new Set(aidStates));
    const rows = await portal.build.query(
      "SELECT concat_ws(' ', command, coalesce(from_state, '-'), to_state, by_commander) AS move FROM hub_aid_moves()",
    );
    const moves = aidTransitions.flatMap((row) =>
      row.from.flatMap((state) =>
        row.by.map((who) => `${row.command} ${state ?? "-"} ${landingState(row, state)} ${who}`),
      ),
    );
    expect(rows.map(({ move }) => move).toSorted()).toEqual(moves.toSorted());
    for (const { code, readHere } of schemesOn("2027-01-12").schemes)
      expect(await portal.build.query("SELECT hub_aid_read_here($1) AS here", [code])).toEqual([{ here: readHere }]);
    const active = await portal.build.query(
      "SELECT pg_get_constraintdef(oid) AS held FROM pg_constraint WHERE conname = 'aid_request_due'",
    );
    for (const state of activeAids) expect(String(active[0]?.["held"])).toContain(`'${state}'`);
  });

  test("lets nobody answer in another's place, nor ask another organisation, nor change a price without a quote", async () => {
    const them = await someone();
    const id = await sentAid(portal, about, them);
    const accept =
      "UPDATE aid_request SET state = 'accepted', granted_cents = 1, due_on = NULL, version = 6 WHERE id = $1::uuid";
    await expect(write(referent(), accept, [id])).rejects.toThrow(/whoever reads a request answers it/);
    await expect(write(about.provider.actor, accept, [id])).rejects.toThrow(/whoever reads a request answers it/);
    expect(await write(about.rival.actor, accept, [id])).toBe(0);
    const draft = await preparedAid(portal, about, { personFileId: them.fileId });
    const agree = "UPDATE aid_request SET state = 'agreed', version = 2 WHERE id = $1::uuid";
    await expect(write(them.person, agree, [draft])).rejects.toThrow(/no line in its history/);
    await answerOfAid(portal, them.person, { requestId: draft, version: 1, name: "agree" });
    const astray =
      "UPDATE aid_request SET state = 'quote_asked', provider_id = $2::uuid, version = 3 WHERE id = $1::uuid";
    await expect(write(referent(), astray, [draft, about.rival.actor.organisationId])).rejects.toThrow(
      /asked of the organisation of the session/,
    );
    const cheaper =
      "UPDATE aid_request SET state = 'cancelled', due_on = NULL, cost_cents = 1, version = 3 WHERE id = $1::uuid";
    await expect(write(referent(), cheaper, [draft])).rejects.toThrow(/a quote says what a training costs/);
  });

  test("names nobody to the Region before a request of its own is sent", async () => {
    const them = await someone();
    const id = await preparedAid(portal, about, { personFileId: them.fileId });
    const name = "INSERT INTO aid_applicant VALUES ($1::uuid, 'A', 'B', now())";
    await expect(write(referent(), name, [id])).rejects.toThrow(/row-level security/);
  });
});
