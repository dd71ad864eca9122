import { describe, expect, test } from "vitest";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { openNeedLink } from "#app/needs/answer-need.server.ts";
import { readNeed } from "#app/needs/command-need.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { readIntroduced } from "#app/positioning/proposal/company-answer.server.ts";
import { readProgress } from "#app/positioning/proposal/read-progress.server.ts";
import { needTokenIn, sendToCompanies } from "#tests/support/needs.ts";
import { buildPositioningWorld, type PositioningWorld } from "#tests/support/positioning-world.ts";
import {
  canaryPerson,
  companySays,
  meetOn,
  openNeed,
  personCanaries,
  proposed,
  sayOfProposal,
  yes,
} from "#tests/support/proposals.ts";
import { readySent, tokenIn, workOnce } from "#tests/support/told-people.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let world: PositioningWorld;
let sensor: MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  world = await buildPositioningWorld(portal.build);
  const agency = await portal.build.buildOrganisation({ kind: "proch_emploi", name: "Proch’Emploi" });
  sensor = (await portal.build.buildMember(agency, "agent")).actor;
});

interface Told {
  readonly link: string;
  readonly needId: string;
  readonly proposalId: string;
  readonly person: Awaited<ReturnType<typeof canaryPerson>>["person"];
  readonly ids: readonly string[];
}

async function offered(): Promise<Told> {
  const need = await openNeed(portal, sensor);
  const { fileId, person } = await canaryPerson(portal, world);
  const proposalId = await proposed(portal, world, { needId: need.needId, personFileId: fileId });
  const [file] = await portal.build.query("SELECT person_id::text AS id FROM person_file WHERE id = $1", [fileId]);
  return { ...need, proposalId, person, ids: [proposalId, fileId, String(file?.["id"]), person.accountId] };
}

/**
 * Every row of every table, as whoever shows the link of the need reads them: the database alone answers. The queue is emptied first: it is
 * nobody's, and holds ids.
 */
async function allRowsOf(link: string): Promise<string> {
  await portal.build.query("DELETE FROM outbox_effect");
  // What the portal's role may not read at all is nobody's.
  const { rows: tables } = await portal.db.pool.query<{ readonly name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(oid, 'SELECT') ORDER BY 1`,
  );
  expect(tables.length).toBeGreaterThan(50);
  return inTransactionAs(portal.db, { task: "need-answer", presented: hashToken(link) }, async (transaction) => {
    const found: unknown[] = [];
    for (const { name } of tables) {
      found.push([name, await transaction.$queryRawUnsafe(`SELECT to_jsonb(t)::text AS row FROM public."${name}" t`)]);
    }
    return JSON.stringify(found);
  });
}

/** What the code gives a company, and what it is sent. */
async function toldToCompany(link: string): Promise<string> {
  await workOnce(portal);
  const sent = await sendToCompanies(portal);
  const [{ text } = { text: "" }] = sent.slice(-1);
  const last = needTokenIn(text) || link;
  return JSON.stringify([sent, await openNeedLink(portal.db, last), await readIntroduced(portal.db, last)]);
}

/** The same code, without any policy: it must not need them. */
async function withoutPolicies<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const tables = ["proposal", "proposal_event", "introduction", "person_file", "organisation"];
  for (const table of tables) await portal.build.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  try {
    return await work();
  } finally {
    for (const table of tables) await portal.build.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  }
}

function expectNothingOf({ ids }: Told, read: string, more: readonly string[] = []): void {
  const found = [...personCanaries, ...ids, ...more].filter((canary) => read.includes(canary));
  expect(found).toEqual([]);
}

describe("before the person's yes, and after they change their mind, the company has nothing of them", () => {
  test("in the rows that the database shows it", async () => {
    const told = await offered();
    expectNothingOf(told, await allRowsOf(told.link), ["Département du Nord"]);
    await sayOfProposal(portal, told.person, { proposalId: told.proposalId, version: 1, command: yes });
    const during = await allRowsOf(told.link);
    expect(["Canarinette", "+33699887766"].filter((canary) => !during.includes(canary))).toEqual([]);
    // The mail was not the way they chose, and what their file holds besides is nobody's.
    expect(during).not.toContain("canarinette@example.test");
    expect(during).not.toContain("1990-05-17");
    const [other] = [await openNeed(portal, sensor)];
    expectNothingOf(told, await allRowsOf(other.link));
    await sayOfProposal(portal, told.person, {
      proposalId: told.proposalId,
      version: 2,
      command: { name: "withdraw" },
    });
    expectNothingOf(told, await allRowsOf(told.link), ["Département du Nord"]);
  });

  test("in what the code reads and sends, without any policy", async () => {
    const told = await offered();
    const { link, proposalId, person } = told;
    await withoutPolicies(async () => {
      expectNothingOf(told, await toldToCompany(link));
    });
    await sayOfProposal(portal, person, { proposalId, version: 1, command: yes });
    await withoutPolicies(async () => {
      const said = await readIntroduced(portal.db, link);
      expect(said).toMatchObject({ value: [{ firstName: "Canarinette" }] });
      const other = await openNeed(portal, sensor);
      expect(await readIntroduced(portal.db, other.link)).toEqual({ ok: true, value: [] });
    });
    await sayOfProposal(portal, person, { proposalId, version: 2, command: { name: "withdraw" } });
    await withoutPolicies(async () => {
      expectNothingOf(told, await toldToCompany(link));
    });
  });

  test("nor by whoever follows them, before the yes they were told has its line: the database alone", async () => {
    const told = await offered();
    const { accountId, organisationId } = world.referent.actor;
    const { proposalId } = told;
    /** `saidHow` undefined: without a line. */
    const introduce = (actor: Parameters<typeof actingFor>[0], saidHow: string | null | undefined) =>
      inTransactionAs(portal.db, actingFor(actor), async (tx) => {
        await tx.$executeRaw`UPDATE proposal SET state = 'agreed', version = 2 WHERE id = ${proposalId}::uuid`;
        if (saidHow !== undefined) {
          await tx.$executeRaw`INSERT INTO proposal_event (proposal_id, version, command, from_state, to_state, by_commander,
              by_account_id, by_organisation_id, at, said_how)
            VALUES (${proposalId}::uuid, 2, 'agree', 'proposed', 'agreed', 'prescriber', ${accountId}::uuid, ${organisationId}::uuid,
              now(), ${saidHow})`;
        }
        await tx.$executeRaw`INSERT INTO introduction VALUES (${proposalId}::uuid, 'Canarinette', 'Serinos', NULL, NULL, '{}', now())`;
      });
    for (const saidHow of [undefined, null]) {
      await expect(introduce(world.referent.actor, saidHow)).rejects.toThrow(/row-level security/);
    }
    await expect(introduce(world.colleague.actor, "phone")).rejects.toThrow(/row-level security/);
    expectNothingOf(told, await allRowsOf(told.link));
    await expect(introduce(world.referent.actor, "phone")).resolves.toBeUndefined();
  });

  test("nor does it answer for somebody whom it does not see, by an id it guessed", async () => {
    const { link, proposalId, person } = await offered();
    const other = await openNeed(portal, sensor);
    const hire = (by: string, version: number) =>
      companySays(portal, by, { proposalId, version, command: { name: "hire" } });
    expect(await hire(link, 1)).toMatchObject({ refusal: { kind: "unknown-proposal" } });
    await sayOfProposal(portal, person, { proposalId, version: 1, command: yes });
    expect(await hire(other.link, 2)).toMatchObject({ refusal: { kind: "unknown-proposal" } });
  });
});

test("a message to the company never names the person, even after their yes", async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  const { proposalId, person } = await offered();
  await sayOfProposal(portal, person, { proposalId, version: 1, command: yes });
  await workOnce(portal);
  const sent = await sendToCompanies(portal);
  expect(sent.map(({ text }) => text.split("\n")[0])).toContain(
    "Une personne veut vous rencontrer. La voir, repondre :",
  );
  expect(personCanaries.filter((canary) => JSON.stringify(sent).includes(canary))).toEqual([]);
});

test("a sensor reads how many, and of nobody who", async () => {
  const { needId, proposalId, person } = await offered();
  await sayOfProposal(portal, person, { proposalId, version: 1, command: yes });
  expect(await readProgress(portal.db, sensor, needId)).toEqual({ proposed: 1, told: 1, hired: 0 });
  expect(await readProgress(portal.db, world.referent.actor, needId)).toBeNull();
  const read = JSON.stringify(await readNeed(portal.db, sensor, needId));
  expect(personCanaries.filter((canary) => read.includes(canary))).toEqual([]);
  for (const table of ["proposal", "proposal_event", "introduction"]) {
    const rows = await inTransactionAs(portal.db, actingFor(sensor), (tx) =>
      tx.$queryRawUnsafe(`SELECT FROM ${table}`),
    );
    expect([table, rows]).toEqual([table, []]);
  }
});

test("the person hears nothing of a company that hides before it says that it meets them", async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  const { link, proposalId, person } = await offered();
  await workOnce(portal);
  const hidden = ["Atelier Dupont", "13002526500013", "Jeanne Dupont"];
  const texts = (await readySent(portal, "positioning-sms")).map(({ text }) => text);
  const token = tokenIn(texts.at(-1));
  const rows = await inTransactionAs(portal.db, { task: "answer", presented: hashToken(token) }, async (tx) =>
    JSON.stringify([await tx.proposal.findMany(), await tx.need.findMany(), await tx.needContact.findMany()]),
  );
  expect(rows).toContain(proposalId);
  expect(hidden.filter((canary) => `${rows}${texts.join()}`.includes(canary))).toEqual([]);
  await sayOfProposal(portal, person, { proposalId, version: 1, command: yes });
  await companySays(portal, link, { proposalId, version: 2, command: meetOn("2027-01-14") });
  const own = await inTransactionAs(portal.db, actingFor(person), (tx) => tx.proposal.findMany());
  expect(own).toMatchObject([{ companyName: "Atelier Dupont" }]);
});
