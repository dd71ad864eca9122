import type { Candidate, CertificationToLink } from "./link-features.ts";
import type { SkillCorpus } from "./skill-corpus.ts";
import { titleRoots } from "./title-words.ts";

interface EvidenceFacts {
  readonly block: { readonly title: string };
  readonly certification: CertificationToLink;
  readonly candidate: Candidate;
}

/** From this likeness on, two words are shown as near in meaning. */
const NEAR = 0.4;
const MOST_WORDS = 5;

/** Says in French why a block seems to teach a skill: words in common, words of near meaning, jobs of the certification. */
export function describeEvidence(corpus: SkillCorpus, { block, certification, candidate }: EvidenceFacts): string {
  const label = corpus.skills[candidate.place]?.label ?? "";
  const parts = [
    ...quoted("mots communs avec le titre du bloc", commonWords(label, titleRoots(block.title))),
    ...nearWords(corpus, label, block.title),
    ...quoted("mots du titre de la certification", commonWords(label, ownRoots(certification.title, block.title))),
    ...metierReason(corpus, certification, candidate),
  ];
  return parts.length === 0 ? "sens proche du titre du bloc" : parts.join(" ; ");
}

function quoted(what: string, words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`${what} : ${words.slice(0, MOST_WORDS).join(", ")}`];
}

/** The words of a label, as written. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}]+/u).filter((word) => word !== "");
}

function commonWords(label: string, roots: readonly string[]): readonly string[] {
  return wordsOf(label).filter((word) => titleRoots(word).some((root) => roots.includes(root)));
}

function ownRoots(title: string, block: string): readonly string[] {
  const said = titleRoots(block);
  return titleRoots(title).filter((root) => !said.includes(root));
}

function nearWords({ likeness }: SkillCorpus, label: string, title: string): readonly string[] {
  const pairs = wordsOf(label).flatMap((word) => {
    const [root] = titleRoots(word);
    const near = wordsOf(title).find((other) => {
      const [otherRoot] = titleRoots(other);
      return root !== undefined && otherRoot !== undefined && isNear(likeness.between(root, otherRoot));
    });
    return near === undefined ? [] : [`${word} et ${near}`];
  });
  return quoted("mots de sens proche", pairs);
}

function isNear(likeness: number): boolean {
  return likeness >= NEAR && likeness < 1;
}

function metierReason(corpus: SkillCorpus, { romes }: CertificationToLink, { place }: Candidate): readonly string[] {
  const ogr = corpus.skills[place]?.ogr;
  const asking = romes.filter((rome) => corpus.skillsOfMetier.get(rome)?.some((link) => link.ogr === ogr));
  const core = asking.filter((rome) =>
    corpus.skillsOfMetier.get(rome)?.some((link) => link.ogr === ogr && link.isCore),
  );
  if (core.length > 0) return [`au cœur d’un métier de la certification (${core.join(", ")})`];
  return asking.length > 0 ? [`demandée par un métier de la certification (${asking.join(", ")})`] : [];
}
