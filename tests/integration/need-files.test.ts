import { beforeEach, describe, expect, test, vi } from "vitest";
import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { contributorKinds } from "#app/access/api-token/token-scopes.ts";
import {
  mendRow,
  mendValue,
  removeNeedFile,
  sayColumns,
  sendNeedFile,
  takeNeedFile,
} from "#app/needs/import/command-need-import.server.ts";
import { readBadRows, readNeedFile } from "#app/needs/import/read-need-import.server.ts";
import { needImportEffect, purgeNeedFiles } from "#app/needs/import/work-need-import.server.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let member: (kind: OrganisationKind) => MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  member = await buildMembersOfKinds(portal.build);
  await portal.build.query(`
    INSERT INTO departement (code, name, region_code) VALUES ('80', 'Somme', '32') ON CONFLICT DO NOTHING;
    INSERT INTO arrondissement (code, name, departement_code) VALUES ('803', 'Péronne', '80');
    INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
      VALUES ('80620', 'Péronne', 'peronne', '80', '803', 7400, 49.93, 2.93);`);
});

beforeEach(async () => {
  await portal.build.rewrite("DELETE FROM need_import");
  await portal.build.rewrite("DELETE FROM need_import_row");
  await portal.build.rewrite("DELETE FROM contributed_need");
  await portal.build.query("DELETE FROM outbox_effect");
});

const HEAD = "Référence;SIRET;Entreprise;Poste;Nombre;Lieu;Contrat;Téléphone;Contact";
const row = (reference: string, changed: Partial<Record<"siret" | "count" | "place", string>> = {}): string =>
  [
    ...[reference, changed.siret ?? "13002526500013", "Atelier", "soudeur", changed.count ?? "2"],
    ...[changed.place ?? "insee:80620", "CDI", "06 12 34 56 78", "Jeanne"],
  ].join(";");
const bytesOf = (...rows: readonly string[]): Uint8Array => new TextEncoder().encode([HEAD, ...rows].join("\n"));

async function take(bytes: Uint8Array, who = member("branch")): Promise<string> {
  const taken = await takeNeedFile(portal.db, who, { fileName: "besoins.csv", bytes });
  if (!taken.ok) throw new Error(taken.refusal.kind);
  return taken.value.id;
}

async function screen(id: string, who = member("branch")) {
  const read = await readNeedFile(portal.db, who, { id, page: 1 });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

/** Carries out the turns that wait, as the worker does. */
async function work(): Promise<void> {
  const messenger = { sendSms: async () => {}, sendMail: async () => {}, writeLetter: async () => {} };
  for (;;) {
    const [effect] = await portal.build.query(
      "SELECT id::text, payload FROM outbox_effect WHERE topic = 'need-import' LIMIT 1",
    );
    if (effect === undefined) return;
    await needImportEffect.carryOut(effect["payload"], String(effect["id"]), { database: portal.db, messenger });
    await portal.build.query("DELETE FROM outbox_effect WHERE id = $1::uuid", [effect["id"]]);
  }
}

/** Takes a file, says its proposed columns, and has it checked. */
async function checked(bytes: Uint8Array, who = member("branch")): Promise<string> {
  const id = await take(bytes, who);
  const { file } = await screen(id, who);
  expect(await sayColumns(portal.db, who, { id, columns: file.columns })).toMatchObject({ ok: true });
  await work();
  return id;
}

async function sent(id: string, who = member("branch")): Promise<void> {
  expect(await sendNeedFile(portal.db, who, { id })).toMatchObject({ ok: true });
  await work();
}

const needs = async (): Promise<number> =>
  Number((await portal.build.query("SELECT count(*)::int AS n FROM contributed_need"))[0]?.["n"]);

describe("a file of needs", () => {
  test("is checked, mended in the page, and sent; each good row is a need, told once", async () => {
    const id = await checked(bytesOf(row("A1"), row("A2", { siret: "12" }), row("A3", { count: "x" })));
    const before = await screen(id);
    expect([before.file.state, before.counts]).toEqual([
      "checked",
      { waiting: 0, ready: 1, bad: 2, told: 0, known: 0 },
    ]);
    expect(before.bad.map(({ line, faults }) => [line, faults.map(({ field }) => field)])).toEqual([
      [3, ["siret"]],
      [4, ["headcount"]],
    ]);
    expect(await needs()).toBe(0);
    const mended = (line: number, cells: object) => mendRow(portal.db, member("branch"), { id, line, cells });
    expect(await mended(3, { siret: "1300252650001" })).toMatchObject({ value: { isGood: false } });
    expect(await mended(3, { siret: "130 025 265 00013" })).toMatchObject({ value: { isGood: true } });
    await sent(id);
    const after = await screen(id);
    expect([after.file.state, after.counts]).toEqual(["sent", { waiting: 0, ready: 0, bad: 1, told: 2, known: 0 }]);
    expect(after.became).toEqual([{ state: "posted", needs: 2 }]);
    expect(await needs()).toBe(2);
    // The row that was left is mended after, and sent alone.
    expect(await mended(4, { headcount: "3" })).toMatchObject({ value: { isGood: true } });
    await sent(id);
    expect((await screen(id)).counts).toMatchObject({ told: 3, bad: 0 });
  });

  test("sent again, it makes no second need: by its reference, or by its content where it has none", async () => {
    const bytes = bytesOf(row("B1"), row(""), row("", { count: "4" }));
    await sent(await checked(bytes));
    expect(await needs()).toBe(3);
    // Said before anything is sent.
    const again = await checked(bytes);
    expect((await screen(again)).counts).toMatchObject({ ready: 0, told: 0, known: 3, bad: 0 });
    const other = await checked(bytesOf(row("B1", { count: "9" })));
    const { counts, bad } = await screen(other);
    expect([counts.bad, bad[0]?.faults[0]?.field]).toEqual([1, "reference"]);
    expect(await needs()).toBe(3);
  });

  test("its columns are remembered for the organisation, and for no other", async () => {
    const bytes = new TextEncoder().encode(`${HEAD.replace("Lieu", "Où donc")}\n${row("C1")}`);
    const id = await take(bytes);
    const { file } = await screen(id);
    expect(file.columns.place).toBeUndefined();
    expect(await sayColumns(portal.db, member("branch"), { id, columns: file.columns })).toMatchObject({
      refusal: { kind: "columns-missing" },
    });
    await sayColumns(portal.db, member("branch"), { id, columns: { ...file.columns, place: 5 } });
    expect((await screen(await take(bytes))).file.columns.place).toBe(5);
    expect((await screen(await take(bytes, member("company")), member("company"))).file.columns.place).toBeUndefined();
  });

  test("cut anywhere, then run again, it ends as if it had not been cut; two turns at once make nothing twice", async () => {
    const rows = Array.from({ length: 40 }, (_, place) => row(`D${place}`));
    const id = await checked(bytesOf(...rows));
    await sendNeedFile(portal.db, member("branch"), { id });
    const [effect] = await portal.build.query(
      "SELECT id::text, payload FROM outbox_effect WHERE topic = 'need-import'",
    );
    const messenger = { sendSms: async () => {}, sendMail: async () => {}, writeLetter: async () => {} };
    const turn = () => needImportEffect.carryOut(effect?.["payload"], "x", { database: portal.db, messenger });
    // Its connections are cut while it works.
    const cut = (async () => {
      for (let done = 0; done < 5; ) {
        done = await needs();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await portal.build.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'hub_app' AND datname = current_database()",
      );
    })();
    await Promise.allSettled([turn(), cut]);
    // The pool may give a connection that was just cut.
    const half = await vi.waitFor(() => screen(id));
    expect(half.counts.told).toBe(await needs());
    await Promise.all([turn(), turn()]);
    expect((await screen(id)).counts).toEqual({ waiting: 0, ready: 0, bad: 0, told: 40, known: 0 });
    expect([await needs(), (await screen(id)).file.state]).toEqual([40, "sent"]);
  });

  test("a file of many rows is checked and sent, its bad rows left", async () => {
    const rows = Array.from({ length: 300 }, (_, place) => row(`E${place}`, place % 100 === 7 ? { siret: "1" } : {}));
    const id = await checked(bytesOf(...rows));
    await sent(id);
    expect((await screen(id)).counts).toEqual({ waiting: 0, ready: 0, bad: 3, told: 297, known: 0 });
  });

  test("all bad cells of a row are told at once, those that nobody knows included, and are mended together", async () => {
    const head = "Référence;SIRET;Poste;Nombre;Lieu;Contrat;Code ROME;Début";
    const lines = [
      "R1;1;soudeur;zéro;Nulle-Part;CDI;Z9999;01/01/2020",
      "R2;13002526500013;soudeur;1;Ailleurs;CDI;Z9998;",
    ];
    const id = await checked(new TextEncoder().encode([head, ...lines].join("\n")));
    const fields = async () => (await screen(id)).bad.map(({ faults }) => faults.map(({ field }) => field).toSorted());
    expect(await fields()).toEqual([
      ["headcount", "place", "rome", "siret", "startsOn"],
      ["place", "rome"],
    ]);
    const cells = { siret: "13002526500013", headcount: "2", place: "insee:80620", rome: "", startsOn: "" };
    expect(await mendRow(portal.db, member("branch"), { id, line: 2, cells })).toEqual({
      ok: true,
      value: { isGood: true },
    });
  });

  test("a value that is wrong in many rows is mended once, in each of them and in no other", async () => {
    const rows = [
      ...Array.from({ length: 30 }, (_, rank) => row(`V${rank}`, { place: "Peronnne" })),
      ...[row("V90", { place: "Nulle-Part" }), row("V91", { place: "Peronnne", count: "zéro" }), row("V92")],
    ];
    const id = await checked(bytesOf(...rows));
    const { shared, counts } = await screen(id);
    expect(counts).toMatchObject({ ready: 1, bad: 32 });
    expect(shared).toMatchObject([{ field: "place", cell: "Peronnne", rows: 31 }]);
    const mend = { id, field: "place", from: "Peronnne", to: "insee:80620" } as const;
    expect(await mendValue(portal.db, member("france_travail"), mend)).toMatchObject({ ok: false });
    expect(await mendValue(portal.db, member("branch"), mend)).toEqual({ ok: true, value: { rows: 31 } });
    expect(await mendValue(portal.db, member("branch"), mend)).toMatchObject({ refusal: { kind: "at-work" } });
    await work();
    const after = await screen(id);
    expect(after.counts).toMatchObject({ ready: 31, bad: 2 });
    expect(after.bad.map(({ faults }) => faults.map(({ field }) => field))).toEqual([["place"], ["headcount"]]);
    expect([after.file.state, after.shared]).toEqual(["checked", []]);
  });

  test("a town of which the beginning alone is written is asked, never chosen; its whole name is taken", async () => {
    await portal.build.query(`
      INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude)
        VALUES ('80699', 'Roye-sur-Matz', 'roye sur matz', '80', '803', 400, 49.7, 2.8) ON CONFLICT DO NOTHING;
      INSERT INTO commune_other_name (folded_name, insee) VALUES ('saint radegonde', '80620') ON CONFLICT DO NOTHING;`);
    const places = ["Roye", "Saint-Radegonde", "Roye-sur-Matz", "péronne"];
    const id = await checked(bytesOf(...places.map((place, at) => row(`T${at}`, { place }))));
    const { counts, bad } = await screen(id);
    expect(counts).toMatchObject({ ready: 2, bad: 2 });
    expect(bad.map(({ faults }) => faults[0]?.message)).toEqual([
      "Est-ce Roye-sur-Matz\u00a0? Écrivez son nom entier.",
      "Est-ce Péronne\u00a0? Écrivez son nom entier.",
    ]);
  });

  test("a company hears how many rows are of another; a branch tells the needs of all", async () => {
    const company = member("company");
    await portal.build.query("UPDATE organisation SET siret = '13002526500013' WHERE id = $1::uuid", [
      company.organisationId,
    ]);
    const bytes = bytesOf(row("O1", { siret: "130 025 265 00013" }), row("O2", { siret: "77567227221138" }));
    expect((await screen(await take(bytes, company), company)).others).toBe(1);
    expect((await screen(await take(bytes))).others).toBe(0);
  });

  test("is erased by who sent it, not by another, nor while the portal works on it; the needs stay", async () => {
    const id = await checked(bytesOf(row("R1")));
    const remove = (who = member("branch")) => removeNeedFile(portal.db, who, { id });
    expect(await remove(member("company"))).toEqual({ ok: false, refusal: { kind: "unknown-file" } });
    await sendNeedFile(portal.db, member("branch"), { id });
    expect(await remove()).toEqual({ ok: false, refusal: { kind: "at-work" } });
    await work();
    expect(await remove()).toMatchObject({ ok: true });
    expect(await portal.build.query("SELECT FROM need_import_row")).toEqual([]);
    expect(await needs()).toBe(1);
  });

  test("is erased after thirty days; the needs stay", async () => {
    await sent(await checked(bytesOf(row("F1"))));
    goTo("2027-02-10");
    expect(await purgeNeedFiles(portal.db)).toBe(0);
    goTo("2027-02-12");
    expect(await purgeNeedFiles(portal.db)).toBe(1);
    expect(await portal.build.query("SELECT FROM need_import_row")).toEqual([]);
    expect(await needs()).toBe(1);
  });
});

describe("whose it is", () => {
  test.each(["mission_locale", "training_organisation", "departement"] as const)("no %s sends needs", async (kind) => {
    expect(contributorKinds).not.toContain(kind);
    const taken = await takeNeedFile(portal.db, member(kind), { fileName: "x.csv", bytes: bytesOf(row("G1")) });
    expect(taken).toMatchObject({ ok: false, refusal: { kind: "unknown-file" } });
  });

  test("nobody of another organisation reads, mends or sends it", async () => {
    const id = await checked(bytesOf(row("H1"), row("H2", { count: "x" })));
    const other = member("company");
    expect((await readNeedFile(portal.db, other, { id, page: 1 })).ok).toBe(false);
    expect((await readBadRows(portal.db, other, id)).ok).toBe(false);
    const refused = { ok: false, refusal: { kind: "unknown-file" } };
    expect(await mendRow(portal.db, other, { id, line: 3, cells: { headcount: "2" } })).toEqual(refused);
    expect(await sendNeedFile(portal.db, other, { id })).toEqual(refused);
    expect(
      await sayColumns(portal.db, other, { id, columns: { siret: 1, job: 3, headcount: 4, place: 5, contract: 6 } }),
    ).toEqual(refused);
  });
});
