import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PathsAnswer, pathAnswerSchema } from "#app/exchange/path-schema.ts";
import { planElsewhere } from "#app/matching/proposal/plan-elsewhere.server.ts";
import { isServiceDown } from "#app/platform/http/service-down.ts";
import { type OpenApiValidator, readOpenApi } from "#tests/support/openapi-validator.ts";
import { type ServedPortal, servePortal } from "#tests/support/served-portal.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let db: TestDatabase;
let portal: ServedPortal;
let api: OpenApiValidator;

beforeAll(async () => {
  db = await createTestDatabase("demonstration");
  portal = await servePortal(db.appUrl);
  api = await readOpenApi(portal.url);
});
afterAll(async () => {
  await portal.stop();
  await db.drop();
});

/** Somebody who can do nothing yet, in Lens, wants to help people at home. */
const question = { held: [], target: { rome: "K1302" }, place: "Lens", radiusKm: 100 };

async function post(
  body: unknown,
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const response = await fetch(`${portal.url}/api/v1/paths`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

async function paths(asked: object): Promise<PathsAnswer["paths"]> {
  const { status, body } = await post(asked);
  expect([status, api.problems("/api/v1/paths", 200, body, "post")]).toEqual([200, []]);
  return pathAnswerSchema.parse(body).paths;
}

describe("the paths to a job", () => {
  it("are at most three, of real sessions in the order of their days, each bringing what none before it brings", async () => {
    const found = await paths(question);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(3);
    for (const { label, steps, covers, bound, objective, violations } of found) {
      expect([label === "", violations]).toEqual([false, []]);
      expect(bound).toBeGreaterThanOrEqual(objective);
      expect(covers.points).toBeGreaterThan(0);
      expect(covers.points).toBeLessThanOrEqual(covers.of);
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(steps.map(({ startsOn }) => startsOn)).toEqual(steps.map(({ startsOn }) => startsOn).toSorted());
      const brought = steps.flatMap(({ brings }) => brings);
      expect(new Set(brought).size).toBe(brought.length);
      for (const { session, km } of steps) {
        expect((await fetch(`${portal.url}/api/v1/sessions/${session}`)).status).toBe(200);
        expect(km).toBeLessThanOrEqual(100);
      }
    }
    const keys = found.map(({ steps }) => steps.map(({ session }) => session).join(" "));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are the same when asked again, hold what is asked of hours and days, and are none where nothing is", async () => {
    expect(await paths(question)).toEqual(await paths(question));
    const [first] = await paths(question);
    const from = first?.steps[0]?.startsOn ?? "";
    for (const { steps } of await paths({ ...question, from })) {
      expect(steps.every(({ startsOn }) => startsOn >= from)).toBe(true);
    }
    expect(await paths({ ...question, from: "2099-01-01" })).toEqual([]);
    expect(await paths({ ...question, weeklyHours: 1 })).toEqual([]);
  });

  it("are answered to all of a crowd, or said to be asked for again later: nobody gets an error of ours", async () => {
    const crowd = await Promise.all(Array.from({ length: 60 }, () => post(question)));
    const later = crowd.filter(({ status }) => status === 503);
    expect(crowd.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(crowd.length - later.length).toBeGreaterThan(0);
    for (const { headers } of later) expect(headers.get("retry-after")).toBe("5");
  });

  it("wait sixty at a time: the next question is refused at once, as by a service that does not answer", async () => {
    const limits = { budgetCents: 0, hours: 0, steps: 0, weeklyHours: 0, from: 0, to: 0 };
    const nothing = { skills: [], options: [], limits, penalties: { perHour: 0, perEuro: 0, perKm: 0, perDay: 0 } };
    // All in one turn of the event loop: the thread cannot have answered one meanwhile.
    const outcomes = await Promise.allSettled(Array.from({ length: 70 }, () => planElsewhere(nothing)));
    const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(outcomes.length - refusals.length).toBeGreaterThanOrEqual(60);
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.every(isServiceDown)).toBe(true);
  });

  it("leave no trace of whoever asks", async () => {
    const { headers } = await post(question);
    expect([headers.get("set-cookie"), headers.get("cache-control")]).toEqual([null, "no-store"]);
  });
});

describe("what is refused", () => {
  it.each<[string, object, number, string, string]>([
    ["a town nobody knows", { ...question, place: "Zzyzx" }, 400, "unknown-place", "place"],
    ["a job nobody knows", { ...question, target: { rome: "A9999" } }, 404, "unknown-metier", "target.rome"],
    ["a week of 61 hours", { ...question, weeklyHours: 61 }, 400, "bad-value", "weeklyHours"],
    ["a day that is none", { ...question, from: "demain" }, 400, "bad-value", "from"],
    ["a field nobody expects", { ...question, name: "x" }, 400, "unknown-field", "name"],
  ])("%s", async (_, body, status, code, field) => {
    const answer = await post(body);
    expect([answer.status, api.problems("/api/v1/paths", status, answer.body, "post")]).toEqual([status, []]);
    expect(answer.body).toMatchObject({ error: { code, field, message: expect.stringMatching(/\.$/) } });
  });
});
