import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { actingFor } from "#app/access/acting.server.ts";
import type { MemberActor, OrganisationKind } from "#app/access/actor.ts";
import { toGapAnswer } from "#app/exchange/gap-view.ts";
import { answerGap } from "#app/matching/gap/answer-gap.server.ts";
import { readProfile } from "#app/matching/profile/read-profile.server.ts";
import { answerNeed, openNeedLink } from "#app/needs/answer-need.server.ts";
import { commandNeed, readNeed } from "#app/needs/command-need.server.ts";
import { contributeNeed } from "#app/needs/contribute-need.server.ts";
import { followSilence } from "#app/needs/follow-silence.server.ts";
import { readExpectedHere } from "#app/needs/layers/read-expected-here.server.ts";
import type { NeedPosting, WantedSkill } from "#app/needs/need-posting.ts";
import { mergeNeeds } from "#app/needs/same/merge-needs.server.ts";
import { emptyDraft } from "#app/people/skill-draft/draft-content.ts";
import { useDatabase } from "#app/platform/database.server.ts";
import { ok } from "#app/platform/result.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { followScreen } from "#app/web/needs/follow-screen.server.ts";
import { buildApiToken } from "#tests/support/build-api-token.ts";
import { buildMembersOfKinds } from "#tests/support/members-of-kinds.ts";
import { aPosting, needTokenIn, postedNeed, sendToCompanies } from "#tests/support/needs.ts";
import { reach } from "#tests/support/table-reach.ts";
import { goTo, onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

const TODAY = "2027-01-12";
const H2913 = romeCodeSchema.parse("H2913");
const CORE = 910_001;
const OTHER = 910_002;
const UNLISTED = 910_009;
const CANARY = { companyName: "Zxcanary Tôlerie" };

let portal: UseCasePortal;
let memberOfKind: (kind: OrganisationKind) => MemberActor;

onUseCasePortal(TODAY, async (opened) => {
  portal = opened;
  useDatabase(portal.db);
  memberOfKind = await buildMembersOfKinds(portal.build);
  await portal.build.query("INSERT INTO rome_grand_domaine (code, label) VALUES ('H', 'Industrie')");
  await portal.build.query("INSERT INTO rome_domaine (code, label, grand_domaine_code) VALUES ('H29', 'Métal', 'H')");
  await portal.build.query(
    `INSERT INTO rome_metier (code, ogr, label, domaine_code, parent_code) VALUES
       ('H2913', 2913, 'Soudage manuel', 'H29', NULL), ('H2999', 2999, 'Soudage de tubes', 'H29', 'H2913')`,
  );
  await portal.build.query(
    `INSERT INTO skill (ogr, kind, label) SELECT 910000 + n, 'skill', 'Savoir ' || n FROM generate_series(1, 12) AS n`,
  );
  await portal.build.query(
    `INSERT INTO metier_skill (metier_code, skill_ogr, importance)
     SELECT 'H2913', 910000 + n, (CASE WHEN n = 2 THEN 'other' ELSE 'core' END)::"SkillImportance" FROM generate_series(1, 8) AS n`,
  );
});

beforeEach(async () => {
  await portal.build.query("DELETE FROM outbox_effect");
  await portal.build.rewrite("DELETE FROM need_contact");
  await portal.build.rewrite("UPDATE need SET state = 'stopped', merged_into_id = NULL, asked_on = NULL, hired = NULL");
  await portal.build.query("DELETE FROM need_layer");
});

type Command = Parameters<typeof commandNeed>[2]["command"];
const member = (kind: OrganisationKind = "proch_emploi"): MemberActor => memberOfKind(kind);
const wants = (ogr: number, importance: WantedSkill["importance"] = "essential"): WantedSkill => ({
  ...{ ogr, label: `Savoir ${ogr - 910_000}`, importance },
});

async function command(needId: string, version: number, given: Command): Promise<void> {
  const commanded = await commandNeed(portal.db, member(), { needId, version, command: given });
  expect([given.name, commanded.ok]).toEqual([given.name, true]);
}

async function qualify(id: string, skills: readonly WantedSkill[], metierCode = "H2913"): Promise<void> {
  await command(id, 1, { name: "confirm", companyName: "Atelier" });
  await command(id, 2, { name: "qualify", metierCode: romeCodeSchema.parse(metierCode), skills: [...skills] });
}

/** A qualified need, version 3, of a company of its own. */
async function qualified(
  skills: readonly WantedSkill[],
  changed: Partial<Record<keyof NeedPosting, unknown>> = {},
): Promise<string> {
  const siret = changed.siret ?? aSiret();
  const id = await postedNeed(portal, { visibility: "public", headcount: 1, ...changed, siret });
  await qualify(id, skills);
  return id;
}

let companies = 100_000_000;
/** An establishment of a company that nothing else names. */
function aSiret(): string {
  companies += 1;
  return `${companies}00001`;
}

interface Read {
  readonly weight: number;
  readonly lines: readonly (string | null)[];
}
/** The weight and the lines of each skill, read as anybody's gap does. */
async function expectedNow(rome = "H2913"): Promise<ReadonlyMap<number, Read>> {
  const read = await readExpectedHere(portal.db.pool, rome);
  if (!read.ok) throw new Error("No such job");
  return new Map(
    read.value.skills.map(({ ogr, weight, reasons }) => [ogr, { weight, lines: reasons.map(({ line }) => line) }]),
  );
}
const weightOf = async (ogr: number, rome?: string) => (await expectedNow(rome)).get(ogr)?.weight;

describe("a need adds a layer to the skills expected of its métier", () => {
  test("once it is qualified, and moves at once with each answer of its company", async () => {
    const id = await postedNeed(portal, { visibility: "public", headcount: 3, skills: [wants(OTHER)] });
    const link = needTokenIn((await sendToCompanies(portal))[0]?.text);
    expect(await weightOf(OTHER)).toBe(1);
    await command(id, 1, { name: "confirm", companyName: "Atelier" });
    expect(await weightOf(OTHER)).toBe(1);
    await command(id, 2, { name: "qualify", metierCode: H2913, skills: [wants(OTHER), wants(UNLISTED, "useful")] });
    expect(await expectedNow()).toEqual(
      new Map([
        ...[...(await romeAlone())].filter(([ogr]) => ogr !== OTHER),
        [
          OTHER,
          {
            weight: 2,
            lines: ["Le ROME la cite pour ce métier.", "Demandée par 1 entreprise d’ici, le 12 janvier 2027."],
          },
        ],
        [UNLISTED, { weight: 1, lines: ["Demandée par 1 entreprise d’ici, le 12 janvier 2027."] }],
      ]),
    );
    await command(id, 3, { name: "qualify", metierCode: H2913, skills: [wants(CORE)] });
    expect([await weightOf(OTHER), await weightOf(CORE), await weightOf(UNLISTED)]).toEqual([1, 5, undefined]);
    await command(id, 4, { name: "qualify", metierCode: romeCodeSchema.parse("H2999"), skills: [wants(CORE)] });
    expect([await weightOf(CORE), await weightOf(CORE, "H2999")]).toEqual([5, undefined]);
    const answered = await answerNeed(portal.db, link, { version: 5, command: { name: "stop" } });
    expect(answered.ok).toBe(true);
    expect(await expectedNow()).toEqual(await romeAlone());
  });

  test("that leaves exactly the weights of before when it is set aside, merged, and comes back once it is qualified again", async () => {
    const siret = aSiret();
    const first = await qualified([wants(OTHER)], { siret });
    const before = await expectedNow();
    // Of two that have gone as far, the older one stays.
    vi.setSystemTime("2027-01-12T13:00:00+01:00");
    const second = await qualified([wants(CORE)], { siret });
    expect(await expectedNow()).not.toEqual(before);
    const merged = await mergeNeeds(portal.db, member(), {
      needId: second,
      version: 3,
      otherId: first,
      otherVersion: 3,
    });
    expect(merged.ok).toBe(true);
    expect(await expectedNow()).toEqual(before);
    await command(first, 4, { name: "set-aside", reason: "not-a-job" });
    expect(await expectedNow()).toEqual(await romeAlone());
    await command(first, 5, { name: "reopen" });
    expect(await expectedNow()).toEqual(await romeAlone());
    await command(first, 6, { name: "confirm", companyName: "Atelier" });
    await command(first, 7, { name: "qualify", metierCode: H2913, skills: [wants(OTHER)] });
    expect(await expectedNow()).toEqual(before);
  });

  test("that counts on for a while when it was filled, or closed by silence, and only if it was qualified", async () => {
    const id = await qualified([wants(OTHER)]);
    const never = await postedNeed(portal, {
      siret: aSiret(),
      headcount: 1,
      metierCode: "H2913",
      skills: [wants(CORE)],
    });
    await command(id, 3, { name: "fill", hired: 1, hiredFrom: "hub" });
    await command(never, 1, { name: "fill", hired: 1, hiredFrom: "hub" });
    expect([await weightOf(OTHER), await weightOf(CORE)]).toEqual([2, 4]);
    const silent = await qualified([wants(CORE)]);
    goTo("2027-02-20");
    await followSilence(portal.db);
    goTo("2027-03-10");
    await followSilence(portal.db);
    expect((await portal.build.query("SELECT state::text FROM need WHERE id = $1", [silent]))[0]).toEqual({
      state: "silent",
    });
    expect([await weightOf(OTHER), await weightOf(CORE)]).toEqual([2, 5]);
    goTo("2027-05-01");
    expect([await weightOf(OTHER), await weightOf(CORE)]).toEqual([2, 4]);
    goTo("2028-01-12");
    expect(await expectedNow()).toEqual(await romeAlone());
  });

  test("fewer people weigh less; a branch weighs less than the company itself", async () => {
    const many = await qualified([wants(OTHER, "trainable")], { headcount: 20 });
    expect(
      (await portal.build.query("SELECT source, headcount FROM need_layer WHERE need_id = $1", [many]))[0],
    ).toEqual({
      ...{ source: "company", headcount: 20 },
    });
    await command(many, 3, { name: "fewer", headcount: 2 });
    expect((await portal.build.query("SELECT headcount FROM need_layer WHERE need_id = $1", [many]))[0]).toEqual({
      headcount: 2,
    });
    const sources: unknown[] = [];
    for (const kind of ["branch", "france_travail"] as const) {
      const id = await toldBy(kind);
      await qualify(id, [wants(OTHER)]);
      sources.push((await portal.build.query("SELECT source FROM need_layer WHERE need_id = $1", [id]))[0]?.["source"]);
    }
    expect(sources).toEqual(["branch", "sensor"]);
  });
});

describe("who hides", () => {
  const hide = (skills: readonly WantedSkill[], visibility = "sensors") =>
    qualified(skills, { visibility, companyName: CANARY.companyName });

  test("weighs for a skill that ROME lists, and no line says so under three", async () => {
    await hide([wants(OTHER)]);
    expect((await expectedNow()).get(OTHER)).toEqual({ weight: 2, lines: ["Le ROME la cite pour ce métier.", null] });
    await hide([wants(OTHER)], "prescribers");
    expect((await expectedNow()).get(OTHER)?.lines).toEqual(["Le ROME la cite pour ce métier.", null]);
    await hide([wants(OTHER)]);
    expect((await expectedNow()).get(OTHER)?.lines[1]).toBe(
      "Demandée par 3 entreprises d’ici, la dernière en janvier 2027.",
    );
  });

  test("does not show a skill that ROME does not list, until three do, or one shows itself", async () => {
    await hide([wants(UNLISTED)]);
    await hide([wants(UNLISTED)]);
    expect(await expectedNow()).toEqual(await romeAlone());
    await hide([wants(UNLISTED)]);
    expect((await expectedNow()).get(UNLISTED)?.weight).toBe(1);
    await qualified([wants(UNLISTED + 1)]);
    await hide([wants(UNLISTED + 1)]);
    expect((await expectedNow()).get(UNLISTED + 1)?.lines).toEqual([
      "Demandée par 1 entreprise d’ici, le 12 janvier 2027.",
    ]);
  });

  test("is named by nothing that anybody reads: neither answer, nor statement of the app role", async () => {
    for (let at = 0; at < 2; at += 1) await hide([wants(OTHER), wants(UNLISTED)]);
    const siren = String(companies).slice(0, 9);
    const gap = await answerGap(portal.db.pool, { target: { rome: "H2913" }, held: [] });
    if (!gap.ok) throw new Error("No gap");
    const { rows } = await portal.db.pool.query("SELECT * FROM hub_skill_demand('H2913')");
    expect(rows.length).toBe(4);
    const texts = JSON.stringify([
      await readExpectedHere(portal.db.pool, "H2913"),
      gap.value,
      toGapAnswer(gap.value),
      rows,
    ]);
    for (const canary of ["Zxcanary", siren, "80620", "Jeanne"]) expect(texts).not.toContain(canary);
    for (const acting of [{}, actingFor(member()), { task: "need" as const }]) {
      await expect(reach(portal.db, acting, "SELECT FROM need_layer")).rejects.toThrow(/permission denied/);
      await expect(reach(portal.db, acting, "SELECT FROM need_layer_skill")).rejects.toThrow(/permission denied/);
    }
  });
});

describe("the gap to a need", () => {
  const gapTo = (need: string) => answerGap(portal.db.pool, { target: { need }, held: [] });

  test("is that to its job, and what its company asks for counts most, each said", async () => {
    const need = await qualified([wants(OTHER), wants(UNLISTED, "trainable")]);
    const job = await answerGap(portal.db.pool, { target: { rome: "H2913" }, held: [] });
    const gap = await gapTo(need);
    if (!gap.ok || !job.ok) throw new Error("No gap");
    const pointsOf = (ogr: number, of = gap) => of.value.missing.find((one) => one.ogr === ogr)?.of ?? 0;
    expect([gap.value.metier.code, gap.value.missing[0]?.ogr]).toEqual(["H2913", OTHER]);
    expect(pointsOf(OTHER) - pointsOf(OTHER, job)).toBe(32);
    expect(pointsOf(UNLISTED) - pointsOf(UNLISTED, job)).toBe(4);
    expect(gap.value.missing[0]?.asked).toMatch(/Indispensable pour ce poste, dit l’entreprise\./);
    expect(gap.value.coverage.of - job.value.coverage.of).toBe(36);
    expect(gap.value.missing.reduce((sum, { of }) => sum + of, 0)).toBe(gap.value.coverage.of);
    await command(need, 3, { name: "contest-skill", skill: "Savoir 2", reason: "wrong-skill" });
    const after = await gapTo(need);
    expect(after.ok && pointsOf(OTHER, after)).toBe(4);
  });

  test("is that of whoever chose it, and becomes that to its job once it is closed", async () => {
    const need = await qualified([wants(OTHER)]);
    const target = { rome: H2913, label: "Soudeur (Atelier, Péronne)", need };
    const coverage = async () => {
      const profile = await readProfile(portal.db.pool, { ...emptyDraft, target });
      return profile.ok ? profile.value.gap.coverage.of : null;
    };
    const ofNeed = await coverage();
    await portal.build.rewrite("UPDATE need SET state = 'stopped' WHERE id = $1", [need]);
    expect((ofNeed ?? 0) - ((await coverage()) ?? 0)).toBe(32);
  });

  test("is not answered of a need that everybody may not see, is not open, has no job, or is none", async () => {
    const open = await qualified([wants(OTHER)]);
    expect(await gapTo(open)).toMatchObject({ ok: true });
    const set = (change: string) => portal.build.rewrite(`UPDATE need SET ${change} WHERE id = $1`, [open]);
    for (const [change, back] of [
      ["visibility = 'prescribers'", "visibility = 'public'"],
      ["visibility = 'sensors'", "visibility = 'public'"],
      ["state = 'stopped'", "state = 'qualified'"],
      ["state = 'posted'", "state = 'qualified'"],
      ["metier_code = NULL", "metier_code = 'H2913'"],
    ] as const) {
      await set(change);
      expect([change, await gapTo(open)]).toEqual([change, { ok: false, refusal: { kind: "unknown-need" } }]);
      await set(back);
    }
    for (const none of [randomUUID(), "1", "' OR true --"])
      expect(await gapTo(none)).toEqual({ ok: false, refusal: { kind: "unknown-need" } });
  });
});

describe("the gap", () => {
  test("says who asks besides ROME, its points still add up, and the questions follow", async () => {
    for (let at = 0; at < 6; at += 1) await qualified([wants(OTHER)]);
    const gap = await answerGap(portal.db.pool, {
      target: { rome: "H2913" },
      held: [{ ogr: OTHER, isPartial: false, proof: null }],
    });
    if (!gap.ok) throw new Error("No gap");
    expect(gap.value.have).toEqual([
      {
        ...{ ogr: OTHER, label: "Savoir 2", points: 20, of: 20, because: "Vous savez le faire : vous le dites." },
        asked: "Demandée par 6 entreprises d’ici, la dernière le 12 janvier 2027.",
      },
    ]);
    expect(gap.value.coverage).toEqual({ points: 20, of: 7 * 16 + 20 });
    expect(toGapAnswer(gap.value).have[0]?.because).toBe(
      "Vous savez le faire : vous le dites. Demandée par 6 entreprises d’ici, la dernière le 12 janvier 2027.",
    );
    const draft = { ...emptyDraft, target: { rome: H2913, label: "Soudage" } };
    const profile = await readProfile(portal.db.pool, draft);
    expect(profile.ok && profile.value.questions[0]?.ogr).toBe(OTHER);
  });

  test("of a parent code counts what its children are asked, and not the reverse", async () => {
    const id = await postedNeed(portal, { visibility: "public", siret: aSiret() });
    await command(id, 1, { name: "confirm", companyName: "Atelier" });
    await command(id, 2, { name: "qualify", metierCode: romeCodeSchema.parse("H2999"), skills: [wants(CORE)] });
    expect([await weightOf(CORE), await weightOf(CORE, "H2999")]).toEqual([5, undefined]);
  });
});

describe("a skill that a sensor contests", () => {
  const contest = { name: "contest-skill", skill: "Savoir 2", reason: "other-job" } as const;

  test("counts no more, whoever told the need hears why, and its history says it; restored, all is as before", async () => {
    const id = await postedNeed(portal, { siret: aSiret(), visibility: "public", headcount: 1 });
    await qualify(id, [wants(OTHER), wants(UNLISTED)]);
    const before = await expectedNow();
    await portal.build.query("DELETE FROM outbox_effect");
    await command(id, 3, contest);
    expect([await weightOf(OTHER), await weightOf(UNLISTED)]).toEqual([1, 1]);
    const [told, ...others] = await sendToCompanies(portal);
    expect([told?.text, others]).toEqual([expect.stringMatching(/^Un savoir-faire demande ne compte plus/), []]);
    const own = await openNeedLink(portal.db, needTokenIn(told?.text));
    expect(own.ok && followScreen(own.value, TODAY).stand).toContain(
      "« Savoir 2 » ne compte plus dans ce qu’on attend du métier : c’est un autre métier qui le demande.",
    );
    const read = await readNeed(portal.db, member(), id);
    expect(read.ok && read.value.events[0]).toMatchObject({
      command: "contest-skill",
      skill: "Savoir 2",
      contested: "other-job",
    });
    expect(read.ok && read.value.need).toMatchObject({ state: "qualified", reason: null, version: 4 });
    await command(id, 4, { name: "qualify", metierCode: H2913, skills: [wants(UNLISTED), wants(OTHER)] });
    expect(await weightOf(OTHER)).toBe(1);
    await command(id, 5, { name: "restore-skill", skill: "Savoir 2" });
    expect(await expectedNow()).toEqual(before);
  });

  test("is contested by sensors alone, on a need that is qualified", async () => {
    const id = await qualified([wants(OTHER)]);
    for (const kind of ["mission_locale", "branch", "company"] as const) {
      const asked = await commandNeed(portal.db, member(kind), { needId: id, version: 3, command: contest });
      expect([kind, asked.ok]).toEqual([kind, false]);
    }
    const posted = await postedNeed(portal, { siret: aSiret(), skills: [wants(OTHER)] });
    expect(await commandNeed(portal.db, member(), { needId: posted, version: 1, command: contest })).toMatchObject({
      refusal: { kind: "wrong-state" },
    });
    const acting = { task: "need-post", presented: posted } as const;
    const add = `INSERT INTO need_skill VALUES ('${posted}', 9, NULL, 'Essai', 'useful'`;
    expect(await reach(portal.db, acting, `${add}, NULL)`)).toBe(1);
    await expect(reach(portal.db, acting, `${add}, 'other-job')`)).rejects.toThrow(/row-level security/);
  });
});

test("two companies at once are both counted", async () => {
  const ids = await Promise.all(
    [1, 2].map(() => postedNeed(portal, { visibility: "public", siret: aSiret(), headcount: 1 })),
  );
  await Promise.all(ids.map((id) => qualify(id, [wants(OTHER)])));
  expect((await expectedNow()).get(OTHER)?.lines[1]).toContain("2 entreprises");
});

/** A need that a member of a body told by its software; its id. */
async function toldBy(kind: OrganisationKind): Promise<string> {
  const { token } = await buildApiToken(portal.build, { id: member(kind).organisationId });
  const { id: _, contact: __, ...posting } = aPosting({ siret: aSiret(), visibility: "public", headcount: 1 });
  const told = await contributeNeed(portal.db, token, {
    name: { key: randomUUID(), reference: null },
    content: posting,
    resolve: async () => ok({ ...posting, contact: null }),
  });
  if (!told.ok) throw new Error("The need was not told");
  return told.value.id;
}

/** What ROME alone expects. */
async function romeAlone(rome = "H2913"): Promise<ReadonlyMap<number, Read>> {
  const read = await readExpectedSkills(portal.db.pool, rome);
  if (!read.ok) throw new Error("No such job");
  return new Map(
    read.value.skills.map(({ ogr, weight, reasons }) => [ogr, { weight, lines: reasons.map(({ line }) => line) }]),
  );
}
