import { certificationsByCode } from "#app/blocks/certification-store.server.ts";
import type { DraftCertificate, DraftContent } from "#app/people/skill-draft/draft-content.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { answerGap } from "../gap/answer-gap.server.ts";
import type { AnsweredGap } from "../gap/answered-gap.ts";
import { type CertificateHeld, type HeldSkill, heldSkills, type JobDone } from "./held-skills.ts";
import { orderQuestions } from "./order-questions.ts";

/** What a draft says of somebody and of the job they want. */
export interface Profile {
  readonly gap: AnsweredGap;
  readonly held: readonly HeldSkill[];
  /** The skills worth a question, the first one first. */
  readonly questions: readonly { readonly ogr: number; readonly label: string }[];
}

/** Reads the gap of a draft. Refused without a job wanted, or when ROME no longer knows it. */
export async function readProfile(
  reader: SqlReader,
  { jobs, certificates, target, answers }: DraftContent,
): Promise<Result<Profile, { readonly kind: "no-target" }>> {
  if (target === null) return refused({ kind: "no-target" });
  const [expected, ...done] = await Promise.all([
    readExpectedSkills(reader, target.rome),
    ...jobs.map(async (job): Promise<JobDone> => {
      const sheet = await readExpectedSkills(reader, job.rome);
      return { ...job, skills: sheet.ok ? sheet.value.skills : [] };
    }),
  ]);
  const held = heldSkills({ jobs: done, certificates: await readCertificates(reader, certificates), answers });
  const gap = await answerGap(reader, { rome: target.rome, held });
  if (!expected.ok || !gap.ok) return refused({ kind: "no-target" });
  const proved = new Set(
    held.flatMap(({ ogr, evidence }) => (evidence === "certificate" || evidence === "block" ? [ogr] : [])),
  );
  const questions = orderQuestions({ expected: expected.value.skills, jobs: done, answers, proved });
  return ok({ gap: gap.value, held, questions: questions.map(({ ogr, label }) => ({ ogr, label })) });
}

/** The diplomas of a draft, with what their blocks teach today: a link reviewed meanwhile counts. An unknown one shows nothing. */
async function readCertificates(
  reader: SqlReader,
  held: readonly DraftCertificate[],
): Promise<readonly CertificateHeld[]> {
  const known = await certificationsByCode(
    reader,
    held.map(({ code }) => code),
  );
  return held.map(({ code, label, blocks: parts }) => {
    const blocks = known.find((one) => one.code === code)?.blocks ?? [];
    const isWhole = parts.length === 0;
    return { label, isWhole, blocks: isWhole ? blocks : blocks.filter((block) => parts.includes(block.code)) };
  });
}
