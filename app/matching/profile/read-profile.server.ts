import { blockName } from "#app/blocks/block-name.ts";
import { certificateName } from "#app/blocks/certificate-name.ts";
import { certificationsByCode } from "#app/blocks/certification-store.server.ts";
import type { SkillVoice } from "#app/content/skill-voice.ts";
import { readWanted } from "#app/needs/layers/read-wanted.server.ts";
import type { UnknownWanted } from "#app/needs/layers/wanted.ts";
import type { DraftCertificate, HeldContent } from "#app/people/skill-draft/draft-content.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import type { SqlReader } from "#app/platform/sql-reader.ts";
import { type ExpectedOfMetier, readExpectedSkills } from "#app/skills/expected/read-expected-skills.server.ts";
import { inPlainWords, type NamedSkill } from "#app/skills/plain/plain-skills.ts";
import { readPlainSkills } from "#app/skills/plain/read-plain-skills.server.ts";
import { regionalPlainWords } from "#app/skills/plain/regional-plain-store.server.ts";
import { gapTo } from "../gap/answer-gap.server.ts";
import type { AnsweredGap } from "../gap/answered-gap.ts";
import { checkPriorNeeds, type PriorCheck } from "../prior/prior-needs.ts";
import { readPriorTables } from "../prior/read-prior-tables.server.ts";
import { type CertificateHeld, type HeldSkill, heldSkills, type JobDone, PROVEN } from "./held-skills.ts";
import { type KnownOfLacking, knownOfLacking } from "./known-of-lacking.ts";
import { orderQuestions } from "./order-questions.ts";

/** A skill to ask about. */
export interface AskedSkill extends NamedSkill {
  readonly ogr: number;
}

/** What a draft says of somebody and of the job they want. */
export interface Profile extends KnownOfLacking {
  /** Skills in everyday words, where there are some. */
  readonly gap: AnsweredGap;
  /** The gap is set against the need of a company, besides its job. */
  readonly isOfNeed: boolean;
  readonly held: readonly HeldSkill[];
  /** Those of them that the jobs done show, whole, and that the person did not deny: what experience can be validated from. */
  readonly practised: ReadonlySet<number>;
  /** The skills worth a question, the first one first. */
  readonly questions: readonly AskedSkill[];
  /** What the trainings of the job ask before, and whether the person has it. */
  readonly checks: readonly PriorCheck[];
  /** The level of diploma that they said, or that a diploma of theirs has, the highest; null: not known. */
  readonly level: number | null;
}

/** Reads the gap of a draft. `voice`: to whom it says why. Refused without a job wanted, or when ROME no longer knows it. */
export async function readProfile(
  reader: SqlReader,
  { jobs, certificates, target, answers, background }: HeldContent,
  voice: SkillVoice = "own",
): Promise<Result<Profile, { readonly kind: "no-target" }>> {
  if (target === null) return refused({ kind: "no-target" });
  const [wanted, { done, held }] = await Promise.all([
    readTarget(reader, target),
    readHeld(reader, { jobs, certificates, answers }, voice),
  ]);
  if (!wanted.ok) return refused({ kind: "no-target" });
  const { expected, isOfNeed } = wanted.value;
  const gap = await gapTo(reader, expected, { held, voice });
  const proved = new Set(held.flatMap(({ ogr, evidence }) => (PROVEN.has(evidence) ? [ogr] : [])));
  const lacked = [...gap.missing, ...gap.close].map(({ ogr }) => ogr);
  const [plain, regional, tables] = await Promise.all([
    readPlainSkills(),
    regionalPlainWords(reader),
    readPriorTables(),
  ]);
  const words = new Map([...plain, ...regional]);
  const level = await levelOf(reader, certificates, background.level?.value ?? null);
  const questions = orderQuestions({ expected: expected.skills, jobs: done, answers, proved });
  return ok({
    gap: gapInPlainWords(gap, words),
    isOfNeed,
    held,
    practised: practisedIn(done, answers),
    ...knownOfLacking(lacked, answers),
    questions: questions.map(({ ogr, label }) => inPlainWords({ ogr, label }, words)),
    checks: checkPriorNeeds(tables, target.rome, { background, jobs, certificates, level }),
    level,
  });
}

/** What the need asks for that the job wanted was chosen from, while everybody may see it; else what the job asks for. */
async function readTarget(
  reader: SqlReader,
  { rome, need }: NonNullable<HeldContent["target"]>,
): Promise<Result<{ readonly expected: ExpectedOfMetier; readonly isOfNeed: boolean }, UnknownWanted>> {
  const ofNeed = need === undefined ? undefined : await readWanted(reader, { need });
  if (ofNeed?.ok === true) return ok({ expected: ofNeed.value, isOfNeed: true });
  const ofJob = await readWanted(reader, { rome });
  return ofJob.ok ? ok({ expected: ofJob.value, isOfNeed: false }) : ofJob;
}

/** The highest of the level that was said and of those of the diplomas held whole. */
async function levelOf(
  reader: SqlReader,
  certificates: readonly DraftCertificate[],
  said: number | null,
): Promise<number | null> {
  const whole = certificates.flatMap(({ code, blocks }) => (blocks.length === 0 ? [code] : []));
  const levels = whole.length === 0 ? [] : (await certificationsByCode(reader, whole)).map(({ level }) => level);
  const known = [said, ...levels].filter((level) => level !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** What a draft shows that somebody can do, the jobs done with what ROME says of them, and the diplomas with what their blocks show. */
export async function readHeld(
  reader: SqlReader,
  { jobs, certificates, answers }: Pick<HeldContent, "jobs" | "certificates" | "answers">,
  voice: SkillVoice = "own",
): Promise<{
  readonly done: readonly JobDone[];
  readonly held: readonly HeldSkill[];
  readonly shown: readonly CertificateHeld[];
}> {
  const [shown, ...done] = await Promise.all([
    readCertificates(reader, certificates),
    ...jobs.map(async (job): Promise<JobDone> => {
      const sheet = await readExpectedSkills(reader, job.rome);
      return { ...job, skills: sheet.ok ? sheet.value.skills : [] };
    }),
  ]);
  return { done, shown, held: heldSkills({ jobs: done, certificates: shown, answers }, voice) };
}

function practisedIn(jobs: readonly JobDone[], answers: HeldContent["answers"]): ReadonlySet<number> {
  const denied = answers.filter(({ answer }) => answer !== "yes");
  const shown = heldSkills({ jobs, certificates: [], answers: denied });
  return new Set(shown.filter(({ isPartial }) => !isPartial).map(({ ogr }) => ogr));
}

function gapInPlainWords(gap: AnsweredGap, words: ReadonlyMap<number, string>): AnsweredGap {
  const plain = (skills: AnsweredGap["have"]): AnsweredGap["have"] => skills.map((skill) => inPlainWords(skill, words));
  return { ...gap, have: plain(gap.have), close: plain(gap.close), missing: plain(gap.missing) };
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
  return held.map(({ code, label, blocks: parts, ...said }) => {
    const certificate = known.find((one) => one.code === code);
    const blocks = (certificate?.blocks ?? []).map((block) => ({
      ...{ code: block.code, skills: block.skills },
      label: blockName({ ...block, certification: certificate?.title ?? null }),
    }));
    const isWhole = parts.length === 0;
    if (certificate === undefined && said.obtainedAt !== undefined) {
      const unknown = parts.map((part) => ({ label: part, skills: [] }));
      return { ...said, label: code, isWhole, blocks: unknown };
    }
    const named = certificate === undefined || label !== "" ? label : certificateName(certificate);
    return {
      ...said,
      label: named,
      isWhole,
      blocks: isWhole ? blocks : blocks.filter(({ code: of }) => parts.includes(of)),
    };
  });
}
