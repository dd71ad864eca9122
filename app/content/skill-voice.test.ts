import { expect, it } from "vitest";
import { saidToThem } from "#tests/support/said-to-them.ts";
import { backgroundPages, backgroundVoices, priorVoices } from "./background.ts";
import { provenVoices } from "./lacking.ts";
import { nearJobsWords } from "./near-jobs.ts";
import { gapWords, jobsWords, printWords, questionsWords, targetWords } from "./skill-journey.ts";
import { pathWords } from "./skill-paths.ts";
import { skillReasons } from "./skill-reasons.ts";
import { trainingsWords } from "./skill-trainings.ts";
import { certificatesWords, ownWordsVoices, waysVoices } from "./skill-ways.ts";

const tables = {
  ...{ backgroundPages, backgroundVoices, priorVoices, provenVoices, nearJobsWords, gapWords, jobsWords, printWords },
  ...{
    questionsWords,
    targetWords,
    pathWords,
    skillReasons,
    trainingsWords,
    certificatesWords,
    ownWordsVoices,
    waysVoices,
  },
};

/** Every sentence that is written in a table: those that are made of what is known are looked at where they are shown. */
function sentencesOf(words: unknown): readonly string[] {
  if (typeof words === "string") return [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(sentencesOf) : [];
}

it.each(Object.entries(tables))(
  "beside somebody, %s speak of them, and never to them or as them",
  (_name, { beside }) => {
    const sentences = sentencesOf(beside);
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((sentence) => saidToThem(sentence).length > 0)).toEqual([]);
  },
);

it("beside somebody, a reason that is made of what is known speaks of them", () => {
  const { ownWord: _, ...made } = skillReasons.beside;
  const sentences = Object.values(made).map((reason) => reason("12 mars", "Souder"));
  expect(sentences.filter((sentence) => saidToThem(sentence).length > 0)).toEqual([]);
  expect(gapWords.beside.summary(3, 12)).toContain("La personne en a déjà 3");
  expect(priorVoices.beside.line("Le permis B", priorVoices.beside.status.held)).toContain("la personne l’a");
});

it("what speaks to somebody, or as them, is seen", () => {
  for (const sentence of ["Vous en avez déjà 3.", "Le permis B : vous l’avez", "Ce que j’ai fait", "Voir mon résultat"])
    expect(saidToThem(sentence)).toHaveLength(1);
});
