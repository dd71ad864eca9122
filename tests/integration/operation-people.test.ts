import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor, PersonActor } from "#app/access/actor.ts";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { commandOperation } from "#app/needs/operations/command-operation.server.ts";
import { openOperation } from "#app/needs/operations/open-operation.server.ts";
import { draftStep, type PathStep } from "#app/needs/operations/path-step.ts";
import { readOperation } from "#app/needs/operations/read-operations.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { readAnsweredProposal } from "#app/positioning/answer/answered-proposal-store.server.ts";
import { commandPositioning } from "#app/positioning/command-positioning.server.ts";
import { readGathered, readToldOperations } from "#app/positioning/operation/read-gathered.server.ts";
import { positionMany } from "#app/positioning/position-many.server.ts";
import { readIntroduced } from "#app/positioning/proposal/company-answer.server.ts";
import { followNeedOfProposals } from "#app/positioning/proposal/follow-need.server.ts";
import { proposeNeed } from "#app/positioning/proposal/propose-need.server.ts";
import { readProgress } from "#app/positioning/proposal/read-progress.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { proposalScreen } from "#app/web/proposals/proposal-screen.server.ts";
import { needTokenIn, sendToCompanies } from "#tests/support/needs.ts";
import { buildPositioningWorld, type PositioningWorld, positioningAsked } from "#tests/support/positioning-world.ts";
import { canaryPerson, companySays, openNeed, personCanaries, sayOfProposal, yes } from "#tests/support/proposals.ts";
import { workOnce } from "#tests/support/told-people.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const TODAY = "2027-01-12";

let portal: UseCasePortal;
let world: PositioningWorld;
let sensor: MemberActor;

onUseCasePortal(TODAY, async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  world = await buildPositioningWorld(portal.build);
  const agency = await portal.build.buildOrganisation({ kind: "proch_emploi", name: "Proch’Emploi" });
  sensor = (await portal.build.buildMember(agency, "agent")).actor;
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
});

interface Opened {
  readonly operationId: string;
  readonly needId: string;
  readonly link: string;
  readonly sessionId: number;
}

/** An operation of the referent's body, of a need that is hidden from all but those who prescribe, with a step on a session. */
async function opened(): Promise<Opened> {
  const { needId } = await openNeed(portal, sensor);
  await portal.build.rewrite(
    "INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('H2913', 2913, 'Soudage', 'H29') ON CONFLICT DO NOTHING",
  );
  const qualify = { name: "qualify", metierCode: romeCodeSchema.parse("H2913"), skills: [] } as const;
  const command = { ...qualify, skills: [...qualify.skills] };
  expect(await commandNeed(portal.db, sensor, { needId, version: 2, command })).toMatchObject({ ok: true });
  const link = needTokenIn((await sendToCompanies(portal)).at(-1)?.text);
  const sessionId = await world.newSession();
  const [row] = await portal.build.query("SELECT number FROM training_session WHERE id = $1", [sessionId]);
  const step: PathStep = {
    ...draftStep("blocks", "Souder"),
    ...{
      sessionNumber: String(row?.["number"]),
      startsOn: "2027-03-01",
      funder: "La Région",
      isDated: true,
      isFunded: true,
    },
  };
  const made = await openOperation(portal.db, world.referent.actor, {
    ...{ key: randomUUID(), needId, places: 3, gathersUntil: "2027-02-01", steps: [step] },
  });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { operationId: made.value.operationId, needId, link, sessionId };
}

function propose({ operationId, needId }: Opened, personFileId: string, again: "asked" | null = null) {
  return proposeNeed(portal.db, world.referent.actor, { key: randomUUID(), personFileId, needId, operationId, again });
}

async function joining(of: Opened, { fileId, person }: { readonly fileId: string; readonly person: PersonActor }) {
  const made = await propose(of, fileId);
  if (!made.ok) throw new Error(made.refusal.kind);
  const { proposalId } = made.value;
  expect(await sayOfProposal(portal, person, { proposalId, version: 1, command: { name: "join" } })).toMatchObject({
    value: { state: "joined" },
  });
  return proposalId;
}

const say = (operationId: string, version: number, command: Parameters<typeof commandOperation>[2]["command"]) =>
  commandOperation(portal.db, world.referent.actor, { operationId, version, command });

async function gathered({ operationId }: Opened, actor: MemberActor = world.referent.actor) {
  const read = await readOperation(portal.db, actor, operationId);
  if (!read.ok) throw new Error(read.refusal.kind);
  return readGathered(portal.db, actor, read.value);
}

async function withoutPolicies<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const tables = ["proposal", "proposal_event", "introduction", "person_file", "organisation", "operation"];
  for (const table of tables) await portal.build.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  try {
    return await work();
  } finally {
    for (const table of tables) await portal.build.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  }
}

/** Every row of every table, as whoever shows the link of the need reads them. */
async function allRowsOf(link: string): Promise<string> {
  await portal.build.query("DELETE FROM outbox_effect");
  const { rows: tables } = await portal.db.pool.query<{ readonly name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(oid, 'SELECT') ORDER BY 1`,
  );
  return inTransactionAs(portal.db, { task: "need-answer", presented: hashToken(link) }, async (transaction) => {
    const found: unknown[] = [];
    for (const { name } of tables) {
      found.push(await transaction.$queryRawUnsafe(`SELECT to_jsonb(t)::text AS row FROM public."${name}" t`));
    }
    return JSON.stringify(found);
  });
}

describe("an operation is proposed to somebody", () => {
  test("who joins it, and changes their mind", async () => {
    const of = await opened();
    const somebody = await world.newPerson();
    const proposalId = await joining(of, somebody);
    expect(await propose(of, somebody.fileId)).toMatchObject({ refusal: { kind: "already-proposed" } });
    expect((await gathered(of)).people).toMatchObject([{ personFileId: somebody.fileId, state: "joined" }]);
    const leave = { proposalId, version: 2, command: { name: "withdraw" } } as const;
    expect(await sayOfProposal(portal, somebody.person, leave)).toMatchObject({ value: { state: "withdrawn" } });
    const another = await world.newPerson();
    await propose(of, another.fileId);
    expect((await gathered(of)).people).toMatchObject([
      { personFileId: another.fileId, state: "proposed" },
      { personFileId: somebody.fileId, state: "withdrawn" },
    ]);
    expect((await propose(of, somebody.fileId, "asked")).ok).toBe(true);
    expect((await gathered(of)).people.map(({ state }) => state)).toEqual(["proposed", "proposed"]);
  });

  test("whose yes a referent notes with how it was said, and no yes of a job is said of it", async () => {
    const of = await opened();
    const { fileId, person } = await world.newPerson();
    const made = await propose(of, fileId);
    const proposalId = made.ok ? made.value.proposalId : "";
    expect(await sayOfProposal(portal, person, { proposalId, version: 1, command: yes })).toMatchObject({
      refusal: { kind: "another-yes" },
    });
    const { actor } = world.referent;
    const join = { proposalId, version: 1, command: { name: "join" } } as const;
    expect(await sayOfProposal(portal, actor, join)).toMatchObject({ refusal: { kind: "how-unsaid" } });
    expect(await sayOfProposal(portal, actor, { ...join, saidHow: "paper" })).toMatchObject({
      value: { state: "joined" },
    });
    const lines = await portal.build.query(
      "SELECT said_how FROM proposal_event WHERE proposal_id = $1 AND version = 2",
      [proposalId],
    );
    expect(lines).toEqual([{ said_how: "paper" }]);
  });

  test("only while it gathers people, by the code and by the database alone", async () => {
    const of = await opened();
    expect(await say(of.operationId, 1, { name: "confirm-path" })).toMatchObject({ ok: true });
    const { fileId } = await world.newPerson();
    expect(await propose(of, fileId)).toMatchObject({ refusal: { kind: "not-gathering" } });
    const written = inTransactionAs(
      portal.db,
      actingFor(world.referent.actor),
      (transaction) =>
        transaction.$executeRaw`
        INSERT INTO proposal (id, need_id, answers_for_id, operation_id, person_id, organisation_id, person_file_id, state, due_on,
          job_label, town, contract, skills, created_at)
        SELECT gen_random_uuid(), ${of.needId}::uuid, ${of.needId}::uuid, ${of.operationId}::uuid, f.person_id, f.organisation_id, f.id,
          'proposed', '2027-01-19', 'x', 'x', 'permanent', '{}', now()
        FROM person_file f WHERE f.id = ${fileId}::uuid`,
    );
    await expect(written).rejects.toThrow(/row-level security/);
  });

  test("and is closed with it: who joined hears that it was cancelled", async () => {
    const of = await opened();
    const proposalId = await joining(of, await world.newPerson());
    const waiting = await propose(of, (await world.newPerson()).fileId);
    expect(await say(of.operationId, 1, { name: "cancel", reason: "no_funding" })).toMatchObject({ ok: true });
    await followNeedOfProposals(portal.db, of.needId);
    const states = await portal.build.query("SELECT state FROM proposal WHERE id = ANY ($1)", [
      [proposalId, waiting.ok ? waiting.value.proposalId : ""],
    ]);
    expect(states).toEqual([{ state: "closed" }, { state: "closed" }]);
  });

  test("once it is ended, who took part stays counted and is told nothing; who had not answered is closed", async () => {
    const of = await opened();
    const somebody = await world.newPerson();
    const proposalId = await joining(of, somebody);
    const waiting = await propose(of, (await world.newPerson()).fileId);
    for (const [place, name] of (["confirm-path", "start", "end"] as const).entries()) {
      expect(await say(of.operationId, place + 1, { name })).toMatchObject({ ok: true });
    }
    await followNeedOfProposals(portal.db, of.needId);
    const states = await portal.build.query("SELECT id::text, state FROM proposal WHERE operation_id = $1", [
      of.operationId,
    ]);
    expect(states.toSorted((one, other) => String(one["state"]).localeCompare(String(other["state"])))).toEqual([
      { id: waiting.ok ? waiting.value.proposalId : "", state: "closed" },
      { id: proposalId, state: "joined" },
    ]);
    expect(await gathered(of)).toMatchObject({
      counts: { joined: 1 },
      people: [{ state: "joined" }, { state: "closed" }],
    });
    const own = await inTransactionAs(portal.db, actingFor(somebody.person), (tx) =>
      readAnsweredProposal(tx, proposalId),
    );
    expect(own).toMatchObject({ state: "joined", operationState: "ended" });
    if (own === undefined) throw new Error("not theirs");
    const screen = proposalScreen(own, null, "2027-01-12");
    expect([screen.stage, screen.lines.join(" ")]).toEqual([
      "over",
      expect.stringContaining("L’opération est terminée"),
    ]);
    expect(screen.lines.join(" ")).not.toContain("peut encore changer");
  });

  test("nobody joins one that is over, by the database alone", async () => {
    const of = await opened();
    const { fileId, person } = await world.newPerson();
    const made = await propose(of, fileId);
    const proposalId = made.ok ? made.value.proposalId : "";
    await portal.build.rewrite("UPDATE operation SET state = 'ended' WHERE id = $1", [of.operationId]);
    const join = { proposalId, version: 1, command: { name: "join" } } as const;
    expect(await sayOfProposal(portal, person, join)).toMatchObject({ refusal: { kind: "need-over" } });
    const written = inTransactionAs(
      portal.db,
      actingFor(person),
      (transaction) =>
        transaction.$executeRaw`UPDATE proposal SET state = 'joined', due_on = NULL, version = 2 WHERE id = ${proposalId}::uuid`,
    );
    await expect(written).rejects.toThrow(/takes nobody/);
  });
});

test("from yes to hired: each is counted once, for the body that opened it", async () => {
  const of = await opened();
  const [one, two] = [await world.newPerson(), await world.newPerson()];
  await joining(of, one);
  await joining(of, two);
  await propose(of, (await world.newPerson()).fileId);
  const none = { positioned: 0, entered: 0, finished: 0, hired: 0 };
  expect((await gathered(of)).counts).toEqual({ organisations: 0, proposed: 3, joined: 2, ...none });
  await say(of.operationId, 1, { name: "confirm-path" });
  await say(of.operationId, 2, { name: "start" });
  const { personFileId: _one, ...where } = positioningAsked(one.fileId, of.sessionId);
  // A second factor was proved in the last minutes.
  const referent = { ...world.referent.actor, factorAt: new Date() };
  const asked = { key: randomUUID().slice(0, 36), personFileIds: [one.fileId, two.fileId], ...where };
  const placed = await positionMany(portal.db, referent, asked);
  expect(placed.ok && placed.value.map(({ answer }) => answer.ok)).toEqual([true, true]);
  expect((await gathered(of)).counts).toMatchObject({ joined: 2, positioned: 2, entered: 0 });
  const id = placed.ok && placed.value[0]?.answer.ok ? placed.value[0].answer.value.positioningId : "";
  const command = (
    version: number,
    said: Parameters<typeof commandPositioning>[2]["command"],
    by = world.secretary.actor,
  ) => commandPositioning(portal.db, by, { key: randomUUID(), positioningId: id, version, command: said });
  expect(await command(1, { name: "accept" })).toMatchObject({ ok: true });
  const confirmed = await commandPositioning(portal.db, one.person, {
    ...{ key: randomUUID(), positioningId: id, version: 2, command: { name: "confirm" } },
  });
  expect(confirmed).toMatchObject({ ok: true });
  goTo("2027-03-01");
  expect(await command(3, { name: "enter", entryOn: "2027-03-01" })).toMatchObject({ ok: true });
  expect((await gathered(of)).counts).toMatchObject({ positioned: 2, entered: 1, hired: 0 });
  const offered = await proposeNeed(portal.db, world.referent.actor, {
    ...{ key: randomUUID(), personFileId: one.fileId, needId: of.needId, again: null },
  });
  const proposalId = offered.ok ? offered.value.proposalId : "";
  expect(
    await sayOfProposal(portal, one.person, {
      proposalId,
      version: 1,
      command: { name: "agree", way: "page", skills: [0] },
    }),
  ).toMatchObject({
    ok: true,
  });
  await workOnce(portal);
  const link = needTokenIn((await sendToCompanies(portal)).at(-1)?.text) || of.link;
  expect(await companySays(portal, link, { proposalId, version: 2, command: { name: "hire" } })).toMatchObject({
    ok: true,
  });
  expect((await gathered(of)).counts).toMatchObject({ joined: 2, positioned: 2, entered: 1, hired: 1 });
  // What is proposed with an operation is not what is proposed as a job.
  expect(await readProgress(portal.db, sensor, of.needId)).toEqual({ proposed: 1, told: 0, hired: 1 });
});

describe("what is told of the people of an operation", () => {
  test("counts, to the body that opened it alone; names, to the body that follows them alone", async () => {
    const of = await opened();
    const { fileId, person } = await canaryPerson(portal, world);
    await joining(of, { fileId, person });
    const region = await portal.build.buildOrganisation({ kind: "mission_locale", name: "Mission locale" });
    const other = (await portal.build.buildMember(region, "agent")).actor;
    const read = await readOperation(portal.db, other, of.operationId);
    expect(read.ok).toBe(true);
    expect(await gathered(of, other)).toEqual({ counts: null, people: [], near: [] });
    const counted = await inTransactionAs(
      portal.db,
      actingFor(other),
      (transaction) => transaction.$queryRaw`SELECT FROM hub_operation_counts(${of.operationId}::uuid)`,
    );
    expect(counted).toEqual([]);
  });

  test("to the company, by its link: whole tens from eleven on, and nothing of anybody", async () => {
    const of = await opened();
    const { fileId, person } = await canaryPerson(portal, world);
    const proposalId = await joining(of, { fileId, person });
    expect(await readToldOperations(portal.db, of.link)).toMatchObject([
      { state: "gathering", joined: null, entered: null },
    ]);
    await portal.build.rewrite(
      `INSERT INTO proposal (id, need_id, answers_for_id, operation_id, person_id, organisation_id, person_file_id, state, job_label,
         town, contract, skills, created_at)
       SELECT gen_random_uuid(), p.need_id, p.need_id, p.operation_id, gen_random_uuid(), p.organisation_id, gen_random_uuid(), 'joined',
         'x', 'x', 'permanent', '{}', now()
       FROM proposal p CROSS JOIN generate_series(1, 9) WHERE p.id = $1`,
      [proposalId],
    );
    expect(await readToldOperations(portal.db, of.link)).toMatchObject([{ joined: null }]);
    await portal.build.rewrite(
      `INSERT INTO proposal (id, need_id, answers_for_id, operation_id, person_id, organisation_id, person_file_id, state, job_label,
         town, contract, skills, created_at)
       SELECT gen_random_uuid(), p.need_id, p.need_id, p.operation_id, gen_random_uuid(), p.organisation_id, gen_random_uuid(), 'joined',
         'x', 'x', 'permanent', '{}', now()
       FROM proposal p CROSS JOIN generate_series(1, 5) WHERE p.id = $1`,
      [proposalId],
    );
    expect(await readToldOperations(portal.db, of.link)).toMatchObject([{ joined: 10, entered: null }]);
    const canaries = [...personCanaries, fileId, proposalId, of.operationId];
    const rows = await allRowsOf(of.link);
    expect(canaries.filter((canary) => rows.includes(canary))).toEqual([]);
    await withoutPolicies(async () => {
      const told = JSON.stringify([
        await readToldOperations(portal.db, of.link),
        await readIntroduced(portal.db, of.link),
        await sendToCompanies(portal),
      ]);
      expect(canaries.filter((canary) => told.includes(canary))).toEqual([]);
    });
    expect(await readToldOperations(portal.db, "another")).toEqual([]);
  });

  test("no message to the company when somebody joins, or changes their mind", async () => {
    const of = await opened();
    const somebody = await world.newPerson();
    await portal.build.query("DELETE FROM outbox_effect");
    const proposalId = await joining(of, somebody);
    await sayOfProposal(portal, somebody.person, { proposalId, version: 2, command: { name: "withdraw" } });
    await workOnce(portal);
    expect(await sendToCompanies(portal)).toEqual([]);
  });
});
