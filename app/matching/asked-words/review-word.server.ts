import { z } from "zod";
import { actingFor, inTransactionAs, readerOf } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { findSkills } from "#app/skills/find-skills.server.ts";
import { beginGenerationOfJobs } from "#search/postgres/generation.server.ts";
import { findTold } from "../own-words/find-told.server.ts";
import { LONGEST_PLAIN, LONGEST_WORD, mayBePersonal } from "./asked-word.ts";
import {
  type AskedWord,
  type AskedWordDetail,
  addRegionalSkill,
  addWordReview,
  askedWord,
  knownSkill,
  listAskedWords,
  listDomains,
  listRegionalSkills,
  type RegionalSkill,
  type SkillDomain,
} from "./asked-word-store.server.ts";

const MOST_NEAR = 8;
const word = z.string().min(1).max(LONGEST_WORD);

/** What an operator decides of a word. `plain` empty: no other wording. `domain`: a code of ROME's fourteen fields. */
export const wordDecisionSchema = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("linked"), word, ogr: z.coerce.number().int().positive().max(2_147_483_647) }),
  z.object({
    verdict: z.literal("regional"),
    word,
    label: z.string().trim().min(3).max(200),
    plain: z.string().trim().max(LONGEST_PLAIN),
    domain: z.string().regex(/^[A-N]$/),
  }),
  z.object({ verdict: z.enum(["ignored", "open"]), word }),
]);
export type WordDecision = z.infer<typeof wordDecisionSchema>;

export type WordRefusal =
  | { readonly kind: "unknown-word" }
  | { readonly kind: "unknown-skill" }
  | { readonly kind: "known-skill"; readonly label: string };

/**
 * An operator says what a word of needs means: a skill that is known, one that the Region adds, or none. The last decision counts, all are
 * kept. A skill that is known already is not added.
 */
export const reviewWord = defineCommand({
  input: wordDecisionSchema,
  right: "asked-word.review",
  async run({ transaction, actor, at }, decision): Promise<Outcome<null, WordRefusal>> {
    if ((await askedWord(transaction, decision.word)) === null) return refused({ kind: "unknown-word" });
    const reviewer = actor.accountId;
    let ogr: number | null = null;
    if (decision.verdict === "linked") {
      ogr = (await knownSkill(transaction, { ogr: decision.ogr }))?.ogr ?? null;
      if (ogr === null) return refused({ kind: "unknown-skill" });
    }
    if (decision.verdict === "regional") {
      const known = await knownSkill(transaction, { label: decision.label });
      if (known !== null) return refused({ kind: "known-skill", label: known.label });
      const { label, plain, domain } = decision;
      ogr = await addRegionalSkill(transaction, { label, plain: plain === "" ? null : plain, domain, at });
      await beginGenerationOfJobs(readerOf(transaction));
    }
    await addWordReview(transaction, { word: decision.word, verdict: decision.verdict, ogr, reviewer, at });
    return done(null, {
      action: "asked-word.review",
      facts: { skill: ogr, verdict: decision.verdict },
    });
  },
});

interface NotAllowed {
  readonly kind: "not-allowed";
}

/** The words of needs: those to decide, those decided; how many may tell of somebody, and are not shown. */
export interface WordsToReview {
  readonly open: readonly AskedWord[];
  readonly decided: readonly AskedWord[];
  readonly unshown: number;
  readonly regional: readonly RegionalSkill[];
}

export async function readWordsToReview(
  database: Database,
  actor: MemberActor,
): Promise<Result<WordsToReview, NotAllowed>> {
  if (!can(actor, "asked-word.review")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const words = await listAskedWords(transaction);
    const shown = words.filter(({ label }) => !mayBePersonal(label));
    const isOpen = ({ history }: AskedWord): boolean => (history[0]?.verdict ?? "open") === "open";
    return ok({
      open: shown.filter(isOpen),
      decided: shown.filter((one) => !isOpen(one)),
      unshown: words.length - shown.length,
      regional: await listRegionalSkills(transaction),
    });
  });
}

interface NamedSkill {
  readonly ogr: number;
  readonly label: string;
}

/** A word under review: the skills nearest to it by words and by meaning, those found by other words, and the fields to choose from. */
export interface WordReview {
  readonly asked: AskedWordDetail;
  readonly near: readonly NamedSkill[];
  readonly found: readonly NamedSkill[];
  readonly domains: readonly SkillDomain[];
  /** The skill that a decision to be kept would link; null: none is asked about. */
  readonly skill: NamedSkill | null;
}

export async function readWordReview(
  database: Database,
  actor: MemberActor,
  question: { readonly word: string; readonly words: string; readonly ogr: number | null },
): Promise<Result<WordReview, NotAllowed | { readonly kind: "unknown-word" }>> {
  if (!can(actor, "asked-word.review")) return refused({ kind: "not-allowed" });
  const read = await inTransactionAs(database, actingFor(actor), async (transaction) => ({
    asked: await askedWord(transaction, question.word),
    domains: await listDomains(transaction),
    skill: question.ogr === null ? null : await knownSkill(transaction, { ogr: question.ogr }),
  }));
  const { asked } = read;
  if (asked === null || mayBePersonal(asked.label)) return refused({ kind: "unknown-word" });
  const [told, named, found] = await Promise.all([
    findTold(database.pool, asked.label),
    findSkills(asked.label, MOST_NEAR, database.pool),
    question.words === "" ? [] : findSkills(question.words, MOST_NEAR, database.pool),
  ]);
  const near = new Map([...named, ...told.skills].map(({ ogr, label }) => [ogr, { ogr, label }]));
  return ok({ ...read, asked, near: [...near.values()].slice(0, 2 * MOST_NEAR), found });
}
