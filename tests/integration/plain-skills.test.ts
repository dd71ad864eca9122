import { describe, expect, test } from "vitest";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { softSkills } from "#app/skills/soft/soft-skills.ts";
import { MOST_ASKED, mostAskedSkills, ROME, softSkillsOfRome, TENSION } from "#tests/language/most-asked-skills.ts";
import { lacksSharedData } from "#tests/support/shared-data.ts";

const words = await readPlainSkills();
/** As long as a sentence read at once. */
const SHORT = 60;

/** Where a text says « vous » or « votre », or has capitals in a row. */
const ADDRESSES = /(?<!rendez-|\p{L})(vous|votre|vos|tu|ton|tes)(?!\p{L})/iu;
const ACRONYM = /\p{Lu}{2,}/u;

test.skipIf(lacksSharedData(ROME))(
  "the soft skills are those of ROME 4.60, by their names there, in words of their own",
  () => {
    const ofRome = softSkillsOfRome().map(({ ogr, label }) => `${ogr} ${label}`);
    expect(softSkills.map(({ ogr, official }) => `${ogr} ${official}`).toSorted()).toEqual(ofRome.toSorted());
    const texts = softSkills.map(({ plain }) => plain);
    expect(texts.filter((text) => !/^(J’|Je |On )/.test(text) || /[.!]$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  },
);

describe("the plain words of skills", () => {
  test("are short, without an acronym, and address nobody; no two skills bear the same", () => {
    const texts = [...words.values()];
    expect(texts.filter((text) => text.length > SHORT || ACRONYM.test(text) || ADDRESSES.test(text))).toEqual([]);
    expect(texts.filter((text) => !/^\p{Lu}/u.test(text) || /[.!]$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.skipIf(lacksSharedData(ROME, TENSION))("are those of the skills asked most, all of ROME 4.60", () => {
    const asked = mostAskedSkills().slice(0, MOST_ASKED);
    expect(asked.length).toBe(MOST_ASKED);
    const byNumber = (one: number, other: number): number => one - other;
    expect([...words.keys()].sort(byNumber)).toEqual(asked.map(({ ogr }) => ogr).sort(byNumber));
    expect(asked.filter(({ ogr, label }) => words.get(ogr) === label)).toEqual([]);
  });
});
