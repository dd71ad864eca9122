import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { agreeSkills } from "#app/people/held-skills/agree-skills.server.ts";
import {
  changeOwnSkills,
  eraseOwnSkills,
  purgeHeldSkills,
  readOwnSkillsFile,
  readSkillsReaders,
} from "#app/people/held-skills/own-skills.server.ts";
import { changeSkillsBeside, readSkillsBeside } from "#app/people/held-skills/skills-beside.server.ts";
import { type DraftContent, withAnswer, withJob } from "#app/people/skill-draft/draft-content.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { commandStay } from "#app/positioning/command-stay.server.ts";
import { manageSession } from "#app/positioning/session-life/manage-session.server.ts";
import { submitPositioning } from "#app/positioning/submit-positioning.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { takeOwnData } from "#app/web/own-data/read-own-data.server.ts";
import {
  buildPositioningWorld,
  type PositioningWorld,
  positioningAsked,
  REGION_FUNDER,
} from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  world = await buildPositioningWorld(portal.build);
});

const on = "2027-01-12";
const job = { rome: romeCodeSchema.parse("G1803"), label: "Serveuse", years: 6, on };
const asWaitress = (content: DraftContent): DraftContent => withJob(content, job);
const able = (ogr: number) => (content: DraftContent) => withAnswer(content, { ogr, answer: "yes", on });

/** Somebody who has no account yet. */
const fileAlone = async () => (await portal.build.buildPersonFile(world.prescriber, [world.referent])).id;
const agree = (actor: MemberActor | PersonActor, personFileId: string, isAgreed = true) =>
  agreeSkills(portal.db, actor, { personFileId, isAgreed });
const fill = (actor: MemberActor, personFileId: string, change = asWaitress) =>
  changeSkillsBeside(portal.db, actor, { personFileId, change });
const read = (actor: MemberActor, personFileId: string) => readSkillsBeside(portal.db, actor, personFileId);
const closed = { ok: false, refusal: { kind: "no-agreement" } };
const unknown = { ok: false, refusal: { kind: "unknown-person" } };

/** What the database shows of some skills, and how many of them it lets change and remove, whatever the code would ask. */
function reachOf(actor: MemberActor | PersonActor, of: OwnerOfSkills): Promise<readonly number[]> {
  const where = { OR: [{ personFileId: of.fileId }, { accountId: of.person?.accountId ?? randomUUID() }] };
  return inTransactionAs(portal.db, actingFor(actor), async (transaction) => [
    await transaction.heldSkills.count({ where }),
    (await transaction.heldSkills.updateMany({ where, data: { changedAt: new Date() } })).count,
    (await transaction.heldSkills.deleteMany({ where })).count,
  ]);
}

/** How many blocks that somebody obtained the database alone shows. */
function obtainedFor(actor: MemberActor, fileId: string): Promise<number> {
  return inTransactionAs(
    portal.db,
    actingFor(actor),
    async (transaction) =>
      (await transaction.$queryRaw<unknown[]>`SELECT FROM hub_obtained_blocks(${fileId}::uuid)`).length,
  );
}

interface OwnerOfSkills {
  readonly fileId: string;
  readonly person: PersonActor | null;
}
const nothing = [0, 0, 0];

const trailOf = async (personFileId: string) =>
  (
    await portal.build.query(
      "SELECT action FROM audit_event WHERE person_file_id = $1 AND action LIKE 'held-skill.%' ORDER BY seq",
      [personFileId],
    )
  ).map(({ action }) => action);

describe("a person with an account", () => {
  test("keeps their skills, each with its day and who said it; another person sees nothing of them", async () => {
    const made = await world.newPerson();
    await changeOwnSkills(portal.db, made.person, asWaitress);
    expect((await readOwnSkillsFile(portal.db, made.person)).content.jobs).toEqual([job]);
    const { person: other } = await world.newPerson();
    expect((await readOwnSkillsFile(portal.db, other)).content.jobs).toEqual([]);
    expect(await reachOf(other, made)).toEqual(nothing);
  });

  test("keeps all that is said at once", async () => {
    const { person } = await world.newPerson();
    await Promise.all([1, 2, 3, 4].map((ogr) => changeOwnSkills(portal.db, person, able(ogr))));
    const { answers } = (await readOwnSkillsFile(portal.db, person)).content;
    expect(answers.map(({ ogr }) => ogr).sort()).toEqual([1, 2, 3, 4]);
  });

  test("takes all of it in the file of their data, and erases it for good", async () => {
    const { person, fileId } = await world.newPerson();
    await changeOwnSkills(portal.db, person, asWaitress);
    await agree(person, fileId);
    const data = await takeOwnData(portal.db, person);
    expect(data.skills.content.jobs).toEqual([job]);
    expect(data.skillsAgreements).toMatchObject([{ organisationName: "Département du Nord", endedAt: null }]);
    await eraseOwnSkills(portal.db, person);
    const rows = await portal.build.query("SELECT FROM held_skills WHERE account_id = $1", [person.accountId]);
    expect(rows).toEqual([]);
    expect((await readOwnSkillsFile(portal.db, person)).content.jobs).toEqual([]);
    expect(await read(world.referent.actor, fileId)).toMatchObject({ ok: true, value: { content: { jobs: [] } } });
  });

  test("alone says that an organisation reads them, and stops it: from then on access is refused", async () => {
    const { person, fileId } = await world.newPerson();
    await changeOwnSkills(portal.db, person, asWaitress);
    const { actor } = world.referent;
    expect(await agree(actor, fileId)).toEqual({ ok: false, refusal: { kind: "person-agrees" } });
    expect(await read(actor, fileId)).toEqual(closed);
    expect(await fill(actor, fileId)).toEqual(closed);
    expect(await agree(person, fileId)).toMatchObject({ ok: true });
    expect(await read(actor, fileId)).toMatchObject({ ok: true, value: { content: { jobs: [job] } } });
    expect(await fill(actor, fileId, able(7))).toMatchObject({ ok: true });
    expect((await readOwnSkillsFile(portal.db, person)).content.answers).toEqual([
      { ogr: 7, answer: "yes", on, notedBy: "Département du Nord" },
    ]);
    expect(await readSkillsReaders(portal.db, person)).toMatchObject([{ personFileId: fileId, agreedAt: new Date() }]);
    expect(await agree(person, fileId, false)).toMatchObject({ ok: true });
    expect([await read(actor, fileId), await fill(actor, fileId)]).toEqual([closed, closed]);
    expect(await reachOf(actor, { fileId, person })).toEqual(nothing);
    expect(await trailOf(fileId)).toEqual([
      ...["held-skill.agree", "held-skill.read", "held-skill.fill", "held-skill.agree"],
    ]);
  });

  test("agrees about no file of somebody else, and a referent agrees for none that they do not follow", async () => {
    const { person } = await world.newPerson();
    const other = await world.newPerson();
    expect(await agree(person, other.fileId)).toEqual(unknown);
    expect(await agree(world.colleague.actor, await fileAlone())).toEqual(unknown);
    expect(await agree(world.secretary.actor, await fileAlone())).toEqual(unknown);
  });
});

describe("somebody without an account", () => {
  test("agrees before their referent, who writes it down, and fills the skills beside them", async () => {
    const fileId = await fileAlone();
    const { actor } = world.referent;
    expect(await agree(actor, fileId)).toMatchObject({ ok: true });
    expect(await agree(actor, fileId)).toMatchObject({ ok: true });
    expect(await fill(actor, fileId)).toMatchObject({ ok: true });
    expect(await read(actor, fileId)).toMatchObject({
      value: { content: { jobs: [{ ...job, notedBy: "Département du Nord" }] } },
    });
    expect(await agree(actor, fileId, false)).toMatchObject({ ok: true });
    expect(await read(actor, fileId)).toEqual(closed);
    expect(await trailOf(fileId)).toEqual([
      ...["held-skill.agree", "held-skill.fill", "held-skill.read", "held-skill.agree"],
    ]);
  });

  test("finds in their account what was noted before it, together with what they said there", async () => {
    const fileId = await fileAlone();
    await agree(world.referent.actor, fileId);
    await fill(world.referent.actor, fileId);
    const accountId = randomUUID();
    const person: PersonActor = { kind: "person", accountId, sessionId: randomUUID(), name: "P", factorAt: null };
    await portal.build.query("INSERT INTO account (id, name, is_professional) VALUES ($1, 'P', false)", [accountId]);
    await changeOwnSkills(portal.db, person, able(3));
    await portal.build.query("UPDATE person_file SET account_id = $1 WHERE id = $2", [person.accountId, fileId]);
    const { content } = await readOwnSkillsFile(portal.db, person);
    expect([content.jobs.map(({ rome }) => rome), content.answers.map(({ ogr }) => ogr)]).toEqual([["G1803"], [3]]);
    await fill(world.referent.actor, fileId, able(4));
    const rows = await portal.build.query(
      "SELECT account_id FROM held_skills WHERE account_id = $1 OR person_file_id = $2",
      [person.accountId, fileId],
    );
    expect(rows).toEqual([{ account_id: person.accountId }]);
    expect((await readOwnSkillsFile(portal.db, person)).content.answers.map(({ ogr }) => ogr)).toEqual([3, 4]);
  });
});

describe("without an agreement that is not ended", () => {
  const acts = fc.array(fc.constantFrom("agree", "stop", "fill"), { maxLength: 6 });

  test("nothing is seen, by the code or by the database alone, whatever happened before", async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.boolean(), async (told, hasAccount) => {
        const { fileId, person } = hasAccount ? await world.newPerson() : { fileId: await fileAlone(), person: null };
        const { actor } = world.referent;
        if (person !== null) await changeOwnSkills(portal.db, person, asWaitress);
        let isAgreed = false;
        for (const act of told) {
          if (act === "fill") expect((await fill(actor, fileId)).ok).toBe(isAgreed);
          else isAgreed = (await agree(person ?? actor, fileId, act === "agree")).ok && act === "agree";
        }
        const seen = await read(actor, fileId);
        expect(seen.ok).toBe(isAgreed);
        if (!isAgreed) expect(await reachOf(actor, { fileId, person })).toEqual(nothing);
        for (const other of [world.colleague.actor, world.secretary.actor]) {
          expect(await read(other, fileId)).toEqual({ ok: false, refusal: { kind: "not-found" } });
          expect(await reachOf(other, { fileId, person })).toEqual(nothing);
        }
        await agree(person ?? actor, fileId, false);
        expect(await reachOf(actor, { fileId, person })).toEqual(nothing);
      }),
      { numRuns: 25 },
    );
  });

  test("nobody writes skills nor an agreement in the database in somebody else's name", async () => {
    const { fileId, person } = await world.newPerson();
    const { actor } = world.referent;
    const organisationId = world.prescriber.id;
    const as = (who: MemberActor | PersonActor, data: object, table: "heldSkills" | "skillsAgreement") =>
      inTransactionAs(portal.db, actingFor(who), (transaction) => {
        const row = { id: randomUUID(), ...data };
        return table === "heldSkills"
          ? transaction.heldSkills.createMany({ data: [{ content: {}, changedAt: new Date(), ...row }] })
          : transaction.skillsAgreement.createMany({
              data: [{ organisationId, personFileId: fileId, agreedAt: new Date(), ...agreed, ...row }],
            });
      });
    const agreed = { agreedBy: "referent", agreedByAccountId: actor.accountId } as const;
    const { person: other } = await world.newPerson();
    for (const [who, data] of [
      [actor, { accountId: person.accountId }],
      [actor, { organisationId, personFileId: fileId }],
      [other, { accountId: person.accountId }],
    ] as const) {
      await expect(as(who, data, "heldSkills")).rejects.toThrow(/row-level security/);
    }
    const byOther = { agreedBy: "person", agreedByAccountId: other.accountId };
    await expect(as(actor, {}, "skillsAgreement")).rejects.toThrow(/row-level security/);
    await expect(as(other, byOther, "skillsAgreement")).rejects.toThrow(/row-level security/);
  });
});

describe("blocks obtained at the exit of a training", () => {
  async function entered() {
    const sessionId = await world.newSession({ startsOn: "2027-01-20" });
    const seats = [{ funderCode: REGION_FUNDER, takenElsewhere: 0, announcedHere: null }];
    await manageSession(portal.db, world.secretary.actor, { sessionId, promotesAutomatically: true, seats });
    const { fileId, person } = await world.newPerson();
    const asked = { key: randomUUID(), ...positioningAsked(fileId, sessionId) };
    const made = await submitPositioning(portal.db, world.referent.actor, asked);
    const positioningId = made.ok ? made.value.positioningId : "";
    const say = (actor: MemberActor | PersonActor, version: number, command: { readonly name: "accept" | "confirm" }) =>
      commandPositioning(portal.db, actor, { key: randomUUID(), positioningId, version, command });
    await say(world.secretary.actor, 1, { name: "accept" });
    await say(person, 2, { name: "confirm" });
    goTo("2027-01-20");
    const command = { name: "enter", entryOn: "2027-01-20" } as const;
    const { actor } = world.secretary;
    await commandPositioning(portal.db, actor, { key: randomUUID(), positioningId, version: 3, command });
    return { fileId, person, positioningId };
  }

  test("are held by themselves, with the day and the organisation, and follow a corrected exit", async () => {
    const { fileId, person, positioningId } = await entered();
    goTo("2027-06-30");
    const exit = (version: number, blocks: readonly string[]) =>
      commandStay(portal.db, world.secretary.actor, {
        ...{ key: randomUUID(), positioningId, version },
        command: { name: "exit", happenedOn: "2027-06-30", reason: "normal_end", blocks: [...blocks] },
      });
    expect(await exit(4, ["RNCP34441BC01", "RNCP34441BC02"])).toMatchObject({ ok: true });
    const block = (code: string) => ({ code, on: "2027-06-30", organisation: "O" });
    expect((await readOwnSkillsFile(portal.db, person)).obtained).toEqual([
      block("RNCP34441BC01"),
      block("RNCP34441BC02"),
    ]);
    expect(await exit(5, ["RNCP34441BC02"])).toMatchObject({ ok: true });
    expect((await readOwnSkillsFile(portal.db, person)).obtained).toEqual([block("RNCP34441BC02")]);
    const { actor } = world.referent;
    expect(await read(actor, fileId)).toEqual(closed);
    expect(await obtainedFor(actor, fileId)).toBe(0);
    await agree(person, fileId);
    expect(await read(actor, fileId)).toMatchObject({ value: { obtained: [block("RNCP34441BC02")] } });
    for (const [who, count] of [
      [actor, 1],
      [world.colleague.actor, 0],
      [world.secretary.actor, 0],
    ] as const)
      expect(await obtainedFor(who, fileId)).toBe(count);
    await agree(person, fileId, false);
    expect(await obtainedFor(actor, fileId)).toBe(0);
    const { person: other } = await world.newPerson();
    expect((await readOwnSkillsFile(portal.db, other)).obtained).toEqual([]);
  });
});

test("skills that nobody changed for 24 months are removed, and no others", async () => {
  const { person } = await world.newPerson();
  await changeOwnSkills(portal.db, person, asWaitress);
  goTo("2028-12-31");
  const { person: later } = await world.newPerson();
  await changeOwnSkills(portal.db, later, asWaitress);
  goTo("2029-01-11");
  const rows = async () =>
    (await portal.build.query("SELECT FROM held_skills WHERE account_id = $1", [person.accountId])).length;
  await purgeHeldSkills(portal.db);
  expect(await rows()).toBe(1);
  goTo("2029-01-13");
  expect(await purgeHeldSkills(portal.db)).toBeGreaterThan(0);
  expect(await rows()).toBe(0);
  expect((await readOwnSkillsFile(portal.db, later)).content.jobs).toEqual([job]);
});
