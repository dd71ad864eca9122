import { expect, test } from "vitest";
import { compareSkills } from "./compare-skills.ts";

const skill = (ogr: number | null, label: string, importance: "essential" | "useful" = "essential") => ({
  ogr,
  label,
  importance,
});

test("each essential skill stands once: held, a little, lacking, or not known; the others are not counted", () => {
  const wanted = [
    ...[skill(1, "Souder"), skill(2, "Meuler"), skill(3, "Lire un plan"), skill(null, "Notre four")],
    skill(4, "Conduire", "useful"),
  ];
  const held = new Map([
    [1, "held"],
    [2, "partial"],
  ] as const);
  expect(compareSkills(wanted, held)).toEqual({
    ...{ held: ["Souder"], partial: ["Meuler"], lacking: ["Lire un plan"], unknown: ["Notre four"] },
  });
  expect(compareSkills([], held)).toEqual({ held: [], partial: [], lacking: [], unknown: [] });
});
