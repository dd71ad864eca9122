import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEAST_SHOWN } from "#app/matching/need-people/people-figures.ts";
import { needStates } from "#app/needs/need-states.ts";
import { atInstant } from "#app/platform/clock.server.ts";
import { type Database, openDatabase, useDatabase } from "#app/platform/database.server.ts";
import { positioningStates } from "#app/positioning/positioning-states.ts";
import { stayStates } from "#app/positioning/stay/stay-states.ts";
import { suggestionStates } from "#app/positioning/suggestion/suggestion-states.ts";
import { loadDemonstrationLife } from "#seeds/life/load-life.ts";
import { loadDemonstrationRegion } from "#seeds/load.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { invariants } from "#tests/verify/invariants/invariants.ts";

const TODAY = "2026-12-01";
const LONG_MS = 180_000;

let server: TestDatabase;
let db: Database;
let build: AccessBuilders;

const onThatDay = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
  atInstant(new Date(`${TODAY}T10:00:00+01:00`), work);
const tellLife = () => onThatDay(() => loadDemonstrationLife(db, { today: TODAY }));
const count = async (sql: string): Promise<number> => Number(Object.values((await build.query(sql))[0] ?? {})[0]);

/**
 * Once the load has written `some` rows of a table, cuts its busy connections until it gives up.
 * A connection cut while idle is simply replaced, and the load goes on.
 */
async function cutUntilItStops(load: Promise<unknown>, table: string, some: number): Promise<void> {
  const ended = load.then(
    () => true,
    () => true,
  );
  while ((await count(`SELECT count(*) FROM ${table}`)) < some) await setTimeout(20);
  while (!(await Promise.race([ended, setTimeout(5, false)])))
    await build.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'hub' AND datname = current_database() AND state <> 'idle'`,
    );
}

beforeAll(async () => {
  server = await createTestDatabase();
  db = useDatabase(openDatabase(server.appUrl));
  build = openAccessBuilders(server);
  await onThatDay(() => loadDemonstrationRegion(db, { today: TODAY }));
}, LONG_MS);

afterAll(async () => {
  await build?.close();
  await db?.close();
  await server?.drop();
});

describe("life of the demonstration region", () => {
  it(
    "is told whole, even after its load was cut",
    async () => {
      for (const [table, some] of [
        ["positioning", 40],
        ["skills_agreement", 5],
        ["proposal", 8],
      ] as const) {
        const load = tellLife();
        const [told] = await Promise.allSettled([load, cutUntilItStops(load, table, some)]);
        expect(told.status, table).toBe("rejected");
        // The next start has connections of its own; those of this one are still in its pool.
        await db.close();
        db = useDatabase(openDatabase(server.appUrl));
      }
      expect(await tellLife()).toEqual({ positionings: 200 });
      expect(await count("SELECT count(*) FROM person")).toBe(150);
      expect(await count("SELECT count(*) FROM need")).toBe(80);
      expect(await count("SELECT count(DISTINCT siret) FROM need")).toBeGreaterThanOrEqual(40);
      expect(await count("SELECT count(DISTINCT metier_code) FROM need")).toBeGreaterThanOrEqual(40);
      expect(
        await count(
          "SELECT count(DISTINCT c.arrondissement_code) FROM need n JOIN commune c ON c.insee = n.commune_code",
        ),
      ).toBe(26);
      expect(await count("SELECT count(DISTINCT state) FROM need")).toBe(needStates.length);
    },
    LONG_MS,
  );

  it("is not told twice", async () => {
    const tables = [
      "positioning_event",
      "proposal_event",
      "positioning_link",
      "operation_event",
      "held_skills",
      "audit_event",
    ];
    const counts = async () => Promise.all(tables.map((table) => count(`SELECT count(*) FROM ${table}`)));
    const before = await counts();
    expect(await tellLife()).toEqual({ positionings: 200 });
    expect(await counts()).toEqual(before);
  });

  it("has positionings, stays and suggestions in every state", async () => {
    const statesOf = async (sql: string) => (await build.query(sql)).map((row) => row["state"]);
    expect(await statesOf("SELECT DISTINCT state FROM positioning ORDER BY 1")).toEqual(positioningStates);
    expect(
      await statesOf("SELECT DISTINCT stay_state AS state FROM positioning WHERE stay_state IS NOT NULL ORDER BY 1"),
    ).toEqual(stayStates);
    expect(new Set(await statesOf("SELECT DISTINCT state::text AS state FROM suggestion"))).toEqual(
      new Set(suggestionStates),
    );
  });

  it("has jobs proposed to people, in the states that a referent meets", async () => {
    const rows = await build.query("SELECT state::text AS state FROM proposal WHERE operation_id IS NULL");
    expect(rows.map(({ state }) => state).toSorted()).toEqual(
      ["agreed", "declined", "hired", "not_met", "proposed", "to_meet"].toSorted(),
    );
  });

  it("shows a prescriber how many people near a need can do what it asks, or are one or two blocks away", async () => {
    const shown = await build.query(
      "SELECT have_all, lack_one, lack_two FROM need_people WHERE shown_to = 'prescriber' AND have_all IS NOT NULL",
    );
    expect(shown).toHaveLength(1);
    for (const people of Object.values(shown[0] ?? {})) expect(people).toBeGreaterThanOrEqual(LEAST_SHOWN.prescriber);
    expect(await count("SELECT count(*) FROM skills_agreement WHERE ended_at IS NULL")).toBeGreaterThanOrEqual(21);
  });

  it("has an operation that gathers people on a path of its sessions, and whom some joined", async () => {
    const operations = await build.query("SELECT id::text, state::text AS state, places FROM operation");
    expect(operations).toMatchObject([{ state: "gathering", places: 8 }]);
    const steps = await build.query(
      "SELECT kind::text AS kind, session_number AS session FROM operation_step ORDER BY place",
    );
    expect(steps.map(({ kind }) => kind)).toEqual(["immersion", "blocks", "blocks", "module"]);
    expect(steps.filter(({ session }) => session !== null)).toHaveLength(2);
    expect(await count("SELECT count(*) FROM operation_asked")).toBe(1);
    const said = await build.query("SELECT state::text AS state FROM proposal WHERE operation_id IS NOT NULL");
    expect(said.map(({ state }) => state).toSorted()).toEqual(["declined", "joined", "joined", "joined", "proposed"]);
  });

  it("has sessions that are open, suspended, closed, under way, over, reported, cancelled and postponed", async () => {
    const rows = await build.query("SELECT DISTINCT state::text AS state FROM managed_session ORDER BY 1");
    expect(rows.map(({ state }) => state)).toEqual([
      ...["cancelled", "closed", "ended", "published", "reported", "started", "suspended"],
    ]);
    expect(await count("SELECT count(*) FROM managed_session WHERE starts_on IS NOT NULL")).toBe(1);
  });

  it("breaks no invariant of seats, histories and audit trail", async () => {
    // What is left to the worker may be due for longer than a minute.
    const known = Object.entries(invariants).filter(([name]) => !name.startsWith("I9"));
    for (const [name, sql] of known) expect(await count(sql), name).toBe(0);
  });

  it("names nobody real: numbers and mails of fiction, and each name once", async () => {
    const real = "mail NOT LIKE '%.invalid' OR phone NOT LIKE '+3335301____'";
    expect(await count(`SELECT count(*) FROM person_file WHERE ${real}`)).toBe(0);
    expect(await count("SELECT count(DISTINCT (last_name, first_name)) FROM person_file")).toBe(150);
  });

  it("leaves to the worker what people hear of today's decisions and what search reads anew, and nothing older", async () => {
    const left = await build.query("SELECT DISTINCT topic FROM outbox_effect WHERE done_at IS NULL ORDER BY 1");
    expect(left).toEqual([{ topic: "need-mail" }, { topic: "positioning-decided" }, { topic: "session-changed" }]);
    const older = `SELECT count(*) FROM outbox_effect o JOIN positioning_event e
       ON e.positioning_id = (o.payload ->> 'positioningId')::uuid AND e.version = (o.payload ->> 'version')::int
     WHERE o.done_at IS NULL AND e.at < '${TODAY}'`;
    expect(await count(older)).toBe(0);
    const olderSuggestions = `SELECT count(*) FROM outbox_effect o JOIN suggestion_event e
       ON e.suggestion_id = (o.payload ->> 'suggestionId')::uuid AND e.version = (o.payload ->> 'version')::int
     WHERE o.done_at IS NULL AND e.at < '${TODAY}'`;
    expect(await count(olderSuggestions)).toBe(0);
  });
});
