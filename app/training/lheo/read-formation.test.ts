import { expect, test } from "vitest";
import { action, address, feed, formation, funder, session } from "#tests/fixtures/lheo/feed.ts";
import { MAUBEUGE, SMALL_REFERENCES } from "#tests/fixtures/lheo/references.ts";
import { createLheoParser } from "./lheo-parser.ts";
import { type FormationReading, readFormation } from "./read-formation.ts";

function readOne(xml: string): FormationReading {
  const readings: FormationReading[] = [];
  const parser = createLheoParser((element, index) => readings.push(readFormation(element, index, SMALL_REFERENCES)));
  parser.write(feed([xml]));
  parser.close();
  const [reading] = readings;
  if (reading === undefined) throw new Error("no formation was read");
  return reading;
}

const replaced = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to);
const rulesOf = (remarks: FormationReading["refusals"]) => remarks.map(({ record, rule }) => `${record} ${rule}`);

test("a valid formation becomes a whole record without a remark", () => {
  const { formation: record, refusals, warnings } = readOne(formation({ number: "32_1" }));
  expect([refusals, warnings]).toEqual([[], []]);
  expect(record).toMatchObject({
    number: "32_1",
    title: "Plaquiste",
    levelIn: 2,
    levelOut: 3,
    isCertifying: true,
    feedUpdatedOn: "2026-11-20",
    romes: ["F1604"],
    formacodes: ["22403"],
    nsfs: ["233"],
    certifications: [{ rncp: "RNCP34441", rs: null, certifInfo: null, cpf: null }],
    organisation: { siret: "13002526500013", communeInsee: "59392", email: "contact@organisme.invalid" },
    contactName: "Madame Accueil",
    contactPhone: "03 00 00 00 00",
  });
  expect(record?.actions[0]).toMatchObject({
    modality: "on_site",
    paces: ["full_time"],
    isPermanent: false,
    isAgreed: true,
    hoursTotal: 490,
    costCents: 123450,
    mealsText: "Cantine",
    conditions: "",
    publics: ["80010", "83056"],
    funders: [{ code: 2, fundedSeats: 12 }],
    communeInsee: "59392",
    latitude: 50.2775,
    coordinatesOrigin: "feed",
  });
  expect(record?.actions[0]?.sessions[0]).toMatchObject({
    startsOn: "2027-01-11",
    endsOn: "2027-05-07",
    recruiting: "open",
    isSimulated: false,
    enrolAddress: "Centre fictif, 1 rue Imaginaire, 59600 Maubeuge",
    meetings: [{ kind: 9, startsOn: "2026-12-15", seats: 20, startTime: "09:00" }],
    blocks: [{ code: "RNCP34441BC01", label: "Cloisons" }, { code: "RNCP34441BC02" }],
  });
});

test.each([
  ["siret-too-short", replaced("13002526500013", "130025265000")],
  ["missing-title", replaced(/<intitule-formation>.*<\/intitule-formation>/, "")],
  ["missing-title", replaced("Plaquiste", " - ")],
  ["missing-number", replaced('numero="32_1"', "")],
  ["very-long-content", replaced("Plaquiste", "P".repeat(256))],
  ["very-long-content", replaced("Cloisons ;", "C".repeat(3001))],
] as const)("a fault of the formation itself refuses it: %s", (rule, edit) => {
  const reading = readOne(formation({ number: "32_1", edit }));
  expect(reading.formation).toBeNull();
  expect(rulesOf(reading.refusals)).toEqual([`formation ${rule}`]);
});

test.each([
  ["end-before-start", { from: "20270507", to: "20270111" }],
  ["impossible-date", { from: "20270231" }],
  ["impossible-date", { to: "20271301" }],
  ["impossible-date", { from: "janvier" }],
] as const)("a fault of one session refuses it alone: %s", (rule, dates) => {
  const sessions = [session({ number: "SE_1", ...dates }), session({ number: "SE_2" })];
  const reading = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", sessions })] }));
  expect(rulesOf(reading.refusals)).toEqual([`session ${rule}`]);
  expect(reading.refusals[0]).toMatchObject({ index: 1, formation: "32_1", number: "SE_1" });
  expect(reading.refusals[0]?.path).toMatch(/^\/lheo\/offres\/formation\[1\]\/action\[1\]\/session\[1\]\/periode/);
  expect(reading.formation?.actions[0]?.sessions.map(({ number }) => number)).toEqual(["SE_2"]);
});

test("a formation whose only session is refused goes with it, under the same rule", () => {
  const sessions = [session({ number: "SE_1", from: "20270231" })];
  const reading = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", sessions })] }));
  expect(reading.formation).toBeNull();
  expect(rulesOf(reading.refusals)).toEqual([
    "session impossible-date",
    "action impossible-date",
    "formation impossible-date",
  ]);
  expect(reading.read).toEqual({ actions: 1, sessions: 1, siret: "13002526500013" });
});

test("without any session the action and the formation are refused", () => {
  const reading = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", sessions: [] })] }));
  expect(rulesOf(reading.refusals)).toEqual(["action no-session", "formation no-session"]);
  expect(rulesOf(readOne(formation({ number: "32_1", actions: [] })).refusals)).toEqual(["formation no-session"]);
});

test.each([
  ["negative-seats", funder("2", "-3")],
  ["unknown-funder", funder("99", "12")],
  ["unknown-funder", funder("", "12")],
] as const)("a fault of funding refuses the action with its sessions: %s", (rule, funders) => {
  const actions = [action({ number: "AC_1", funders }), action({ number: "AC_2" })];
  const reading = readOne(formation({ number: "32_1", actions }));
  expect(rulesOf(reading.refusals)).toEqual([`action ${rule}`]);
  expect(reading.formation?.actions.map(({ number }) => number)).toEqual(["AC_2"]);
});

test("an unknown ROME code is dropped with a warning while another domain code is left", () => {
  const reading = readOne(formation({ number: "32_1", edit: replaced("F1604", "Z9999") }));
  expect(reading.formation).toMatchObject({ romes: [], formacodes: ["22403"] });
  expect(rulesOf(reading.warnings)).toEqual(["formation unknown-rome"]);
  expect(reading.warnings[0]?.value).toBe("Z9999");
});

test("an unknown ROME code refuses the formation when no domain code is left", () => {
  const edit = replaced(
    /<domaine-formation>[\s\S]*<\/domaine-formation>/,
    "<domaine-formation><code-ROME>Z9999</code-ROME></domaine-formation>",
  );
  expect(rulesOf(readOne(formation({ number: "32_1", edit })).refusals)).toEqual(["formation unknown-rome"]);
});

test.each([
  ["swapped", "<latitude>3.9734</latitude><longitude>50.2775</longitude>"],
  ["at sea off Africa", "<latitude>0</latitude><longitude>0</longitude>"],
  ["unreadable", "<latitude>nord</latitude><longitude>est</longitude>"],
])("coordinates that are %s put the action at its commune's centre, with a warning", (_, geo) => {
  const places = `<lieu-de-formation><coordonnees>${address(geo)}</coordonnees></lieu-de-formation>`;
  const reading = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", places })] }));
  expect(rulesOf(reading.warnings)).toEqual(["action coordinates-swapped"]);
  const { latitude, longitude } = MAUBEUGE;
  expect(reading.formation?.actions[0]).toMatchObject({ latitude, longitude, coordinatesOrigin: "commune" });
});

test("coordinates that are not given put the action at its commune's centre without a word", () => {
  const places = `<lieu-de-formation><coordonnees>${address("")}</coordonnees></lieu-de-formation>`;
  const reading = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", places })] }));
  expect(reading.warnings).toEqual([]);
  expect(reading.formation?.actions[0]?.coordinatesOrigin).toBe("commune");
});

test("of several places the first is kept, with a warning", () => {
  const place = `<lieu-de-formation><coordonnees>${address()}</coordonnees></lieu-de-formation>`;
  const elsewhere = place.replaceAll("Centre fictif", "Annexe");
  const reading = readOne(
    formation({ number: "32_1", actions: [action({ number: "AC_1", places: place + elsewhere })] }),
  );
  expect(rulesOf(reading.warnings)).toEqual(["action several-places"]);
  expect(reading.formation?.actions[0]?.placeName).toBe("Centre fictif");
});

test.each([
  ["escaped", "&lt;script&gt;alert(1)&lt;/script&gt; Plaquiste", "<script>alert(1)</script> Plaquiste"],
  ["real", "<b>Plaquiste</b>", "Plaquiste"],
])("%s markup in a title is kept as plain text, with a warning", (_, title, kept) => {
  const reading = readOne(formation({ number: "32_1", title }));
  expect(reading.formation?.title).toBe(kept);
  expect(rulesOf(reading.warnings)).toEqual(["formation markup-in-title"]);
});

test("an unknown date is no date, a month is that month, with a warning", () => {
  const sessions = [session({ number: "SE_1", from: "00000000", to: "20270500" })];
  const reading = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", sessions })] }));
  expect(reading.formation?.actions[0]?.sessions[0]).toMatchObject({ startsOn: null, endsOn: "2027-05" });
  expect(rulesOf(reading.warnings)).toEqual(["session partial-date"]);
});

test.each([
  ["20270300", "20270310", null],
  ["20270310", "20270300", null],
  ["20270000", "20270000", null],
  ["20270300", "20270228", "20270300 > 20270228"],
  ["20270000", "20261200", "20270000 > 20261200"],
])("a period from %s to %s ends before it starts: %s", (from, to, value) => {
  const sessions = [session({ number: "SE_1", from, to })];
  const { refusals } = readOne(formation({ number: "32_1", actions: [action({ number: "AC_1", sessions })] }));
  expect(refusals.filter(({ rule }) => rule === "end-before-start")[0]?.value ?? null).toBe(value);
});

test("a SIRET with a wrong key is kept with a warning, spaces inside are forgiven", () => {
  const reading = readOne(formation({ number: "32_1", siret: "130 025 265 00014" }));
  expect(reading.formation?.organisation.siret).toBe("13002526500014");
  expect(rulesOf(reading.warnings)).toEqual(["formation siret-checksum"]);
});

test("a session that says it is simulated is marked so", () => {
  const extra = '<extras info="provenance"><extra info="donnee-simulee">1</extra></extras>';
  const actions = [action({ number: "AC_1", sessions: [session({ number: "SE_1", extra })] })];
  expect(readOne(formation({ number: "32_1", actions })).formation?.actions[0]?.sessions[0]?.isSimulated).toBe(true);
});

test("a link that could run a script is not kept", () => {
  const edit = replaced("</action>", "<url-action><urlweb>javascript:alert(1)</urlweb></url-action></action>");
  expect(readOne(formation({ number: "32_1", edit })).formation?.actions[0]?.url).toBeNull();
});

test("a remark shows 200 characters of the value at most", () => {
  const reading = readOne(formation({ number: "32_1", edit: replaced("Cloisons ;", "é".repeat(4000)) }));
  expect(reading.refusals[0]?.value).toHaveLength(200);
});

test("the modules to follow before are read under the names that the feed gives, once each, and never the formation itself", () => {
  const modules = (own: string, ...prior: readonly string[]) =>
    replaced(
      "</formation>",
      `<identifiant-module>${own}</identifiant-module><modules-prerequis>${prior
        .map((reference) => `<reference-module>${reference}</reference-module>`)
        .join("")}</modules-prerequis></formation>`,
    );
  const read = (edit: (xml: string) => string) => readOne(formation({ number: "32_1", edit }));
  expect(readOne(formation({ number: "32_1" })).formation).toMatchObject({ moduleReference: null, priorModules: [] });
  const { formation: record, warnings } = read(modules("M 2", "M 1", "M\n0", "M 1", "M 2", " "));
  expect(record).toMatchObject({ moduleReference: "M 2", priorModules: ["M 0", "M 1"] });
  expect(warnings).toEqual([]);
  const long = read(modules("M", "x".repeat(256), "y".repeat(255)));
  expect(long.formation).toMatchObject({ priorModules: ["y".repeat(255)] });
  expect(rulesOf(long.warnings)).toEqual(["formation unreadable-value"]);
});
