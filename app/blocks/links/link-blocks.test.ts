import { expect, it } from "vitest";
import { linkBlocks } from "./link-blocks.ts";
import { arrangeSkills, type SkillCorpus } from "./skill-corpus.ts";

const skills = [
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
