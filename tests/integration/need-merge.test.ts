import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { answerNeed, openNeedLink } from "#app/needs/answer-need.server.ts";
import { commandNeed, readNeed } from "#app/needs/command-need.server.ts";
import { followSilence, purgeNeedContacts } from "#app/needs/follow-silence.server.ts";
import { listPublicNeeds } from "#app/needs/list-public-needs.server.ts";
import { findSameNeeds } from "#app/needs/same/find-same-needs.server.ts";
import { mergeNeeds, tellNeedsApart } from "#app/needs/same/merge-needs.server.ts";
import { sendNeedLinks } from "#app/needs/send-need-link.server.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { needTokenIn, postedNeed, sendToCompanies } from "#tests/support/needs.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let memberOfKind: (kind: OrganisationKind) => MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  memberOfKind = await buildMembersOfKinds(portal.build);
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM need_contact");
  await portal.build.rewrite("UPDATE need SET state = 'stopped', merged_into_id = NULL, asked_on = NULL, hired = NULL");
});

function member(kind: OrganisationKind = "proch_emploi") {
  return memberOfKind(kind);
}

type Command = Parameters<typeof commandNeed>[2]["command"];
const sensor = (needId: string, version: number, command: Command) =>
  commandNeed(portal.db, member(), { needId, version, command });
const confirm = { name: "confirm", companyName: "Atelier Dupont" } as const;
const sent = () => sendToCompanies(portal);
const merge = (needId: string, version: number, otherId: string, otherVersion: number) =>
  mergeNeeds(portal.db, member("france_travail"), { needId, version, otherId, otherVersion });
const rowOf = async (id: string) =>
  (
    await portal.build.query(
      `SELECT state::text, version, headcount, visibility, merged_into_id::text AS "into" FROM need WHERE id = $1`,
      [id],
    )
  )[0];
const read = async (id: string) => {
  const found = await readNeed(portal.db, member(), id);
  if (!found.ok) throw new Error("No such need");
  return found.value;
};
const proposed = async (id: string) =>
  (await findSameNeeds(portal.db, member(), (await read(id)).need)).map(({ other, stays }) => ({
    id: other.id,
    stays,
  }));

/** Two tellings of one need, the second a day later, each with the link its company was sent. */
async function toldTwice(changed: Parameters<typeof postedNeed>[1] = {}) {
  const first = await postedNeed(portal);
  const [one] = await sent();
  goTo("2027-01-13");
  const second = await postedNeed(portal, { companyName: "SARL Dupont", headcount: 2, ...changed });
  const [other] = await sent();
  return { first, second, links: [needTokenIn(one?.text), needTokenIn(other?.text)] as const };
}

describe("one need told twice", () => {
  test("is proposed on either, the older one stays; nothing is merged by itself", async () => {
    const { first, second } = await toldTwice();
    const elsewhere = await postedNeed(portal, { communeCode: "59350", siret: "00000001300011" });
    expect(await proposed(first)).toEqual([{ id: second, stays: false }]);
    expect(await proposed(second)).toEqual([{ id: first, stays: true }]);
    expect(await proposed(elsewhere)).toEqual([]);
    expect([await rowOf(first), await rowOf(second)]).toMatchObject([{ version: 1 }, { version: 1 }]);
  });

  test("is proposed to no one but a sensor", async () => {
    const { first } = await toldTwice();
    const { need } = await read(first);
    for (const kind of organisationKinds) {
      const found = await findSameNeeds(portal.db, member(kind), need);
      expect([kind, found.length]).toEqual([kind, sensorKinds.includes(kind) ? 1 : 0]);
    }
  });

  test("becomes one: the other is ended as merged, with a line of history and of the trail on both, in one version each", async () => {
    const { first, second } = await toldTwice();
    expect(await merge(second, 1, first, 1)).toEqual({ ok: true, value: { staysId: first } });
    expect(await rowOf(first)).toEqual({
      state: "posted",
      version: 2,
      headcount: 3,
      visibility: "sensors",
      into: null,
    });
    expect(await rowOf(second)).toMatchObject({ state: "merged", version: 2, headcount: 2, into: first });
    expect((await read(first)).events[0]).toMatchObject({ command: "absorb", organisation: "Essai france_travail" });
    expect((await read(second)).events[0]).toMatchObject({ command: "merge", organisation: "Essai france_travail" });
    expect((await read(first)).tellings).toMatchObject([{ id: second, companyName: "SARL Dupont", headcount: 2 }]);
    const trail = await portal.build.query(
      "SELECT action FROM audit_event WHERE resource_id IN ($1, $2) ORDER BY seq DESC LIMIT 2",
      [first, second],
    );
    expect(trail.map(({ action }) => action)).toEqual(["need.merge", "need.absorb"]);
    expect(await proposed(first)).toEqual([]);
  });

  test("both links answer for the one that stays, each shows what its company told, and each hears what becomes of it", async () => {
    const { first, second, links } = await toldTwice();
    await merge(first, 1, second, 1);
    const [told, ...others] = await sent();
    expect([told?.text.split("\n")[0], others]).toEqual(["Votre besoin etait deja note. Le suivre :", []]);
    const link = needTokenIn(told?.text);
    for (const one of [links[1], link]) {
      expect(await openNeedLink(portal.db, one)).toMatchObject({
        value: { need: { id: first, headcount: 3 }, told: { id: second, headcount: 2, companyName: "SARL Dupont" } },
      });
    }
    expect(await openNeedLink(portal.db, links[0])).toMatchObject({ value: { need: { id: first }, told: null } });
    await sensor(first, 2, confirm);
    const heard = await sent();
    expect(heard.map(({ text }) => text.split("\n")[0])).toEqual([
      "Un conseiller connait votre besoin. Le suivre :",
      "Un conseiller connait votre besoin. Le suivre :",
    ]);
    expect(new Set(heard.map(({ to }) => to)).size).toBe(2);
    const opened = await Promise.all(heard.map(({ text }) => openNeedLink(portal.db, needTokenIn(text))));
    const tokenOfSecond = needTokenIn(heard[opened.findIndex((one) => one.ok && one.value.told !== null)]?.text);
    const fewer = { version: 3, command: { name: "fewer", headcount: 1 } } as const;
    expect(await answerNeed(portal.db, tokenOfSecond, fewer)).toMatchObject({ ok: true });
    expect(await rowOf(first)).toMatchObject({ headcount: 1, version: 4 });
    expect(await rowOf(second)).toMatchObject({ headcount: 2, version: 2 });
  });

  test("shows nobody what a company hid", async () => {
    const shown = await postedNeed(portal, { visibility: "public" });
    const hidden = await postedNeed(portal, { visibility: "sensors" });
    await sensor(shown, 1, confirm);
    const publicNeeds = async () =>
      (await listPublicNeeds(portal.db, { metierCode: undefined, page: 1, perPage: 50 })).needs.map(({ id }) => id);
    expect(await publicNeeds()).toContain(shown);
    await merge(shown, 2, hidden, 1);
    expect(await rowOf(shown)).toMatchObject({ state: "confirmed", visibility: "sensors" });
    expect(await publicNeeds()).not.toContain(shown);
  });

  test("merged again, every link leads to the last one, and outlives the delay of those before", async () => {
    const { first, second, links } = await toldTwice();
    const third = await postedNeed(portal);
    await sensor(third, 1, confirm);
    await merge(first, 1, second, 1);
    expect(await merge(third, 2, first, 2)).toMatchObject({ value: { staysId: third } });
    expect(await openNeedLink(portal.db, links[1])).toMatchObject({
      value: { need: { id: third }, told: { id: second } },
    });
    expect((await read(third)).tellings.map(({ id }) => id)).toEqual([first, second]);
    goTo("2027-02-11");
    await followSilence(portal.db);
    goTo("2027-02-20");
    await purgeNeedContacts(portal.db);
    expect(await openNeedLink(portal.db, links[1])).toMatchObject({ value: { need: { id: third } } });
    expect(await sendNeedLinks(portal.db, "+33600000000", "10.9.0.1")).toMatchObject({ ok: true });
  });
});

describe("a merge", () => {
  test("is undone: the need is its own again, with its link, its history and its version", async () => {
    const { first, second, links } = await toldTwice();
    await merge(first, 1, second, 1);
    const byLink = { version: 2, command: { name: "reopen" } } as const;
    expect((await answerNeed(portal.db, links[1], byLink)).ok).toBe(false);
    expect(await sensor(second, 2, { name: "reopen" })).toMatchObject({ ok: true });
    expect(await rowOf(second)).toMatchObject({ state: "posted", version: 3, into: null });
    expect((await read(first)).tellings).toEqual([]);
    expect(await openNeedLink(portal.db, links[1])).toMatchObject({ value: { need: { id: second }, told: null } });
    expect(await proposed(first)).toEqual([{ id: second, stays: false }]);
  });

  test("of what was merged before leaves with it", async () => {
    const { first, second, links } = await toldTwice();
    const third = await postedNeed(portal);
    await sensor(third, 1, confirm);
    await merge(first, 1, second, 1);
    await merge(third, 2, first, 2);
    await sensor(first, 3, { name: "reopen" });
    expect(await openNeedLink(portal.db, links[1])).toMatchObject({
      value: { need: { id: first }, told: { id: second } },
    });
  });

  test("needs both versions that were read, two open needs, and a sensor", async () => {
    const { first, second } = await toldTwice();
    expect(await merge(first, 2, second, 1)).toMatchObject({ refusal: { kind: "changed-meanwhile" } });
    expect(await merge(first, 1, second, 2)).toMatchObject({ refusal: { kind: "changed-meanwhile" } });
    expect(await merge(first, 1, first, 1)).toMatchObject({ refusal: { kind: "unknown-need" } });
    const both = { needId: first, version: 1, otherId: second, otherVersion: 1 };
    for (const kind of organisationKinds.filter((one) => !sensorKinds.includes(one))) {
      expect([kind, (await mergeNeeds(portal.db, member(kind), both)).ok]).toEqual([kind, false]);
      expect([kind, (await tellNeedsApart(portal.db, member(kind), both)).ok]).toEqual([kind, false]);
    }
    await sensor(second, 1, { name: "stop" });
    expect(await merge(first, 1, second, 2)).toMatchObject({ refusal: { kind: "wrong-state" } });
    expect(await rowOf(first)).toMatchObject({ version: 1 });
  });

  test("by two sensors at once happens once", async () => {
    const { first, second } = await toldTwice();
    const done = await Promise.all([merge(first, 1, second, 1), merge(second, 1, first, 1)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowOf(second)).toMatchObject({ state: "merged", version: 2 });
  });
});

test("two needs that a sensor told apart are proposed to nobody any more, and cannot be merged, by the database either", async () => {
  const { first, second } = await toldTwice();
  const at = { version: 1, otherVersion: 1 };
  const apart = { needId: second, otherId: first, ...at };
  expect(await tellNeedsApart(portal.db, member(), apart)).toMatchObject({ ok: true });
  expect(await tellNeedsApart(portal.db, member("region"), { needId: first, otherId: second, ...at })).toMatchObject({
    ok: true,
  });
  expect([await proposed(first), await proposed(second)]).toEqual([[], []]);
  expect(await merge(first, 1, second, 1)).toMatchObject({ refusal: { kind: "changed-meanwhile" } });
  const trail = await portal.build.query(
    "SELECT FROM audit_event WHERE action = 'need.tell-apart' AND resource_id = $1",
    [second],
  );
  expect(trail).toHaveLength(1);
  const forced = inTransactionAs(portal.db, actingFor(member()), (tx) =>
    tx.$executeRawUnsafe(
      "UPDATE need SET state = 'merged', merged_into_id = $2::uuid, version = 2 WHERE id = $1::uuid",
      ...[second, first],
    ),
  );
  await expect(forced).rejects.toThrow(/merged into an open one that is the same/);
});

test("two needs are not told apart from a page shown before somebody merged them: undone, they can be merged again", async () => {
  const { first, second } = await toldTwice();
  await merge(first, 1, second, 1);
  const shownBefore = { needId: first, version: 1, otherId: second, otherVersion: 1 };
  expect(await tellNeedsApart(portal.db, member(), shownBefore)).toMatchObject({
    refusal: { kind: "changed-meanwhile" },
  });
  await sensor(second, 2, { name: "reopen" });
  expect(await proposed(second)).toEqual([{ id: first, stays: true }]);
});

describe("the database alone", () => {
  const as = (sql: string, ...values: string[]) =>
    inTransactionAs(portal.db, actingFor(member()), (tx) => tx.$executeRawUnsafe(sql, ...values));

  test("widens no need, renews no link for a sensor, and leads no link elsewhere than to the need that stays", async () => {
    const { first, second } = await toldTwice();
    await expect(as("UPDATE need SET visibility = 'public', version = 2 WHERE id = $1::uuid", first)).rejects.toThrow(
      /shows a need to nobody else/,
    );
    await expect(as("INSERT INTO need_link VALUES ('x', $1::uuid, now(), now())", first)).rejects.toThrow(
      /row-level security/,
    );
    await expect(
      as("UPDATE need_contact SET answers_for_id = $2::uuid WHERE need_id = $1::uuid", first, second),
    ).rejects.toThrow(/answers for the need that stays/);
  });

  test("refuses a merge whose contacts did not follow", async () => {
    const { first, second } = await toldTwice();
    const merged = inTransactionAs(portal.db, actingFor(member()), async (tx) => {
      await tx.$executeRawUnsafe(
        "UPDATE need SET state = 'merged', merged_into_id = $2::uuid, version = 2 WHERE id = $1::uuid",
        ...[second, first],
      );
      const { accountId, organisationId } = member();
      await tx.$executeRawUnsafe(
        `INSERT INTO need_event (need_id, version, command, from_state, to_state, by_commander, by_account_id, by_organisation_id, at,
           headcount)
         VALUES ($1::uuid, 2, 'merge', 'posted', 'merged', 'sensor', $2::uuid, $3::uuid, now(), 2)`,
        ...[second, accountId, organisationId],
      );
    });
    await expect(merged).rejects.toThrow(/answers for the one that stays/);
  });
});
