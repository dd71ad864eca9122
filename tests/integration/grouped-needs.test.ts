import { afterAll, beforeAll, expect, test } from "vitest";
import { type MemberActor, type OrganisationKind, organisationKinds } from "#app/access/actor.ts";
import { prescribingKinds } from "#app/access/authorisation/authorisation-states.ts";
import type { GroupedAsked } from "#app/needs/grouped/grouped-need-store.server.ts";
import { type GroupedNeeds, readGroupedNeeds } from "#app/needs/grouped/read-grouped-needs.server.ts";
import { sensorKinds } from "#app/needs/sensor-kinds.ts";
import { type Database, openDatabase } from "#app/platform/database.server.ts";
import { type AccessBuilders, openAccessBuilders } from "#tests/support/access-builders.ts";
import { buildNeed } from "#tests/support/build-need.ts";
import { buildOperationOf } from "#tests/support/build-operation.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { buildOpening } from "#tests/support/opening-things.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const PERONNE = "80620";
const LENS = "62498";
const WELDER = "H2913";
const HELPER = "K1304";

let server: TestDatabase;
let db: Database;
let memberOfKind: (kind: OrganisationKind) => MemberActor;

interface Wanted {
  readonly state: string;
  readonly naf: string | null;
  readonly metier: string | null;
  readonly commune: string;
  readonly headcount: number;
}

async function post(build: AccessBuilders, { state, naf, metier, commune, headcount }: Wanted): Promise<string> {
  const { id } = await buildNeed(build);
  await build.rewrite(
    `UPDATE need SET state = $2::"NeedState", naf = $3, metier_code = $4, commune_code = $5, headcount = $6, hired = 1 WHERE id = $1`,
    [id, state, naf, metier, commune, headcount],
  );
  return id;
}

beforeAll(async () => {
  server = await createTestDatabase();
  db = openDatabase(server.appUrl);
  const build = openAccessBuilders(server);
  await build.query(`
    INSERT INTO departement (code, name, region_code) VALUES ('80', 'Somme', '32'), ('62', 'Pas-de-Calais', '32') ON CONFLICT DO NOTHING;
    INSERT INTO arrondissement (code, name, departement_code) VALUES ('804', 'Péronne', '80'), ('627', 'Lens', '62');
    INSERT INTO commune (insee, name, folded_name, departement_code, arrondissement_code, population, latitude, longitude) VALUES
      ('${PERONNE}', 'Péronne', 'peronne', '80', '804', 7400, 49.93, 2.93), ('${LENS}', 'Lens', 'lens', '62', '627', 32000, 50.43, 2.83);
    INSERT INTO rome_grand_domaine (code, label) VALUES ('H', 'Industrie'), ('K', 'Services');
    INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('H29', 'Production', 'H'), ('K13', 'Aide', 'K');
    INSERT INTO rome_metier (code, ogr, label, domaine_code)
      VALUES ('${WELDER}', 1, 'Soudeur', 'H29'), ('${HELPER}', 2, 'Aide à domicile', 'K13');`);
  memberOfKind = await buildMembersOfKinds(build);
  const region = memberOfKind("region").organisationId;
  const [industry, care] = ["25.11Z", "88.10A"];
  const gathered = await post(build, {
    ...{ state: "qualified", naf: industry, metier: WELDER, commune: PERONNE, headcount: 3 },
  });
  await buildOperationOf(build, { organisationId: region, needId: gathered });
  const over = await post(build, {
    ...{ state: "qualified", naf: industry, metier: WELDER, commune: PERONNE, headcount: 2 },
  });
  await build.rewrite("UPDATE need SET visibility = 'prescribers' WHERE id = $1", [over]);
  const ended = await buildOperationOf(build, { organisationId: region, needId: over });
  await build.rewrite("UPDATE operation SET state = 'ended' WHERE id = $1", [ended]);
  const asked = await post(build, {
    ...{ state: "qualified", naf: care, metier: HELPER, commune: LENS, headcount: 10 },
  });
  for (const [state, needId] of [
    ["in_study", asked],
    ["refused", over],
  ] as const) {
    const opening = await buildOpening(build, { id: memberOfKind("mission_locale").organisationId });
    await build.rewrite(
      `UPDATE opening_request SET state = $2::text::"OpeningState", due_on = CASE WHEN $2 = 'in_study' THEN due_on END WHERE id = $1`,
      [opening, state],
    );
    await build.rewrite("UPDATE opening_contribution SET need_id = $2, why = 'need' WHERE request_id = $1", [
      opening,
      needId,
    ]);
  }
  await post(build, { state: "confirmed", naf: null, metier: null, commune: LENS, headcount: 1 });
  for (const state of ["posted", "filled", "stopped", "set_aside", "silent"])
    await post(build, { state, naf: industry, metier: WELDER, commune: PERONNE, headcount: 50 });
  await build.close();
});
afterAll(async () => {
  await db?.close();
  await server?.drop();
});

async function grouped(
  asked: Partial<GroupedAsked> = {},
  kind: OrganisationKind = "region",
): Promise<GroupedNeeds["groups"]> {
  const all = { sector: null, arrondissement: null };
  return (await readGroupedNeeds(db, memberOfKind(kind), { ...all, ...asked })).groups;
}

test("confirmed open needs are grouped, those of the most people first, with what answers them", async () => {
  const { sector, metier, arrondissement } = await grouped();
  const welders = { needs: 2, people: 5, qualified: 2, withOperation: 1, withOpening: 0, unanswered: 1 };
  const helpers = { needs: 1, people: 10, qualified: 1, withOperation: 0, withOpening: 1, unanswered: 0 };
  const unsaid = { needs: 1, people: 1, qualified: 0, withOperation: 0, withOpening: 0, unanswered: 0 };
  expect(metier).toEqual([
    { code: HELPER, label: "Aide à domicile", ...helpers },
    { code: WELDER, label: "Soudeur", ...welders },
    { code: null, label: null, ...unsaid },
  ]);
  expect(sector).toEqual([
    { code: "Q", label: null, ...helpers },
    { code: "C", label: null, ...welders },
    { code: null, label: null, ...unsaid },
  ]);
  expect(arrondissement).toEqual([
    { code: "627", label: "Lens", ...helpers, needs: 2, people: 11 },
    { code: "804", label: "Péronne", ...welders },
  ]);
});

test("a sector and an arrondissement narrow every grouping", async () => {
  const ofIndustry = await grouped({ sector: "C" });
  expect(ofIndustry.arrondissement.map(({ code, needs }) => [code, needs])).toEqual([["804", 2]]);
  const ofLens = await grouped({ arrondissement: "627" });
  expect(ofLens.metier.map(({ code }) => code)).toEqual([HELPER, null]);
  expect((await grouped({ sector: "C", arrondissement: "627" })).metier).toEqual([]);
});

test.each(organisationKinds)("a %s groups the needs that they see", async (kind) => {
  const [sum] = (await grouped({ sector: "C" }, kind)).sector;
  expect(sum?.people ?? 0).toBe(sensorKinds.includes(kind) ? 5 : prescribingKinds.includes(kind) ? 2 : 0);
  expect((await readGroupedNeeds(db, memberOfKind(kind), { sector: null, arrondissement: null })).knowsAnswers).toBe(
    kind === "region",
  );
});
