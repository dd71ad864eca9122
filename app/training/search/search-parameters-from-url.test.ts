import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noSearchParameters, parameterFields, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { followFacet } from "./follow-facet.ts";
import { nameOf } from "./parameter-name.ts";
import { fromApi, fromPage } from "./search-parameters-from-url.ts";
import { toApi, toPage } from "./search-parameters-to-url.ts";

const several = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.uniqueArray(item, { maxLength: 4 });
const maybe = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(item, { nil: null });
const digits = (length: number, prefix = ""): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^${prefix}[0-9]{${length}}$`));
const word = fc.stringMatching(/^[a-zéèç]{1,12}( [a-zéèç]{1,12}){0,3}$/);
const pastDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-12-${String(day).padStart(2, "0")}`);
const laterDay = fc.integer({ min: 1, max: 28 }).map((day) => `2027-02-${String(day).padStart(2, "0")}`);

const searches: fc.Arbitrary<TrainingSearchParameters> = fc.record({
  q: fc.oneof(fc.constant(""), word),
  place: maybe(
    fc.constantFrom("insee:59392", "postcode:59600", "departement:62", "zone:3217", "region:32", "Maubeuge"),
  ),
  radiusKm: maybe(fc.integer({ min: 1, max: 200 })),
  lat: fc.constant(null),
  lon: fc.constant(null),
  from: maybe(pastDay),
  to: maybe(laterDay),
  modality: several(fc.constantFrom("on-site", "mixed", "remote")),
  pace: several(fc.constantFrom("full-time", "part-time", "evening")),
  hoursMin: maybe(fc.integer({ min: 0, max: 400 })),
  hoursMax: maybe(fc.integer({ min: 400, max: 99_999 })),
  funder: several(fc.integer({ min: 0, max: 20 })),
  public: several(digits(4, "8")),
  aid: several(fc.constantFrom("meals", "lodging", "transport")),
  levelIn: several(fc.integer({ min: 1, max: 8 })),
  levelOut: several(fc.integer({ min: 1, max: 8 })),
  rome: several(digits(4, "[A-N]")),
  rncp: several(digits(5, "RNCP")),
  block: several(digits(2, "RNCP34441BC")),
  lacking: fc.constant(false),
  formacode: several(digits(5)),
  domain: several(fc.constantFrom("A", "F", "N", "Z")),
  organisation: several(digits(14)),
  seats: fc.boolean(),
  certifying: fc.boolean(),
  permanent: fc.boolean(),
  accessible: fc.boolean(),
  paid: fc.boolean(),
  asTyped: fc.boolean(),
  sort: fc.constantFrom("relevance", "distance", "start", "duration"),
  page: fc.integer({ min: 1, max: 10_000 }),
  perPage: fc.integer({ min: 1, max: 50 }),
});

function refusalOf(query: string): { readonly code: string; readonly field: string; readonly message: string } {
  const read = fromApi(new URLSearchParams(query));
  if (read.ok) throw new Error(`Accepted: ${query}`);
  return read.refusal;
}

describe("the two addresses of one search", () => {
  it("reads back exactly what either side wrote", () => {
    fc.assert(
      fc.property(searches, (parameters) => {
        expect(fromApi(toApi(parameters))).toEqual({ ok: true, value: { parameters, engine: null } });
        expect(fromPage(toPage(parameters))).toEqual({ parameters, problems: [] });
      }),
    );
  });

  it("names each parameter once on each side", () => {
    for (const side of ["api", "page"] as const) {
      const names = parameterFields.map((field) => nameOf(field, side));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("writes nothing for a search without any wish", () => {
    expect(toPage(noSearchParameters).toString()).toBe("");
    expect(fromApi(new URLSearchParams())).toEqual({
      ok: true,
      value: { parameters: noSearchParameters, engine: null },
    });
  });

  it("keeps the French names of the contract", () => {
    const french = [
      "q",
      "lieu",
      "rayon",
      "debut-apres",
      "debut-avant",
      "modalite",
      "rythme",
      "financeur",
      "niveau",
      "tri",
      "page",
    ];
    expect(parameterFields.map((field) => nameOf(field, "page"))).toEqual(expect.arrayContaining(french));
  });
});

describe("the API refuses what it cannot use and says why", () => {
  it.each([
    ["qq=soudeur", "unknown-parameter", "qq"],
    ["__proto__=1", "unknown-parameter", "__proto__"],
    ["constructor=1", "unknown-parameter", "constructor"],
    ["lieu=Maubeuge", "unknown-parameter", "lieu"],
    ["q=a&q=b", "repeated-parameter", "q"],
    [`q=${"a".repeat(201)}`, "bad-value", "q"],
    ["radiusKm=0", "bad-value", "radiusKm"],
    ["radiusKm=201", "bad-value", "radiusKm"],
    ["radiusKm=1e2", "bad-value", "radiusKm"],
    ["perPage=51", "bad-value", "perPage"],
    ["page=0", "bad-value", "page"],
    ["page=-1", "bad-value", "page"],
    [`page=1${"0".repeat(309)}`, "bad-value", "page"],
    ["from=2027-02-29", "bad-value", "from"],
    ["from=11/01/2027", "bad-value", "from"],
    ["from=2027-03-01&to=2027-02-01", "dates-reversed", "to"],
    ["hoursMin=40&hoursMax=30", "hours-reversed", "hoursMax"],
    ["modality=on-site&modality=moon", "bad-value", "modality"],
    ["levelOut=9", "bad-value", "levelOut"],
    ["rome=H29", "bad-value", "rome"],
    ["organisation=123", "bad-value", "organisation"],
    ["seats=yes", "bad-value", "seats"],
    ["paid=1", "bad-value", "paid"],
    ["lat=50.2", "half-a-point", "lat"],
    ["lat=91&lon=3", "bad-value", "lat"],
    ["lat=NaN&lon=3", "bad-value", "lat"],
    ["lat=50&lon=3&place=Lille", "place-and-point", "place"],
    ["engine=oracle", "bad-value", "engine"],
  ])("%s", (query, code, field) => {
    const refusal = refusalOf(query);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
    expect(refusal.message).toMatch(/^[A-ZÀ-Ý].+[.]$/u);
  });
});

describe("the page is gentle", () => {
  it("leaves out what it cannot use, reports it under its French name and keeps the rest", () => {
    const read = fromPage(new URLSearchParams("q=soudeur&rayon=mille&utm_source=x&debut-apres=2027-02-30&niveau=3"));
    expect(read.parameters).toEqual({ ...noSearchParameters, q: "soudeur", levelOut: [3] });
    expect(read.problems.map(({ field }) => field)).toEqual(["rayon", "debut-apres"]);
  });

  it.each([
    ["whole words of a long text", `soudeur ${"très ".repeat(60)}`, `soudeur ${"très ".repeat(38)}`.trim()],
    ["the beginning of a text without spaces", "a".repeat(2000), "a".repeat(200)],
  ])("reads %s, and says so", (_, text, read) => {
    const { parameters, problems } = fromPage(new URLSearchParams({ q: text, lieu: "Lens" }));
    expect(parameters).toEqual({ ...noSearchParameters, q: read, place: "Lens" });
    expect(problems.map(({ code, field }) => [code, field])).toEqual([["text-cut", "q"]]);
  });

  it("takes the place written in the form rather than the point kept from before", () => {
    const read = fromPage(new URLSearchParams("lat=50.2&lon=3.1&lieu=Lille"));
    expect(read).toEqual({ parameters: { ...noSearchParameters, place: "Lille" }, problems: [] });
  });

  it("ends a contradiction by leaving the second wish out", () => {
    const read = fromPage(new URLSearchParams("debut-apres=2027-03-01&debut-avant=2027-02-01"));
    expect([read.parameters.from, read.parameters.to]).toEqual(["2027-03-01", null]);
    expect(read.problems).toHaveLength(1);
  });

  it("ignores the empty fields a form sends", () => {
    expect(fromPage(new URLSearchParams("q=&lieu=&rayon=")).parameters).toEqual(noSearchParameters);
  });

  it("takes invisible characters and lone surrogates out of a text", () => {
    const read = fromPage(new URLSearchParams([["q", "  sou\u200bdeur\u0000 \u202e e\u0301lec \ud800 "]]));
    expect(read.parameters.q).toBe("soudeur élec");
  });

  it("survives any address whatever", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: "binary" }))), (pairs) => {
        expect(fromPage(new URLSearchParams(pairs)).parameters.perPage).toBeGreaterThan(0);
      }),
    );
  });
});

describe("following a facet", () => {
  const search = { ...noSearchParameters, q: "soudeur", place: "insee:59392", radiusKm: 20, page: 3 };

  it("replaces the place by a département, and starts again at page 1", () => {
    expect(followFacet(search, "departement", "62")).toEqual({
      ...search,
      place: "departement:62",
      radiusKm: null,
      page: 1,
    });
  });

  it("asks for a whole month, leap years included", () => {
    expect(followFacet(search, "startMonth", "2028-02")).toMatchObject({ from: "2028-02-01", to: "2028-02-29" });
  });
});
