import type { SkillCorpus } from "./skill-corpus.ts";
import { titleRoots } from "./title-words.ts";

/** A certification as the register gives it: titles, and the jobs it leads to. */
export interface CertificationToLink {
  readonly title: string;
  readonly romes: readonly string[];
  readonly blocks: readonly { readonly code: string; readonly title: string }[];
}

/** What is compared between a block and a skill; each is a number around 0 to 1. */
export const featureNames = [
  "constant",
  "titleNearness",
  "contextNearness",
  "nearerThanSiblings",
  "skillSaid",
  "bothSaid",
  "skillSaidInContext",
  "bestOfBlock",
  "ficheCore",
  "ficheOther",
  "ficheShare",
  "isMacro",
  "metiers",
  "sameDomain",
  "objectSaid",
  "skillLength",
  "kin",
  "kinSaid",
] as const;
export type FeatureName = (typeof featureNames)[number];

/** A skill that a block may teach. */
export interface Candidate {
  readonly place: number;
  readonly features: Readonly<Record<FeatureName, number>>;
}

const NEAREST = 40;
/** Standard deviations and logarithms, brought to the size of the other features. */
const DEVIATIONS = 3;

/** The candidates of each block of a certification, from the whole referential: near by words or by meaning, or asked by its jobs. */
export function candidatesOf(
  corpus: SkillCorpus,
  certification: CertificationToLink,
): ReadonlyMap<string, readonly Candidate[]> {
  const fiche = readFiche(corpus, certification.romes);
  const nearness = certification.blocks.map(({ title }) => corpus.nearness(title));
  return new Map(
    certification.blocks.map((block, at) => {
      const siblings = nearness.filter((_, other) => other !== at);
      const context = `${block.title} ${certification.title}`;
      const read: BlockReading = {
        title: rootsOf(block.title),
        context: rootsOf(context),
        near: nearness[at] ?? new Float32Array(),
        contextNear: corpus.nearness(context),
        siblings,
        fiche,
      };
      return [block.code, weigh(corpus, read)];
    }),
  );
}

interface Fiche {
  readonly core: ReadonlySet<number>;
  /** In how many of the fiche's jobs each skill is, as a share. */
  readonly shares: ReadonlyMap<number, number>;
  readonly domaines: ReadonlySet<string>;
}

interface BlockReading {
  readonly title: readonly string[];
  readonly context: readonly string[];
  readonly near: Float32Array;
  readonly contextNear: Float32Array;
  readonly siblings: readonly Float32Array[];
  readonly fiche: Fiche;
}

function readFiche(corpus: SkillCorpus, romes: readonly string[]): Fiche {
  const core = new Set<number>();
  const shares = new Map<number, number>();
  for (const rome of romes)
    for (const { ogr, isCore } of corpus.skillsOfMetier.get(rome) ?? []) {
      const place = corpus.placeOf.get(ogr);
      if (place === undefined) continue;
      if (isCore) core.add(place);
      shares.set(place, (shares.get(place) ?? 0) + 1 / romes.length);
    }
  return { core, shares, domaines: new Set(romes.map(domaineOf)) };
}

function domaineOf(rome: string): string {
  return rome.slice(0, 3);
}

function rootsOf(text: string): readonly string[] {
  return [...new Set(titleRoots(text))];
}

function weigh(corpus: SkillCorpus, read: BlockReading): readonly Candidate[] {
  const { near, contextNear, fiche } = read;
  const words = corpus.index.score(read.title);
  const places = new Set([...fiche.shares.keys(), ...[words, near, contextNear].flatMap(highest)]);
  const said = [...places].map((place) => ({ place, ...comparedWords(corpus, read, place) }));
  const most = said.reduce((best, { both }) => Math.max(best, both), 0) || 1;
  const kin = kinOf(corpus, said);
  return said.map(({ place, skill, both, inContext }) => ({
    place,
    features: {
      constant: 1,
      titleNearness: (near[place] ?? 0) / DEVIATIONS,
      contextNearness: (contextNear[place] ?? 0) / DEVIATIONS,
      nearerThanSiblings: nearerThanSiblings(read, place) / DEVIATIONS,
      skillSaid: skill,
      bothSaid: Math.sqrt(both),
      skillSaidInContext: inContext,
      bestOfBlock: both / most,
      ficheCore: fiche.core.has(place) ? 1 : 0,
      ficheOther: fiche.shares.has(place) && !fiche.core.has(place) ? 1 : 0,
      ficheShare: fiche.shares.get(place) ?? 0,
      isMacro: corpus.skills[place]?.isMacro === true ? 1 : 0,
      metiers: Math.log(1 + (corpus.metiersOf[place]?.length ?? 0)) / DEVIATIONS,
      sameDomain: shareOfDomain(corpus.metiersOf[place] ?? [], fiche.domaines),
      objectSaid: objectSaid(corpus, read, place),
      skillLength: Math.log(1 + (corpus.roots[place]?.length ?? 0)),
      ...kin(place),
    },
  }));
}

/** The places of the highest scores over 0. */
function highest(scores: Float32Array | Float64Array): readonly number[] {
  return [...scores.keys()]
    .filter((place) => (scores[place] ?? 0) > 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, NEAREST);
}

interface ComparedWords {
  /** How much of the skill the title says, and this times the reverse: rare words count more, words of near meaning in part. */
  readonly skill: number;
  readonly both: number;
  /** How much of the skill the titles of block and certification say together. */
  readonly inContext: number;
}

function comparedWords(corpus: SkillCorpus, { title, context }: BlockReading, place: number): ComparedWords {
  const skill = corpus.roots[place] ?? [];
  const ofSkill = saidShare(corpus, skill, title);
  const ofTitle = saidShare(corpus, title, skill);
  return { skill: ofSkill, both: ofSkill * ofTitle, inContext: saidShare(corpus, skill, context) };
}

function saidShare({ index, likeness }: SkillCorpus, asked: readonly string[], by: readonly string[]): number {
  let total = 0;
  let said = 0;
  for (const root of asked) {
    const rarity = index.rarity(root);
    total += rarity;
    said += rarity * by.reduce((best, other) => Math.max(best, likeness.between(root, other)), 0);
  }
  return total === 0 ? 0 : said / total;
}

/** How much the title says, word for word, of what the skill acts on: of all but its verb, or of its verb when it says nothing else. */
function objectSaid({ roots, index }: SkillCorpus, { title }: BlockReading, place: number): number {
  const [verb, ...object] = roots[place] ?? [];
  const asked = object.length > 0 ? object : verb === undefined ? [] : [verb];
  const weigh = (some: readonly string[]): number => some.reduce((sum, root) => sum + index.rarity(root), 0);
  const total = weigh(asked);
  return total === 0 ? 0 : weigh(asked.filter((root) => title.includes(root))) / total;
}

/**
 * The other candidates under the same macro-skill: how many, and how well the best of them does by words. A skill whose kin the block
 * speaks of too is seldom there by chance.
 */
function kinOf(
  { skills }: SkillCorpus,
  said: readonly { readonly place: number; readonly both: number }[],
): (place: number) => { readonly kin: number; readonly kinSaid: number } {
  const family = (place: number): number => skills[place]?.macroOgr ?? skills[place]?.ogr ?? 0;
  const families = new Map<number, (typeof said)[number][]>();
  for (const one of said) families.set(family(one.place), [...(families.get(family(one.place)) ?? []), one]);
  return (place) => {
    const others = (families.get(family(place)) ?? []).filter((one) => one.place !== place);
    const best = others.reduce((most, { both }) => Math.max(most, both), 0);
    return { kin: Math.log(1 + others.length), kinSaid: Math.sqrt(best) };
  };
}

/** How much nearer this block is than the other blocks of its certification; negative when another is nearer. */
function nearerThanSiblings({ near, siblings }: BlockReading, place: number): number {
  if (siblings.length === 0) return 0;
  return (near[place] ?? 0) - Math.max(...siblings.map((sibling) => sibling[place] ?? 0));
}

function shareOfDomain(metiers: readonly string[], domaines: ReadonlySet<string>): number {
  return metiers.filter((metier) => domaines.has(domaineOf(metier))).length / Math.max(1, metiers.length);
}
