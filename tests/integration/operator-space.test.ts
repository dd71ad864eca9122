import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { readImport, readImports } from "#app/imports/history/read-imports.server.ts";
import { readRefusalPage } from "#app/imports/history/read-refusals.server.ts";
import { refusalFilterOf } from "#app/imports/history/refusal.ts";
import { refusalsCsv } from "#app/imports/history/refusals-csv.server.ts";
import { handleDeadLetters } from "#app/notifications/dead-letters/handle-dead-letters.server.ts";
import { readDeadLetters } from "#app/notifications/dead-letters/read-dead-letters.server.ts";
import { closeDatabase, type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { mailEffect } from "#app/platform/mail/message-effects.server.ts";
import { enqueueEffect } from "#app/platform/outbox/enqueue-effect.server.ts";
import { hashToken } from "#app/platform/secrets.server.ts";
import { importRunView } from "#app/routes/operator/import-run/import-run-view.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import { createRefusalLink } from "#app/training/refusal-links/create-refusal-link.server.ts";
import { listRefusalLinks, revokeRefusalLink } from "#app/training/refusal-links/manage-refusal-links.server.ts";
import { openRefusalLink } from "#app/training/refusal-links/open-refusal-link.server.ts";
import { explainVisibility } from "#app/training/visibility/explain-visibility.server.ts";
import { action, feed, formation, session } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { type AccessBuilders, type BuiltMember, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const TODAY = "2026-12-01T09:00:00Z";
const OWN = "13002526500013";
const OTHER = "35600000000048";

let testDatabase: TestDatabase;
let database: Database;
let builders: AccessBuilders;
let operator: BuiltMember;
let importedAt = Date.parse("2026-11-20T06:00:00Z");

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(TODAY);
  testDatabase = await createTestDatabase();
  await loadSmallReferences(testDatabase.ownerUrl);
  database = useDatabase(openDatabase(testDatabase.appUrl));
  builders = openAccessBuilders(testDatabase);
  const region = await builders.buildOrganisation({ kind: "region", name: "Région d’essai" });
  operator = await builders.buildMember(region, "manager");
  await importFeed([kept, begun, doubtful, foreign], "carif");
  await importFeed([kept, begun, spoiled, foreign], "carif");
});

afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
  await builders.close();
  await testDatabase.drop();
});

const sessionOf = (number: string, from?: string, to?: string): string =>
  session({ number, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
const kept = formation({ number: "32_1", siret: OWN });
const begun = formation({
  number: "32_2",
  siret: OWN,
  actions: [action({ number: "AC_2", sessions: [sessionOf("SE_2", "20261101", "20270101")] })],
});
const sound = (number: string): string => sessionOf(number, "20270111", "20270507");
const withSessions = (sessions: readonly string[], title?: string): string =>
  formation({
    number: "32_3",
    siret: OWN,
    actions: [action({ number: "AC_3", sessions })],
    ...(title === undefined ? {} : { title }),
  });
/** The same formation before and after somebody spoiled one of its two sessions. */
const doubtful = withSessions([sound("SE_3"), sound("SE_3b")]);
const spoiled = withSessions([sound("SE_3"), sessionOf("SE_3b", "20270507", "20270111")]);
const foreign = formation({
  number: "32_4",
  siret: OTHER,
  actions: [action({ number: "AC_4", sessions: [sound("SE_4"), sessionOf("=SE+4", "20270231")] })],
});

/** One run a minute: none happens at the same instant as another. */
async function importFeed(formations: readonly string[], source: string, yes = true): Promise<string> {
  importedAt += 60_000;
  const at = new Date(importedAt);
  const report = await importLheo({
    input: Readable.from([feed(formations)]),
    source: { id: source, label: source },
    db: database,
    yes,
    now: () => at,
  });
  return report.outcome;
}

async function reasonsFor(number: string): Promise<readonly string[]> {
  return (await explainVisibility(number)).map((reason) => {
    if (reason.kind === "over") return `over ${reason.shownUntil}`;
    if (reason.kind === "withdrawn") return `withdrawn ${reason.withdrawn.record} ${reason.withdrawn.on}`;
    if (reason.kind === "refused") return `refused ${reason.refusal.number} ${reason.refusal.rule}`;
    return reason.kind;
  });
}

describe("why a number is not visible", () => {
  test.each([
    ["a session that is shown", "SE_AC_32_1", ["visible"]],
    ["a session that has begun", "SE_2", ["over 2026-11-01"]],
    ["its action", "AC_2", ["over 2026-11-01"]],
    ["its formation", "32_2", ["over 2026-11-01"]],
    ["a session kept, then spoiled", "SE_3b", ["withdrawn session 2026-11-20", "refused SE_3b end-before-start"]],
    ["its formation, shown by its other session", "32_3", ["visible", "refused SE_3b end-before-start"]],
    ["a session refused from the start", "=SE+4", ["refused =SE+4 impossible-date"]],
    ["a number nobody sent", "SE_rien", ["unknown"]],
    ["a number no feed can have", "'; DROP TABLE source --", ["unknown"]],
  ])("%s", async (_what, number, reasons) => {
    expect(await reasonsFor(number)).toEqual(reasons);
  });

  test("the search was not told: repairing it shows the session", async () => {
    await database.pool.query(
      "DELETE FROM search.session WHERE training_id = (SELECT id FROM training WHERE number = '32_1')",
    );
    expect(await reasonsFor("SE_AC_32_1")).toEqual(["waits-for-index"]);
    expect(await reasonsFor("32_1")).toEqual(["waits-for-index"]);
  });

  test("a source whose newest file waits, or was refused whole, says so until it is settled", async () => {
    const many = Array.from({ length: 25 }, (_, rank) => formation({ number: `58_${rank}`, siret: OTHER }));
    expect(await importFeed(many, "autre")).toBe("switched");
    expect(await importFeed(many.slice(0, 1), "autre", false)).toBe("awaiting-confirmation");
    expect(await reasonsFor("SE_rien")).toEqual(["unknown", "source-unsettled"]);
    expect(await reasonsFor("58_3")).toEqual(["visible"]);
    const [waiting] = (await readImports(database, 1)).runs;
    expect(waiting).toMatchObject({ source: "autre", outcome: "awaiting-confirmation", isLatest: true });
    expect(await importFeed(many, "autre")).toBe("unchanged");
    expect(await reasonsFor("SE_rien")).toEqual(["unknown"]);
  });
});

describe("the refusals of a run", () => {
  const newest = async (): Promise<string> => {
    const run = (await readImports(database, 1)).runs.find(({ source }) => source === "carif");
    return run?.id ?? "";
  };
  const asked = async (search: string): Promise<readonly (string | null)[]> => {
    const filter = refusalFilterOf(new URLSearchParams(search));
    const found = await readImport(database, { id: await newest(), filter, page: 9 });
    return found.ok ? found.value.refusals.refusals.map(({ number }) => number) : [];
  };

  test("are found by rule, record, organisation and words; what an address cannot mean is left aside", async () => {
    const both = ["SE_3b", "=SE+4"];
    expect(await asked("")).toEqual(both);
    expect(await asked("objet=navire&page=-1&regle=%00")).toEqual(both);
    expect(await asked("objet=session&texte=20270231")).toEqual(["=SE+4"]);
    expect(await asked("regle=end-before-start")).toEqual(["SE_3b"]);
    expect(await asked(`organisme=${OTHER}`)).toEqual(["=SE+4"]);
    expect(await asked("objet=formation")).toEqual([]);
    expect(await asked("texte=%25")).toEqual([]);
  });

  test("are announced as the table counts them, filtered or not", async () => {
    for (const search of ["", "regle=end-before-start", "objet=formation"]) {
      const filter = refusalFilterOf(new URLSearchParams(search));
      const found = await readImport(database, { id: await newest(), filter, page: 1 });
      if (!found.ok) throw new Error(found.refusal.kind);
      const { refusedRecords, families } = importRunView(found.value, filter);
      const rows = families.filter(({ family }) => family !== "Total");
      expect(rows.reduce((sum, { refused }) => sum + refused, 0)).toBe(refusedRecords);
      expect(families.at(-1)).toMatchObject({ family: "Total", refused: refusedRecords });
    }
  });

  test("make a file for spreadsheets in which no cell is a formula", async () => {
    const id = await newest();
    const dangerous = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", 'a";=1'];
    for (const [rank, value] of dangerous.entries()) {
      await builders.query(
        `INSERT INTO import_refusal (import_id, rank, position, formation, record, number, path, line, rule, value, message)
         SELECT $1, $2, 1, c, 'session', c, c, 1, c, c, c FROM (SELECT $3::text AS c) cell`,
        [id, 1000 + rank, value],
      );
    }
    const choice = { importIds: [id], rule: null, record: null, organisation: null, text: null };
    const bytes = await new Response(refusalsCsv(database, choice)).arrayBuffer();
    const text = Buffer.from(bytes).toString("utf8");
    expect(text.startsWith('\uFEFF"Source";"Import";')).toBe(true);
    const rows = z.array(z.array(z.string())).parse(parse(text, { bom: true, delimiter: ";" }));
    expect(rows).toHaveLength(1 + 2 + dangerous.length);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
    expect(rows.slice(3).map((row) => row[3])).toEqual([...dangerous.slice(0, 7).map((value) => `'${value}`), 'a";=1']);
    await builders.query("DELETE FROM import_refusal WHERE rank >= 1000");
  });
});

describe("a link to the refusals of one organisation", () => {
  async function newLink(siret: string): Promise<{ readonly token: string; readonly id: string }> {
    const created = await createRefusalLink(database, operator.actor, siret);
    if (!created.ok) throw new Error(created.refusal.kind);
    const [row] = await builders.query("SELECT id FROM refusal_link WHERE token_hash = $1", [
      hashToken(created.value.token),
    ]);
    return { token: created.value.token, id: z.object({ id: z.string() }).parse(row).id };
  }
  const nothing = { ok: false, refusal: { kind: "no-such-link" } };

  test("shows the refusals of the organisation in the newest runs, and of no other", async () => {
    const { token } = await newLink(OWN);
    const opened = await openRefusalLink(database, token);
    if (!opened.ok) throw new Error("closed");
    expect(opened.value).toMatchObject({ siret: OWN, name: "Centre fictif", sharedBy: "Région d’essai" });
    const { refusals } = await readRefusalPage(database, { filter: opened.value.choice, page: 1 });
    expect(refusals.map(({ number, organisation }) => [number, organisation])).toEqual([["SE_3b", OWN]]);
  });

  test("revoked, expired or unknown, opens nothing, and says the same", async () => {
    const [revoked, expired] = [await newLink(OTHER), await newLink(OTHER)];
    expect((await openRefusalLink(database, revoked.token)).ok).toBe(true);
    expect(await revokeRefusalLink(database, operator.actor, revoked.id)).toEqual({ ok: true, value: null });
    expect(await revokeRefusalLink(database, operator.actor, revoked.id)).toMatchObject({ ok: false });
    await builders.rewrite(
      "UPDATE refusal_link SET created_at = created_at - interval '1 year', expires_at = $2 WHERE id = $1",
      [expired.id, TODAY],
    );
    for (const token of [revoked.token, expired.token, randomUUID(), ""]) {
      expect(await openRefusalLink(database, token)).toEqual(nothing);
    }
  });

  test("lives a year at most, keeps its secret nowhere, and is told in the audit trail", async () => {
    const { token, id } = await newLink(OWN);
    const listed = await listRefusalLinks(database, operator.actor);
    expect(JSON.stringify(listed)).not.toContain(token);
    const [row] = await builders.query("SELECT to_jsonb(l)::text AS row FROM refusal_link l WHERE id = $1", [id]);
    expect(JSON.stringify(row)).not.toContain(token);
    await expect(
      builders.rewrite("UPDATE refusal_link SET expires_at = created_at + interval '367 days' WHERE id = $1", [id]),
    ).rejects.toThrow("refusal_link_ends");
    expect(await actsOn(id)).toEqual(["refusal-link.create"]);
  });

  test("is not made for an organisation no feed names, nor by who may not", async () => {
    expect(await createRefusalLink(database, operator.actor, "00000000000000")).toMatchObject({
      refusal: { kind: "organisation-unknown" },
    });
    const auditor = { ...operator.actor, role: "region-auditor" } as const;
    expect(await createRefusalLink(database, auditor, OWN)).toMatchObject({ refusal: { kind: "not-allowed" } });
  });
});

async function actsOn(resourceId: string): Promise<readonly unknown[]> {
  const rows = await builders.query("SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY seq", [resourceId]);
  return rows.map((row) => row["action"]);
}

describe("dead letters", () => {
  async function deadLetter(to: string): Promise<string> {
    const mail = { to, subject: "Canari sujet", text: "Canari texte", html: "<p>Canari</p>" };
    const id = await database.prisma.$transaction((transaction) => enqueueEffect(transaction, mailEffect, mail));
    await builders.query(
      "UPDATE outbox_effect SET failed_at = now(), attempts = 6, last_error = 'smtp-550' WHERE id = $1",
      [id],
    );
    return id;
  }
  const due = async (): Promise<number> =>
    (await builders.query("SELECT FROM outbox_effect WHERE failed_at IS NULL AND done_at IS NULL AND due_at <= now()"))
      .length;

  test("are shown without what they say, and without whom they are for", async () => {
    const id = await deadLetter("amina.diallo@exemple.fr");
    const { dead } = await readDeadLetters(database);
    expect(dead).toMatchObject([{ id, topic: "mail", attempts: 6, lastError: "smtp-550", recipient: "a…@exemple.fr" }]);
    expect(JSON.stringify(dead)).not.toMatch(/amina|canari/i);
  });

  test("tried again, one or all of a topic, go back to the worker, with a line in the audit trail", async () => {
    const id = await deadLetter("un@exemple.fr");
    expect(await handleDeadLetters(database, operator.actor, { intent: "retry", effect: id })).toMatchObject({
      ok: true,
    });
    expect([await due(), await actsOn(id)]).toEqual([1, ["effect.retry"]]);
    await deadLetter("deux@exemple.fr");
    const retryAll = { intent: "retry-topic", topic: "mail" } as const;
    expect(await handleDeadLetters(database, operator.actor, retryAll)).toMatchObject({ ok: true });
    expect([await due(), (await readDeadLetters(database)).dead]).toEqual([3, []]);
    expect(await handleDeadLetters(database, operator.actor, retryAll)).toMatchObject({ ok: false });
    const [row] = await builders.query("SELECT facts FROM audit_event WHERE action = 'effect.retry-topic'");
    expect(row).toEqual({ facts: { topic: "mail", count: 2 } });
  });

  test("given up for a reason, are forgotten; the reason stays in the audit trail", async () => {
    const id = await deadLetter("trois@exemple.fr");
    const waiting = await due();
    const discard = { intent: "discard", effect: id, reason: "wrong-recipient" } as const;
    expect(await handleDeadLetters(database, operator.actor, discard)).toMatchObject({ ok: true });
    const [effect] = await builders.query("SELECT payload, last_error, done_at FROM outbox_effect WHERE id = $1", [id]);
    expect(effect).toEqual({ payload: {}, last_error: "discarded", done_at: new Date(TODAY) });
    expect([await due(), await actsOn(id)]).toEqual([waiting, ["effect.discard"]]);
    const auditor = { ...operator.actor, role: "region-auditor" } as const;
    expect(await handleDeadLetters(database, auditor, discard)).toEqual({
      ok: false,
      refusal: { kind: "not-allowed" },
    });
  });
});
