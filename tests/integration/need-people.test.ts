import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { countNeedPeople } from "#app/matching/need-people/count-need-people.server.ts";
import { selectNeedPeople } from "#app/matching/need-people/need-people-store.server.ts";
import { readNeedPeople, readOwnNeedPeople } from "#app/matching/need-people/read-need-people.server.ts";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { needVisibilities } from "#app/needs/need-choices.ts";
import type { NeedPosting, WantedSkill } from "#app/needs/need-posting.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { agreeSkills } from "#app/people/held-skills/agree-skills.server.ts";
import { changeSkillsBeside } from "#app/people/held-skills/skills-beside.server.ts";
import { type DraftContent, withAnswer } from "#app/people/skill-draft/draft-content.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { needTokenIn, postedNeed, sendToCompanies } from "#tests/support/needs.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const TODAY = "2027-01-12";
const METIER = romeCodeSchema.parse("H2913");
/** One block teaches the second and the third, another the fourth; no block teaches the first. */
const [WELD, CUT, FOLD, PAINT] = [920_001, 920_002, 920_003, 920_004] as const;
const HOME = "59350";

let portal: UseCasePortal;
let world: PositioningWorld;
let memberOfKind: (kind: OrganisationKind) => MemberActor;

onUseCasePortal(TODAY, async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  world = await buildPositioningWorld(portal.build);
  memberOfKind = await buildMembersOfKinds(portal.build);
  for (const [insee, name, latitude, longitude] of [
    ["59350", "Lille", 50.63, 3.06],
    ["59183", "Dunkerque", 51.03, 2.37],
  ])
    await portal.build.rewrite(
      `INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
       VALUES ($1, $2, lower($2), '59', '595', 90000, $3, $4) ON CONFLICT (insee) DO UPDATE SET latitude = $3, longitude = $4`,
      [insee, name, latitude, longitude],
    );
  await portal.build.rewrite(
    "INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('H2913', 2913, 'Soudage', 'H29')",
  );
  await portal.build.query(
    "INSERT INTO skill (ogr, kind, label) SELECT 920000 + n, 'skill', 'Savoir ' || n FROM generate_series(1, 4) AS n",
  );
  await portal.build.rewrite(
    "INSERT INTO certification (code, register, title, is_active) VALUES ('RNCP99999', 'rncp', 'Titre', true)",
  );
  for (const [code, skills] of [
    ["RNCP99999BC01", [CUT, FOLD]],
    ["RNCP99999BC02", [PAINT]],
  ] as const) {
    await portal.build.rewrite(
      "INSERT INTO skill_block (code, certification_code, label) VALUES ($1, 'RNCP99999', 'Bloc')",
      [code],
    );
    for (const ogr of skills)
      await portal.build.rewrite(
        "INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown) VALUES ($1, $2, 90, '', true)",
        [code, ogr],
      );
  }
});

beforeEach(async () => {
  goTo(TODAY);
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM need_people");
  await portal.build.rewrite("DELETE FROM need_contact");
  await portal.build.rewrite("UPDATE need SET state = 'stopped'");
  await portal.build.rewrite("DELETE FROM skills_agreement");
  await portal.build.rewrite("DELETE FROM held_skills");
});

const wanted = (...ogrs: readonly number[]): WantedSkill[] =>
  ogrs.map((ogr) => ({ ogr, label: `Savoir ${ogr}`, importance: "essential" }));
const able =
  (...ogrs: readonly number[]) =>
  (content: DraftContent): DraftContent =>
    ogrs.reduce((before, ogr) => withAnswer(before, { ogr, answer: "yes", on: TODAY }), content);

/** A need that a sensor qualified with some essential skills; its id, and the secret of its company's link. */
async function qualifiedNeed(skills: WantedSkill[], posting: Partial<Record<keyof NeedPosting, unknown>> = {}) {
  const needId = await postedNeed(portal, {
    communeCode: HOME,
    metierCode: null,
    visibility: "prescribers",
    ...posting,
  });
  for (const [version, command] of [
    [1, { name: "confirm", companyName: "Atelier" }],
    [2, { name: "qualify", metierCode: METIER, skills }],
  ] as const)
    expect(await commandNeed(portal.db, memberOfKind("proch_emploi"), { needId, version, command })).toMatchObject({
      ok: true,
    });
  const sent = await sendToCompanies(portal);
  return { needId, token: needTokenIn(sent.at(-1)?.text) };
}

/** Somebody whom the referent follows, who agreed that their skills are read, and what they can do. */
async function somebody(...ogrs: readonly number[]): Promise<string> {
  const { id } = await portal.build.buildPersonFile(world.prescriber, [world.referent]);
  const { actor } = world.referent;
  expect(await agreeSkills(portal.db, actor, { personFileId: id, isAgreed: true })).toMatchObject({ ok: true });
  expect(await changeSkillsBeside(portal.db, actor, { personFileId: id, change: able(...ogrs) })).toMatchObject({
    ok: true,
  });
  return id;
}

async function several(count: number, ...ogrs: readonly number[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (let at = 0; at < count; at += 1) made.push(await somebody(...ogrs));
  return made;
}

const seen = async (needId: string, kind: OrganisationKind = "proch_emploi") =>
  readNeedPeople(portal.db, memberOfKind(kind), needId);
const counted = (haveAll: number | null, lackOne: number | null = null, lackTwo: number | null = null) => ({
  countedOn: TODAY,
  ...{ haveAll, lackOne, lackTwo, lackThree: null },
});

test("people are counted by how many blocks they lack, small numbers are not said, and the company sees whole tens", async () => {
  const { needId, token } = await qualifiedNeed(wanted(WELD, CUT, FOLD, PAINT));
  expect(await seen(needId)).toBeNull();
  await several(13, WELD, CUT, FOLD, PAINT);
  await several(6, WELD, PAINT);
  await several(5, WELD);
  // The first skill is taught by no block.
  await several(7, CUT, FOLD, PAINT);
  expect(await countNeedPeople(portal.db)).toBe(1);
  expect(await seen(needId)).toEqual(counted(13, 6, 5));
  expect(await readOwnNeedPeople(portal.db, token, needId)).toEqual(counted(10));
});

test("a skill that a sensor contests is asked of nobody", async () => {
  const { needId } = await qualifiedNeed(wanted(WELD, CUT));
  const command = { name: "contest-skill", skill: `Savoir ${CUT}`, reason: "wrong-skill" } as const;
  expect(await commandNeed(portal.db, memberOfKind("proch_emploi"), { needId, version: 3, command })).toMatchObject({
    ok: true,
  });
  await several(6, WELD);
  await countNeedPeople(portal.db);
  expect(await seen(needId)).toEqual(counted(6));
});

test("nobody is counted without an agreement, once it ended, under restriction, too far, or twice", async () => {
  const { needId } = await qualifiedNeed(wanted(WELD));
  const [ended, restricted, far, twice] = await several(9, WELD);
  await agreeSkills(portal.db, world.referent.actor, { personFileId: ended ?? "", isAgreed: false });
  await portal.build.query("UPDATE person_file SET is_restricted = true WHERE id = $1", [restricted]);
  await portal.build.query("UPDATE person_file SET commune_code = '59183' WHERE id = $1", [far]);
  const again = await somebody(WELD);
  await portal.build.rewrite(
    "UPDATE person_file SET person_id = (SELECT person_id FROM person_file WHERE id = $1) WHERE id = $2",
    [twice, again],
  );
  await countNeedPeople(portal.db);
  expect(await seen(needId)).toEqual(counted(6));
});

test("a little is not enough, a block that was obtained is", async () => {
  const { needId } = await qualifiedNeed(wanted(CUT));
  const { actor } = world.referent;
  for (const personFileId of await several(6)) {
    const change = (content: DraftContent) => withAnswer(content, { ogr: CUT, answer: "little", on: TODAY });
    await changeSkillsBeside(portal.db, actor, { personFileId, change });
  }
  await several(3, CUT);
  for (const fileId of await several(2)) {
    const sessionId = await world.newSession();
    const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
    expect(await submitPositioning(portal.db, world.referent.actor, asked)).toMatchObject({ ok: true });
    await portal.build.rewrite(
      `UPDATE positioning SET obtained_blocks = '{RNCP99999BC01}', exit_reason = 'normal_end', stay_state = 'completed',
         holds_seat = false, state = 'entered', entered_on = '2027-01-10', stay_on = '2027-01-11' WHERE person_file_id = $1`,
      [fileId],
    );
  }
  await countNeedPeople(portal.db);
  expect(await seen(needId)).toEqual(counted(5, 6));
});

describe("a company that changes its own need", () => {
  const change = (needId: string, version: number, skills: WantedSkill[]) =>
    commandNeed(portal.db, memberOfKind("proch_emploi"), {
      needId,
      version,
      command: { name: "qualify", metierCode: METIER, skills },
    });

  test("learns nothing within a day, whatever it asks for, and however often it is counted", async () => {
    const { needId, token } = await qualifiedNeed(wanted(WELD));
    await several(12, WELD);
    await several(12, CUT);
    await countNeedPeople(portal.db);
    const before = await readOwnNeedPeople(portal.db, token, needId);
    expect(before).toEqual(counted(10));
    expect(await change(needId, 3, wanted(WELD, CUT))).toMatchObject({ ok: true });
    for (const later of ["2027-01-12T18:00:00Z", "2027-01-13T00:30:00Z", "2027-01-13T10:59:00Z"]) {
      vi.setSystemTime(later);
      expect(await countNeedPeople(portal.db)).toBe(0);
      expect(await readOwnNeedPeople(portal.db, token, needId)).toEqual(before);
    }
    goTo("2027-01-14");
    expect(await countNeedPeople(portal.db)).toBe(1);
    expect(await readOwnNeedPeople(portal.db, token, needId)).toEqual({
      ...{ countedOn: "2027-01-14", haveAll: null, lackOne: 10, lackTwo: null, lackThree: null },
    });
  });

  test("nor does the database count again within a day, whatever the code asks", async () => {
    const { needId } = await qualifiedNeed(wanted(WELD));
    await countNeedPeople(portal.db);
    const again = () =>
      inTransactionAs(
        portal.db,
        { task: "need-people" },
        (transaction) =>
          transaction.$executeRaw`UPDATE need_people SET counted_on = hub_today(), have_all = 50 WHERE need_id = ${needId}::uuid`,
      );
    expect(await again()).toBe(0);
    vi.setSystemTime("2027-01-13T10:59:00Z");
    expect(await again()).toBe(0);
    goTo("2027-01-14");
    expect(await again()).toBe(2);
  });
});

describe("who sees the numbers", () => {
  const visible = {
    sensors: sensorKinds,
    prescribers: [...sensorKinds, ...prescribingKinds],
    public: [...sensorKinds, ...prescribingKinds],
  };

  test.each(needVisibilities)(
    "of a need for %s: sensors and prescribers who see it, by the code and by the database alone",
    async (visibility) => {
      const { needId } = await qualifiedNeed(wanted(WELD), { visibility });
      await several(5, WELD);
      await countNeedPeople(portal.db);
      for (const kind of organisationKinds) {
        const actor = memberOfKind(kind);
        const may = visible[visibility].includes(kind) ? counted(5) : null;
        expect([kind, await readNeedPeople(portal.db, actor, needId)]).toEqual([kind, may]);
        const inDatabase = (reader: "prescriber" | "company") =>
          inTransactionAs(portal.db, actingFor(actor), (transaction) => selectNeedPeople(transaction, needId, reader));
        expect([kind, await inDatabase("prescriber"), await inDatabase("company")]).toEqual([kind, may, null]);
      }
    },
  );

  test("its company by its link, in tens, and no other company, nor anybody without a link", async () => {
    const [own, other] = [await qualifiedNeed(wanted(WELD)), await qualifiedNeed(wanted(WELD))];
    await several(12, WELD);
    await countNeedPeople(portal.db);
    expect(await readOwnNeedPeople(portal.db, own.token, own.needId)).toEqual(counted(10));
    expect(await readOwnNeedPeople(portal.db, other.token, own.needId)).toBeNull();
    const asPrescriber = await inTransactionAs(
      portal.db,
      { task: "need-answer", presented: hashToken(own.token) },
      (transaction) => selectNeedPeople(transaction, own.needId, "prescriber"),
    );
    expect(asPrescriber).toBeNull();
    for (const reader of ["prescriber", "company"] as const)
      expect(
        await inTransactionAs(portal.db, {}, (transaction) => selectNeedPeople(transaction, own.needId, reader)),
      ).toBeNull();
  });

  test("no small number is kept, whatever the code writes", async () => {
    const { needId } = await qualifiedNeed(wanted(WELD));
    const write = (shownTo: string, people: number) =>
      inTransactionAs(
        portal.db,
        { task: "need-people" },
        (transaction) =>
          transaction.$executeRaw`INSERT INTO need_people (need_id, shown_to, counted_on, have_all)
            VALUES (${needId}::uuid, ${shownTo}, hub_today(), ${people}::int)`,
      );
    for (const [shownTo, people] of [
      ["prescriber", 4],
      ["company", 9],
      ["company", 13],
    ] as const)
      await expect(write(shownTo, people)).rejects.toThrow(/need_people_few/);
    const actor = memberOfKind("proch_emploi");
    const asMember = inTransactionAs(
      portal.db,
      actingFor(actor),
      (transaction) =>
        transaction.$executeRaw`INSERT INTO need_people (need_id, shown_to, counted_on) VALUES (${needId}::uuid, 'company', hub_today())`,
    );
    await expect(asMember).rejects.toThrow(/row-level security/);
  });

  test("nobody but the portal's count reads what people obtained by it", async () => {
    for (const acting of [{}, actingFor(memberOfKind("proch_emploi")), { task: "need" } as const])
      await expect(
        inTransactionAs(
          portal.db,
          acting,
          (transaction) => transaction.$queryRaw`SELECT * FROM hub_counted_blocks('{}')`,
        ),
      ).rejects.toThrow(/portal alone/);
  });
});
