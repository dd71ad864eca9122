import type { DraftContent } from "#app/people/skill-draft/draft-content.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { inPlainWords, type NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { answerGap } from "../gap/answer-gap.server.ts";
import type { AnsweredGap, DeclaredSkill } from "../gap/answered-gap.ts";
import { heldSkills, type JobDone } from "./held-skills.ts";
import { orderQuestions } from "./order-questions.ts";

/** A skill to ask about. */
export interface AskedSkill extends NamedSkill {
  readonly ogr: number;
}

/** What a draft says of somebody and of the job they want. */
export interface Profile {
  /** Skills in everyday words, where there are some. */
  readonly gap: AnsweredGap;
  readonly held: readonly DeclaredSkill[];
  /** Those of them that the jobs done show, whole, and that the person did not deny: what experience can be validated from. */
  readonly practised: ReadonlySet<number>;
  /** The skills worth a question, the first one first. */
  readonly questions: readonly AskedSkill[];
}

/** Reads the gap of a draft. Refused without a job wanted, or when ROME no longer knows it. */
export async function readProfile(
  reader: SqlReader,
  { jobs, target, answers }: DraftContent,
): Promise<Result<Profile, { readonly kind: "no-target" }>> {
  if (target === null) return refused({ kind: "no-target" });
  const [expected, ...done] = await Promise.all([
    readExpectedSkills(reader, target.rome),
    ...jobs.map(async (job): Promise<JobDone> => {
      const sheet = await readExpectedSkills(reader, job.rome);
      return { ...job, skills: sheet.ok ? sheet.value.skills : [] };
    }),
  ]);
  const held = heldSkills(done, answers);
  const gap = await answerGap(reader, { rome: target.rome, held });
  if (!expected.ok || !gap.ok) return refused({ kind: "no-target" });
  const words = await readPlainSkills();
  const questions = orderQuestions({ expected: expected.value.skills, jobs: done, answers });
  const shown = heldSkills(
    done,
    answers.filter(({ answer }) => answer !== "yes"),
  );
  const practised = new Set(shown.filter(({ isPartial }) => !isPartial).map(({ ogr }) => ogr));
  return ok({
    gap: gapInPlainWords(gap.value, words),
    held,
    practised,
    questions: questions.map(({ ogr, label }) => inPlainWords({ ogr, label }, words)),
  });
}

function gapInPlainWords(gap: AnsweredGap, words: ReadonlyMap<number, string>): AnsweredGap {
  const plain = (skills: AnsweredGap["have"]): AnsweredGap["have"] => skills.map((skill) => inPlainWords(skill, words));
  return { ...gap, have: plain(gap.have), close: plain(gap.close), missing: plain(gap.missing) };
}
