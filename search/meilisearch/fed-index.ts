import { createHash } from "node:crypto";
import type { Settings } from "meilisearch";
import { documentLines, wantedStamps } from "./documents-statement.ts";
import { certificationSettings, jobSettings, needSettings, skillSettings, trainingSettings } from "./index-settings.ts";
import { jobLines, wantedJobStamps } from "./job-documents-statement.ts";
import {
  certificationLines,
  skillLines,
  wantedCertificationStamps,
  wantedSkillStamps,
} from "./named-documents-statement.ts";

import { needLines, wantedNeedStamps } from "./need-documents-statement.ts";

/** An index of the server, and what it is made of. */
export interface FedIndex {
  readonly name: string;
  /** Bears this name while it is made anew, beside the one that answers. */
  readonly next: string;
  readonly settings: Settings;
  /** Gives one number: the generation that the index should hold. */
  readonly generation: string;
  /** Gives id and stamp of every document that it should hold: the stamp changes whenever the document may have changed. */
  readonly stamps: string;
  /** Gives the documents of some ids, as lines of JSON. */
  readonly lines: string;
  /** The work of the portal in whose name the documents are read, where row security keeps them from others. */
  readonly task?: "need";
  /** Tells an index made in another way: whoever finds another digest there makes the index anew. */
  readonly digest: string;
}

/** The document, beside the others of an index, that says what the index holds: it moves with the index, whatever happens to it. */
export const STATE = "state";

/** The trainings, whose words the search asks. */
export const trainings: FedIndex = withDigest({
  name: "trainings",
  next: "trainings_next",
  settings: trainingSettings,
  generation: "SELECT number::float8 AS generation FROM search.generation",
  stamps: wantedStamps,
  lines: documentLines,
});

/** The métiers with all their names, which `findMetiers` asks. They change with an import of ROME only. */
export const jobs: FedIndex = withDigest({
  name: "metiers",
  next: "metiers_next",
  settings: jobSettings,
  generation: "SELECT jobs::float8 AS generation FROM search.generation",
  stamps: wantedJobStamps,
  lines: jobLines,
});

/** ROME's know-how by its words. It changes with an import of ROME only. */
export const skills: FedIndex = withDigest({
  name: "skills",
  next: "skills_next",
  settings: skillSettings,
  generation: jobs.generation,
  stamps: wantedSkillStamps,
  lines: skillLines,
});

/** Certifications by their title, their kind, their blocks or their codes. They change with an import of certifications only. */
export const certifications: FedIndex = withDigest({
  name: "certifications",
  next: "certifications_next",
  settings: certificationSettings,
  generation: "SELECT certifications::float8 AS generation FROM search.generation",
  stamps: wantedCertificationStamps,
  lines: certificationLines,
});

/** What companies look for. Its documents bear no contact, and no company but of a need that everybody sees. They change with each need. */
export const needs: FedIndex = withDigest({
  name: "needs",
  next: "needs_next",
  settings: needSettings,
  generation: "SELECT number::float8 AS generation FROM search.need_generation",
  stamps: wantedNeedStamps,
  lines: needLines,
  task: "need",
});

/** Fed in this order. */
export const fedIndexes: readonly FedIndex[] = [trainings, jobs, skills, certifications, needs];

function withDigest(index: Omit<FedIndex, "digest">): FedIndex {
  const made = JSON.stringify([index.settings, index.lines]);
  return { ...index, digest: createHash("sha256").update(made).digest("hex").slice(0, 16) };
}
