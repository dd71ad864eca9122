import { z } from "zod";
import { actingFor, inTransactionAs } from "#app/access/acting.server.ts";
import type { MemberActor } from "#app/access/actor.ts";
import { can } from "#app/access/can.ts";
import { defineCommand, done, type Outcome } from "#app/access/command.server.ts";
import { todayIso } from "#app/platform/clock.server.ts";
import type { Database } from "#app/platform/database.server.ts";
import { ok, type Result, refused } from "#app/platform/result.ts";
import { findSkills } from "#app/skills/find-skills.server.ts";
import type { SkillHit } from "#app/skills/skill-hit.ts";
import {
  type CertificationToReview,
  certificationToReview,
  type LinkEffect,
  type ListedCertification,
  linkEffect,
  listCertifications,
  type Progress,
  reviewProgress,
  saveVerdict,
} from "./link-review-store.server.ts";
import { verdicts } from "./verdict.ts";

const MOST_FOUND = 15;

/** A link by its block and its skill, with what a reviewer decides of it. */
export const decisionSchema = z.object({
  block: z.string().regex(/^[A-Z0-9]{4,40}$/),
  ogr: z.coerce.number().int().positive().max(2_147_483_647),
  verdict: z.enum(verdicts),
});
export type LinkDecision = z.infer<typeof decisionSchema>;

/** An operator accepts a link, rejects it, or adds one that the method did not find. The last decision counts; all are kept. */
export const reviewLink = defineCommand({
  input: decisionSchema,
  right: "block-link.review",
  async run({ transaction, actor, at }, decision): Promise<Outcome<null, { readonly kind: "unknown-link" }>> {
    const isKnown = await saveVerdict(transaction, decision, { accountId: actor.accountId, at });
    if (!isKnown) return refused({ kind: "unknown-link" });
    const { block, ogr, verdict } = decision;
    return done(null, { action: "block-link.review", resourceId: block, facts: { skill: ogr, verdict } });
  },
});

interface NotAllowed {
  readonly kind: "not-allowed";
}

/** The certifications that trainings lead to, the most used first, and how far reviewing is. */
export async function readCertificationsToReview(
  database: Database,
  actor: MemberActor,
): Promise<
  Result<{ readonly certifications: readonly ListedCertification[]; readonly progress: Progress }, NotAllowed>
> {
  if (!can(actor, "block-link.review")) return refused({ kind: "not-allowed" });
  return inTransactionAs(database, actingFor(actor), async (transaction) =>
    ok({
      certifications: await listCertifications(transaction, todayIso()),
      progress: await reviewProgress(transaction, todayIso()),
    }),
  );
}

/** What a reviewer looks for beside the links: skills by words, to add to a block, and what one decision would change. */
export interface ReviewQuestion {
  readonly certification: string;
  readonly words: string;
  readonly decision: LinkDecision | null;
}

/** A certification with its blocks, links and past decisions. */
export interface CertificationReview {
  readonly certification: CertificationToReview;
  readonly found: readonly SkillHit[];
  /** Null when no decision is asked about, or its link cannot be. */
  readonly effect: LinkEffect | null;
}

export async function readCertificationReview(
  database: Database,
  actor: MemberActor,
  { certification: code, words, decision }: ReviewQuestion,
): Promise<Result<CertificationReview, NotAllowed | { readonly kind: "unknown-certification" }>> {
  if (!can(actor, "block-link.review")) return refused({ kind: "not-allowed" });
  const found = words === "" ? [] : await findSkills(words, MOST_FOUND, database.pool);
  return inTransactionAs(database, actingFor(actor), async (transaction) => {
    const certification = await certificationToReview(transaction, code);
    if (certification === null) return refused({ kind: "unknown-certification" });
    const isOfIt = certification.blocks.some((block) => block.code === decision?.block);
    return ok({
      certification,
      found,
      effect: decision === null || !isOfIt ? null : await linkEffect(transaction, decision, todayIso()),
    });
  });
}
