import { beforeEach, describe, expect, test } from "vitest";
import { actingFor } from "#app/access/acting.server.ts";
import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { retireGone, stageRows } from "#app/imports/staging/reference-store.server.ts";
import {
  readWordReview,
  readWordsToReview,
  reviewWord,
  type WordDecision,
} from "#app/matching/asked-words/review-word.server.ts";
import { answerGap } from "#app/matching/gap/answer-gap.server.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { commandNeed } from "#app/needs/command-need.server.ts";
import { readSharedSkills } from "#app/needs/layers/read-shared-skills.server.ts";
import type { WantedSkill } from "#app/needs/need-posting.ts";
import { allNeeds } from "#app/needs/search/need-search.ts";
import { searchNeeds } from "#app/needs/search/search-needs.server.ts";
import { emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { findSkills } from "#app/skills/find-skills.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { romeTables } from "#app/skills/rome-tables.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { postedNeed } from "#tests/support/needs.ts";
import { reach } from "#tests/support/table-reach.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const H2913 = romeCodeSchema.parse("H2913");
const KNOWN = 910_003;
const WORD = "souder l aluminium";

let portal: UseCasePortal;
let memberOfKind: (kind: OrganisationKind) => MemberActor;
let operator: MemberActor;

onUseCasePortal("2027-01-12", async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  memberOfKind = await buildMembersOfKinds(portal.build);
  const region = await portal.build.buildOrganisation({ kind: "region", name: "Région" });
  operator = (await portal.build.buildMember(region, "manager")).actor;
  await portal.build.query("INSERT INTO rome_grand_domaine (code, label) VALUES ('H', 'Industrie')");
  await portal.build.query("INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('H29', 'Métal', 'H')");
  await portal.build.query(
    "INSERT INTO rome_metier (code, ogr, label, domaine_code) VALUES ('H2913', 2913, 'Soudage manuel', 'H29')",
  );
  await portal.build.query(
    "INSERT INTO skill (ogr, kind, label) SELECT 910000 + n, 'skill', 'Travailler le métal ' || n FROM generate_series(1, 8) AS n",
  );
  await portal.build.query(
    "INSERT INTO metier_skill (metier_code, skill_ogr, importance) SELECT 'H2913', 910000 + n, 'core' FROM generate_series(1, 8) AS n",
  );
});

beforeEach(async () => {
  await portal.build.rewrite("UPDATE need SET state = 'set_aside'");
  await portal.build.query("DELETE FROM need_layer");
  await portal.build.rewrite("DELETE FROM asked_word_review");
  await portal.build.query("DELETE FROM asked_word_skill");
  await portal.build.rewrite("DELETE FROM regional_skill");
  await portal.build.rewrite("DELETE FROM skill WHERE ogr > 2000000000");
});

const own = (label = "Souder l’aluminium"): WantedSkill => ({ ogr: null, label, importance: "essential" });
let companies = 200_000_000;

async function qualified(skills: readonly WantedSkill[], changed: Record<string, unknown> = {}): Promise<string> {
  companies += 1;
  const siret = `${companies}00001`;
  const id = await postedNeed(portal, { siret, visibility: "public", headcount: 1, skills, ...changed });
  const given: readonly Parameters<typeof commandNeed>[2]["command"][] = [
    { name: "confirm", companyName: "Atelier" },
    { name: "qualify", metierCode: H2913, skills: [...skills] },
  ];
  for (const [at, command] of given.entries()) {
    const done = await commandNeed(portal.db, memberOfKind("proch_emploi"), { needId: id, version: at + 1, command });
    expect([command.name, done.ok]).toEqual([command.name, true]);
  }
  return id;
}

const decide = (decision: WordDecision, actor = operator) => reviewWord(portal.db, actor, decision);
const add = {
  verdict: "regional",
  word: WORD,
  label: "Souder l’aluminium au TIG",
  plain: "souder de l’alu",
  domain: "H",
} as const;
async function list() {
  const read = await readWordsToReview(portal.db, operator);
  if (!read.ok) throw new Error("Not allowed");
  return read.value;
}
async function gap() {
  const read = await answerGap(portal.db.pool, { target: { rome: "H2913" }, held: [] });
  if (!read.ok) throw new Error("No gap");
  return new Map(read.value.missing.map(({ ogr, of }) => [ogr, of]));
}
const foundBy = async (skill: number) => {
  const found = await searchNeeds(portal.db, null, { ...allNeeds, skill }, { perPage: 10 });
  return found.ok ? found.value.needs.map(({ id }) => id) : [];
};

describe("the words of needs that no list knows", () => {
  test("are collected once whatever accents, with how many needs and companies, and never what may tell of somebody", async () => {
    await qualified([own(), own("Rappeler le 06 12 34 56 78")]);
    await qualified([own("souder l'ALUMINIUM")]);
    const { open, decided, unshown } = await list();
    expect(open).toEqual([
      { word: WORD, label: expect.stringMatching(/^.ouder/), needs: 2, companies: 2, history: [] },
    ]);
    expect([decided, unshown]).toEqual([[], 1]);
    const personal = await readWordReview(portal.db, operator, {
      word: "rappeler le 06 12 34 56 78",
      words: "",
      ogr: null,
    });
    expect(personal.ok).toBe(false);
    const review = await readWordReview(portal.db, operator, { word: WORD, words: "métal", ogr: KNOWN });
    expect(review.ok && review.value).toMatchObject({
      asked: { needs: 2, metiers: ["Soudage manuel"] },
      skill: { ogr: KNOWN },
    });
    expect(review.ok && review.value.found.map(({ ogr }) => ogr)).toContain(KNOWN);
  });

  test("linked to a known skill count for it at once, in the métier and for who looks for needs; the last decision counts", async () => {
    const id = await qualified([own()]);
    const before = await gap();
    expect(await foundBy(KNOWN)).toEqual([]);
    expect((await decide({ verdict: "linked", word: WORD, ogr: KNOWN })).ok).toBe(true);
    expect((await gap()).get(KNOWN)).toBe((before.get(KNOWN) ?? 0) + 8);
    expect(await foundBy(KNOWN)).toEqual([id]);
    const later = await qualified([own("Souder l'aluminium")]);
    expect((await foundBy(KNOWN)).toSorted()).toEqual([id, later].toSorted());
    expect((await decide({ verdict: "open", word: WORD })).ok).toBe(true);
    expect([await gap(), await foundBy(KNOWN)]).toEqual([before, []]);
    const [{ history } = { history: [] }] = (await list()).open;
    expect(history.map(({ verdict, skill }) => [verdict, skill])).toEqual([
      ["open", null],
      ["linked", "Travailler le métal 3"],
    ]);
  });

  test("are decided by operators alone", async () => {
    await qualified([own()]);
    const actors = [memberOfKind("region"), memberOfKind("proch_emploi"), memberOfKind("branch")];
    for (const actor of actors) {
      expect(await decide({ verdict: "ignored", word: WORD }, actor)).toEqual({
        ok: false,
        refusal: { kind: "not-allowed" },
      });
      expect((await readWordsToReview(portal.db, actor)).ok).toBe(false);
      const acting = actingFor(actor);
      const written = `INSERT INTO asked_word_review (word, verdict, reviewer, reviewed_at)
        VALUES ('mot', 'ignored', '${actor.accountId}', now())`;
      await expect(reach(portal.db, acting, written)).rejects.toThrow(/row-level security/);
      await expect(
        reach(portal.db, acting, "INSERT INTO skill (ogr, kind, label) VALUES (2000000009, 'skill', 'Essai')"),
      ).rejects.toThrow(/reviewer alone/);
      await expect(reach(portal.db, acting, "DELETE FROM asked_word_skill")).rejects.toThrow(/permission denied/);
    }
  });
});

describe("a skill that the Region adds", () => {
  test("is found by its name, expected, held and said in plain words; one that is known already is not added", async () => {
    await qualified([own()]);
    expect(await findSkills("aluminium", 10, portal.db.pool)).toEqual([]);
    expect((await decide(add)).ok).toBe(true);
    const [skill] = (await list()).regional;
    expect(skill).toMatchObject({ label: add.label, plain: add.plain, domain: "Industrie", needs: 1, knownNow: [] });
    const ogr = skill?.ogr ?? 0;
    expect(ogr).toBeGreaterThan(2_000_000_000);
    expect((await findSkills("aluminium", 10, portal.db.pool)).map((one) => one.ogr)).toEqual([ogr]);
    expect((await gap()).get(ogr)).toBe(8);
    const answer = { ogr, answer: "yes", on: "2027-01-12" } as const;
    const draft = { ...emptyDraft, target: { rome: H2913, label: "Soudage" }, answers: [answer] };
    const profile = await readProfile(portal.db.pool, draft);
    expect(profile.ok && profile.value.gap.have.map(({ label, points, of }) => [label, points, of])).toEqual([
      [expect.stringMatching(/souder de l’alu/i), 8, 8],
    ]);
    expect(await decide({ ...add, label: "SOUDER L'ALUMINIUM au TIG" })).toMatchObject({
      refusal: { kind: "known-skill", label: add.label },
    });
    expect(await decide({ ...add, label: "Travailler le metal 3" })).toMatchObject({
      refusal: { kind: "known-skill" },
    });
  });

  test("stays whatever ROME's files hold, and the page says when ROME knows it", async () => {
    await qualified([own()]);
    await decide(add);
    const ogr = (await list()).regional[0]?.ogr ?? 0;
    const client = await portal.db.pool.connect();
    try {
      await client.query("BEGIN");
      const rows = [[910_001, "skill", "Travailler le métal 1", "", "", null, null]] as const;
      await stageRows(client, {
        definition: romeTables.skills,
        rows: (async function* () {
          yield* rows;
        })(),
      });
      expect(await retireGone(client, romeTables.skills)).toBe(7);
      const { rows: kept } = await client.query("SELECT ogr FROM skill WHERE NOT is_withdrawn ORDER BY ogr");
      expect(kept).toEqual([{ ogr: 910_001 }, { ogr }]);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
    await portal.build.query(
      "INSERT INTO skill (ogr, kind, label) VALUES (910099, 'skill', 'Souder au TIG de l’aluminium')",
    );
    expect((await list()).regional[0]?.knownNow).toEqual([{ ogr: 910_099, label: "Souder au TIG de l’aluminium" }]);
    await portal.build.query("DELETE FROM skill WHERE ogr = 910099");
  });
});

describe("sectors that look for the same skills", () => {
  const wants = { ogr: KNOWN, label: "Travailler le métal 3", importance: "essential" } as const;
  const shared = async (kind: OrganisationKind = "mission_locale", asked = {}) => {
    const read = await readSharedSkills(portal.db, memberOfKind(kind), { sector: null, ogr: null, ...asked });
    return read.ok
      ? read.value.map(({ ogr, sectors }) => [ogr, sectors.map((one) => `${one.sector}${one.companies}`)])
      : read.refusal;
  };

  test("are shown with three companies and more, those that hide by three and more", async () => {
    for (let at = 0; at < 3; at += 1) await qualified([wants], { naf: "2562B" });
    for (let at = 0; at < 2; at += 1) await qualified([wants], { naf: "4399C" });
    expect(await shared()).toEqual([]);
    expect(await shared("branch", { sector: "C" })).toEqual([[KNOWN, ["C3"]]]);
    await qualified([wants], { naf: "4399C", visibility: "sensors" });
    expect(await shared()).toEqual([]);
    await qualified([wants], { naf: "4399C" });
    expect(await shared()).toEqual([[KNOWN, ["C3", "F3"]]]);
    for (let at = 0; at < 2; at += 1) await qualified([wants], { naf: "4399C", visibility: "prescribers" });
    expect(await shared("france_travail", { ogr: KNOWN })).toEqual([[KNOWN, ["F6", "C3"]]]);
    expect(await shared("training_organisation")).toEqual({ kind: "not-allowed" });
  });
});
