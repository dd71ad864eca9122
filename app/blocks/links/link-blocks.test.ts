import { expect, it } from "vitest";
import { linkBlocks } from "./link-blocks.ts";
import { candidatesOf } from "./link-features.ts";
import { arrangeSkills, type LinkableSkill, type SkillCorpus } from "./skill-corpus.ts";

const skills: readonly LinkableSkill[] = [
  { ogr: 1, label: "Réparer les moteurs", isMacro: false, macroOgr: null },
  { ogr: 2, label: "Peindre une carrosserie", isMacro: false, macroOgr: null },
  { ogr: 3, label: "Tailler les arbres", isMacro: false, macroOgr: null },
  { ogr: 4, label: "Tenir une caisse", isMacro: false, macroOgr: null },
];
const certification = {
  title: "Mécanicien de véhicules",
  romes: ["I1604"],
  blocks: [
    { code: "RNCP1BC01", title: "Réparation des moteurs" },
    { code: "RNCP1BC02", title: "Peinture de la carrosserie" },
    { code: "RNCP1BC03", title: "UG2 - Mathématiques" },
  ],
};

function corpus(order = skills): Promise<SkillCorpus> {
  const core = [1, 2].map((ogr) => ({ ogr, isCore: true }));
  const skillsOfMetier = new Map([
    ["I1604", core],
    ["A1203", [{ ogr: 3, isCore: true }]],
  ]);
  const words = { words: [], wordVectors: new Int8Array(), wordScales: new Float32Array() };
  return arrangeSkills({ skills: order, skillsOfMetier }, { words, skills: { ogrs: [], vectors: new Int8Array() } });
}

it("links each block of a certification to its own skill, with what makes it think so", async () => {
  const [repair, paint] = linkBlocks(await corpus(), certification);
  expect(repair?.skills[0]).toMatchObject({
    ogr: 1,
    isShown: true,
    evidence: expect.stringContaining("Réparer, moteurs"),
  });
  expect(repair?.skills[0]?.evidence).toContain("au cœur d’un métier de la certification (I1604)");
  expect(paint?.skills[0]?.ogr).toBe(2);
  expect(repair?.skills.some(({ ogr }) => ogr === 3 || ogr === 4)).toBe(false);
});

it("gives no link to a subject of school", async () => {
  expect(linkBlocks(await corpus(), certification)[2]).toEqual({ block: "RNCP1BC03", skills: [] });
});

it("answers the same whatever the order of the referential", async () => {
  const links = linkBlocks(await corpus(), certification);
  expect(linkBlocks(await corpus(skills.toReversed()), certification)).toEqual(links);
});

/** What is compared between « Réparation des moteurs » and each skill. */
async function comparedWith(
  asked: typeof skills,
): Promise<(ogr: number) => Readonly<Record<string, number>> | undefined> {
  const whole = await corpus(asked);
  const candidates = candidatesOf(whole, certification).get("RNCP1BC01") ?? [];
  return (ogr) => candidates.find(({ place }) => whole.skills[place]?.ogr === ogr)?.features;
}

it("looks at what a skill acts on apart from its verb", async () => {
  const roofs = { ogr: 5, label: "Réparer les toitures", isMacro: false, macroOgr: null };
  const compared = await comparedWith([...skills, roofs]);
  expect(compared(1)).toMatchObject({ objectSaid: 1 });
  expect(compared(5)).toMatchObject({ objectSaid: 0 });
});

it("knows that the block speaks of the other skills of a macro-skill too", async () => {
  const engines = { ogr: 5, label: "Démonter les moteurs", isMacro: false, macroOgr: 1 };
  const compared = await comparedWith([...skills, engines]);
  expect(compared(5)).toMatchObject({ kin: Math.log(2), kinSaid: 1 });
  expect(compared(2)).toMatchObject({ kin: 0, kinSaid: 0 });
});
