import { expect, test } from "vitest";
import { importFields, proposeColumns } from "./import-fields.ts";
import { fieldOf, readRow } from "./read-row.ts";

const headers = [
  "Référence",
  "N° SIRET",
  "Poste",
  "Nombre",
  "Commune",
  "Type de contrat",
  "Début",
  "Salaire",
  "Par",
  "Téléphone",
  "Contact",
];
const columns = proposeColumns(headers, {});
const cells = [
  "A1",
  "130 025 265 00013",
  "soudeur",
  "2",
  "Péronne",
  "C.D.I.",
  "15/02/2099",
  "12,50 €",
  "heure",
  "06 12 34 56 78",
  "Jeanne",
];
const read = (changed: Readonly<Record<number, string>>) =>
  readRow(
    columns,
    cells.map((cell, place) => changed[place] ?? cell),
  );

test("the usual headers are found, whatever accents, capitals and signs; no column serves twice", () => {
  expect(columns).toEqual({
    ...{ reference: 0, siret: 1, job: 2, headcount: 3, place: 4, contract: 5, startsOn: 6, pay: 7, payPeriod: 8 },
    ...{ contactPhone: 9, contactName: 10 },
  });
  expect(proposeColumns(["Poste", "Poste"], {})).toEqual({ job: 0 });
  expect(proposeColumns(["", "??"], {})).toEqual({});
});

test("what the organisation chose last time comes before the usual names", () => {
  expect(proposeColumns(["Commune", "Où"], { place: "ou" })).toEqual({ place: 1 });
  expect(proposeColumns(["Commune"], { place: "ou" })).toEqual({ place: 0 });
});

test("a row is read as French spreadsheets write it", () => {
  expect(read({})).toMatchObject({
    ok: true,
    value: {
      reference: "A1",
      company: { siret: "13002526500013" },
      job: { label: "soudeur" },
      headcount: 2,
      place: "Péronne",
      contract: "permanent",
      startsOn: "2099-02-15",
      pay: { cents: 1250, per: "hour" },
      visibility: "sensors",
      contact: { name: "Jeanne", phone: "06 12 34 56 78" },
    },
  });
});

test.each([
  ["interim", "temporary"],
  ["Saisonnier", "seasonal"],
  ["Contrat d’apprentissage", "work-study"],
  ["CDD", "fixed-term"],
])("the contract « %s » is %s", (said, contract) => {
  expect(read({ 5: said })).toMatchObject({ ok: true, value: { contract } });
});

test.each([
  [{ 1: "13002526500014" }, ["siret"]],
  [{ 1: "" }, ["siret"]],
  [{ 2: "" }, ["job"]],
  [{ 3: "plusieurs" }, ["headcount"]],
  [{ 3: "0" }, ["headcount"]],
  [{ 5: "bénévolat" }, ["contract"]],
  [{ 6: "30/02/2099" }, ["startsOn"]],
  [{ 7: "beaucoup" }, ["pay"]],
  [{ 8: "" }, ["payPeriod"]],
  [{ 9: "12" }, ["contactPhone"]],
  [{ 10: "" }, ["contactName"]],
  [{ 1: "x", 3: "x", 4: "" }, ["siret", "headcount", "place"]],
] as const)("the bad cells of %j are %j", (changed, bad) => {
  const row = read(changed);
  expect(row.ok ? null : row.refusal.toSorted()).toEqual(bad.toSorted());
});

test("every path of the schema is a field, and no field is unknown", () => {
  expect(fieldOf("skills.3.label")).toBe("skills");
  expect(fieldOf("company.siret")).toBe("siret");
  expect(importFields).toContain(fieldOf("nowhere"));
});
