import type { Background } from "../skill-draft/background.ts";
import { type DraftContent, withAnswer, withCertificate, withJob } from "../skill-draft/draft-content.ts";

/**
 * Two contents as one: everything that either says. Where both speak of one thing (a job, a diploma, a skill, the job wanted), the newer
 * one counts. What is over the bounds of a draft gives way, the oldest first.
 */
export function mergeSkills(older: DraftContent, newer: DraftContent): DraftContent {
  const withJobs = newer.jobs.reduce(withJob, older);
  const withCertificates = newer.certificates.reduce(withCertificate, withJobs);
  const all = newer.answers.reduce(withAnswer, withCertificates);
  return {
    ...all,
    target: newer.target ?? older.target,
    ...(newer.place === null ? {} : { place: newer.place, radiusKm: newer.radiusKm }),
    background: laterOf(older.background, newer.background),
    weeklyHours: newer.weeklyHours ?? older.weeklyHours,
    budgetEuros: newer.budgetEuros ?? older.budgetEuros,
  };
}

/** A background is said whole: a licence that is not in the later one is no longer held. */
function laterOf(older: Background, newer: Background): Background {
  if (newer.on === null) return older;
  return older.on !== null && older.on > newer.on ? older : newer;
}

/** Several contents as one, the oldest first; null without any. */
export function mergeAll(contents: readonly DraftContent[]): DraftContent | null {
  const [first, ...others] = contents;
  return first === undefined ? null : others.reduce(mergeSkills, first);
}
