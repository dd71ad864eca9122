import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { todayIso } from "#app/platform/clock.server.ts";
import { closeDatabase, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { importLheo } from "#app/training/import/import-lheo.server.ts";
import { readSession, readTraining } from "#app/training/reading/read-training.server.ts";
import type { SessionDetail } from "#app/training/reading/training-detail.ts";
import type { SessionSummary } from "#app/training/reading/training-view.ts";
import { searchTrainings } from "#app/training/search/search-trainings.server.ts";
import { trainingPage } from "#app/web/training/training-page.ts";
import { readSearchStatus } from "#search/postgres/index-status.server.ts";
import { noSearchParameters, type TrainingSearchParameters } from "#search/training-parameters.ts";
import { action, feed, formation, session } from "#tests/fixtures/lheo/feed.ts";
import { loadSmallReferences } from "#tests/fixtures/lheo/load-references.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const today = todayIso();
const nextYear = Number(today.slice(0, 4)) + 1;
const UNKNOWN = "00000000";

interface Case {
  readonly from: string;
  readonly to: string;
  readonly permanent?: boolean;
  readonly enrolment?: readonly [from: string, to: string];
  readonly meeting?: string;
}

/** One session each; the fixture's own meeting is left out unless a case gives one. */
const shown: Readonly<Record<string, Case>> = {
  nothingKnown: { from: UNKNOWN, to: UNKNOWN },
  monthToCome: { from: `${nextYear}0300`, to: UNKNOWN },
  monthUnderWay: { from: `${today.slice(0, 4)}${today.slice(5, 7)}00`, to: UNKNOWN },
  yearToCome: { from: `${nextYear}0000`, to: `${nextYear}0000` },
  endToCome: { from: UNKNOWN, to: `${nextYear}0531` },
  dayToCome: { from: `${nextYear}0315`, to: `${nextYear}0531` },
  secondOfMonth: { from: `${nextYear}0402`, to: UNKNOWN },
  permanentWithoutEnd: { from: "20190101", to: UNKNOWN, permanent: true, meeting: "20190131" },
  permanentUnderWay: { from: "20190100", to: `${nextYear}0500`, permanent: true },
  enrolmentOver: { from: `${nextYear}0315`, to: UNKNOWN, enrolment: ["20190101", "20190531"], meeting: "20190615" },
  enrolmentMonthOver: { from: `${nextYear}0315`, to: UNKNOWN, enrolment: ["20190100", "20190500"] },
  enrolmentOpened: { from: UNKNOWN, to: UNKNOWN, enrolment: ["20190101", UNKNOWN] },
  meetingToCome: { from: UNKNOWN, to: UNKNOWN, meeting: `${nextYear}0100` },
};
const over: Readonly<Record<string, Case>> = {
  startOver: { from: "20190531", to: `${nextYear}0531` },
  startMonthOver: { from: "20190500", to: UNKNOWN },
  startYearOver: { from: "20190000", to: UNKNOWN },
  endOver: { from: UNKNOWN, to: "20190531" },
  endMonthOver: { from: UNKNOWN, to: "20190500" },
  endYearOver: { from: UNKNOWN, to: "20190000" },
  yearAndEndOver: { from: "20190000", to: "20190531" },
  permanentOver: { from: "20180101", to: "20190531", permanent: true },
  permanentMonthOver: { from: UNKNOWN, to: "20190500", permanent: true },
  permanentEnrolmentOver: { from: "20180101", to: UNKNOWN, permanent: true, enrolment: [UNKNOWN, "20190531"] },
  onlyEnrolmentOver: { from: UNKNOWN, to: UNKNOWN, enrolment: ["20190101", "20190531"] },
  onlyEnrolmentMonthOver: { from: UNKNOWN, to: UNKNOWN, enrolment: [UNKNOWN, "20190500"] },
  onlyMeetingOver: { from: UNKNOWN, to: UNKNOWN, meeting: "20190531" },
  onlyMeetingMonthOver: { from: UNKNOWN, to: UNKNOWN, meeting: "20190500" },
};

const MEETING = /<recrutement>.*?<\/recrutement>/s;

function formationOf(name: string, { from, to, permanent, enrolment, meeting }: Case): string {
  const period = enrolment === undefined ? "" : `<debut>${enrolment[0]}</debut><fin>${enrolment[1]}</fin>`;
  const extra = period === "" ? "" : `<periode-inscription><periode>${period}</periode></periode-inscription>`;
  const dated = session({ number: `SE_${name}`, from, to, extra }).replace(MEETING, (told) =>
    meeting === undefined ? "" : told.replaceAll("20261215", meeting),
  );
  const one = action({ number: `AC_${name}`, sessions: [dated] });
  const entered =
    permanent === true ? one.replace("<modalites-entrees-sorties>0", "<modalites-entrees-sorties>1") : one;
  return formation({ number: name, title: `Plaquiste ${name}`, actions: [entered] });
}

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  await loadSmallReferences(testDatabase.ownerUrl);
  const db = useDatabase(openDatabase(testDatabase.appUrl));
  const formations = Object.entries({ ...shown, ...over }).map(([name, one]) => formationOf(name, one));
  const input = Readable.from([feed(formations)]);
  const source = { id: "feed", label: "feed" };
  const report = await importLheo({ input, source, db, yes: true, now: () => new Date() });
  expect(report.refusals).toEqual([]);
});

afterAll(async () => {
  await closeDatabase();
  await testDatabase.drop();
});

async function search(asked: Partial<TrainingSearchParameters>): Promise<readonly string[]> {
  const found = await searchTrainings({ ...noSearchParameters, perPage: 50, ...asked });
  if (!found.ok) throw new Error(found.refusal.message);
  const hits = found.value.hits.map(({ number }) => number);
  expect(found.value.total.value).toBe(hits.length);
  return hits;
}

async function sessionsOf(number: string): Promise<readonly SessionDetail[]> {
  const found = await readTraining(number);
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value.sessions;
}

async function sessionOf(name: string): Promise<SessionDetail> {
  const found = await readSession(`SE_${name}`);
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
}

async function summaryOf(name: string): Promise<SessionSummary | undefined> {
  const found = await searchTrainings({ ...noSearchParameters, perPage: 50 });
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value.hits.find(({ number }) => number === name)?.sessions[0];
}

test("the search shows what may still be entered, and nothing that is over", async () => {
  expect([...(await search({}))].sort()).toEqual(Object.keys(shown).sort());
  expect([...(await search({ q: "plaquiste" }))].sort()).toEqual(Object.keys(shown).sort());
});

test.each(Object.keys(over))(
  "the page shows no date of « %s », and its session says it does not recruit",
  async (name) => {
    expect(await sessionsOf(name)).toEqual([]);
    expect((await sessionOf(name)).recruiting).toBe("closed");
  },
);

test.each(Object.keys(shown))("the page shows the date of « %s »", async (name) => {
  expect(await sessionsOf(name)).toHaveLength(1);
});

test("the index agrees with the catalogue, and says so when a date moves under it", async () => {
  const db = useDatabase(openDatabase(testDatabase.ownerUrl));
  expect((await readSearchStatus(db.pool)).drifted).toEqual([]);
  await db.pool.query("UPDATE training_session SET ends_within = '2019-06' WHERE number = 'SE_nothingKnown'");
  expect((await readSearchStatus(db.pool)).drifted).toHaveLength(1);
  await db.pool.query("UPDATE training_session SET ends_within = NULL WHERE number = 'SE_nothingKnown'");
  await db.close();
  useDatabase(openDatabase(testDatabase.appUrl));
});

describe("a month without a day", () => {
  const march = { from: `${nextYear}-03-01`, to: `${nextYear}-03-31` };

  it("is found by a filter on that month, and by no other", async () => {
    expect([...(await search(march))].sort()).toEqual(
      ["dayToCome", "enrolmentMonthOver", "enrolmentOver", "monthToCome"].sort(),
    );
    expect(await search({ from: `${nextYear}-02-01`, to: `${nextYear}-02-28` })).toEqual([]);
    expect(await search({ from: `${nextYear}-04-01`, to: `${nextYear}-04-30` })).toEqual(["secondOfMonth"]);
  });

  it("comes after the days of its month and before the next one", async () => {
    const sorted = await search({ sort: "start" });
    const places = ["dayToCome", "monthToCome", "secondOfMonth", "yearToCome"].map((name) => sorted.indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("is told as a month, never as a day", async () => {
    expect(await summaryOf("monthToCome")).toMatchObject({ startsOn: null, startsWithin: `${nextYear}-03` });
    const training = await readTraining("monthToCome");
    if (!training.ok) throw new Error("not found");
    const page = trainingPage(training.value, today);
    expect(page.essentials?.start.lead).toBe(`En mars ${nextYear}`);
    expect(page.sessions[0]?.practical[0]).toEqual({ label: "Dates", text: `À partir de mars ${nextYear}` });
  });
});

describe("enrolment and meetings that are over", () => {
  it.each(["enrolmentOver", "enrolmentMonthOver"])("%s is not announced as recruiting", async (name) => {
    expect((await summaryOf(name))?.recruiting).toBe("closed");
    expect((await sessionOf(name)).recruiting).toBe("closed");
    const open = await search({ seats: true });
    expect(open).toContain("dayToCome");
    expect(open).not.toContain(name);
  });

  it("are told as over, or not at all", async () => {
    const training = await readTraining("enrolmentOver");
    if (!training.ok) throw new Error("not found");
    const page = trainingPage(training.value, today);
    const [card] = page.sessions;
    expect(card?.meetings).toEqual([]);
    expect(card?.practical.find(({ label }) => label === "Inscriptions")?.text).toBe(
      "Terminées (jusqu’au 31 mai 2019)",
    );
    expect(card?.practical.find(({ label }) => label === "Recrutement")?.text).toBe("Recrutement terminé");
    expect(page.steps.map(({ text }) => text).join(" ")).not.toContain("2019");
  });

  it("a meeting in a month to come is announced", async () => {
    expect((await sessionOf("meetingToCome")).meetings).toMatchObject([
      { startsOn: null, startsWithin: `${nextYear}-01` },
    ]);
    expect((await sessionOf("permanentWithoutEnd")).meetings).toEqual([]);
  });
});
