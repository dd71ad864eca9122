import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import { draftPath } from "#app/matching/operation-path/draft-path.server.ts";
import { operationOpenedEffect } from "#app/needs/operations/ask-for-people.server.ts";
import { closeGatherings } from "#app/needs/operations/close-gatherings.server.ts";
import { commandOperation } from "#app/needs/operations/command-operation.server.ts";
import { openOperation } from "#app/needs/operations/open-operation.server.ts";
import { operationTransitions } from "#app/needs/operations/operation-states.ts";
import { draftStep, type PathStep } from "#app/needs/operations/path-step.ts";
import {
  countOperationsAsking,
  findStepSession,
  readOperation,
  readOperations,
} from "#app/needs/operations/read-operations.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { buildOperationOf, buildQualifiedNeed } from "#tests/support/build-operation.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { needTokenIn, sendToCompanies } from "#tests/support/needs.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const TODAY = "2027-01-12";
const UNTIL = "2027-02-01";

let portal: UseCasePortal;
let world: PositioningWorld;
let memberOfKind: (kind: OrganisationKind) => MemberActor;
let opener: MemberActor;

onUseCasePortal(TODAY, async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  world = await buildPositioningWorld(portal.build);
  memberOfKind = await buildMembersOfKinds(portal.build);
  opener = memberOfKind("mission_locale");
  for (const [insee, name, latitude, longitude] of [
    ["80620", "Péronne", 49.93, 2.93],
    ["80021", "Amiens", 49.89, 2.3],
  ])
    await portal.build.rewrite(
      `INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
       VALUES ($1, $2, lower($2), '59', '595', 7000, $3, $4) ON CONFLICT (insee) DO UPDATE SET latitude = $3, longitude = $4`,
      [insee, name, latitude, longitude],
    );
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("UPDATE operation SET state = 'ended', reason = NULL");
});

const confirmedStep: PathStep = {
  ...draftStep("blocks", "Souder"),
  ...{ startsOn: "2027-03-01", endsOn: "2027-04-01", funder: "La Région", isDated: true, isFunded: true },
};

interface Opening {
  readonly steps?: readonly PathStep[];
  readonly needId?: string;
  readonly by?: MemberActor;
  readonly key?: string;
}

async function tryToOpen({ steps = [draftStep("blocks", "Souder")], needId, by = opener, key }: Opening = {}) {
  return openOperation(portal.db, by, {
    ...{ key: key ?? randomUUID(), needId: needId ?? (await buildQualifiedNeed(portal.build)) },
    ...{ places: 6, gathersUntil: UNTIL, steps: [...steps] },
  });
}

async function opened(opening: Opening = {}): Promise<string> {
  const made = await tryToOpen(opening);
  if (!made.ok) throw new Error(`Not opened: ${made.refusal.kind}`);
  return made.value.operationId;
}

type Command = Parameters<typeof commandOperation>[2]["command"];
const say = (operationId: string, version: number, command: Command, by: MemberActor = opener) =>
  commandOperation(portal.db, by, { operationId, version, command });

async function auditOf(id: string): Promise<readonly unknown[]> {
  const rows = await portal.build.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [id]);
  return rows.map(({ action }) => action);
}

/** Carries out what an opening asks of the portal, as the worker does. */
async function ask(operationId: string): Promise<void> {
  const tools = { database: portal.db, messenger: { sendSms: nobody, sendMail: nobody, writeLetter: nobody } };
  await operationOpenedEffect.carryOut({ operationId }, randomUUID(), tools);
}
const nobody = async (): Promise<void> => {};

describe("an operation", () => {
  test("is opened from a qualified need, once by a body, and the same again under its key", async () => {
    const needId = await buildQualifiedNeed(portal.build);
    const key = randomUUID();
    const first = await tryToOpen({ needId, key });
    expect(first.ok).toBe(true);
    expect(await tryToOpen({ needId, key })).toEqual(first);
    expect(await tryToOpen({ needId })).toMatchObject({ refusal: { kind: "already-open" } });
    expect((await tryToOpen({ needId, by: memberOfKind("region") })).ok).toBe(true);
    const read = await readOperations(portal.db, opener, needId);
    expect(read.map(({ organisationName }) => organisationName).length).toBe(2);
    await portal.build.rewrite("UPDATE need SET state = 'confirmed' WHERE id = $1", [needId]);
    expect(await tryToOpen({ needId, by: memberOfKind("ccas") })).toMatchObject({
      refusal: { kind: "need-not-qualified" },
    });
  });

  test("keeps nothing of an opening that is refused", async () => {
    const before = await portal.build.query("SELECT count(*) FROM operation");
    const needId = await buildQualifiedNeed(portal.build);
    expect(await tryToOpen({ needId, steps: [] })).toMatchObject({ refusal: { kind: "no-step" } });
    expect(await portal.build.query("SELECT count(*) FROM operation")).toEqual(before);
    expect(await portal.build.query("SELECT FROM outbox_effect WHERE topic = 'operation-opened'")).toEqual([]);
  });

  test("goes from its opening to its end, every move in its history and in the trail", async () => {
    const id = await opened();
    expect(await say(id, 1, { name: "confirm-path" })).toMatchObject({ refusal: { kind: "path-to-confirm" } });
    expect(await say(id, 1, { name: "change-path", steps: [confirmedStep] })).toMatchObject({ ok: true });
    expect(await say(id, 1, { name: "confirm-path" })).toMatchObject({ refusal: { kind: "changed-meanwhile" } });
    expect(await say(id, 2, { name: "confirm-path" })).toMatchObject({ ok: true });
    expect(await say(id, 3, { name: "change-path", steps: [confirmedStep] })).toMatchObject({
      refusal: { kind: "wrong-state" },
    });
    expect(await say(id, 3, { name: "start" })).toMatchObject({ ok: true });
    expect(await say(id, 4, { name: "end" })).toMatchObject({ ok: true });
    const read = await readOperation(portal.db, opener, id);
    expect(read).toMatchObject({ value: { operation: { state: "ended", version: 5 }, steps: [confirmedStep] } });
    const names = ["open", "change-path", "confirm-path", "start", "end"];
    expect(read.ok && read.value.events.map(({ command }) => command).toReversed()).toEqual(names);
    expect(await auditOf(id)).toEqual(names.map((name) => `operation.${name}`));
  });

  test("is cancelled for a reason, and a new one may then be opened", async () => {
    const needId = await buildQualifiedNeed(portal.build);
    const id = await opened({ needId });
    expect(await say(id, 1, { name: "cancel", reason: "nope" })).toMatchObject({ refusal: { kind: "unknown-reason" } });
    expect(await say(id, 1, { name: "cancel", reason: "no_session" })).toMatchObject({ ok: true });
    expect((await tryToOpen({ needId })).ok).toBe(true);
  });

  test("gathers through its last day; the hourly work then closes it, once", async () => {
    const id = await opened();
    goTo(UNTIL);
    expect(await closeGatherings(portal.db)).toEqual({ closed: 0 });
    goTo("2027-02-02");
    expect(await closeGatherings(portal.db)).toEqual({ closed: 1 });
    expect(await closeGatherings(portal.db)).toEqual({ closed: 0 });
    expect(await readOperation(portal.db, opener, id)).toMatchObject({ value: { operation: { state: "gathered" } } });
    expect(await auditOf(id)).toEqual(["operation.open", "operation.close-gathering"]);
  });
});

describe("who opens and commands an operation", () => {
  test.each(organisationKinds)("%s: by the code, and by the database alone", async (kind) => {
    const member = memberOfKind(kind);
    const may = kind === "region" || prescribingKinds.includes(kind);
    const needId = await buildQualifiedNeed(portal.build);
    const made = await tryToOpen({ needId, by: member });
    expect([kind, made.ok]).toEqual([kind, may]);
    if (!made.ok) expect(["unknown-need", "not-allowed"]).toContain(made.refusal.kind);
    const other = await buildQualifiedNeed(portal.build);
    const written = inTransactionAs(portal.db, actingFor(member), async (transaction) => {
      const id = randomUUID();
      await transaction.$executeRaw`
        INSERT INTO operation (id, need_id, organisation_id, organisation_name, state, places, gathers_until, job_label, town, created_at)
        VALUES (${id}::uuid, ${other}::uuid, ${member.organisationId}::uuid, 'X', 'gathering', 1, '2027-02-01', 'x', 'x', now())`;
      await transaction.$executeRaw`
        INSERT INTO operation_event (operation_id, version, command, to_state, by_commander, by_account_id, by_organisation_id, at)
        VALUES (${id}::uuid, 1, 'open', 'gathering', 'opener', ${member.accountId}::uuid, ${member.organisationId}::uuid, now())`;
    });
    if (may) await written;
    else await expect(written).rejects.toThrow(/row-level security|does not go/);
  });

  test("nobody but the body that opened it, by the code, and by the database alone", async () => {
    const id = await opened({ steps: [confirmedStep] });
    for (const kind of ["region", "ccas", "company"] as const) {
      const other = memberOfKind(kind);
      expect(await say(id, 1, { name: "confirm-path" }, other)).toMatchObject({ ok: false });
      const changed = await inTransactionAs(portal.db, actingFor(other), async (transaction) => [
        await transaction.$executeRaw`UPDATE operation SET state = 'path_confirmed', version = 2 WHERE id = ${id}::uuid`,
        await transaction.$executeRaw`DELETE FROM operation_step WHERE operation_id = ${id}::uuid`,
      ]);
      expect([kind, changed]).toEqual([kind, [0, 0]]);
    }
  });

  test("the database holds the moves of the table, and a path to confirm is not confirmed", async () => {
    const rows = await portal.build.query(
      "SELECT command, from_state, to_state, by_commander FROM hub_operation_moves() ORDER BY 1, 2, 4",
    );
    const moves = operationTransitions.flatMap(({ command, from, to, by }) =>
      from.flatMap((state) =>
        by.map((by_commander) => ({
          ...{ command, from_state: state, to_state: to === "same" ? state : to, by_commander },
        })),
      ),
    );
    const inOrder = (all: readonly object[]): readonly string[] => all.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(rows)).toEqual(inOrder(moves));
    const id = await opened();
    const write = (state: string) =>
      inTransactionAs(
        portal.db,
        actingFor(opener),
        (transaction) =>
          transaction.$executeRaw`UPDATE operation SET state = ${state}::"OperationState", version = 2 WHERE id = ${id}::uuid`,
      );
    await expect(write("running")).rejects.toThrow(/does not go/);
    await expect(write("path_confirmed")).rejects.toThrow(/days and the funder/);
    // A move that leaves no line in the history is not kept.
    await say(id, 1, { name: "change-path", steps: [confirmedStep] });
    const silent = inTransactionAs(
      portal.db,
      actingFor(opener),
      (transaction) =>
        transaction.$executeRaw`UPDATE operation SET state = 'path_confirmed', version = 3 WHERE id = ${id}::uuid`,
    );
    await expect(silent).rejects.toThrow(/no line in its history/);
  });
});

describe("who reads an operation", () => {
  test("its opener, who prescribes and reads its need, who was asked; and nobody else", async () => {
    const id = await opened();
    for (const kind of organisationKinds) {
      const member = memberOfKind(kind);
      const may = kind === "region" || prescribingKinds.includes(kind);
      expect([kind, (await readOperation(portal.db, member, id)).ok]).toEqual([kind, may]);
      const rows = await inTransactionAs(portal.db, actingFor(member), (transaction) =>
        transaction.operation.findMany({ where: { id }, select: { id: true } }),
      );
      expect([kind, rows.length]).toEqual([kind, may ? 1 : 0]);
    }
  });

  test("the company of its need, by its link, reads no row of it", async () => {
    const needId = await buildQualifiedNeed(portal.build);
    const id = await opened({ needId });
    await ask(id);
    const sent = await sendToCompanies(portal);
    expect(sent.map(({ text }) => text.split("\n")[0])).toEqual([
      "Une operation est ouverte pour votre besoin. La suivre :",
    ]);
    const link = needTokenIn(sent[0]?.text);
    const rows = await inTransactionAs(
      portal.db,
      { task: "need-answer", presented: hashToken(link) },
      async (transaction) => [
        await transaction.needContact.count(),
        await transaction.operation.count(),
        await transaction.operationStep.count(),
        await transaction.operationEvent.count(),
        await transaction.operationAsked.count(),
      ],
    );
    expect(rows).toEqual([1, 0, 0, 0, 0]);
  });

  test("what is hidden from those who prescribe: its opener, and the Region", async () => {
    const needId = await buildQualifiedNeed(portal.build);
    await portal.build.rewrite("UPDATE need SET visibility = 'sensors' WHERE id = $1", [needId]);
    expect(await tryToOpen({ needId })).toMatchObject({ refusal: { kind: "unknown-need" } });
    const { organisationId } = memberOfKind("region");
    const id = await buildOperationOf(portal.build, { organisationId, needId });
    expect((await readOperation(portal.db, memberOfKind("region"), id)).ok).toBe(true);
    expect((await readOperation(portal.db, opener, id)).ok).toBe(false);
  });
});

describe("people are asked for", () => {
  async function following(communeCode: string, isAgreed: boolean): Promise<MemberActor> {
    const organisation = await portal.build.buildOrganisation({ kind: "siae", name: "Suit des personnes" });
    const member = await portal.build.buildMember(organisation, "agent");
    const { id } = await portal.build.buildPersonFile(organisation, [member]);
    await portal.build.rewrite("UPDATE person_file SET commune_code = $2 WHERE id = $1", [id, communeCode]);
    if (isAgreed)
      await portal.build.rewrite(
        `INSERT INTO skills_agreement (id, person_file_id, organisation_id, agreed_at, agreed_by, agreed_by_account_id)
         VALUES (gen_random_uuid(), $1, $2, now(), 'referent', $3)`,
        [id, organisation.id, member.accountId],
      );
    return member.actor;
  }

  test("of the bodies that follow people near who agreed, once each", async () => {
    const near = await following("80620", true);
    const silent = await following("80620", false);
    const far = await following("80021", true);
    const id = await opened();
    await ask(id);
    await ask(id);
    expect(await countOperationsAsking(portal.db, near)).toBe(1);
    expect(await countOperationsAsking(portal.db, silent)).toBe(0);
    expect(await countOperationsAsking(portal.db, far)).toBe(0);
    expect((await readOperation(portal.db, near, id)).ok).toBe(true);
    expect((await readOperation(portal.db, silent, id)).ok).toBe(false);
    const asked = await portal.build.query("SELECT FROM operation_asked WHERE operation_id = $1", [id]);
    expect(asked.length).toBe(1);
  });

  test("by the portal alone", async () => {
    const id = await opened();
    const write = inTransactionAs(
      portal.db,
      actingFor(opener),
      (transaction) =>
        transaction.$executeRaw`INSERT INTO operation_asked VALUES (${id}::uuid, ${opener.organisationId}::uuid, now())`,
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });
});

describe("the path that is drafted", () => {
  test("has the sessions near that teach what is wanted, and a module for what none teaches", async () => {
    const need = {
      communeCode: "80620",
      metierCode: "H2913",
      skills: [
        { ogr: null, label: "Souder le titane", importance: "essential", contested: null },
        { ogr: null, label: "Sourire", importance: "useful", contested: null },
      ],
    } as const;
    const steps = await draftPath(portal.db.pool, { ...need, skills: [...need.skills] }, "2027-02-01");
    expect(steps.map(({ kind, sessionNumber, isDated, isFunded }) => [kind, sessionNumber, isDated, isFunded])).toEqual(
      [
        ["immersion", null, false, false],
        ["basics", null, false, false],
        ["module", null, false, false],
      ],
    );
    expect(steps[2]?.label).toBe("À apprendre en plus\u00a0: Souder le titane");
  });

  test("takes a session of the catalogue that one may still enter", async () => {
    const sessionId = await world.newSession();
    const [row] = await portal.build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
    const number = String(row?.["number"]);
    expect(await findStepSession(portal.db, opener, number)).toMatchObject({ number, startsOn: "2027-03-01" });
    expect(await findStepSession(portal.db, opener, "nothing")).toBeNull();
    goTo("2027-03-01");
    expect(await findStepSession(portal.db, opener, number)).toBeNull();
  });
});
