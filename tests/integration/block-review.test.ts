import pg from "pg";
import { describe, expect, test } from "vitest";
import type { MemberActor } from "#app/access/actor.ts";
import { linkKnownBlocks } from "#app/blocks/links/link-blocks.server.ts";
import {
  readCertificationReview,
  readCertificationsToReview,
  reviewLink,
} from "#app/blocks/review/review-link.server.ts";
import { teachingBlocks } from "#app/matching/blocks/teaching-block-store.server.ts";
import { rebuildSearchDocuments } from "#search/postgres/write-documents.server.ts";
import { makeCorpus, type SearchCorpus } from "#tests/support/search-corpus.ts";
import { insertCorpus } from "#tests/support/search-corpus-records.ts";
import { onUseCasePortal, type UseCasePortal } from "#tests/support/use-case-portal.ts";

let portal: UseCasePortal;
let operator: MemberActor;
let agent: MemberActor;
const corpus: SearchCorpus = makeCorpus(3, 40);
const CODE = "RNCP34000";
const BLOCK = `${CODE}BC01`;

onUseCasePortal("2026-12-01", async (opened) => {
  portal = opened;
  const client = new pg.Client({ connectionString: portal.appUrl });
  await client.connect();
  await client.query("BEGIN");
  await insertCorpus(client, corpus);
  await client.query(`
    INSERT INTO skill (ogr, kind, label) VALUES (900001, 'skill', 'Réparer les moteurs'), (900002, 'skill', 'Peindre une carrosserie'),
      (900003, 'knowledge', 'Réparation des moteurs');
    INSERT INTO metier_skill (metier_code, skill_ogr, importance) VALUES ('H2913', 900001, 'core'), ('H2913', 900002, 'other');
    INSERT INTO certification (code, register, title, is_active) VALUES ('${CODE}', 'rncp', 'Mécanicien', true),
      ('RNCP34001', 'rncp', 'Soudeur', true);
    INSERT INTO certification_rome (certification_code, rome_code) VALUES ('${CODE}', 'H2913');
    INSERT INTO skill_block (code, certification_code, label) VALUES ('${BLOCK}', '${CODE}', 'Réparation des moteurs'),
      ('RNCP34001BC02', 'RNCP34001', 'Souder'), ('RNCP34001BC03', 'RNCP34001', 'Préparer');
    INSERT INTO block_skill (block_code, skill_ogr, confidence_percent, evidence, is_shown)
      VALUES ('${BLOCK}', 900001, 80, 'mots communs', true)`);
  await rebuildSearchDocuments(client);
  await client.query("COMMIT");
  await client.end();
  const region = await portal.build.buildOrganisation({ kind: "region" });
  operator = (await portal.build.buildMember(region, "manager")).actor;
  agent = (await portal.build.buildMember(await portal.build.buildOrganisation({}), "agent")).actor;
});

const decide = (ogr: number, verdict: "accepted" | "rejected", actor = operator) =>
  reviewLink(portal.db, actor, { block: BLOCK, ogr, verdict });
const seen = async (): Promise<readonly number[]> =>
  (await teachingBlocks(portal.db.pool)).find(({ code }) => code === BLOCK)?.skills ?? [];

async function review(words = "", decision: Parameters<typeof decide> | null = null) {
  const read = await readCertificationReview(portal.db, operator, {
    certification: CODE,
    words,
    decision: decision === null ? null : { block: BLOCK, ogr: decision[0], verdict: decision[1] },
  });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

/** Trainings that one may still enter and that teach the block, as the documents say. */
function taughtBy(code: string): number {
  const shown = corpus.sessions.filter(({ isPermanent, startsOn, endsOn, blocks }) => {
    const last = isPermanent ? endsOn : startsOn;
    return blocks.includes(code) && (last === null || last >= "2026-12-01");
  });
  return new Set(shown.map(({ trainingId }) => trainingId)).size;
}

describe("reviewing which skills a block teaches", () => {
  test("certifications come by the trainings that lead to them, and the share of reviewed trainings is said", async () => {
    const read = await readCertificationsToReview(portal.db, operator);
    if (!read.ok) throw new Error(read.refusal.kind);
    const uses = read.value.certifications.map(({ trainings }) => trainings);
    expect(uses).toEqual([...uses].sort((a, b) => b - a));
    expect(read.value.certifications.find(({ code }) => code === CODE)).toMatchObject({
      trainings: taughtBy(BLOCK),
      blocks: 1,
      reviewed: 0,
    });
    expect(read.value.progress.reviewed).toBe(0);
  });

  test("what a decision changes is told before it is kept, and nothing is kept by asking", async () => {
    expect((await review("", [900_001, "rejected"])).effect).toMatchObject({
      skill: "Réparer les moteurs",
      isSeen: true,
      trainings: taughtBy(BLOCK),
      metiers: 1,
      jobs: ["x"],
    });
    expect((await review("", [900_003, "accepted"])).effect).toBeNull();
    expect(await seen()).toEqual([900_001]);
  });

  test("a rejected link is hidden, an added one shown, each decision kept in order; the journal says who", async () => {
    expect((await review("carrosserie peindre")).found).toEqual([
      { ogr: 900_002, label: "Peindre une carrosserie", kind: "skill" },
    ]);
    expect(await decide(900_001, "rejected")).toEqual({ ok: true, value: null });
    expect(await decide(900_002, "accepted")).toMatchObject({ ok: true });
    expect(await seen()).toEqual([900_002]);
    expect(await decide(900_001, "accepted")).toMatchObject({ ok: true });
    const [block] = (await review()).certification.blocks;
    expect(block?.links.map(({ ogr, verdict, evidence, history }) => ({ ogr, verdict, evidence, history }))).toEqual([
      {
        ...{ ogr: 900_002, verdict: "accepted", evidence: "ajoutée à la relecture" },
        history: [{ verdict: "accepted", on: "2026-12-01" }],
      },
      {
        ...{ ogr: 900_001, verdict: "accepted", evidence: "mots communs" },
        history: expect.arrayContaining([
          { verdict: "accepted", on: "2026-12-01" },
          { verdict: "rejected", on: "2026-12-01" },
        ]),
      },
    ]);
    const acts = await portal.build.query(
      "SELECT actor_id, facts FROM audit_event WHERE action = 'block-link.review' ORDER BY seq",
    );
    expect(acts).toEqual(
      [
        [900_001, "rejected"],
        [900_002, "accepted"],
        [900_001, "accepted"],
      ].map(([skill, verdict]) => ({ actor_id: operator.accountId, facts: { skill, verdict } })),
    );
    const read = await readCertificationsToReview(portal.db, operator);
    expect(read.ok && read.value.certifications.find(({ code }) => code === CODE)?.reviewed).toBe(1);
    expect(read.ok && read.value.progress.reviewed).toBeGreaterThan(0);
  });

  test("linking again changes no decision, and the database refuses whoever would write over one", async () => {
    await decide(900_001, "rejected");
    expect(await linkKnownBlocks(portal.db, [BLOCK])).toMatchObject({ ok: true });
    expect(await seen()).toEqual([900_002]);
    const over = [
      "UPDATE block_skill SET verdict = NULL, reviewer = NULL, reviewed_at = NULL",
      "UPDATE block_skill SET evidence = 'écrasée'",
      "DELETE FROM block_skill",
      `INSERT INTO block_skill VALUES ('RNCP34001BC02', 900001, 90, '-', true, now(), 'accepted', gen_random_uuid(), now())`,
      `INSERT INTO block_skill_review VALUES (gen_random_uuid(), '${BLOCK}', 900001, 'accepted', now())`,
      "DELETE FROM block_skill_review",
    ];
    for (const sql of over) await expect(portal.db.pool.query(sql), sql).rejects.toThrow(/reviewer|link|history/);
  });

  test("is refused to anybody but an operator, and for what is not known", async () => {
    expect(await decide(900_001, "accepted", agent)).toEqual({ ok: false, refusal: { kind: "not-allowed" } });
    expect(await readCertificationsToReview(portal.db, agent)).toMatchObject({ refusal: { kind: "not-allowed" } });
    expect(await decide(900_003, "accepted")).toEqual({ ok: false, refusal: { kind: "unknown-link" } });
    const unknown = { certification: "RNCP9", words: "", decision: null };
    expect(await readCertificationReview(portal.db, operator, unknown)).toMatchObject({
      refusal: { kind: "unknown-certification" },
    });
  });
});
