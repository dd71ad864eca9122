import { readSkillReferential } from "#app/blocks/links/block-link-store.server.ts";
import { arrangeSkills, type SkillCorpus } from "#app/blocks/links/skill-corpus.ts";
import { titleRoots } from "#app/blocks/links/title-words.ts";
import { rememberAnswers } from "#app/platform/remembered-answers.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { readSkillVectors, readVectors } from "#search/understanding/read-vectors.server.ts";

/** A skill that a sentence may tell of. */
export interface ToldSkill {
  readonly ogr: number;
  readonly label: string;
}

/** What the words of a label are worth beside a standard deviation of meaning, and a skill at the heart of a job that is told. */
const WORDS_SCORE = 3;
const CORE_SCORE = 1.5;
const OTHER_SCORE = 0.5;
const LEAST_SCORE = 2.5;
const TEN_MINUTES_MS = 600_000;

const corpusOf = rememberAnswers(
  async (reader: SqlReader) => {
    const [referential, words, skills] = await Promise.all([
      readSkillReferential(reader),
      readVectors(),
      readSkillVectors(),
    ]);
    return arrangeSkills(referential, { words, skills });
  },
  { maxAgeMs: TEN_MINUTES_MS, most: 1 },
);

/** The skills that some texts tell of, the likeliest first; those of the jobs told before others. A text is its words. */
export async function toldSkills(
  reader: SqlReader,
  { texts, jobs, most }: { readonly texts: readonly string[]; readonly jobs: readonly string[]; readonly most: number },
): Promise<readonly ToldSkill[]> {
  const corpus = await corpusOf(reader, "skills");
  const scores = new Float64Array(corpus.skills.length);
  for (const text of texts) {
    const meant = corpus.nearness(text);
    const written = corpus.index.score(titleRoots(text));
    const most = written.reduce((best, one) => Math.max(best, one), 0) || 1;
    for (let at = 0; at < scores.length; at += 1)
      scores[at] = Math.max(scores[at] ?? 0, (meant[at] ?? 0) + (WORDS_SCORE * (written[at] ?? 0)) / most);
  }
  for (const [at, bonus] of bonuses(corpus, jobs)) scores[at] = (scores[at] ?? 0) + bonus;
  return corpus.skills
    .map((skill, at) => ({ skill, score: scores[at] ?? 0 }))
    .filter(({ skill, score }) => !skill.isMacro && score >= LEAST_SCORE)
    .sort((one, other) => other.score - one.score || one.skill.ogr - other.skill.ogr)
    .slice(0, most)
    .map(({ skill: { ogr, label } }) => ({ ogr, label }));
}

function bonuses({ placeOf, skillsOfMetier }: SkillCorpus, jobs: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const job of jobs)
    for (const { ogr, isCore } of skillsOfMetier.get(job) ?? []) {
      const at = placeOf.get(ogr);
      if (at !== undefined) found.set(at, Math.max(found.get(at) ?? 0, isCore ? CORE_SCORE : OTHER_SCORE));
    }
  return found;
}
