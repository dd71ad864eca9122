import type { SqlReader } from "#app/platform/sql-reader.ts";
import type { MetierReference } from "#app/skills/metier-detail.ts";
import { clausesOf } from "./clauses.ts";
import { jobReaderOf } from "./job-reader.server.ts";
import { rankTold } from "./rank-told.ts";
import { type ToldSkill, toldSkills } from "./skill-reader.server.ts";

/** What a sentence tells of, the likeliest first: to be proposed, never to be believed. */
export interface Told {
  readonly jobs: readonly MetierReference[];
  readonly skills: readonly ToldSkill[];
}

const nothingTold: Told = { jobs: [], skills: [] };
const MOST_JOBS = 5;
const MOST_SKILLS = 8;
/** The skills of so many jobs come before others. */
const JOBS_OF_SKILLS = 3;

/** The jobs and the skills that somebody tells of in their own words; none when no word is known. Nothing of the sentence is kept. */
export async function findTold(reader: SqlReader, sentence: string): Promise<Told> {
  if (sentence === "") return nothingTold;
  const jobReader = await jobReaderOf(reader, "jobs");
  const texts = clausesOf(sentence)
    .map((text) => jobReader.wordsOf(text))
    .filter(({ length }) => length > 0);
  if (texts.length === 0) return nothingTold;
  const jobs = rankTold(texts.map(jobReader.read), MOST_JOBS);
  const skills = await toldSkills(reader, {
    texts: texts.map((words) => words.join(" ")),
    jobs: jobs.slice(0, JOBS_OF_SKILLS).map(({ rome }) => rome),
    most: MOST_SKILLS,
  });
  return { jobs: jobs.map(({ rome, label }) => ({ code: rome, label })), skills };
}
