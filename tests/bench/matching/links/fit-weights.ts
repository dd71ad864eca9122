import { isGeneralSubject } from "#app/blocks/links/general-subject.ts";
import { type Candidate, candidatesOf, featureNames } from "#app/blocks/links/link-features.ts";
import { type JudgedBlock, readJudgedBlocks, scoreLinks } from "./judged-links.ts";
import { certificationOf, sharedCorpus } from "./shared-corpus.ts";
import { readSharedReferential } from "./shared-referential.ts";

// Fits the weights of `app/blocks/links/link-weights.ts` on what may be learned from: logistic regression, by Newton's method, with a prior
// that keeps weights small. Prints what cross-validation by certification says of the thresholds of all links, then of those of shown links
// (the best link of a block, the others), then the weights.

interface Row {
  readonly ogr: number;
  readonly x: readonly number[];
  readonly y: number;
  readonly counts: boolean;
}
interface Fold {
  readonly block: JudgedBlock;
  readonly fold: number;
  readonly rows: readonly Row[];
}

const PRIOR = 2;
const FOLDS = 8;
const ROUNDS = 25;

const referential = readSharedReferential();
const corpus = await sharedCorpus(referential);
const titles = new Map(referential.blocks.map(({ code, title }) => [code, title]));
const tuned = readJudgedBlocks().filter(
  ({ half, code }) => half === "tuned" && !isGeneralSubject(titles.get(code) ?? ""),
);
const certifications = [...new Set(tuned.map(({ certification }) => certification))];
const folds: readonly Fold[] = certifications.flatMap((certification, at) => {
  const candidates = candidatesOf(corpus, certificationOf(referential, certification));
  return tuned
    .filter((block) => block.certification === certification)
    .map((block) => ({
      block,
      fold: at % FOLDS,
      rows: (candidates.get(block.code) ?? []).map((one) => rowOf(block, one)),
    }));
});

function rowOf(block: JudgedBlock, { place, features }: Candidate): Row {
  const ogr = corpus.skills[place]?.ogr ?? 0;
  const y = block.taught.has(ogr) ? 1 : 0;
  return { ogr, x: featureNames.map((name) => features[name]), y, counts: !block.partly.has(ogr) };
}

const scores = new Map<string, ReadonlyMap<number, number>>();
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = fit(folds.filter((one) => one.fold !== fold).flatMap(({ rows }) => rows));
  for (const { block, rows } of folds.filter((one) => one.fold === fold))
    scores.set(block.code, new Map(rows.map(({ ogr, x }) => [ogr, confidence(weights, x)])));
}
for (let threshold = 0.1; threshold < 0.75; threshold += 0.025) {
  for (const most of [8, 10, 12]) {
    const predict = ({ code }: JudgedBlock): readonly number[] => best(scores.get(code), threshold, most);
    const { precision, recall, f1 } = scoreLinks(tuned, predict);
    const technical = tuned.filter(({ kind }) => kind === "technical");
    const reach = technical.filter((block) => predict(block).length > 0).length / technical.length;
    const figures = { precision, recall, f1, reach };
    process.stdout.write(
      `${threshold.toFixed(3)} ${most} ${Object.entries(figures)
        .map(([name, value]) => `${name} ${value.toFixed(3)}`)
        .join(" ")}\n`,
    );
  }
}
for (let first = 0.5; first < 0.7; first += 0.025) {
  for (let others = 0.65; others < 0.95; others += 0.05) {
    const shown = ({ code }: JudgedBlock): readonly number[] => {
      const [top, ...rest] = best(scores.get(code), Math.min(first, others), 10);
      const isShown = (ogr: number | undefined, least: number): boolean =>
        ogr !== undefined && (scores.get(code)?.get(ogr) ?? 0) >= least;
      return [
        ...(top !== undefined && isShown(top, first) ? [top] : []),
        ...rest.filter((ogr) => isShown(ogr, others)),
      ];
    };
    const { precision } = scoreLinks(tuned, shown);
    const technical = tuned.filter(({ kind }) => kind === "technical");
    const reach = technical.filter((block) => shown(block).length > 0).length / technical.length;
    process.stdout.write(
      `shown ${first.toFixed(3)} ${others.toFixed(2)} precision ${precision.toFixed(3)} reach ${reach.toFixed(3)}\n`,
    );
  }
}
const weights = fit(folds.flatMap(({ rows }) => rows));
featureNames.forEach((name, at) => {
  process.stdout.write(`  ${name}: ${(weights[at] ?? 0).toFixed(3)},\n`);
});

function best(of: ReadonlyMap<number, number> | undefined, threshold: number, most: number): readonly number[] {
  return [...(of ?? [])]
    .filter(([, value]) => value >= threshold)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([ogr]) => ogr);
}

function confidence(weights: readonly number[], x: readonly number[]): number {
  return 1 / (1 + Math.exp(-x.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0)));
}

function fit(rows: readonly Row[]): readonly number[] {
  const size = featureNames.length;
  let weights: readonly number[] = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((one, at) => (at === 0 ? 0 : -PRIOR * one));
    const curve: number[][] = slope.map((_, at) =>
      slope.map((__, other) => (at === other ? (at === 0 ? 1e-6 : PRIOR) : 0)),
    );
    for (const { x, y, counts } of rows) {
      if (!counts) continue;
      const p = confidence(weights, x);
      x.forEach((one, at) => {
        slope[at] = (slope[at] ?? 0) + (y - p) * one;
        const line = curve[at] ?? [];
        x.forEach((other, column) => {
          line[column] = (line[column] ?? 0) + p * (1 - p) * one * other;
        });
      });
    }
    const step = solve(curve, slope);
    weights = weights.map((one, at) => one + (step[at] ?? 0));
  }
  return weights;
}

/** Gauss–Jordan; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const lines = matrix.map((line, at) => [...line, right[at] ?? 0]);
  lines.forEach((line, at) => {
    const pivot = line[at] ?? 1;
    for (let column = at; column < line.length; column += 1) line[column] = (line[column] ?? 0) / pivot;
    lines.forEach((other, row) => {
      if (row === at) return;
      const factor = other[at] ?? 0;
      for (let column = at; column < other.length; column += 1)
        other[column] = (other[column] ?? 0) - factor * (line[column] ?? 0);
    });
  });
  return lines.map((line) => line[line.length - 1] ?? 0);
}
