import { isGeneralSubject } from "./general-subject.ts";
import { describeEvidence } from "./link-evidence.ts";
import { type Candidate, type CertificationToLink, candidatesOf, featureNames } from "./link-features.ts";
import { linkWeights } from "./link-weights.ts";
import type { SkillCorpus } from "./skill-corpus.ts";

/** A skill that a block seems to teach. */
export interface SkillLink {
  readonly ogr: number;
  /** How likely it is, from 0 to 1, in hundredths. */
  readonly confidence: number;
  /** What makes the portal think so, in French. */
  readonly evidence: string;
  /** Sure enough to be shown to people before anybody reviewed it. */
  readonly isShown: boolean;
}

export interface BlockLinks {
  readonly block: string;
  /** The most likely first. */
  readonly skills: readonly SkillLink[];
}

/** Under this, a link is more often wrong than worth a reviewer's time: near the best F1 by cross-validation. */
const LEAST_CONFIDENCE = 0.2;
const MOST_LINKS = 10;
/** What is shown before a review: the best link of a block, and the others that are surer. Four in five were right by cross-validation. */
const SHOWN_BEST = 0.5;
const SHOWN_OTHER = 0.7;

/** The skills that each block of a certification teaches, as its titles and jobs tell them; none for a subject of school or a bare exam. */
export function linkBlocks(corpus: SkillCorpus, certification: CertificationToLink): readonly BlockLinks[] {
  const candidates = candidatesOf(corpus, certification);
  return certification.blocks.map((block) => ({
    block: block.code,
    skills: isGeneralSubject(block.title)
      ? []
      : (candidates.get(block.code) ?? [])
          .map((candidate) => ({ candidate, confidence: confidenceOf(candidate) }))
          .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
          .sort((one, other) => other.confidence - one.confidence || one.candidate.place - other.candidate.place)
          .slice(0, MOST_LINKS)
          .flatMap(({ candidate, confidence }, rank) => {
            const skill = corpus.skills[candidate.place];
            if (skill === undefined) return [];
            const evidence = describeEvidence(corpus, { block, certification, candidate });
            const isShown = confidence >= (rank === 0 ? SHOWN_BEST : SHOWN_OTHER);
            return { ogr: skill.ogr, confidence: Math.round(confidence * 100) / 100, evidence, isShown };
          }),
  }));
}

function confidenceOf({ features }: Candidate): number {
  return 1 / (1 + Math.exp(-featureNames.reduce((sum, name) => sum + features[name] * linkWeights[name], 0)));
}
