import { expect, test } from "vitest";
import { romeCodeSchema } from "#app/skills/rome-code.ts";
import { noBackground, sayBackground } from "../skill-draft/background.ts";
import { type DraftContent, emptyDraft, withAnswer, withJob } from "../skill-draft/draft-content.ts";
import { noteWhoSaid } from "./noted-by.ts";

const on = "2026-12-01";
const job = { rome: romeCodeSchema.parse("G1803"), label: "Serveuse", years: 6, on };
const namesOf = ({ jobs, answers, background }: DraftContent) =>
  [...jobs, ...answers, ...background.licences].map(({ notedBy }) => notedBy ?? null);

test("what is said anew bears who noted it; what was there keeps who said it", () => {
  const own = noteWhoSaid(emptyDraft, withJob(emptyDraft, job), null);
  expect(namesOf(own)).toEqual([null]);
  const beside = noteWhoSaid(own, withAnswer(own, { ogr: 1, answer: "yes", on }), "Mission locale");
  expect(namesOf(beside)).toEqual([null, "Mission locale"]);
  const again = noteWhoSaid(beside, withAnswer(beside, { ogr: 1, answer: "no", on }), null);
  expect(namesOf(again)).toEqual([null, null]);
});

test("saying the same thing again changes not who said it, background included", () => {
  const said = { licences: ["permis-b"], languages: {}, keySkills: null, level: null, hasPapers: true } as const;
  const background = sayBackground(noBackground, { ...said, on });
  const first = noteWhoSaid(emptyDraft, { ...withJob(emptyDraft, job), background }, "Mission locale");
  expect(namesOf(first)).toEqual(["Mission locale", "Mission locale"]);
  const later = sayBackground(first.background, { ...said, on: "2026-12-09" });
  expect(namesOf(noteWhoSaid(first, { ...withJob(first, job), background: later }, null))).toEqual(namesOf(first));
});
